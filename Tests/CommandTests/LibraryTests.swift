import Foundation
import Testing

/// `import`, `report`, `runs` and `forget`: the same reading, kept.
@Suite struct LibraryTests {
  private struct Imported: Decodable {
    struct Run: Decodable {
      var id: String
      var file: String
      var flags: [Flag]
    }
    struct Flag: Decodable { var factor: String }
    var schema: String
    var imported: Int
    var updated: Int
    var duplicates: Int
    var skipped: Int
    var problems: Int
    var runs: [Run]
  }

  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.folder.appending(path: "library.sqlite").path
  }

  private func call(_ arguments: [String]) throws -> Strideguard.Outcome {
    try Strideguard.run(arguments, environment: ["STRIDEGUARD_LIBRARY": path])
  }

  private func importing(_ paths: [String]) throws -> Imported {
    let outcome = try call(["import", "--format", "json"] + paths + repeatable)
    return try JSONDecoder().decode(Imported.self, from: Data(outcome.output.utf8))
  }

  @Test func whatWasImportedGivesTheSameReportAsTheFiles() throws {
    let imported = try importing(["history"])
    #expect(imported.schema == "strideguard.import/1")
    #expect(imported.imported == 43)
    #expect(imported.duplicates == 1)
    #expect(imported.skipped == 1)
    #expect(imported.problems == 1)
    #expect(imported.runs.contains { $0.flags.contains { $0.factor == "single_run_spike" } })

    let kept = try Report(call(["report", "--all", "--format", "json"] + repeatable).output)
    let read = try History.report.get()
    #expect(kept.runs.map(\.id) == read.runs.map(\.id))
    #expect(kept.runs.map(\.flaggedFactors) == read.runs.map(\.flaggedFactors))
    #expect(kept.weeks.map(\.distanceM) == read.weeks.map(\.distanceM))
    #expect(kept.weeks.map(\.level) == read.weeks.map(\.level))
  }

  /// A watch whose clock counts from its first day: a run, imported and shown, of which nothing can be compared.
  @Test func aRunWhoseDayIsNotKnown() throws {
    let points = (0..<600).map { second in
      "<trkpt lat=\"\(45 + Double(second) * 2.5e-5)\" lon=\"7\"><time>1989-12-31T00:\(twoDigits(second / 60)):"
        + "\(twoDigits(second % 60))Z</time></trkpt>"
    }
    let file = try scratch.write(
      "clock.gpx", "<gpx><trk><type>running</type><trkseg>\(points.joined())</trkseg></trk></gpx>")
    let imported = try call(["import", file.path] + repeatable)
    #expect(imported.output.hasPrefix("imported ") && imported.output.hasSuffix("1 imported\n"))
    for format in ["text", "markdown", "html"] {
      let report = try call(["report", "--format", format] + repeatable)
      #expect(report.status == 0)
      #expect(report.output.contains("Runs whose day is not known"))
      #expect(report.output.contains("No run here has a known day, so nothing can be compared."))
      #expect(!report.output.contains("stands out from"))
    }
    #expect(try call(["analyze", file.path] + repeatable).output.contains("No run here has a known day"))
    #expect(try call(["show", file.path] + repeatable).output.contains("Too little is known to compare this run"))
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Behind the newest run there is nothing to tell, neither of the week asked for nor of another one.
  @Test(arguments: [
    ["--week", "2026-W17"], ["--from", "2026-04-20"], ["--from", "2026-04-20", "--to", "2026-05-03"],
  ])
  func weeksBehindTheNewestRunAreEmpty(choice: [String]) throws {
    _ = try importing(["history"])
    for format in ["text", "markdown", "html"] {
      let report = try call(["report", "--format", format] + choice + repeatable)
      #expect(report.status == 0 && report.output.contains("No run was found in the days asked for from 2026-04-20"))
      #expect(!report.output.contains("stands out") && !report.output.contains("2026-W15"))
    }
  }

  @Test func importingAgainChangesNothing() throws {
    _ = try importing(["history"])
    let before = try call(["report", "--all", "--format", "json"] + repeatable).output
    let again = try importing(["history"])
    #expect(again.imported == 0)
    #expect(again.updated == 0)
    #expect(try call(["report", "--all", "--format", "json"] + repeatable).output == before)
  }

  @Test func oneRunAfterAnotherIsTheSameAsAllAtOnce() throws {
    let files = HistoryTests.runs.prefix(18).map { "history/\($0.file)" }
    for file in files.reversed() { #expect(try importing([file]).imported == 1) }
    let kept = try Report(call(["report", "--all", "--format", "json"] + repeatable).output)
    let read = try Report(Strideguard.run(["analyze", "--format", "json"] + files + repeatable).output)
    #expect(kept.runs.map(\.id) == read.runs.map(\.id))
    #expect(kept.runs.map(\.flaggedFactors) == read.runs.map(\.flaggedFactors))
  }

  @Test func aCopyInAnotherFormatIsADuplicate() throws {
    #expect(try importing(["history/2026-02-22-garmin.tcx.gz"]).imported == 1)
    let second = try importing(["history/2026-02-22-strava-gpx.gpx.gz"])
    #expect(second.imported == 0)
    #expect(second.duplicates == 1)
    #expect(try call(["runs"] + repeatable).output.contains("1 run"))
  }

  /// The same run in two formats: the other copy does not take its place. Both ids may be given.
  @Test(arguments: [false, true]) func aRunIsForgottenInEveryFormat(namesBoth: Bool) throws {
    let id = try #require(try importing(["history/2026-02-22-garmin.tcx.gz"]).runs.first?.id)
    let copy = try #require(
      try Report(Strideguard.run(["analyze", "--format", "json", Self.otherFormat] + repeatable).output).runs.first?.id)
    _ = try importing([Self.otherFormat])
    let outcome = try call(["forget", id] + (namesBoth ? [copy] : []))
    #expect(outcome.status == 0)
    #expect(outcome.output == "forgotten \(id)\nforgotten \(copy), the same run in \(Self.otherFormat)\n")
    #expect(try call(["runs"] + repeatable).output == "0 runs\n")
  }

  private static let otherFormat = "history/2026-02-22-strava-gpx.gpx.gz"

  /// Of a file with two runs, each of which has a file of its own, too, the other one stays.
  @Test func oneRunOfAFileWithSeveralIsForgotten() throws {
    let whole = try scratch.copy("exports/several-activities.tcx")
    let parts = try String(contentsOf: whole, encoding: .utf8).components(separatedBy: "<Activity ")
    #expect(parts.count == 4)
    for (number, part) in [(1, parts[1] + "</Activities></TrainingCenterDatabase>"), (3, parts[3])] {
      try scratch.write("\(number).tcx", parts[0] + "<Activity " + part)
    }
    let runs = try importing([whole.path]).runs.map(\.id)
    #expect(try importing([scratch.folder.path]).duplicates == 2 && runs.count == 2)
    #expect(try call(["forget", runs[0]]).output == "forgotten \(runs[0])\n")
    let left = try Report(call(["report", "--all", "--format", "json"] + repeatable).output)
    #expect(left.runs.map(\.id) == [runs[1]])
  }

  @Test func aForgottenRunIsGoneAndItsFileStays() throws {
    let file = try scratch.copy("history/2026-01-06-garmin.tcx.gz")
    let run = try #require(try importing([file.path, "history/2026-01-08-strava.tcx.gz"]).runs.first)
    #expect(try call(["forget", run.id]).status == 0)
    #expect(FileManager.default.fileExists(atPath: file.path))
    let left = try Report(call(["report", "--all", "--format", "json"] + repeatable).output)
    #expect(left.runs.map(\.file).count == 1)
    #expect(!left.runs.map(\.id).contains(run.id))
  }

  @Test func aReportIsForAWeekWithTheWeeksBefore() throws {
    _ = try importing(["history"])
    let week = try Report(call(["report", "--week", "2026-W10", "--format", "json"] + repeatable).output)
    #expect(week.runs.map(\.week) == ["2026-W10", "2026-W10", "2026-W10"])
    #expect(week.weeks.last?.week == "2026-W10")
    let newest = try Report(call(["report", "--format", "json"] + repeatable).output)
    #expect(Set(newest.runs.map(\.week)) == ["2026-W15"])
  }

  /// Days alone are a choice of what is shown: the same runs, weeks and status as of the files themselves.
  @Test(arguments: [
    ["--since", "2026-03-11", "--until", "2026-04-03"], ["--until", "2026-03-03"], ["--since", "2026-02-10"],
  ])
  func daysLimitAReportAsTheyDoAnAnalysis(days: [String]) throws {
    _ = try importing(["history"])
    let options = days + ["--format", "json", "--fail-on", "low"] + repeatable
    let told = try call(["report"] + options)
    let analysed = try call(["analyze", "history"] + options)
    #expect(told.status == 1)
    let (report, expected) = (try Report(told.output), try Report(analysed.output))
    #expect(report.runs.map(\.id) == expected.runs.map(\.id) && !report.runs.isEmpty)
    #expect(report.weeks.map(\.week) == expected.weeks.map(\.week))
  }

  @Test func theNewestWeeksBeforeADay() throws {
    _ = try importing(["history"])
    let report = try Report(
      call(["report", "--weeks", "3", "--until", "2026-03-03", "--format", "json"] + repeatable).output)
    #expect(report.weeks.map(\.week) == ["2026-W08", "2026-W09", "2026-W10"])
  }

  @Test func daysThatExcludeEachOtherAreTold() throws {
    _ = try importing(["history"])
    let text = try call(["report", "--week", "2026-W10", "--until", "2026-02-01"] + repeatable).output
    #expect(text.contains("have no day in common"))
  }

  @Test func aMissingLibraryIsOneLine() throws {
    let outcome = try call(["report"] + repeatable)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: ["report", "runs", "import"])
  func aForeignFileIsLeftUntouched(_ command: String) throws {
    try scratch.write("library.sqlite", "my diary")
    let outcome = try call([command] + (command == "import" ? ["exports/no-namespace.gpx"] : []) + repeatable)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "my diary")
  }

  @Test func theLibraryIsForItsOwnerOnly() throws {
    _ = try importing(["exports/no-namespace.gpx"])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func withoutAChoiceTheLibraryLiesInTheDataFolder() throws {
    let data = scratch.folder.appending(path: "data").path
    let outcome = try Strideguard.run(["import", "exports/no-namespace.gpx"], environment: ["XDG_DATA_HOME": data])
    #expect(outcome.status == 0)
    #expect(FileManager.default.fileExists(atPath: data + "/strideguard/library.sqlite"))
  }
}
