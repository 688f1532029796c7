import HamstringRisk
import RiskReports
import Testing
import TrackModel

struct TextRunTests {
  private let report = Samples.report()

  @Test(arguments: [
    "Morning run\n2024-05-02 Thu 07:12 · 2024-W18 · Europe/Berlin · 00112233aabb · Watch 1\n",
    "runs/morning.gpx (GPX), also in runs/copy.tcx\n",
    "9.0 km · moving 59:40 · elapsed 1:00:00 · 6:40 min/km · distance by GPS\n", "km 3.0–3.1 (at 20:00–20:30)",
    "Source: Hip work rises on stairs.", "Stairs: Fewer stairs for a while.",
    // 1500 s at 2.5 m/s; 1000 m in 210 m per 60.04 s at 3.5 m/s.
    "  3.8  25:00–26:00  60 s     210 m  4:46 min/km\n", "2 strides of 10 to 15 s",
    "25:00 of easy running recorded before the first hard part, which begins at\n", "ascent 123 m ± 6 m",
    "descent 120 m", "barometric altitude (good)", "steepest 50 m 12 %", "12 % of the way on ground new to you",
    "  1.5  10:00–13:00   300 m  30 m   10 %\n", "10 m in all: about 3 flights of 3 m or 60 steps.",
    "  3.0  20:00–20:30  30 s  10 m  stairs likely\n", "    1  6:40 min/km    12 m\n", "  1.5  6:40 min/km       –\n",
    "1 x standing, 20 s in all", "the one before were dropped. (3)", "Minetti 2002", "not medical advice",
  ])
  func says(part: String) {
    #expect(TextRun.write(report.runs[0], in: report, style: TextStyle()).contains(part))
  }

