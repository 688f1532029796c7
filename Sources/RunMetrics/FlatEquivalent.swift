/// What a speed on a slope would be worth on flat ground.
///
/// Uphill by the energy cost of running of Minetti et al. 2002 (10 runners, grades -0.45 to +0.45). Downhill that curve
/// promises more than runners can use, so there a muted curve holds: the public fit to heart-rate data of many runners
/// (Definitions.md C3), whose lowest factor is 0.870 at -8 % and which is back at 1 at -16.5 %; steeper than that the factor
/// stays 1. Both curves meet at 0 with the factor 1.
public enum FlatEquivalent {
  /// Named in `rules` and `show`.
  public static let modelName = "Minetti 2002 uphill, muted heart-rate curve downhill"
  /// The steepest grade, up or down, at which the energy cost was measured (fraction).
  public static let largestGrade = 0.45
  /// Below this the downhill factor stays 1.
  @usableFromInline static let steepestEasedGrade = -0.165

  /// Energy cost of running in J/(kg m) at a grade (fraction), clamped to -0.45...0.45.
  @inlinable public static func minettiCost(grade: Double) -> Double {
    let i = min(max(grade, -largestGrade), largestGrade)
    return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6
  }

  /// Flat-equivalent speed over speed at a grade (fraction).
  @inlinable public static func factor(grade: Double) -> Double {
    if grade >= 0 { return minettiCost(grade: grade) / 3.6 }
    if grade <= steepestEasedGrade { return 1 }
    let percent = grade * 100
    return 1 + percent * (0.0326567 + percent * (0.00205357 + percent * (-3.9896e-6 + percent * -5.2944e-7)))
  }
}
