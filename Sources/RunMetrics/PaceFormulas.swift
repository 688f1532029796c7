/// Formulas of pace that need nothing but numbers.
public enum PaceFormulas {
  /// Second half against first: (second - first) / first, above 0 for a slower second half; nil without a first.
  public static func splitChange(first: Double, second: Double) -> Double? {
    first > 0 ? (second - first) / first : nil
  }

  /// Population standard deviation over mean, each value with its weight; nil where the mean is not above 0.
  public static func variation(_ values: [(value: Double, weight: Double)]) -> Double? {
    var weight = 0.0
    var sum = 0.0
    for entry in values {
      weight += entry.weight
      sum += entry.value * entry.weight
    }
    guard weight > 0, sum > 0 else { return nil }
    let mean = sum / weight
    var squares = 0.0
    for entry in values { squares += entry.weight * (entry.value - mean) * (entry.value - mean) }
    return (squares / weight).squareRoot() / mean
  }
}
