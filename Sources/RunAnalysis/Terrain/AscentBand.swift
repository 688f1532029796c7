import TrackModel

/// How far the ascent may be off.
enum AscentBand {
  static func halfWidth(_ judgement: AltitudeJudgement, fine: Double, coarse: Double, seconds: Double) -> Double {
    switch judgement.source {
    case .barometric: max(5, 0.05 * fine)
    default: max(30, coarse)
    }
  }
}
