import Foundation
import Testing

/// `analyze --athletes-by-folder`: one report for each athlete and a table of all.
@Suite struct CohortTests {
  private static let file = "history/2026-01-06-garmin.tcx.gz"
  private let cohort = ["analyze", "--athletes-by-folder", "cohort"]
  private let clock = ["--today", "2026-04-12", "--time-zone", "UTC"]

  /// anna: fourteen weeks, flagged in the newest; Ben: one old run; cleo: a broken file alone; "d & e": one run this week.
  private func made() throws -> Scratch {
    let scratch = try Scratch()
    let history = Strideguard.fixtures.appending(path: "history").path
    let broken = Strideguard.fixtures.appending(path: "history/2026-03-01-connect.gpx").path
    let made = try Strideguard.shell(
      """
      cd '\(scratch.folder.path)' && mkdir -p cohort/anna/2026 cohort/Ben cohort/cleo 'cohort/d & e' cohort/.hidden &&
      cp '\(history)'/2026-* cohort/anna/2026 && rm cohort/anna/2026/2026-03-01-connect.gpx &&
      cp '\(history)/2026-01-06-garmin.tcx.gz' cohort/Ben && cp '\(broken)' cohort/cleo/run.gpx &&
      cp '\(history)/2026-04-12-garmin.tcx.gz' 'cohort/d & e' && cp cohort/Ben/* cohort/.hidden
      """)
    try #require(made.status == 0, "\(made.errors)")
    return scratch
  }

  private struct Cohort: Decodable {
    struct Row: Decodable {
      var athlete: String, level: String?, runs: Int, flags: [String], lastRun: String?, problems: Int
    }
    struct Athlete: Decodable { var athlete: String, schema: String }
    var schema: String, week: String, summary: [Row], athletes: [Athlete]
  }

