import Foundation
import Testing
import TrackModel

@testable import HamstringRisk
@testable import RiskReports

/// The weeks before the one that a report is about, and in which year and week things were.
@Suite struct ContextTests {
  private static func flag(_ factor: Factor, _ level: Level, advice: String) -> Flag {
    var flag = Samples.flag(factor, level)
    flag.advice = advice
    flag.message = "Told in full."
    return flag
  }

  private static func run(weeks: Int, flags: [Flag], file: String = "a.gpx") -> JudgedRun {
    var summary = Samples.summary(id: "run\(weeks)", file: file)
    summary.start += Int64(7 * weeks) * CivilDate.millisecondsPerDay
    summary.canJudgeStairs = false
    var run = Samples.run(summary, flags: flags)
    run.week = run.week?.adding(weeks: weeks)
    return run
  }

  /// A week with a long run in it, and the one that the report is about.
  private static func report() -> RiskReport {
    var report = Samples.report(
      runs: [run(weeks: -1, flags: [flag(.singleRunSpike, .medium, advice: "Shorter.")]), run(weeks: 0, flags: [])],
      weeks: [
        Samples.week(-1, level: .medium, flags: [flag(.weeklyMileage, .low, advice: "Less.")]),
        Samples.week(level: Level.none),
      ])
    report.compare(from: Samples.week().week)
    return report
  }

  private static func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test func aWeekBeforeIsALine() {
    let report = ContextTests.report()
    let text = TextReport.write(report, style: TextStyle())
    #expect(text.contains("▲▲  medium\n    One long run, weekly mileage\n2024-W18"))
    #expect(text.contains(Wording.nothingChanged))
    let line = "2024-W17, medium: one long run, weekly mileage"
    #expect(HTMLReport.write(report).contains("<li>\(line)</li>"))
    #expect(MarkdownReport.write(report).contains("- \(line)\n"))
    for page in [text, HTMLReport.write(report), MarkdownReport.write(report)] {
      #expect(!page.contains("Told in full."))
      #expect(page.contains("Shorter.") && page.contains("Less."))
      // As many runs as the head tells.
      let words = ContextTests.plain(page)
      #expect(words.contains("2 runs · 18.0 km") && words.contains("Stairs: 2 runs without"))
    }
  }

  @Test func programsGetTheRunsOfTheWeekAndEveryWeek() {
    let json = JSONReport.write(ContextTests.report())
    #expect(json.contains("\"id\":\"run0\"") && !json.contains("\"id\":\"run-1\""))
    #expect(json.contains("\"factor\":\"weekly_mileage\""))
  }

  /// The page of the newest week gives the advice of the report that holds the same weeks.
  @Test func theNewestPageAdvisesAsTheReportDoes() {
    var whole = ContextTests.report()
    whole.firstWeek = nil
    whole.runs = whole.runsBefore + whole.runs
    whole.runsBefore = []
    let page = WeekPages(whole).page(of: Samples.week().week)
    #expect(page.contains("Shorter.") && page.contains("Less.") && !page.contains("Told in full."))
  }

  @Test(arguments: [(1, 1, 4), (6, 1, 4), (7, 1, 4), (42, 6, 5), (43, 7, 6)])
  func weeksOfUsualDays(days: Int, weeks: Int, context: Int) {
    var history = HistoryThresholds()
    history.usualDays = days
    #expect(history.usualWeeks == weeks && history.contextWeeks == context)
  }

  @Test(arguments: [1, 6]) func adviceStaysWithAShortWindow(days: Int) {
    var report = Samples.report(runs: [ContextTests.run(weeks: 0, flags: [Samples.flag()])])
    report.settings.thresholds.history.usualDays = days
    #expect(report.flagsWithAdvice.map(\.factor) == [.stairs])
  }

  /// A run of the week before, and a week of its own: the newer one speaks. Within a week the run does.
  @Test func theNewestFlagSpeaks() {
    let run = ContextTests.run(weeks: -1, flags: [ContextTests.flag(.hills, .high, advice: "of the run")])
    let weeks = [0, -1].map { number in
      Samples.report(
        runs: [run],
        weeks: [-1, 0].map {
          Samples.week($0, flags: $0 == number ? [ContextTests.flag(.hills, .low, advice: "of the week")] : [])
        })
    }
    #expect(weeks.map { $0.newestFlags.map(\.advice) } == [["of the week"], ["of the run"]])
  }

  // MARK: Years and weeks

