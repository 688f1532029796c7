import Testing
import TrackModel

@testable import HamstringRisk

/// Definitions.md F: hazard windows of three days, control windows the same weekdays 7, 14, 21 and 28 days earlier.
@Suite struct FlareUpTests {
  private static let monday = CivilDate(day: 19_723)
  private let thresholds = PainThresholds()

  private func day(_ number: Int) -> CivilDate { FlareUpTests.monday.adding(days: number) }

  private func flag(_ factor: Factor, _ level: Level = .low) -> Flag {
    Flag(
      factor: factor, level: level, value: nil, unit: "m", evidence: .expert, source: "", quality: "", message: "",
      advice: "")
  }

  /// - Parameters:
  ///   - hills: days with a hill run.
  ///   - pain: day and level; the runs begin at eight in the evening.
  ///   - unjudged: what no run could be judged for.
  ///   - controls: comparison periods that are asked for.
  private func history(
    hills: [Int], pain: [(Int, Int)], _ moment: PainEntry.Moment = .rest, minute: Int? = nil, from first: Int = 0,
    unjudged: [UnjudgedFactors] = [], controls: Int? = nil
  ) -> FlareUpHistory {
    var thresholds = thresholds
    if let controls { thresholds.controls = controls }
    var days = ExposureDays(firstDay: day(first))
    for number in 0..<400 {
      days.add(day(number), minute: 1200, flags: hills.contains(number) ? [flag(.hills)] : [], unjudged: unjudged)
    }
    let entries = pain.map { PainEntry(day: day($0.0), minute: minute, moment: moment, level: $0.1) }.sorted(
      by: PainEntry.comesFirst)
    return FlareUpHistory(
      entries: entries, onsets: PainOnsets.find(in: entries, thresholds: thresholds), days: days,
      thresholds: thresholds)
  }

  private func terrain(_ history: FlareUpHistory) -> FactorComparison? {
    history.comparisons.first { $0.factor == .terrain }
  }

  /// Five flare-ups 50 days apart. Four follow hills within three days; six of the twenty control periods hold hills.
  @Test func fourOfFiveAgainstSixOfTwenty() throws {
    let onsets = [50, 100, 150, 200, 250]
    let cases = [50, 99, 148, 197]
    let controls = [50 - 7, 150 - 14, 150 - 21, 200 - 28 - 3, 250 - 7, 250 - 14]
    let found = try #require(terrain(history(hills: cases + controls, pain: onsets.map { ($0, 4) })))
    #expect(found.periods.cases == 5 && found.periods.exposedCases == 4)
    #expect(found.periods.controls == 20 && found.periods.exposedControls == 6)
    #expect(abs(found.periods.chance - 0.07808) < 1e-9)
    #expect(found.message.hasSuffix("This could be chance."))
  }

  @Test func fourDaysBeforeIsTooLongAgo() {
    let onsets = [50, 100, 150, 200]
    #expect(terrain(history(hills: [47, 97, 147, 197], pain: onsets.map { ($0, 4) }))?.periods.exposedCases == 4)
    #expect(terrain(history(hills: [46, 96, 146, 196], pain: onsets.map { ($0, 4) }))?.periods.exposedCases == 0)
  }

  /// The run of the evening came after a morning's pain, and after pain that was felt before it: four onsets after three
  /// runs each, none of them with hills.
  @Test(
    arguments: [
      (.nextMorning, nil, 0), (.rest, 600, 0), (.rest, nil, 4), (.rest, 1260, 4), (.nextMorning, 1260, 4),
      (.during, 1198, 4), (.during, 1169, 0), (.rest, 1199, 0),
    ]
      as [(PainEntry.Moment, Int?, Int)])
  func whatCameAfterThePainIsNotBefore(moment: PainEntry.Moment, minute: Int?, exposed: Int) throws {
    let found = history(hills: [50, 100, 150, 200], pain: [50, 100, 150, 200].map { ($0, 4) }, moment, minute: minute)
    #expect(try #require(terrain(found)).periods.exposedCases == exposed)
    let window = try #require(found.timeline.first?.windows.first)
    #expect(window.runs == (exposed > 0 ? 2 : 1) && window.factors == (exposed > 0 ? [.terrain] : []))
  }

  /// Hills on the evening of a comparison day come after its morning, too.
  @Test func comparisonPeriodsEndAtTheSameHour() throws {
    let onsets = [50, 100, 150, 200].map { ($0, 4) }
    let evening = history(hills: [43, 93], pain: onsets, .nextMorning)
    #expect(try #require(terrain(evening)).periods.exposedControls == 0)
    let dayBefore = history(hills: [42, 92], pain: onsets, .nextMorning)
    #expect(try #require(terrain(dayBefore)).periods.exposedControls == 2)
  }