  private func json(_ text: String) throws -> Cohort {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Cohort.self, from: Data(text.utf8))
  }

  @Test func flagsComeFirstThenNames() throws {
    let scratch = try made()
    let outcome = try Strideguard.run(cohort + ["--format", "json"] + clock, in: scratch.folder)
    let page = try json(outcome.output)
    #expect(page.schema == "strideguard.cohort/1" && page.week == "2026-W15")
    #expect(page.summary.map(\.athlete) == ["anna", "d & e", "Ben", "cleo"])
    #expect(page.summary.map(\.level) == ["high", "unknown", nil, nil])
    #expect(page.summary.map(\.runs) == [4, 1, 0, 0])
    #expect(page.summary[0].flags.contains("weekly_mileage"))
    #expect(page.summary.map(\.lastRun) == ["2026-04-12", "2026-04-12", "2026-01-06", nil])
    #expect(page.summary.map(\.problems) == [0, 0, 0, 1])
    #expect(page.athletes.map(\.athlete) == ["Ben", "anna", "cleo", "d & e"])
    #expect(page.athletes.allSatisfy { $0.schema == "strideguard.report/1" })
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func eachReportIsWhatTheAthleteAloneWouldGet() throws {
    let scratch = try made()
    let all = try Strideguard.run(cohort + ["--format", "json"] + clock, in: scratch.folder).output
    for name in ["anna", "Ben", "cleo", "d & e"] {
      let alone = try Strideguard.run(
        ["analyze", "cohort/\(name)", "--athlete", name, "--format", "json"] + clock, in: scratch.folder)
      #expect(all.contains(alone.output.dropLast()), "\(name)")
    }
  }

  @Test func theTextHasTheTableFirst() throws {
    let scratch = try made()
    let outcome = try Strideguard.run(cohort + clock, in: scratch.folder)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "Hamstring-risk reports of 4 athletes")
    #expect(lines[1].contains("1 with flags"))
    let order = ["anna ", "d & e ", "Ben ", "cleo "].map { name in lines.firstIndex { $0.hasPrefix(name) } }
    #expect(!order.contains(nil) && order.compactMap { $0 } == order.compactMap { $0 }.sorted())
    let reports = lines.filter { $0.hasPrefix("Hamstring-risk report: ") }
    #expect(reports == ["anna", "d & e", "Ben"].map { "Hamstring-risk report: \($0)" })
  }

  @Test func tablesNameTheAthlete() throws {
    let scratch = try made()
    let arguments = cohort + ["--format", "csv"] + clock
    let runs = try Strideguard.run(arguments, in: scratch.folder).output.split(separator: "\r\n")
    #expect(runs[0].hasPrefix("athlete,id,start,"))
    #expect(runs.count { $0.hasPrefix("athlete,") } == 1)
    #expect(runs.count { $0.hasPrefix("Ben,") } == 1 && runs.count { $0.hasPrefix("d & e,") } == 1)
    let rows = try Strideguard.run(arguments + ["--table", "athletes"], in: scratch.folder).output
      .split(separator: "\r\n")
    #expect(rows.map { String($0.prefix { $0 != "," }) } == ["athlete", "anna", "d & e", "Ben", "cleo"])
    #expect(rows[3] == "Ben,2026-W15,,,0,0,,,2026-01-06,1,0")
  }

  @Test func pagesHoldOneAthleteEach() throws {
    let scratch = try made()
    let outcome = try Strideguard.run(cohort + ["--output-dir", "pages"] + clock, in: scratch.folder)
    #expect(outcome.status == 2 && outcome.output == "")
    let folder = scratch.folder.appending(path: "pages")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 5 && names.contains("anna.html") && names.contains("index.html"))
    let index = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    for name in names where name != "index.html" { #expect(index.contains("href=\"\(name)\""), "\(name)") }
    #expect(index.contains("d &amp; e"))
    // What a phone has no room for, and what takes several lines there.
    for head in ["class=\"spare\">Runs", "class=\"minor\">Last run", "class=\"note\">What stood out"] {
      #expect(index.contains("<th scope=\"col\" \(head)</th>"))
    }
    let page = try String(contentsOf: folder.appending(path: "Ben.html"), encoding: .utf8)
    #expect(page.contains("All athletes") && !page.contains("anna") && !page.contains("cleo"))
  }

  @Test func looseFilesAreLeftOutWithAWarning() throws {
    let scratch = try made()
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: Self.file), to: scratch.folder.appending(path: "cohort/loose.tcx.gz"))
    let outcome = try Strideguard.run(cohort + ["--format", "json"] + clock, in: scratch.folder)
    #expect(outcome.errors.contains("strideguard: warning: cohort: 1 export lies beside"))
    #expect(try json(outcome.output).summary.count == 4)
  }

  /// Who only walks or rides has no run; that is another thing than files that could not be read.
  @Test func whoNeverRunsIsTold() throws {
    let scratch = try made()
    for name in ["dora", "eve"] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appending(path: "cohort/\(name)"), withIntermediateDirectories: true)
    }
    let ride = ExpectedRow.table("history").first { $0["kind"] == "other_sport" }
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "history/\(try #require(ride).file)"),
      to: scratch.folder.appending(path: "cohort/dora/\(try #require(ride).file)"))
    let outcome = try Strideguard.run(cohort + clock, in: scratch.folder)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    // Broken into lines of 80 letters.
    #expect(
      lines[1...3].joined(separator: " ").hasSuffix(
        "1 with flags · 1 with too little history · 1 without a run in this week · 1 without a run in any file · "
          + "2 without a file that could be read"))
    #expect(lines.contains { $0.hasPrefix("dora ") && $0.contains("no run in 1 file ") })
    #expect(lines.contains { $0.hasPrefix("cleo ") && $0.contains("nothing read") })
  }

  /// Nothing is left to report, which must not be silent.
  @Test func looseFilesAloneAreAnError() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "cohort"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: Self.file), to: scratch.folder.appending(path: "cohort/loose.tcx.gz"))
    let outcome = try Strideguard.run(cohort + ["--quiet"] + clock, in: scratch.folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors == "strideguard: error: cohort: 1 export lies here, and no athlete's folder; "
        + "give each athlete a folder here, and move the exports there\n")
  }

  @Test func anArchiveIsAnAthleteAndJoinsTheFolderOfItsName() throws {
    let scratch = try made()
    let bulk = Strideguard.fixtures.appending(path: "bulk/strava.zip")
    for name in ["zoe", "Ben"] {
      try FileManager.default.copyItem(at: bulk, to: scratch.folder.appending(path: "cohort/\(name).zip"))
    }
    let page = try json(Strideguard.run(cohort + ["--format", "json"] + clock, in: scratch.folder).output)
    #expect(page.summary.count == 5)
    // Six runs of the archive in the week of 6 April, beside the old one of the folder.
    #expect(page.summary.first { $0.athlete == "zoe" }?.runs == 6)
    #expect(page.summary.first { $0.athlete == "Ben" }?.runs == 6)
  }

  @Test func failOnLooksAtAll() throws {
    let scratch = try made()
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "cohort/cleo"))
    for (level, status) in [("high", Int32(1)), ("low", 1)] {
      #expect(try Strideguard.run(cohort + ["--fail-on", level] + clock, in: scratch.folder).status == status)
    }
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "cohort/anna"))
    #expect(try Strideguard.run(cohort + ["--fail-on", "low"] + clock, in: scratch.folder).status == 0)
  }

  /// Names of the same letters in other bytes, as macOS and Linux write them: é, and e with an accent.
  @Test func namesThatOnlyLookAlikeAreTwoAthletes() throws {
    let scratch = try Scratch()
    let history = Strideguard.fixtures.appending(path: "history").path
    let made = try Strideguard.shell(
      """
      a="cohort/$(printf 'Ren\\303\\251')" b="cohort/$(printf 'Rene\\314\\201')"; mkdir -p "$a" "$b"
      cp '\(history)/2026-01-06-garmin.tcx.gz' "$a"; cp '\(history)/2026-04-12-garmin.tcx.gz' "$b"; ls cohort | wc -l
      """, in: scratch.folder)
    try #require(made.output.contains("2"), "\(made.errors)")
    let names = ["Rene\u{301} (52656e65cc81)", "Ren\u{E9} (52656ec3a9)"]
    let days = ["2026-04-12", "2026-01-06"]
    let page = try json(Strideguard.run(cohort + ["--format", "json"] + clock, in: scratch.folder).output)
    #expect(page.summary.map(\.athlete) == names && page.summary.map(\.lastRun) == days)

    let text = try Strideguard.run(cohort + clock, in: scratch.folder).output
    _ = try Strideguard.run(cohort + ["--output-dir", "pages"] + clock, in: scratch.folder)
    let folder = scratch.folder.appending(path: "pages")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "index.html" }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    #expect(pages.count == 2)
    for (name, (day, week)) in zip(names, zip(days, ["2026-W15", "2026-W02"])) {
      let alone = try Strideguard.run(
        ["analyze", "\(history)/\(day)-garmin.tcx.gz", "--athlete", name] + clock, in: scratch.folder)
      #expect(text.contains(alone.output), "\(name)")
      let own = pages.filter { $0.contains(name) }
      #expect(own.count == 1 && own.first?.contains(week) == true, "\(name)")
    }
  }

  @Test func everyFormatIsRepeatable() throws {
    let scratch = try made()
    for format in ["text", "json", "csv", "markdown"] {
      let runs = try ["1", "3"].map {
        try Strideguard.run(cohort + ["--format", format, "--jobs", $0] + clock, in: scratch.folder).output
      }
      #expect(runs[0] == runs[1] && !runs[0].isEmpty)
      let kept = try Strideguard.run(cohort + ["--format", format, "--output", "out"] + clock, in: scratch.folder)
      #expect(kept.output == "")
      #expect(try String(contentsOf: scratch.folder.appending(path: "out"), encoding: .utf8) == runs[0])
    }
  }

  @Test(arguments: [
    ["--library", "x.sqlite"], ["--athlete", "anna"], ["--format", "html"], ["--output-dir", "p", "--output", "f"],
    ["--output-dir", "p", "--format", "json"], ["--output-dir", "p", "--format", "text"],
  ])
  func contradictionsAreWrongUsage(_ arguments: [String]) throws {
    #expect(try Strideguard.run(["analyze", "--athletes-by-folder", "history"] + arguments).status == 64)
  }

  @Test func outputDirGoesWithAthletes() throws {
    #expect(try Strideguard.run(["analyze", "history", "--output-dir", "p"]).status == 64)
  }

  @Test func whatIsNoFolderOfAthletesIsOneLine() throws {
    for path in [Self.file, "history", "nowhere"] {
      let outcome = try Strideguard.run(["analyze", "--athletes-by-folder", path, "--format", "json"] + clock)
      #expect(outcome.status == 65)
      #expect(outcome.errorLines.count == 1)
      #expect(try json(outcome.output).athletes.isEmpty)
    }
  }
}