  @Test(arguments: [("2024-12-31", "Thu 2 May 07:12"), ("2025-01-01", "Thu 2 May 2024 07:12")])
  func daysHaveTheirYearWhereItIsNotThis(today: String, words: String) throws {
    var report = Samples.report()
    report.settings.today = try #require(CivilDate(today))
    for page in [
      TextReport.write(report, style: TextStyle()), HTMLReport.write(report), MarkdownReport.write(report),
    ] { #expect(ContextTests.plain(page).contains(words)) }
    #expect(RunLine.write(report.runs[0], in: report).hasPrefix("Thu 2 May 2024 07:12"))
  }

  @Test func chartsOverNewYearNameBothYears() throws {
    let weeks = (-20...0).map { Samples.week($0) }
    let overview = try #require(Overview(Samples.report(weeks: weeks), around: nil))
    // 20 weeks before 2024-04-29.
    #expect(ContextTests.plain(overview.period) == "11 Dec 2023 to 5 May 2024" && overview.tellsYears)
  }

  @Test func runsOfSeveralWeeksNameTheirOwn() {
    let report = Samples.report(
      runs: [
        ContextTests.run(weeks: -1, flags: [Samples.flag()]), ContextTests.run(weeks: 0, flags: [Samples.flag()]),
      ],
      weeks: [Samples.week(-1), Samples.week(flags: [Samples.flag(.weeklyMileage, .low)])])
    for page in [HTMLReport.write(report), MarkdownReport.write(report)] {
      #expect(ContextTests.plain(page).contains("Thu 25 Apr 07:12 (2024-W17)"))
    }
    #expect(!HTMLReport.write(Samples.report()).contains("(2024-W18)</h3>"))
  }

  // MARK: Pages

  /// 4000 m are 13123 ft; eight letters of "10000 ft" take 52 units, and 5 keep them off the plot.
  @Test func longLabelsHaveRoom() throws {
    var week = Samples.week()
    week.ascent = 4000
    var report = Samples.report(runs: [], weeks: [week])
    report.settings.units = .imperial
    let chart = try #require(Overview(report, around: nil)?.weeklyAscent)
    #expect(chart.plot.x == 57 && chart.plot.right == 356)
    #expect(chart.boxes(.chosen).allSatisfy { $0.x >= 57 })
  }

  @Test func noStepIsNoLine() throws {
    var report = Samples.report(runs: [Samples.run(), Samples.run()])
    let off = LevelSteps(low: .infinity, medium: .infinity, high: .infinity)
    report.settings.thresholds.weeklyMileage.steps = off
    report.settings.thresholds.pace.steps = off
    let overview = try #require(Overview(report, around: nil))
    let distance = try #require(overview.weeklyDistance)
    // 9 km are the most of all: as high as the plot under its flags.
    #expect(distance.boxes(.chosen).map(\.height) == [140] && distance.lines(.limit).isEmpty)
    #expect(distance.lines(.base).count == 1)
    for chart in overview.charts + (RunPicture(report.runs[0], settings: report.settings)?.charts ?? []) {
      chart.expectSound()
      #expect(!chart.keys.contains { $0.words.contains("∞") } && chart.areas(.band).isEmpty)
    }
  }

  @Test func picturesOfOneIdHaveNamesOfTheirOwn() {
    var run = Samples.run()
    run.week = nil
    let html = HTMLReport.write(Samples.report(runs: [run, run], weeks: []))
    let ids = html.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids.count { $0.contains("-altitude") } > 1 && Set(ids).count == ids.count)
  }

  @Test func theSpikeWindowIsTold() throws {
    var report = Samples.report()
    report.settings.thresholds.history.spikeDays = 60
    let chart = try #require(Overview(report, around: nil)?.longestRuns)
    #expect(chart.description.contains("the longest run of the 60 days before each."))
  }

  // MARK: The pain log

  private static func pain(flareUps: Int, entries: Int = 8) -> RiskReport {
    var report = Samples.report()
    let windows = [FlareUp.Window(days: 0...1, runs: 1, factors: [.terrain])]
    report.pain = PainReport(
      entries: (0..<entries).map {
        PainEntry(
          day: Samples.day.adding(days: $0 - entries), minute: 430, moment: .nextMorning, level: 4, side: .left,
          limp: true, note: "sore  after hill")
      }, stopSigns: [], onsets: [],
      timeline: (0..<flareUps).map { FlareUp(day: Samples.day.adding(days: 30 * ($0 - flareUps)), windows: windows) },
      comparisons: [], note: "Not enough data to compare.")
    return report
  }

  @Test func painIsWrittenFromItsFields() {
    let words = TextReport.write(ContextTests.pain(flareUps: 0), style: TextStyle())
      .split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("2024-05-01 07:10, 4/10, next morning, left, limp, sore after hill "))
    #expect(words.contains("and 1 earlier entry Not enough"))
  }

  @Test(arguments: [(0, nil), (1, "before it."), (3, "before each."), (4, "before the newest 3.")] as [(Int, String?)])
  func flareUpsThatAreTold(count: Int, end: String?) {
    let report = ContextTests.pain(flareUps: count)
    for page in [
      TextReport.write(report, style: TextStyle()), HTMLReport.write(report), MarkdownReport.write(report),
    ] {
      let words = page.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("Until then") == (count > 0))
      if let end { #expect(words.contains("Until then, this is what went \(end)")) }
      #expect(words.components(separatedBy: "Before the flare-up of").count - 1 == min(count, 3))
      if count > 0 { #expect(words.contains("0–1 days before: 1 run, with more or steeper")) }
    }
  }
}
