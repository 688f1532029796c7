import Testing
import TrackModel

@testable import HamstringRisk

@Suite struct DuplicateTests {
  private func copy(
    _ id: String, minutes: Double = 0, km: Double = 10, source: DistanceSource = .device, format: FileFormat = .tcx,
    points: Int = 3000, latitude: Double? = 48, trimmedStart: Int = 0
  ) -> RunSummary {
    let start = MadeRuns.at(day: 0) + Int64(minutes * 60_000) + Int64(trimmedStart) * 1000
    var run = MadeRuns.run(start, km: km - Double(trimmedStart) * 2.8 / 1000, id: id, format: format)
    run.distanceSource = source
    run.points = points
    let seconds = Int(km * 1000 / 2.8) - trimmedStart
    run.trace = MadeRuns.trace(
      [(seconds, 2.8)], latitude: latitude.map { $0 + Double(trimmedStart) * 2.8 / 111_200 })
    return run
  }

  private func kept(_ runs: [RunSummary]) -> [String] { MadeRuns.report(runs).runs.map(\.summary.id) }

  @Test func otherFormatIsACopy() {
    let report = MadeRuns.report([copy("a", format: .gpx), copy("b", km: 10.2)])
    #expect(report.runs.map(\.summary.id) == ["b"])
    #expect(report.runs[0].alsoIn == ["a.tcx"])
    #expect(report.duplicates == [Duplicate(file: "a.tcx", kept: "b.tcx")])
    #expect(report.weeks.map(\.runs) == [1])
  }

  /// Definitions.md H: points over totals, device distance over none, more points, FIT over TCX over GPX over a table, the
  /// smaller id.
  @Test func whichIsKept() {
    #expect(kept([copy("a", source: .gps), copy("b", points: 0, latitude: nil)]) == ["a"])
    #expect(kept([copy("a", format: .table, points: 0, latitude: nil), copy("b", points: 0, latitude: nil)]) == ["b"])
    #expect(kept([copy("a", source: .gps, points: 9000), copy("b")]) == ["b"])
    #expect(kept([copy("a"), copy("b", points: 3001)]) == ["b"])
    #expect(kept([copy("a", format: .gpx), copy("b", format: .tcx), copy("c", format: .fit)]) == ["c"])
    #expect(kept([copy("b"), copy("a")]) == ["a"])
  }

  /// The first ten minutes cut off: distance and length differ, what both cover agrees.
  @Test func trimmedCopy() {
    #expect(kept([copy("a"), copy("b", trimmedStart: 600)]).count == 1)
  }

  /// A phone beside a watch, 6 % apart: the same run where positions agree, not by time and distance alone.
  @Test func phoneBesideWatch() {
    #expect(kept([copy("a"), copy("b", km: 10.6, source: .gps)]) == ["a"])
    #expect(kept([copy("a", latitude: nil), copy("b", km: 10.6, latitude: nil)]).count == 2)
  }

  @Test func equalLengthOnOneDayIsNotEnough() {
    #expect(kept([copy("a"), copy("b", minutes: 120)]).count == 2)
  }

  /// Two friends start together with the same distance, 10 km apart.
  @Test func elsewhereAtTheSameTime() {
    #expect(kept([copy("a"), copy("b", latitude: 48.1)]).count == 2)
  }

  /// Half of a recording, the other half two days later, and a run of the same length in between: they share no second.
  @Test(arguments: [48, 53]) func aRunWhileARecordingRests(latitude: Double) {
    var resumed = copy("a")
    resumed.trace = RunTrace(
      (resumed.trace.bins() ?? []).map { bin in
        var bin = bin
        if bin.start >= 1800 { bin.start += 2 * 86_400 }
        return bin
      })
    resumed.elapsed += 2 * 86_400
    #expect(kept([resumed, copy("b", minutes: 24 * 60, latitude: latitude)]).count == 2)
  }

  /// Nobody is in two places at once, but clocks are off and pauses get lost: what begins in one place and is as long is
  /// one run, though both were 168 m and 840 m apart at the same times.
  @Test func clockOfOneCopyIsOff() {
    #expect(kept([copy("a"), copy("b", minutes: 1)]).count == 1)
    #expect(kept([copy("a"), copy("b", minutes: 1, km: 10.4)]).count == 2)
    #expect(kept([copy("a"), copy("b", minutes: 1, latitude: 48.003)]).count == 2)
    #expect(kept([copy("a"), copy("b", minutes: 13)]).count == 2)
  }

