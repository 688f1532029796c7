import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

@Suite struct ChartGeometryTests {
  @Test(arguments: [(5, 50), (0, 100), (10, 0), (12, 0), (-3, 100), (Double.nan, 100)])
  func scalesKeepValuesInside(value: Double, place: Double) {
    #expect(Scale(0...10, from: 100, to: 0).place(value) == place)
  }

  @Test(arguments: [
    (0...28.2, 5, [0, 10, 20]), (0...9, 5, [0, 2, 4, 6, 8]), (0...0.9, 6, [0, 0.2, 0.4, 0.6, 0.8]),
    (495...530, 4, [500, 510, 520, 530]), (3...3, 4, []),
  ])
  func ticksAreRound(range: ClosedRange<Double>, count: Int, ticks: [Double]) {
    let found = Ticks.round(in: range, atMost: count)
    #expect(found.count == ticks.count)
    for (a, b) in zip(found, ticks) { #expect((a - b).magnitude < 1e-9) }
  }

  /// From 400 s/km (6:40) to 280 s/km (4:40) there are four whole half minutes.
  @Test func paceTicksAreRoundPaces() {
    let ticks = PaceTicks.speeds(in: 2.5...1000 / 280, unit: 1000)
    #expect(ticks.map { (1000 / $0).rounded() } == [300, 330, 360, 390])
  }

  // MARK: Weeks

  private func overview(_ weeks: [JudgedWeek], runs: [JudgedRun] = []) throws -> Overview {
    try #require(Overview(Samples.report(runs: runs, weeks: weeks), around: nil))
  }

  /// The plot is 162 high, of which 140 are for values up to 9 km: 4.5 km is half of that.
  @Test func barsStandInProportionToDistance() throws {
    let chart = try #require(
      try overview([Samples.week(-1, distance: 4500), Samples.week()]).weeklyDistance)
    let bars = chart.boxes(.bar) + chart.boxes(.chosen)
    #expect(bars.map(\.height) == [70, 140])
    #expect(bars.map(\.bottom) == [170, 170])
    // Base 8 km, and 8.8 km above it, over both weeks.
    let base = 170 - 140 * 8.0 / 9
    #expect(chart.lines(.base).map { $0.map(\.y) } == [[base, base, base, base]])
    #expect(chart.lines(.limit).map { $0.map { ($0.y * 10).rounded() } } == [[331, 331, 331, 331]])
    #expect(chart.lines(.base)[0].map(\.x) == [48, 202, 202, 356])
  }

  /// Each line over bars has a halo beneath it, and no halo lies over another line.
  @Test func linesOverBarsHaveHalos() throws {
    let overview = try overview(
      [Samples.week(-1, distance: 4500), Samples.week()], runs: [Samples.run(), Samples.run()])
    for chart in [try #require(overview.weeklyDistance), try #require(overview.longestRuns)] {
      let lines = chart.lines(.base) + chart.lines(.limit)
      #expect(chart.lines(.halo).map { $0.map(\.x) } == lines.map { $0.map(\.x) })
      let order = chart.marks.map(\.role)
      let last = try #require(order.lastIndex { $0 == .bar || $0 == .chosen })
      if lines.isEmpty { continue }
      let (first, final) = (order.firstIndex(of: .halo), order.lastIndex(of: .halo))
      #expect(try #require(first) > last)
      #expect(try #require(final) < #require(order.firstIndex(of: .base)))
    }
    #expect(overview.weeklyDistance?.lines(.halo).count == 2)
  }

