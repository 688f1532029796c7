import HamstringRisk
import RiskReports
import Testing
import TrackModel

struct TextReportTests {
  private let full = Samples.report(
    runs: [
      Samples.run(),
      Samples.run(
        Samples.summary(id: "11", name: "\u{1B}[31mred \u{202E}evil\nline"),
        flags: [Samples.flag(.warmup, .low, unit: "s"), Samples.flag(.pace, .medium, unit: "%")]),
    ],
    weeks: [
      Samples.week(-2, level: nil), Samples.week(-1, level: Level.none, runs: 0, distance: 0),
      Samples.week(flags: [Samples.flag(.weeklyMileage, .medium, unit: "%")]),
    ])

  @Test(arguments: [
    "Hamstring-risk report: me", "2024-04-15 to 2024-05-05", "2 runs", "18.0 km", "time zone Europe/Berlin",
    "2024-W16  15–21 Apr          1    9.0 km   +13 %   123 m  ?   not enough history\n",
    "2024-W17  22–28 Apr          0    0.0 km   +13 %   123 m  ·   no run\n",
    "2024-W18  29 Apr – 5 May     1    9.0 km   +13 %   123 m  ▲▲▲ high\n",
    "    Thu 2 May 07:12 · 9.0 km · 6:40 min/km · Morning run\n",
    "      ▲▲▲ high, borderline: Stairs. Stairs of 24 m; the most before was 8 m.\n",
    // 1200 s and 1230 s at 2.5 m/s.
    "km 3.0–3.1 (at 20:00–20:30)", "value 24 m · usual 8 m (n = 9, 42 days) · threshold 16 m",
    "evidence: mechanism only (B)", "2 such flags in the 26 weeks before", "Barometric altitude, good",
    "  Stairs: Fewer stairs for a while.\n", "This week, 2024-W19 (6–12 May)\n",
    "  Up to 9.9 km in all, longest run up to 9.9 km, ascent up to 136 m.\n", "Distance: 10 % above this week.",
    "The watch changed; hills are not comparable yet.", "  Level: 1 week has too little history before.\n",
    "1 file could not be read", "other sport 1", "not medical advice", "see a physical therapist",
  ])
  func says(part: String) {
    #expect(TextReport.write(full, style: TextStyle()).contains(part))
  }

  /// A week after a break is told as one in every place, and not as more distance.
  @Test func aReturnHasAName() {
    var flag = Samples.flag(.weeklyMileage, .medium)
    flag.threshold = nil
    let report = Samples.report(runs: [Samples.run(flags: [])], weeks: [Samples.week(flags: [flag])])
    let text = TextReport.write(report, style: TextStyle())
    #expect(text.contains("medium, borderline: Return after a break. "))
    #expect(text.contains("  Return after a break: ") && !text.contains("Weekly mileage"))
    #expect(MarkdownReport.write(report).contains("What changed: a return after a break."))
  }

  /// In the first week back what is left is told up to a start, and not up to where the rule speaks.
  @Test func whatIsLeftOfTheFirstWeekBack() {
    var week = Samples.week()
    (week.headroom, week.isReturn, week.base) = (7000, true, 32_000)
    let text = TextReport.write(Samples.report(weeks: [week]), style: TextStyle())
    #expect(text.contains("7.0 km more make 50 % of your usual week before the break"))
  }

  /// New ground has no usual amount, and "none so far" would be another matter.
  @Test func newGroundIsComparedWithRuns() {
    var flag = Samples.flag(.newTerrain, .low, unit: "%")
    flag.usual = nil
    let text = TextReport.write(Samples.report(runs: [Samples.run(flags: [flag])]), style: TextStyle())
    #expect(text.contains("compared with 9 runs of 42 days") && !text.contains("none so far"))
  }

  @Test func aFlagOnTheWholeRunSaysSo() {
    var flag = Samples.flag(.singleRunSpike)
    flag.places = [Place(start: 0, end: 3590)]
    let text = TextReport.write(Samples.report(runs: [Samples.run(flags: [flag])]), style: TextStyle())
    #expect(text.contains("          the whole run\n") && !text.contains("km 0.0"))
  }

  @Test func highestLevelFirstAndProblemsLast() throws {
    let text = TextReport.write(full, style: TextStyle())
    let places = ["Hamstring-risk", "2024-W16", "2024-W18", "Weekly mileage. ", "Stairs. ", "Pace. ", "Warm-up. "]
      .map { text.firstRange(of: $0)?.lowerBound }
    let after = [
      "What may be worth changing", "This week", "What could not be judged", "\nFiles", "not medical advice",
    ]
    .map { text.firstRange(of: $0)?.lowerBound }
    let all = try (places + after).map { try #require($0) }
    #expect(all == all.sorted())
  }

  @Test(arguments: [40, 60, 80, 120])
  func linesKeepToTheWidth(width: Int) {
    let text = TextReport.write(full, style: TextStyle(width: width, verbose: true))
    let sentences = text.split(separator: "\n").filter { !$0.hasPrefix("2024-W") && !$0.hasPrefix("Week ") }
    // Facts of one line of figures stay together even where they are longer than a very narrow terminal.
    #expect(sentences.allSatisfy { $0.count <= max(width, 60) })
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func hostileNamesAreShownAsText() {
    for style in [TextStyle(), TextStyle(unicode: false, verbose: true)] {
      let text = TextReport.write(full, style: style)
      #expect(text.contains(#"\u{1b}[31mred \u{202e}evil\u{a}line"#))
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || $0 == "\u{202E}" })
    }
  }