  @Test func onlyTheArticlesFactorsAreCompared() {
    let found = history(hills: [], pain: [50, 100, 150, 200].map { ($0, 4) }).comparisons.map(\.factor)
    #expect(found == ExposureFactor.allCases && found.count == 4)
  }

  /// Without altitude nobody knows of hills: that is no "0 of 4". Too coarse for slopes alone, it is compared.
  @Test func whatCouldNotBeJudgedIsNotCompared() {
    let pain = [50, 100, 150, 200].map { ($0, 4) }
    let blind = [UnjudgedFactors([.stairs, .steepness, .hills], .noAltitude)]
    let found = history(hills: [], pain: pain, unjudged: blind).comparisons
    #expect(found.map(\.factor) == [.speed, .distance, .noWarmUp])
    #expect(PainText.comparisonLimits(of: found).hasPrefix("No run of these days could be judged for more or steeper"))
    let coarse = [UnjudgedFactors([.stairs, .steepness], .coarseAltitude)]
    #expect(history(hills: [], pain: pain, unjudged: coarse).comparisons.count == 4)
  }

  /// Too few flare-ups or comparison periods: no comparison, a timeline.
  @Test func tooFewToCompare() {
    #expect(history(hills: [], pain: [(50, 4), (100, 4)]).comparisons.isEmpty)
    #expect(history(hills: [], pain: [(50, 4), (100, 4), (150, 4)]).comparisons.isEmpty)
    // The history begins on day 45: of the first flare-up no control period is left.
    #expect(history(hills: [], pain: [50, 100, 150, 200].map { ($0, 4) }, from: 45).comparisons.isEmpty)
    #expect(!history(hills: [], pain: [50, 100, 150, 200, 250].map { ($0, 4) }, from: 45).comparisons.isEmpty)
    // Four flare-ups with four periods each.
    let four = [50, 100, 150, 200].map { ($0, 4) }
    #expect(!history(hills: [], pain: four, controls: 16).comparisons.isEmpty)
    #expect(history(hills: [], pain: four, controls: 17).comparisons.isEmpty)
  }

  /// As above: three flare-ups are left, with four periods each.
  @Test func whatIsMissingIsCounted() {
    let found = history(hills: [], pain: [50, 100, 150, 200].map { ($0, 4) }, from: 45).compared
    #expect(found.flareUps == 3 && found.controls == 12)
    let text = MeasureText(.metric)
    #expect(
      PainText.tooFew(onsets: 4, compared: found, thresholds, text)
        .hasSuffix("your log has 4 flare-ups, 3 of which can be compared, and 12 such periods."))
    #expect(
      PainText.tooFew(onsets: 1, compared: (1, 1), thresholds, text)
        .hasSuffix("your log has 1 flare-up and 1 such period."))
    #expect(
      PainText.tooFew(onsets: 0, compared: (0, 0), thresholds, text).hasSuffix("your log has no flare-up."))
  }

  @Test func painfulPeriodsAndOtherFlareUpsAreNoControls() throws {
    let onsets = [100, 200, 300, 390].map { ($0, 4) }
    let plain = try #require(terrain(history(hills: [], pain: onsets)))
    #expect(plain.periods.controls == 16)
    // Pain of 2 on day 192 is in the first control period of the flare-up on day 200; the onset stays one.
    let sore = try #require(terrain(history(hills: [], pain: onsets + [(192, 2)])))
    #expect(sore.periods.controls == 15)
    // A flare-up on day 276 takes every control period of day 300 that ends less than eight days from it.
    let near = try #require(terrain(history(hills: [], pain: onsets + [(276, 4)])))
    #expect(near.periods.sets.map(\.controls) == [4, 4, 4, 1, 4])
  }

  @Test func windowsBeforeAFlareUp() throws {
    let windows = try #require(history(hills: [50, 47, 44, 30], pain: [(50, 4)]).timeline.first).windows
    #expect(windows.map(\.days) == [0...1, 2...3, 4...7, 8...28])
    #expect(windows.map(\.runs) == [2, 2, 4, 21])
    #expect(windows.map(\.factors) == [[.terrain], [.terrain], [.terrain], [.terrain]])
    let none = try #require(history(hills: [21], pain: [(50, 4)]).timeline.first).windows
    #expect(none.map(\.factors) == [[], [], [], []])
  }

  @Test(
    arguments: [
      (.pace, .speed), (.fastRunning, .speed), (.stairs, .terrain), (.hills, .terrain), (.steepness, .terrain),
      (.combined, nil), (.singleRunSpike, .distance), (.warmup, .noWarmUp), (.weeklyMileage, nil),
      (.newTerrain, nil), (.pain, nil),
    ] as [(Factor, ExposureFactor?)])
  func factors(factor: Factor, exposure: ExposureFactor?) {
    #expect(ExposureFactor(factor) == exposure)
  }
}