  /// A limp is a ring around its entry, with words in the legend, and no triangle, which would be a level.
  @Test func aLimpIsARingAroundItsEntry() throws {
    let overview = try overview([Samples.week()])
    let entries = [(0, 4, true), (1, 2, false)].map { day, level, limp in
      PainEntry(day: overview.chosen.start.adding(days: day), moment: .after, level: level, limp: limp)
    }
    let chart = try #require(overview.painTimeline(entries))
    chart.expectSound()
    let dots = chart.marks.compactMap { mark in
      if case .dot(let point, _) = mark.shape { (mark.role, point) } else { nil }
    }
    #expect(dots.map(\.0) == [.after, .limp, .after] && dots[0].1 == dots[1].1)
    #expect(chart.keys.last?.role == .limp && chart.keys.last?.words == "limp, or no weight borne")
    #expect(chart.description.hasSuffix("1\u{A0}entry tells of a limp or a leg that bore no weight."))
    #expect(try #require(overview.painTimeline([entries[1]])).keys.allSatisfy { $0.role != .limp })
  }

  @Test(arguments: [(Level.low, 1), (.medium, 2), (.high, 3), (.info, 0), (Level.none, 0)])
  func flagsAreCountedInTriangles(level: Level, count: Int) throws {
    let chart = try #require(try overview([Samples.week(level: level)]).weeklyDistance)
    #expect(chart.marks.count { if case .triangle = $0.shape { true } else { false } } == count)
  }

  /// Runs of 5, 6, 7 km a day apart, then of 2 km that goes on with one of 7 km: 9 km are drawn, and a line at 7 km. What was
  /// ridden on top is drawn nowhere.
  @Test func longestRunsAreDrawnAsTheRuleHasThem() throws {
    let day = CivilDate.millisecondsPerDay
    let runs = [(5.0, 5.0, 3), (6, 6, 2), (7, 7, 1), (2, 9, 0)].map { distance, session, before in
      var summary = Samples.summary()
      summary.start -= Int64(before) * day
      summary.distance = distance * 1000 + 4000
      (summary.distanceSource, summary.ridden) = (.device, 4000)
      var run = Samples.run(summary, flags: [])
      run.sessionDistance = session * 1000
      run.longestBefore = before == 0 ? 7000 : nil
      return run
    }
    let overview = try overview([Samples.week()], runs: runs)
    #expect(overview.longestRuns?.boxes(.chosen).map { ($0.height * 10).rounded() } == [778, 933, 1089, 1400])
  }

  /// 2.54 m/s against a normal of 2.5 m/s, whose band is 6 % wide on both sides.
  @Test func paceBandIsAroundTheNormalPace() throws {
    var second = Samples.summary()
    second.start += 3_600_000
    let chart = try #require(
      try overview([Samples.week()], runs: [Samples.run(), Samples.run(second)]).normalPace)
    let band = try #require(chart.areas(.band).first)
    let (low, high) = (2.5 * 0.94 * 0.98, 2.5 * 1.06 * 1.02)
    func place(_ speed: Double) -> Double { 170 - 140 * (speed - low) / (high - low) }
    let edges = [place(2.65), place(2.35)]
    #expect((band[0].y - edges[0]).magnitude < 1e-9)
    #expect((band[3].y - edges[1]).magnitude < 1e-9)
    let dots = chart.marks.compactMap { if case .dot(let point, _) = $0.shape { point.y } else { nil } }
    let own = place(2.54321)
    #expect(dots.count == 2)
    for dot in dots { #expect((dot - own).magnitude < 1e-9) }
  }

  @Test func noAscentIsNoChart() throws {
    var week = Samples.week()
    week.ascent = nil
    #expect(try overview([week]).weeklyAscent == nil)
  }

  @Test(arguments: [0, 1, 4, 14, 26, 53, 80])
  func everythingIsDrawnInsideAndLabelsKeepApart(count: Int) throws {
    let weeks = (0..<count).map { number in
      Samples.week(number - count + 1, level: Level.allCases[number % 5], distance: Double(number * 1997 % 190_000))
    }
    guard let overview = Overview(Samples.report(weeks: weeks), around: nil) else {
      #expect(count == 0)
      return
    }
    #expect(overview.weeks.count == min(count, Overview.mostWeeks))
    for chart in overview.charts { chart.expectSound() }
  }
}
