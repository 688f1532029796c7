/// A place in a drawing; x to the right, y down.
struct Point: Hashable {
  var x: Double
  var y: Double
}

/// An upright rectangle of a drawing.
struct Box: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
}

/// Lays numbers along a stretch of a drawing. What lies outside is drawn at the edge, so that no mark leaves its plot.
struct Scale {
  let values: ClosedRange<Double>
  private let start: Double
  private let end: Double

  /// - Parameters: `start` and `end`: where the smallest and the largest value are drawn. A range without extent is
  ///   widened a little.
  init(_ values: ClosedRange<Double>, from start: Double, to end: Double) {
    let isFlat = values.upperBound - values.lowerBound <= 0
    self.values = isFlat ? values.lowerBound...values.lowerBound + 1 : values
    self.start = start
    self.end = end
  }

  func place(_ value: Double) -> Double {
    guard !value.isNaN else { return start }
    let inside = min(max(value, values.lowerBound), values.upperBound)
    return start + (end - start) * (inside - values.lowerBound) / (values.upperBound - values.lowerBound)
  }
}

/// Round numbers for the lines of a grid.
enum Ticks {
  /// Multiples of 1, 2 or 5 times a power of ten inside a range, at most so many (at least 2 are asked for).
  static func round(in range: ClosedRange<Double>, atMost count: Int) -> [Double] {
    let extent = range.upperBound - range.lowerBound
    guard extent > 0, extent.isFinite else { return [] }
    var unit = 1e-3
    while unit < 1e9 {
      for factor in [1.0, 2, 5] {
        let ticks = multiples(of: unit * factor, in: range, atMost: count)
        if let ticks { return ticks }
      }
      unit *= 10
    }
    return []
  }

  /// Every multiple of `step` inside a range; nil where there are more than `count`.
  static func multiples(of step: Double, in range: ClosedRange<Double>, atMost count: Int) -> [Double]? {
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last - first < Double(max(count, 2)) else { return nil }
    return first <= last ? stride(from: first, through: last, by: 1).map { $0 * step } : []
  }
}
