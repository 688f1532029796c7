/// A penalised smoother on the grid: the positions that minimise the squared residuals plus `stiffness` times the
/// squared second differences (Definitions.md E).
///
/// The system is symmetric with five diagonals, the same in every row but the outermost two, so its factors settle to
/// constants after some rows and only those rows are stored.
struct PositionSmoother {
  /// Squared residuals against squared second differences (Definitions.md E: 5-10 keep city noise out and corners in).
  static let stiffness = 8.0
  private static let settledRows = 64

  /// Diagonal, first and second subdiagonal of the factorisation, by row.
  private let diagonal: [Double]
  private let inverse: [Double]
  private let near: [Double]
  private let far: [Double]

  init() {
    let stiffness = PositionSmoother.stiffness
    var diagonal: [Double] = []
    var near: [Double] = []
    var far: [Double] = []
    for row in 0..<PositionSmoother.settledRows {
      let entry = row == 0 ? 1 + stiffness : row == 1 ? 1 + 5 * stiffness : 1 + 6 * stiffness
      let offEntry = row == 0 ? -2 * stiffness : -4 * stiffness
      var d = entry
      if row > 0 { d -= near[row - 1] * near[row - 1] * diagonal[row - 1] }
      if row > 1 { d -= far[row - 2] * far[row - 2] * diagonal[row - 2] }
      var e = offEntry
      if row > 0 { e -= far[row - 1] * near[row - 1] * diagonal[row - 1] }
      diagonal.append(d)
      near.append(e / d)
      far.append(stiffness / d)
    }
    self.diagonal = diagonal
    inverse = diagonal.map { 1 / $0 }
    self.near = near
    self.far = far
  }

  /// Smooths two coordinates over `range`, in place. Fewer than five cells stay as they are.
  func smooth(_ east: inout [Float], _ north: inout [Float], over range: Range<Int>) {
    let count = range.count
    guard count >= 5 else { return }
    // Measured from the first cell, so that single precision loses nothing far from the origin.
    let origin = SIMD2(Double(east[range.lowerBound]), Double(north[range.lowerBound]))
    var reduced = eliminate(east.span.extracting(range), north.span.extracting(range), origin: origin)
    solveTail(&reduced, count: count)
    var eastOut = east.mutableSpan
    var northOut = north.mutableSpan
    var next = reduced[count - 2]
    var afterNext = reduced[count - 1]
    for row in [count - 1, count - 2] {
      eastOut[range.lowerBound + row] = Float(reduced[row].x + origin.x)
      northOut[range.lowerBound + row] = Float(reduced[row].y + origin.y)
    }
    let settled = PositionSmoother.settledRows - 1
    let rows = reduced.span
    var (inverse, near, far) = (inverse[settled], near[settled], far[settled])
    var row = count - 3
    while row >= 0 {
      if row < settled { (inverse, near, far) = (self.inverse[row], self.near[row], self.far[row]) }
      // What waits longest comes last: the chain from row to row is one product and one difference.
      let value = rows[row] * inverse - afterNext * far - next * near
      eastOut[range.lowerBound + row] = Float(value.x + origin.x)
      northOut[range.lowerBound + row] = Float(value.y + origin.y)
      afterNext = next
      next = value
      row -= 1
    }
  }

  /// Both coordinates after the forward elimination of all rows but the last two, which stay as they are.
  private func eliminate(
    _ east: Span<Float>, _ north: Span<Float>, origin: SIMD2<Double>
  ) -> [SIMD2<Double>] {
    let count = east.count
    let settled = PositionSmoother.settledRows - 1
    return [SIMD2<Double>](capacity: count) { reduced in
      var before = SIMD2(Double(east[0]), Double(north[0])) - origin
      var beforeThat = SIMD2<Double>.zero
      reduced.append(before)
      var near = near[0]
      var far = far[0]
      for row in 1..<count - 2 {
        if row <= settled + 2 { (near, far) = (self.near[min(row - 1, settled)], self.far[max(row - 2, 0)]) }
        let value = SIMD2(Double(east[row]), Double(north[row])) - origin - beforeThat * far - before * near
        reduced.append(value)
        beforeThat = before
        before = value
      }
      for row in count - 2..<count { reduced.append(SIMD2(Double(east[row]), Double(north[row])) - origin) }
    }
  }

  /// The last two rows, whose entries differ from the others.
  private func solveTail(_ rows: inout [SIMD2<Double>], count: Int) {
    let stiffness = PositionSmoother.stiffness
    let settled = PositionSmoother.settledRows - 1
    let a = min(count - 4, settled)
    let b = min(count - 3, settled)
    let row = count - 2
    // Row n - 2: diagonal 1 + 5 s, above the last row -2 s.
    let d1 =
      1 + 5 * stiffness - near[b] * near[b] * diagonal[b] - far[a] * far[a] * diagonal[a]
    let e1 = (-2 * stiffness - far[b] * near[b] * diagonal[b]) / d1
    rows[row] -= rows[row - 1] * near[b] + rows[row - 2] * far[a]
    let d2 = 1 + stiffness - e1 * e1 * d1 - far[b] * far[b] * diagonal[b]
    rows[row + 1] -= rows[row] * e1 + rows[row - 1] * far[b]
    rows[row + 1] /= d2
    rows[row] = rows[row] / d1 - rows[row + 1] * e1
  }
}
