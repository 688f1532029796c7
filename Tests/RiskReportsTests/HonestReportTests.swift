import HamstringRisk
import RiskReports
import Testing
import TrackModel

/// What every format for people must not say.
@Suite struct HonestReportTests {
  private func pages(_ report: RiskReport) -> [String] {
    [TextReport.write(report, style: TextStyle()), MarkdownReport.write(report), HTMLReport.write(report)].map {
      $0.split { $0.isWhitespace }.joined(separator: " ")
    }
  }

  /// Weeks that could not be judged do not stand out, and that is no news of them.
  @Test(arguments: [
    ([nil, nil], false, false), ([nil, Level.none], false, true), ([Level.none, Level.none], true, false),
  ])
  func nothingStandsOutOnlyOfWhatWasCompared(levels: [Level?], ofAll: Bool, ofSome: Bool) {
    let weeks = levels.enumerated().map { Samples.week($0.offset - 1, level: $0.element) }
    for page in pages(Samples.report(runs: [Samples.run(flags: [])], weeks: weeks)).dropFirst() {
      #expect(page.contains("No run and no week of this period stands out") == ofAll)
      #expect(page.contains("Of what could be compared, no run and no week") == ofSome)
      #expect(page.contains("too few weeks and runs before this one") == (!ofAll && !ofSome))
    }
  }

  /// Silence about the pace of walks is told.
  @Test(arguments: [true, false]) func walksAreNamedAmongWhatWasNotJudged(isWalked: Bool) {
    var run = Samples.run()
    if isWalked { run.unjudged = [UnjudgedFactors([.pace, .fastRunning], .walked)] }
    for page in pages(Samples.report(runs: [run])) {
      #expect(page.contains("Pace, fast running and warm-up: 1 run at a usual pace") == isWalked)
    }
  }

  /// Runs without a day are counted and named by their file, and not as such without a pace or altitude.
  @Test(arguments: [true, false]) func runsWithoutADayAreCountedApart(areAll: Bool) {
    var run = Samples.run(flags: [])
    (run.week, run.normalSpeed, run.summary.elevation.ascent, run.alsoIn) = (nil, nil, nil, [])
    let report =
      areAll ? Samples.report(runs: [run, run], weeks: []) : Samples.report(runs: [run, run, Samples.run(flags: [])])
    for page in pages(report) {
      #expect(page.contains("2 runs whose day is not known · time zone"))
      #expect(page.contains("1 run · 9.0 km · 2 runs whose day") == !areAll && !page.contains("0 runs"))
      #expect(page.contains("All comparisons: 2 runs whose day is not known."))
      #expect(!page.contains("without a normal pace") && !page.contains("without altitude"))
      #expect(page.contains("morning.gpx") && !page.contains("runs/morning.gpx"))
    }
  }

  /// The usual amounts are those of six weeks: a flag of the sixth calls for a change, one of the seventh no longer.
  @Test(arguments: [(-5, true), (-6, false)])
  func adviceIsOfTheNewestWeeks(week: Int, isTold: Bool) {
    var run = Samples.run()
    run.week = run.week?.adding(weeks: week)
    let weeks = (week...0).map { Samples.week($0, level: $0 == week ? .high : Level.none) }
    for page in pages(Samples.report(runs: [run], weeks: weeks)) {
      #expect(page.contains("What may be worth changing") == isTold)
      #expect(page.contains("Fewer stairs for a while.") == isTold)
    }
  }
}
