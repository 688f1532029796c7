import Foundation
import Testing

/// `pain`, `habit`, `athlete`, `export` and `doctor` as users run them.
@Suite struct LogCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func call(_ arguments: String...) throws -> Strideguard.Outcome {
    let library = scratch.folder.appending(path: "library.sqlite").path
    return try Strideguard.run(arguments, environment: ["STRIDEGUARD_LIBRARY": library])
  }

  private func addPain(_ more: String...) throws -> Strideguard.Outcome {
    try Strideguard.run(
      ["pain", "add"] + more,
      environment: ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path])
  }

  @Test func thePainLog() throws {
    #expect(
      try addPain("--on", "2026-04-05T18:30", "--when", "during", "--level", "4", "--side", "left", "--note", "hill")
        .output
        == "added 1  2026-04-05 18:30  4/10  during  left  hill\n")
    #expect(try addPain("--on", "2026-04-06", "--when", "next-morning", "--level", "2", "--limp").status == 0)
    #expect(
      try call("pain", "list").output
        == "1  2026-04-05 18:30  4/10  during  left  hill\n2  2026-04-06  2/10  next-morning  limp\n")
    #expect(try call("pain", "remove", "1").output == "removed 1\n")
    let again = try call("pain", "remove", "1")
    #expect(again.status == 2 && again.errorLines.count == 1)
  }

  /// Taken, since clocks may be wrong, but not without a word.
  @Test(arguments: [("2126-04-05", 1), ("2026-01-05", 0)])
  func aDayThatIsNotHereYet(day: String, warnings: Int) throws {
    let outcome = try addPain("--on", day, "--when", "rest", "--level", "2")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("added 1  \(day)"))
    #expect(outcome.errorLines.count == warnings && outcome.errorLines.allSatisfy { $0.contains("in the future") })
  }

  @Test(
    arguments: [
      ["--on", "2026-02-30", "--when", "during", "--level", "4"],
      ["--on", "2026-02-03T24:00", "--when", "during", "--level", "4"],
      ["--on", "2026-02-03", "--when", "later", "--level", "4"],
      ["--on", "2026-02-03", "--when", "during", "--level", "11"],
      ["--on", "2026-02-03", "--when", "during", "--level", "-1"],
      ["--on", "2026-02-03", "--when", "during", "--level", "3", "--side", "middle"],
    ])
  func wrongEntries(arguments: [String]) throws {
    let outcome = try Strideguard.run(
      ["pain", "add"] + arguments,
      environment: ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path])
    #expect(outcome.status == 64)
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "library.sqlite").path))
  }

  /// What a column says that nobody knows may be a limp, so it is not passed over; blanks in a name are no matter.
  @Test(
    arguments: [
      ("date,when,level,limping", 65, "'limping'"), ("Date,When,Level,Cannot bear weight", 0, ""),
      ("date,when,level,limp,sleep", 65, "'sleep'"),
    ])
  func aColumnThatIsNotKnown(head: String, status: Int, named: String) throws {
    let rows = head.split(separator: ",").count == 5 ? "2026-03-05,rest,3,yes,8\n" : "2026-03-05,rest,3,yes\n"
    let outcome = try call("pain", "import", try scratch.write("log.csv", head + "\n" + rows).path)
    #expect(outcome.status == status)
    #expect(outcome.errorLines.count == (status == 0 ? 0 : 1) && outcome.errorLines.allSatisfy { $0.contains(named) })
    #expect(try call("pain", "list").output.contains("cannot bear weight") == (status == 0))
  }

  /// No cell is passed over either: a comma without quotes, a column without a name or named twice may hide a limp.
  @Test(
    arguments: [
      ("date,when,level,note\n2026-03-05,rest,3,sore, limp on the stairs\n", ":2:"),
      ("date,when,level,\n2026-03-05,rest,3,limp\n", ":2:"),
      ("date,when,level,limp,Limp\n2026-03-05,rest,3,no,yes\n", ":1:"),
    ])
  func aCellInNoColumn(table: String, line: String) throws {
    let outcome = try call("pain", "import", try scratch.write("log.csv", table).path)
    #expect(
      outcome.status == 65 && outcome.errorLines.count == 1 && outcome.errorLines.allSatisfy { $0.contains(line) })
    #expect(
      try call("pain", "import", try scratch.write("log.csv", "date,when,level,\n2026-03-05,rest,3,\n").path).status
        == 0)
  }

  /// A row behind an open quote may hold pain, and a letter that cannot be read the word that tells of it.
  @Test(
    arguments: [
      ("date,when,level,note\n2026-03-04,rest,2,\n2026-03-05,rest,3,\"sore\n2026-03-06,rest,8,limp\n", ":3: a quote"),
      ("date,when,level,note\n2026-03-05,rest,3,gez\u{FC}gt\n", ": the table is not in UTF-8"),
      ("date,time,when,level\n2026-02-30,18:30,rest,3\n", ":2: date '2026-02-30'"),
      ("date,time,when,level\n2026-02-03,18.30,rest,3\n", ":2: time '18.30'"),
    ])
  func aTableThatCannotBeReadWhole(table: String, told: String) throws {
    let file = scratch.folder.appending(path: "log.csv")
    try #require(table.data(using: .isoLatin1)).write(to: file)
    let outcome = try call("pain", "import", file.path)
    #expect(outcome.status == 65 && outcome.errorLines.count == 1)
    #expect(outcome.errorLines.allSatisfy { $0.contains("log.csv" + told) })
    #expect(try call("pain", "list").output.contains("rest") == false)
  }

  /// Out as a table and in again into another library: the same log, whatever the note holds.
  @Test func theLogGoesOutAndInAgain() throws {
    _ = try addPain("--on", "2026-04-05", "--when", "after", "--level", "0", "--note", "=1+1, \"two\"\nlines 'quoted'")
    _ = try addPain(
      "--on", "2026-04-06T07:05", "--when", "rest", "--level", "10", "--cannot-bear-weight", "--note", "'x")
    let table = try call("export", "pain", "--format", "csv").output
    #expect(table.contains("\"'=1+1, \"\"two\"\"\nlines 'quoted'\""))
    let file = try scratch.write("log.csv", table)
    let other = scratch.folder.appending(path: "other.sqlite").path
    #expect(try call("pain", "import", file.path, "--library", other).output == "2 added\n")
    #expect(try call("export", "pain", "--library", other).output == table)
    #expect(try call("pain", "import", file.path, "--library", other).output == "0 added, 2 already in the log\n")
  }

  /// The same into the library that it comes from: nothing is new.
  @Test func theLogIsKnownAgain() throws {
    let notes = ["  lead", "trail \n", "", " ", "'=1", "'", "''x", "\t=1", String(repeating: "a", count: 499) + " b"]
    for (index, note) in notes.enumerated() {
      _ = try addPain("--on", "2026-04-0\(index + 1)", "--when", "after", "--level", "2", "--note", note)
    }
    let table = try call("export", "pain", "--format", "csv").output
    let kept = ["lead", "trail", "", "", "'=1", "'", "''x", "=1", String(repeating: "a", count: 499)]
    let cells = kept.map { ["'=1", "'", "''x", "=1"].contains($0) ? "'" + $0 : $0 }
    let rows = table.components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(rows.map { $0.components(separatedBy: ",").last } == cells)
    let file = try scratch.write("log.csv", table)
    #expect(try call("pain", "import", file.path).output == "0 added, 9 already in the log\n")
  }

  /// As spreadsheets save tables where the comma stands in numbers.
  @Test(arguments: [
    "date;when;level;note\n2026-04-05;rest;3;\"a, b\"\n", "date\twhen\tlevel\tnote\n2026-04-05\trest\t3\ta, b\n",
  ])
  func aTableMayHaveOtherSeparators(table: String) throws {
    let file = try scratch.write("log.csv", table)
    #expect(try call("pain", "import", file.path).output == "1 added\n")
    #expect(try call("pain", "list", "--format", "csv").output.contains("\"a, b\""))
  }

  @Test(
    arguments: [
      ("when,level\nrest,3\n", 1), ("date,when,level\n2026-13-01,rest,3\n", 2),
      ("date,when,level\n2026-01-01,rest,3\n2026-01-01,soon,3\n", 3), ("date,when,level\n2026-01-01,rest,3.5\n", 2),
      ("date,when,level,limp\n2026-01-01,rest,3,maybe\n", 2), ("", 1),
      ("date,when,level,note\n2026-01-01,rest,3,\"two\nlines\"\n\n2026-01-01,soon,3,\n", 5),
    ])
  func aTableWithAMistakeIsLeftOutWhole(table: String, line: Int) throws {
    let file = try scratch.write("log.csv", table)
    let outcome = try call("pain", "import", file.path)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("log.csv:\(line): "))
    #expect(try call("pain", "list").status == 65)
  }

  @Test func habits() throws {
    #expect(
      try call("habit", "add", "--on", "2026-03-17", "--did", "warm-up", "--note", "band").output
        == "added 1  2026-03-17  warm-up  band\n")
    #expect(
      try call("habit", "add", "--on", "2026-03-17", "--did", "warm-up", "--note", "band").output.contains("already"))
    #expect(try call("habit", "list", "--format", "csv").output == "id,date,did,note\r\n1,2026-03-17,warm-up,band\r\n")
    #expect(try call("habit", "remove", "1").status == 0)
    #expect(try call("habit", "list").output == "no entry\n")
  }

  @Test func aLoggedWarmUpAnswersTheFlagInReports() throws {
    let flags = { () throws -> [String] in
      let report = try Report(try call("report", "--all", "--format", "json", "--today", "2026-05-01").output)
      return report.runs.flatMap(\.flaggedFactors)
    }
    _ = try call("import", "history", "--time-zone", "UTC")
    let before = try flags().count { $0 == "warmup" }
    #expect(before > 0)
    _ = try call("habit", "add", "--on", "2026-03-17", "--did", "warm-up")
    #expect(try flags().count { $0 == "warmup" } == before - 1)
  }

  /// What is logged changes levels, for every command alike.
  @Test func everyCommandGivesARunTheSameLevel() throws {
    struct Listed: Decodable {
      struct Run: Decodable {
        var id: String
        var level: String
      }
      var runs: [Run]
    }
    _ = try call("import", "history", "--time-zone", "UTC")
    let listed = { () throws -> [String: String] in
      let text = try call("runs", "--format", "json", "--today", "2026-04-13").output
      let runs = try JSONDecoder().decode(Listed.self, from: Data(text.utf8)).runs
      return Dictionary(runs.map { ($0.id, $0.level) }) { first, _ in first }
    }
    let before = try listed()
    _ = try call("habit", "add", "--on", "2026-03-17", "--did", "warm-up")
    _ = try addPain("--on", "2026-04-12", "--when", "after", "--level", "6")
    let after = try listed()
    #expect(before != after && before.count == 43)
    let report = try Report(call("report", "--all", "--format", "json", "--today", "2026-04-13").output)
    let reported = report.runs.map { run in
      let flagged = run.flags.map(\.level).filter { $0 != "info" }
      return (run.id, levels.last(where: flagged.contains) ?? "none")
    }
    #expect(Dictionary(reported) { first, _ in first } == after)
    let table = try call("export", "runs", "--today", "2026-04-13").output.components(separatedBy: "\r\n").dropLast()
    let column = try #require(table.first?.components(separatedBy: ",").firstIndex(of: "level"))
    let exported = table.dropFirst().map { $0.components(separatedBy: ",") }.map { ($0[0], $0[column]) }
    #expect(Dictionary(exported) { first, _ in first } == after)
  }

  /// Who reads the output may go away; the work is done all the same.
  @Test func aClosedPipeLeavesNothingHalfDone() throws {
    for day in ["01", "02", "03"] {
      _ = try addPain("--on", "2026-04-\(day)", "--when", "rest", "--level", "3")
      _ = try call("habit", "add", "--on", "2026-04-\(day)", "--did", "strength")
    }
    _ = try call("import", "history/2026-01-06-garmin.tcx.gz", "history/2026-01-08-strava.tcx.gz")
    let ids = try call("runs").output.split(separator: "\n").dropLast().map { $0.prefix(12) }
    #expect(ids.count == 2)
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    for command in ["pain remove 1 2", "habit remove 1 2", "forget \(ids.joined(separator: " "))"] {
      // Long enough for the reader to be gone.
      let outcome = try Strideguard.shell("{ sleep 0.3; strideguard \(command); } | true", environment: library)
      #expect(outcome.errors.isEmpty)
    }
    #expect(try call("pain", "list").output.hasPrefix("3  2026-04-03"))
    #expect(try call("habit", "list").output.hasPrefix("3  2026-04-03"))
    #expect(try call("runs").output == "0 runs\n")
  }

  @Test func nobodyIsNoAthlete() throws {
    for command in [["forget", "0123456789ab"], ["pain", "list"], ["runs"]] {
      #expect(try Strideguard.run(command + ["--athlete", ""]).status == 64)
    }
  }

  @Test func aLimpComesFirst() throws {
    _ = try call("import", "history", "--time-zone", "UTC")
    #expect(try call("report", "--today", "2026-04-13").output.contains("What may be worth changing"))
    _ = try addPain("--on", "2026-04-12", "--when", "after", "--level", "3", "--limp")
    let report = try call("report", "--today", "2026-04-13").output
    #expect(report.hasPrefix("Stop: Your log of 2026-04-12 says that you limp. Do not run on it: see a\n"))
    #expect(!report.contains("Ten-percent rule") && !report.contains("without a suspected injury"))
    let newest = try #require(
      Report(call("report", "--format", "json", "--today", "2026-04-13").output).runs.last)
    let shown = try call("show", newest.id, "--today", "2026-04-13").output
    #expect(shown.hasPrefix("Stop: Your log of 2026-04-12 says that you limp."))
    #expect(report.contains("No plan for next week while your pain log holds a stop sign"))
  }

  @Test func whatIsAskedOnce() throws {
    #expect(try call("athlete").status == 65)
    #expect(
      try call("athlete", "--time-zone", "Europe/Berlin", "--max-heart-rate", "188").status == 0)
    #expect(try call("athlete", "--previous-hamstring-injury", "yes").status == 0)
    #expect(
      try call("athlete", "--format", "json").output
        == #"{"athlete":"me","athletes":["me"],"max_heart_rate":188,"previous_hamstring_injury":true,"#
        + #""schema":"strideguard.athlete/1","time_zone":"Europe/Berlin"}"# + "\n")
    #expect(try call("athlete", "--max-heart-rate", "300").status == 64)
    #expect(try call("athlete", "--time-zone", "Mars/Olympus").status == 64)
    #expect(try call("athlete", "--athlete", "Ann", "--previous-hamstring-injury", "no").output.contains("me"))
    // The stored zone decides days and weeks.
    _ = try call("import", "history/2026-01-06-garmin.tcx.gz")
    #expect(
      try call("report", "--format", "json", "--today", "2026-05-01").output.contains(#""time_zone":"Europe/Berlin""#))
  }

  @Test(arguments: ["runs", "weeks", "flags"])
  func everythingCanBeExported(content: String) throws {
    _ = try call("import", "history", "--time-zone", "UTC")
    let table = try call("export", content, "--today", "2026-05-01").output
    let rows = table.components(separatedBy: "\r\n").dropLast()
    let columns = try #require(rows.first).split(separator: ",").count
    #expect(rows.count > 10)
    // No cell of this history needs quotes but messages and advice.
    if content != "flags" {
      for row in rows { #expect(row.components(separatedBy: ",").count == columns, "\(row)") }
    }
    let lines = try call("export", content, "--format", "json", "--today", "2026-05-01").output.split(separator: "\n")
    #expect(lines.count == rows.count - 1)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func theDoctorFindsNothingWrong() throws {
    #expect(try call("doctor").output.contains("there is none yet"))
    _ = try call("import", "history")
    let outcome = try call("doctor")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("integrity         ok"))
    #expect(outcome.output.contains("44 runs (0 forgotten)"))
    #expect(outcome.output.contains("0 files at the next import"))
    #expect(outcome.output.contains("512 MiB"))
    _ = try JSONSerialization.jsonObject(with: Data(call("doctor", "--format", "json").output.utf8))
  }

  /// In columns of the terminal, whatever letters names are made of.
  @Test func theDoctorNamesAthletesInFull() throws {
    let shoes = String(repeating: "\u{1F45F}", count: 6)
    for name in ["me", shoes] { _ = try call("athlete", "--athlete", name, "--max-heart-rate", "180") }
    let lines = try call("doctor").output.split(separator: "\n")
    // Each is two columns wide: twenty of the widest label, and two between.
    #expect(lines.contains { $0.hasPrefix("athlete \(shoes)  0 runs") })
    #expect(lines.contains { $0.hasPrefix("athlete me            0 runs") })
  }

  /// An archive that was made anew without one of its exports.
  @Test func theDoctorTellsWhatLeftItsArchive() throws {
    let archive = scratch.folder.appending(path: "two.zip")
    let library = ["STRIDEGUARD_LIBRARY": scratch.folder.appending(path: "library.sqlite").path]
    try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "bulk/strava.zip"), to: archive)
    _ = try call("import", archive.path)
    try FileManager.default.removeItem(at: archive)
    try FileManager.default.copyItem(at: Strideguard.fixtures.appending(path: "bulk/in-archive.zip"), to: archive)
    let health = try Strideguard.run(["doctor", "--verbose"], environment: library).output
    let known = health.split(separator: "\n").filter { $0.contains("two.zip!/") }
    #expect(!known.isEmpty && known.allSatisfy { $0.hasPrefix("gone ") })
    #expect(health.contains("0 files at the next import") && health.contains("\(known.count) files, or overwritten"))
  }

  @Test func theDoctorTellsWhatIsGoneOrChanged() throws {
    let file = try scratch.copy("history/2026-01-06-garmin.tcx.gz")
    let other = try scratch.copy("history/2026-01-08-strava.tcx.gz")
    _ = try call("import", file.path, other.path)
    try FileManager.default.removeItem(at: file)
    try Data("new".utf8).write(to: other)
    let output = try call("doctor", "--verbose").output
    #expect(output.contains("1 file at the next import"))
    #expect(output.contains("read again  \(other.path)"))
    #expect(output.contains("gone        \(file.path)"))
  }
}
