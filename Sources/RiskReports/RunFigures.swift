import HamstringRisk
import RunMetrics
import TrackModel

/// What a run climbed on stairs; nil where stairs cannot be told.
struct StairTotal {
  /// Metres.
  var ascent: Double
  /// Metres of it that are likely stairs, not a very steep path.
  var likelyAscent: Double

  /// Metres of a storey, as watches count flights, and of a step: the middle of what building rules allow (Definitions.md
  /// C6), right to about 15 %.
  private static let storey = 3.0
  private static let step = 0.17

  var flights: Int { Int(clamping: ascent / StairTotal.storey) }
  var steps: Int { Int(clamping: ascent / StairTotal.step) }

  init?(_ summary: RunSummary) {
    guard summary.canJudgeStairs else { return nil }
    ascent = summary.stairs.reduce(0) { $0 + $1.gain }
    likelyAscent = summary.stairs.reduce(0) { $0 + ($1.confidence == .likely ? $1.gain : 0) }
  }

  /// In words; flights and steps are told of likely stairs only.
  func words(_ measures: Measures) -> String {
    let likely = Wording.stairSteps(
      flights: Int(clamping: likelyAscent / StairTotal.storey), steps: Int(clamping: likelyAscent / StairTotal.step))
    return likelyAscent <= 0
      ? Wording.perhapsStairs(measures.height(ascent))
      : likelyAscent >= ascent
        ? Wording.stairTotal(measures.height(ascent), likely)
        : Wording.partlyStairs(measures.height(ascent), likely: measures.height(likelyAscent), likely)
  }
}

enum FlatEquivalentModel {
  /// The model behind flat-equivalent speeds of a run; nil where hills could not be counted in.
  static func name(of summary: RunSummary) -> String? {
    summary.pace.isGradeAdjusted ? FlatEquivalent.modelName : nil
  }
}

extension Int {
  /// The nearest whole number; 0 for NaN, the limits of the type beyond them.
  init(clamping value: Double) {
    guard !value.isNaN else {
      self = 0
      return
    }
    self = Int(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
  }
}