  @Test func pausesTakenOutOfOneCopy() {
    var paused = copy("a", format: .fit)
    let (first, second) = (1500.0, 10_000 / 2.8 - 1500)
    paused.elapsed += 300
    paused.trace = MadeRuns.trace([(Int(first), 2.8), (300, 0), (Int(second), 2.8)], latitude: 48)
    #expect(kept([paused, copy("b", format: .gpx)]) == ["a"])
  }

  @Test func withoutPositionsTimeAndDistanceDecide() {
    #expect(kept([copy("a", latitude: nil), copy("b", format: .gpx, latitude: nil)]).count == 1)
    #expect(kept([copy("a", latitude: nil), copy("b", km: 11, latitude: nil)]).count == 2)
  }

  /// A watch and a treadmill, started and stopped within half a minute, differ as much as devices do: 9.9 % of the
  /// longer, and not 10.7 %. Half a minute and a second is another hand. With positions these alone tell.
  @Test(arguments: [(11_100.0, 30.0, nil, 1), (11_200, 30, nil, 2), (10_500, 31, nil, 2), (10_500, 0, 48.01, 2)])
  func oneHandStartsAndStopsBoth(metres: Double, seconds: Double, latitude: Double?, runs: Int) {
    let watch = copy("a", latitude: latitude.map { _ in 48 })
    var treadmill = copy("b", minutes: seconds / 60, format: .fit, latitude: latitude)
    treadmill.distance = metres
    #expect(kept([watch, treadmill]).count == runs)
  }

  /// Totals alone often begin at noon, whenever they were run.
  @Test func totalsAloneTellNoHand() {
    var longer = copy("b", points: 0, latitude: nil)
    longer.distance = 10_600
    #expect(kept([copy("a", points: 0, latitude: nil), longer]).count == 2)
  }

  /// 80 % of the shorter: 59:31 min long, so 11 min apart is one run and 13 min apart is two.
  @Test(arguments: [(11.0, 1), (13.0, 2)])
  func overlap(minutes: Double, runs: Int) {
    #expect(kept([copy("a", latitude: nil), copy("b", minutes: minutes, latitude: nil)]).count == runs)
  }

  @Test func copiesOfCopiesAreOneRun() {
    let report = MadeRuns.report([copy("a"), copy("b", points: 2900), copy("c", km: 10.25, source: .gps)])
    #expect(report.runs.map(\.summary.id) == ["a"])
    #expect(report.runs[0].alsoIn == ["b.tcx", "c.tcx"])
  }

  @Test func exactCopyUnderAnotherName() {
    var other = copy("a", latitude: nil)
    other.file = "again.tcx"
    #expect(MadeRuns.report([copy("a", latitude: nil), other]).runs.map(\.alsoIn) == [["again.tcx"]])
  }

  /// A file with two runs, one of them in another format, too: only that one's copies are told.
  @Test func copiesOfOneRunOfAFileWithSeveral() {
    var first = copy("a")
    var second = copy("b", minutes: 24 * 60)
    (first.file, second.file, second.index) = ("all.tcx", "all.tcx", 1)
    let history = MadeRuns.history([first, second, copy("c", format: .gpx)])
    #expect(history.copies(of: "c").map(\.id) == ["a", "c"] && history.copies(of: "a").map(\.id) == ["a", "c"])
    #expect(history.copies(of: "b").map(\.id) == ["b"] && history.copies(of: "d").isEmpty)
  }

  /// Runs whose clock was never set all begin at once.
  @Test func copiesOfARunWithoutADateAreExact() {
    var again = MadeRuns.run(0, km: 10, id: "a")
    again.file = "again.tcx"
    let history = MadeRuns.history([MadeRuns.run(0, km: 10, id: "a"), MadeRuns.run(0, km: 10, id: "b"), again])
    #expect(history.copies(of: "a").map(\.file) == ["a.tcx", "again.tcx"])
  }

  /// So many recordings under way at once are nobody's, and comparing each with each would take minutes: each is compared
  /// with the 200 newest, of which none is within 10 % of its distance. The 201st is as long.
  @Test func thousandsAtOnce() {
    var lengths = [1000.0]
    while lengths.count < 201 { lengths.append(lengths[lengths.count - 1] * 1.12) }
    let runs = (0..<3000).map { number in
      var run = MadeRuns.run(MadeRuns.origin + Int64(number) * 1000, km: 100, id: String(number))
      run.distance = lengths[number % 201]
      return run
    }
    let clusters = DuplicateClusters.clusters(of: runs, in: Array(runs.indices), thresholds: DuplicateThresholds())
    #expect(clusters.count == 3000)
  }
}
