/// Running sums of altitude, from which means over windows of any width come at the same small cost.
struct AltitudeSums {
  let stretches: [Range<Int>]
  /// Element `i` is the sum of the values before cell `i`, counted within the stretches. In Double, so that rounding
  /// stays far below a millimetre.
  private let sums: [Double]

  init(_ values: [Float], in stretches: [Range<Int>]) {
    self.stretches = stretches
    let values = values.span
    sums = [Double](capacity: values.count + 1) { sums in
      var sum = 0.0
      for stretch in stretches {
        sums.append(repeating: sum, count: stretch.lowerBound + 1 - sums.count)
        for cell in stretch {
          sum += Double(values[cell])
          sums.append(sum)
        }
      }
      sums.append(repeating: sum, count: values.count + 1 - sums.count)
    }
  }

  /// Centred mean over `seconds` cells (odd), never over the end of a stretch: there the window narrows on both sides,
  /// so that slopes keep their ends. NaN outside the stretches.
  func centredMean(seconds: Int) -> [Float] {
    let sums = sums.span
    let half = seconds / 2
    let share = 1 / Double(2 * half + 1)
    return [Float](capacity: sums.count - 1) { means in
      for stretch in stretches {
        means.append(repeating: .nan, count: stretch.lowerBound - means.count)
        let inner = min(half, stretch.count)..<max(min(half, stretch.count), stretch.count - half)
        for cell in stretch.prefix(inner.lowerBound) { means.append(narrowMean(cell, in: stretch)) }
        if !inner.isEmpty {
          // Both ends of the windows as rows of one length: one look at the bounds is enough for all.
          let starts = sums.extracting(stretch.lowerBound..<stretch.lowerBound + inner.count)
          let ends = sums.extracting(droppingFirst: stretch.lowerBound + 2 * half + 1).extracting(first: inner.count)
          for cell in 0..<inner.count { means.append(Float((ends[cell] - starts[cell]) * share)) }
        }
        for cell in stretch.dropFirst(inner.upperBound) { means.append(narrowMean(cell, in: stretch)) }
      }
      means.append(repeating: .nan, count: sums.count - 1 - means.count)
    }
  }

  private func narrowMean(_ cell: Int, in stretch: Range<Int>) -> Float {
    let reach = min(cell - stretch.lowerBound, stretch.upperBound - 1 - cell)
    return Float((sums[cell + reach + 1] - sums[cell - reach]) / Double(2 * reach + 1))
  }
}