  /// Hill repeats are fast running by their effort, and no surges by their speed: both are said.
  @Test(arguments: [(812.0, true), (99, false)])
  func fastRunningUphillIsNoContradiction(fast: Double, isTold: Bool) {
    var run = report.runs[0]
    run.surges = []
    run.warmup = nil
    run.fastDistance = fast
    let text = TextRun.write(run, in: report, style: TextStyle()).split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("with the hills counted in, 812 m were fast running.") == isTold)
    #expect(text.contains("hard efforts uphill are") == isTold)
  }

  /// Where no slope is counted in, no hill made it fast; and without a normal pace a fast run is not told.
  @Test func fastRunningWithoutHillsIsNoUphill() {
    var run = report.runs[0]
    run.surges = []
    run.warmup = nil
    run.fastDistance = 244
    run.summary.pace.isGradeAdjusted = false
    func text() -> String {
      TextRun.write(run, in: report, style: TextStyle()).split { $0.isWhitespace }.joined(separator: " ")
    }
    #expect(text().contains("None of 15 s or longer that is sure; 244 m were fast running, in pieces too short"))
    #expect(!text().contains("uphill are not seen") && !text().contains("with the hills counted in"))
    run.summary.pace.isGradeAdjusted = true
    run.summary.elevation.ascent = 40
    run.summary.elevation.descent = 40
    #expect(!text().contains("uphill are not seen") && !text().contains("with the hills counted in"))
    run.fastDistance = 4600
    #expect(text().contains("None: most of the run, 4.6 km, was fast, and no part of it stands out."))
    run.fastDistance = 244
    run.fastDistance = nil
    run.normalSpeed = nil
    #expect(text().contains("None of 15 s or longer against the easy pace of this run itself."))
    #expect(text().contains("Whether all of it was cannot be told without a normal pace."))
    #expect(!text().contains("No fast part in this run"))
    run.normalSpeed = 2.8
    #expect(text().contains("None of 15 s or longer. ") && text().contains("No fast part in this run"))
  }

  /// Not the recording is to blame where a run's day is not known.
  @Test func saysThatTheDayIsMissing() {
    var run = report.runs[0]
    (run.surges, run.warmup, run.week) = (nil, nil, nil)
    let text = TextRun.write(run, in: report, style: TextStyle())
    for heading in ["Surges", "Warm-up"] {
      #expect(text.contains("\(heading)\n  Not judged, as the day of this run is not known.\n"))
    }
    run.week = report.runs[0].week
    #expect(TextRun.write(run, in: report, style: TextStyle()).contains("Cannot be told from this recording."))
  }

  /// Hard at once, and no flag: the session was hard before.
  @Test func saysThatTheSessionWasHardBefore() {
    var run = report.runs[0]
    run.warmup = Warmup(easy: 0, firstHard: 0, isHardBefore: true)
    let hardBefore = "A run with a hard part ended just before, so no warm-up is asked for again."
    let text = TextRun.write(run, in: report, style: TextStyle()).split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("begins at 0:00. \(hardBefore)"))
  }

  /// Some devices call every lap a rest: that tells nothing.
  @Test(arguments: [(true, 0), (false, 1)])
  func aRestIsOneBesideActiveLaps(areAllRests: Bool, count: Int) {
    var run = report.runs[0]
    run.summary.laps = [
      Lap(duration: 90, distance: 300, isRest: areAllRests), Lap(duration: 77, distance: 123, isRest: true),
    ]
    let lines = TextRun.write(run, in: report, style: TextStyle(verbose: true)).split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("rest") } == count)
  }

  @Test func saysWhatWasRidden() {
    var run = report.runs[0]
    run.summary.ridden = 1500
    for (source, words) in [
      (DistanceSource.device, "1.5 km of it ridden, not counted"), (.gps, "1.5 km ridden, not counted"),
    ] {
      run.summary.distanceSource = source
      #expect(TextRun.write(run, in: report, style: TextStyle()).contains(words))
    }
    #expect(JSONReport.writeRun(run, in: report).contains("\"ridden_m\":1500"))
    #expect(!JSONReport.writeRun(report.runs[0], in: report).contains("ridden"))
  }

  @Test func milesAreCutFromTheTrace() {
    var imperial = report
    imperial.settings.units = .imperial
    let text = TextRun.write(report.runs[0], in: imperial, style: TextStyle())
    // 9000 m are five miles and 0.59 of the sixth, each 1609.344 m in 643.7 s.
    #expect(text.contains("    5  10:44 min/mile\n  5.6  10:44 min/mile\n"))
    #expect(!text.contains("    6  "))
  }

  @Test func withoutTraceOrAltitude() {
    var summary = Samples.summary(name: nil, trace: RunTrace(packed: [9, 9, 9]))
    summary.elevation = ElevationSummary()
    summary.canJudgeStairs = false
    summary.pace.isGradeAdjusted = false
    let run = JudgedRun(summary: summary, week: Samples.week().week, flags: [Samples.flag()])
    let text = TextRun.write(run, in: report, style: TextStyle())
    for part in [
      "Run\n2024-05-02", "      at 20:00–20:30\n", "No altitude in the recording.", "that takes barometric altitude",
      "Cannot be told from this recording.", "is plain pace here",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("\nClimbs"))
  }

  @Test func noFlags() {
    let run = Samples.run(flags: [])
    #expect(TextRun.write(run, in: report, style: TextStyle()).contains("stands out from what has been usual."))
    var first = JudgedRun(summary: Samples.summary(), week: Samples.week().week)
    first.unjudged = [
      UnjudgedFactors([.pace, .fastRunning], .fewRuns), UnjudgedFactors([.stairs, .steepness, .hills], .noAltitude),
      UnjudgedFactors([.singleRunSpike], .fewRuns), UnjudgedFactors([.newTerrain], .noPositions),
    ]
    let text = TextRun.write(first, in: report, style: TextStyle())
    #expect(text.contains("Too little is known to compare this run with what has been usual."))
    #expect(!text.contains("stands out"))
    for line in [
      "Pace, fast running: too few runs before it to say what is usual.\n",
      "Stairs, steepness, hills: the recording tells no altitude.\n",
      "One long run: fewer than 3 runs in the 30 days before.\n", "New terrain: the recording tells no positions.\n",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func whatCouldNotBeComparedIsToldBesideNoFlags() {
    var run = Samples.run(flags: [])
    run.unjudged = [UnjudgedFactors([.pace, .fastRunning], .treadmill)]
    let text = TextRun.write(run, in: report, style: TextStyle()).replacing("\n  ", with: " ")
    #expect(text.contains("as far as it could be compared."))
    #expect(text.contains("Pace, fast running: a treadmill run."))
  }

  /// A surge against the normal pace is not denied in the same breath.
  @Test func aCountedSurgeIsNotAmongThoseLeftOut() {
    var summary = Samples.summary()
    summary.leftOut = [
      LeftOut(kind: .surge, reason: .stepRate, start: 221, duration: 22, size: 3.5),
      LeftOut(kind: .surge, reason: .stepRate, start: 900, duration: 30, size: 3.5),
    ]
    var run = Samples.run(summary, flags: [])
    run.surges = [
      Bout(
        start: 215, duration: 75, distance: 280, meanSpeed: 3.7, meanFlatEquivalent: 3.7, peakFlatEquivalent: 4)
    ]
    func text() -> String { TextRun.write(run, in: report, style: TextStyle(verbose: true)) }
    #expect(!text().contains("3:41–4:03") && text().contains("15:00–15:30"))
    run.surges = nil
    #expect(text().contains("3:41–4:03") && text().contains("15:00–15:30"))
  }

  @Test func hostileNames() {
    let run = Samples.run(Samples.summary(file: "a\u{1B}]0;x\u{07}.gpx", name: "\u{202E}x\u{9B}31m"))
    let text = TextRun.write(run, in: report, style: TextStyle(verbose: true))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || [0x202E, 0x9B].contains($0.value) })
    #expect(text.contains(#"\u{202e}x\u{9b}31m"#) && text.contains(#"a\u{1b}]0;x\u{7}.gpx"#))
  }

  @Test func oneLine() {
    #expect(RunLine.write(report.runs[0], in: report) == "Thu 2 May 2024 07:12 · 9.0 km · 6:40 min/km · Morning run")
    #expect(RunLine.write(Samples.flag()) == "▲▲▲ high, borderline: Stairs. Stairs of 24 m; the most before was 8 m.")
    let hostile = Samples.run(Samples.summary(name: "a\n\u{1B}"))
    #expect(RunLine.write(hostile, in: report).hasSuffix(#"· a\u{a}\u{1b}"#))
  }
}
