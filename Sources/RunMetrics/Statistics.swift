/// Small robust statistics. Every function gives nil where there is nothing to take it of.
public enum Statistics {
  /// The ratio that scales a median absolute deviation to the standard deviation of normal noise.
  public static let deviationScale = 1.4826

  /// The middle value, of an even count the mean of the two; nil for none.
  public static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    var parted = values
    let middle = parted.count / 2
    let upper = Selection.place(middle, in: &parted)
    guard parted.count % 2 == 0, let lower = parted[..<middle].max() else { return upper }
    return (lower + upper) / 2
  }

  /// Value at share `q` (0...1), linear between neighbours.
  public static func quantile(_ values: [Double], _ q: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    var parted = values
    let place = Double(parted.count - 1) * min(max(q, 0), 1)
    let low = Int(place)
    let below = Selection.place(low, in: &parted)
    let above = parted[(low + 1)...].min() ?? below
    return below + (above - below) * (place - Double(low))
  }

  /// The smallest value at which the weights up to and including it reach half of all weight.
  public static func weightedMedian(_ pairs: [(value: Double, weight: Double)]) -> Double? {
    let sorted = pairs.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
    let half = sorted.reduce(0) { $0 + $1.weight } / 2
    var reached = 0.0
    for pair in sorted {
      reached += pair.weight
      if reached >= half { return pair.value }
    }
    return nil
  }

  /// Median absolute deviation from the median, not scaled.
  public static func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
    guard let centre = median(values) else { return nil }
    return median(values.map { abs($0 - centre) })
  }

  /// The arithmetic mean; nil for none.
  public static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Standard deviation over n - 1; nil below two values.
  public static func sampleDeviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let centre = mean(values) else { return nil }
    let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