  @Test func colourOnlyWhereWanted() {
    #expect(!TextReport.write(full, style: TextStyle()).contains("\u{1B}"))
    let painted = TextReport.write(full, style: TextStyle(color: true))
    #expect(painted.contains("\u{1B}[1;31m▲▲▲ high\u{1B}[0m\n"))
    #expect(painted.contains("\u{1B}[90m?   not enough history\u{1B}[0m\n"))
    var bare = painted
    bare.replace(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(bare == TextReport.write(full, style: TextStyle()))
  }

  @Test func asciiTerminals() {
    let text = TextReport.write(full, style: TextStyle(unicode: false, verbose: true))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("29 Apr - 5 May") && text.contains("!!! high"))
  }

  @Test func verboseTellsMore() {
    let text = TextReport.write(full, style: TextStyle(verbose: true))
    for part in [
      "Base", "  8.0 km  ", "Source: Hip work rises on stairs.", "runs/copy.tcx: the run of runs/morning.gpx",
    ] {
      #expect(text.contains(part))
      #expect(!TextReport.write(full, style: TextStyle()).contains(part))
    }
  }

  @Test func imperialUnits() {
    var report = full
    report.settings.units = .imperial
    let text = TextReport.write(report, style: TextStyle())
    // 9000 m = 5.6 miles, 123.46 m = 405 ft, 2.5 m/s = 643.7 s a mile, 24.25 m = 79.6 ft.
    for part in ["5.6 mi", "405 ft", "10:44 min/mile", "value 80 ft"] { #expect(text.contains(part)) }
    #expect(!text.contains(" km"))
  }

  @Test func wordsThatAreNeverSaid() {
    let quietReport = Samples.report(
      runs: [Samples.run(flags: [])], weeks: [Samples.week(level: Level.none), Samples.week(1, level: nil)])
    for report in [full, quietReport, RiskReport(settings: Samples.settings())] {
      let text = TextReport.write(report, style: TextStyle(verbose: true)).lowercased()
      for word in ["safe", "no risk", "causes", "predict", "diagnos", "prevent", "danger "] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test func nothingStandsOut() {
    let report = Samples.report(runs: [Samples.run(flags: [])], weeks: [Samples.week(level: Level.none)])
    let text = TextReport.write(report, style: TextStyle())
    #expect(text.contains("·   as usual\n"))
    #expect(text.contains("stands out from what has been usual."))
    #expect(!text.contains("What may be worth changing"))
  }

  @Test func unknownWeekNamesItsReason() {
    var report = Samples.report(runs: [Samples.run(flags: [])], weeks: [Samples.week(level: nil)])
    report.states = [HistoryState(code: "building_baseline", message: "Four weeks of runs are needed.")]
    let text = TextReport.write(report, style: TextStyle())
    #expect(text.contains("?   building your baseline\n"))
    #expect(!text.contains("stands out"))
  }

  @Test func informationIsShownOnlyInVerbose() {
    let report = Samples.report(
      runs: [Samples.run(flags: [Samples.flag(.newTerrain, .info)])], weeks: [Samples.week(level: Level.none)])
    #expect(!TextReport.write(report, style: TextStyle()).contains("New terrain."))
    #expect(
      TextReport.write(report, style: TextStyle(verbose: true)).contains(
        "i   for information, borderline: New terrain."))
  }

  @Test func emptyReportHelps() {
    let text = TextReport.write(RiskReport(settings: Samples.settings()), style: TextStyle())
    #expect(text.contains("No run was found.") && text.contains("strideguard check"))
  }

  @Test func emptyDaysAreNamed() {
    var settings = Samples.settings()
    settings.since = CivilDate("2000-01-01")
    settings.until = CivilDate("2001-12-31")
    let text = TextReport.write(RiskReport(settings: settings), style: TextStyle())
    #expect(text.contains("No run was found in the days asked for from 2000-01-01 to 2001-12-31."))
    #expect(!text.contains("strideguard check"))
  }

  /// Two changes at once are no flag and told all the same, in every format; and they are not called fast and steep.
  @Test func twoChangesAreToldEverywhere() {
    var both = Samples.flag(.combined, .info)
    both.message = "Two changes at once: more fast running and a longer run."
    let report = Samples.report(
      runs: [Samples.run(flags: [Samples.flag(.pace, .medium), both])],
      weeks: [Samples.week(flags: [Samples.flag(.weeklyMileage, .medium), both])])
    for text in [TextReport.write(report, style: TextStyle()), MarkdownReport.write(report), HTMLReport.write(report)] {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.ranges(of: both.message).count == 2)
    }
    let together = Samples.report(
      runs: [Samples.run(flags: [Samples.flag(.combined, .medium)])], weeks: [Samples.week(flags: [])])
    #expect(MarkdownReport.write(together).contains("What changed: two things at once."))
  }
}
