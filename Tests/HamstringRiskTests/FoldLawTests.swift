import HamstringRisk
import Testing
import TrackModel

@Suite struct FoldLawTests {
  /// Enough runs for every kind of result: flags, duplicates, a break.
  private let runs: [RunSummary] = {
    var runs = MadeRuns.steadyWeeks(0..<6)
    runs.append(MadeRuns.run(MadeRuns.at(day: 44), km: 13))
    runs.append(MadeRuns.run(MadeRuns.at(day: 44), km: 13, id: "copy", format: .gpx))
    runs.append(MadeRuns.run(MadeRuns.at(day: 80), km: 5, speed: 3.4))
    return runs
  }()

  private func text(_ history: RunHistory) -> String {
    let report = RiskFold.report(history, settings: MadeRuns.settings())
    return "\(report.runs) \(report.weeks) \(report.states) \(report.duplicates) \(String(describing: report.budget))"
  }

  @Test func orderDoesNotMatter() {
    let forward = text(MadeRuns.history(runs))
    #expect(text(MadeRuns.history(runs.reversed())) == forward)
    #expect(text(MadeRuns.history(runs.sorted { $0.id.hashValue < $1.id.hashValue })) == forward)
    #expect(forward.contains("single_run_spike") || forward.contains("singleRunSpike"))
  }

  @Test func sameRunTwiceChangesNothing() {
    #expect(text(MadeRuns.history(runs + runs)) == text(MadeRuns.history(runs)))
    #expect(MadeRuns.history(runs + runs).count == runs.count)
  }

  @Test(arguments: [0, 1, 7, 20, 27])
  func splitAndMerge(at place: Int) {
    let whole = text(MadeRuns.history(runs))
    var left = MadeRuns.history(Array(runs[..<place]))
    let right = MadeRuns.history(Array(runs[place...]))
    var mirrored = right
    mirrored.merge(left)
    left.merge(right)
    #expect(text(left) == whole)
    #expect(text(mirrored) == whole)
  }

  @Test func mergeIsAssociative() {
    let parts = [runs[..<9], runs[5..<20], runs[18...]].map { MadeRuns.history(Array($0)) }
    var leftFirst = parts[0]
    leftFirst.merge(parts[1])
    leftFirst.merge(parts[2])
    var rightFirst = parts[1]
    rightFirst.merge(parts[2])
    var other = parts[0]
    other.merge(rightFirst)
    #expect(text(leftFirst) == text(other))
  }

  /// Two readings that differ in nothing but what the file tells of the run.
  @Test func namesAndDevicesDoNotDependOnTheOrder() {
    var one = MadeRuns.run(MadeRuns.at(day: 0), km: 5)
    var two = one
    (one.name, two.name) = ("Lunch", "Evening")
    func kept(_ runs: [RunSummary]) -> RunSummary? { MadeRuns.report(runs).runs.first?.summary }
    #expect(kept([one, two]) == kept([two, one]) && kept([one, two]) != nil)
    (two.name, two.device) = ("Lunch", "Watch")
    #expect(kept([one, two]) == kept([two, one]))
    (two.device, two.pace.mean) = (nil, 2.5)
    #expect(kept([one, two]) == kept([two, one]))
  }

  @Test func newerReadingWins() {
    var old = MadeRuns.run(MadeRuns.at(day: 0), km: 5)
    old.version = 0
    var new = old
    new.version = 1
    new.distance = 4000
    for order in [[old, new], [new, old]] {
      #expect(MadeRuns.history(order).summaries.map(\.distance) == [4000])
    }
  }

  /// What is shown does not change what is found: two weeks alone are judged as in the whole report.
  @Test func limitsDoNotChangeJudgement() throws {
    let history = MadeRuns.history(runs)
    var settings = MadeRuns.settings()
    let whole = RiskFold.report(history, settings: settings)
    settings.since = CivilDate("2024-02-12")
    let part = RiskFold.report(history, settings: settings)
    #expect(!part.runs.isEmpty)
    let first = try #require(part.weeks.first)
    #expect("\(part.runs)" == "\(Array(whole.runs.suffix(part.runs.count)))")
    #expect("\(part.weeks)" == "\(Array(whole.weeks.drop { $0.week < first.week }))")
  }

  @Test func nothingGivesAnEmptyReport() {
    let report = MadeRuns.report([])
    #expect(report.runs.isEmpty && report.weeks.isEmpty && report.budget == nil)
    #expect(report.budgetReason != nil)
  }

  /// Numbers that no recording holds must neither trap nor spread.
  @Test func absurdNumbers() {
    var runs = MadeRuns.steadyWeeks(0..<6)
    var absurd = MadeRuns.run(MadeRuns.at(day: 45), km: 5)
    absurd.start = .max
    absurd.elapsed = 1e300
    absurd.distance = 1e300
    absurd.elevation.ascent = -1e300
    absurd.pace.distanceAbove5 = 1e300
    absurd.pace.speedClasses = [SpeedClass(index: .max, distance: 1e300), SpeedClass(index: -5, distance: -1)]
    absurd.stairs = [StairEvent(start: -1e300, duration: 1e300, gain: 1e300, length: 0, confidence: .likely)]
    runs.append(absurd)
    absurd.start = .min
    absurd.id = "other"
    runs.append(absurd)
    let report = MadeRuns.report(runs)
    #expect(report.runs.count == 26)
    #expect(report.weeks.allSatisfy { $0.distance.isFinite })
  }

  /// Speeds that nobody runs, beside a trace of an ordinary run.
  @Test(arguments: [1e300, 1e-300, -1e300, .nan, .infinity]) func absurdSpeeds(speed: Double) {
    let runs = MadeRuns.steadyWeeks(0..<6).map { run in
      var absurd = run
      absurd.pace.easy = speed
      absurd.pace.easySpread = speed
      absurd.pace.flatEquivalentMedian = speed
      absurd.trace = MadeRuns.trace([(600, 2.8)], latitude: 45)
      return absurd
    }
    let report = MadeRuns.report(runs)
    #expect(report.runs.count == runs.count)
    #expect(report.runs.allSatisfy { $0.warmup.map { $0.easy.isFinite } ?? true })
  }
}
