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
    var result = [Float](repeating: .nan, count: sums.count - 1)
    var means = result.mutableSpan
    let sums = sums.span
    let half = seconds / 2
    let share = 1 / Double(2 * half + 1)
    for stretch in stretches {
      let first = stretch.lowerBound
      let end = stretch.upperBound
      let innerStart = min(first + half, end)
      let innerEnd = max(innerStart, end - half)
      for cell in innerStart..<innerEnd { means[cell] = Float((sums[cell + half + 1] - sums[cell - half]) * share) }
      for cell in first..<innerStart { means[cell] = narrowMean(cell, in: stretch) }
      for cell in innerEnd..<end { means[cell] = narrowMean(cell, in: stretch) }
    }
    return result
  }

  private func narrowMean(_ cell: Int, in stretch: Range<Int>) -> Float {
    let reach = min(cell - stretch.lowerBound, stretch.upperBound - 1 - cell)
    return Float((sums[cell + reach + 1] - sums[cell - reach]) / Double(2 * reach + 1))
  }
}
