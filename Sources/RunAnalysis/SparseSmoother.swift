/// ``PositionSmoother`` for positions that do not weigh alike: those that minimise the weighted squared residuals plus
/// `stiffness` times the squared second differences.
///
/// The factors differ from row to row and settle nowhere, so the track is solved in blocks that overlap: what lies further
/// away than the overlap moves no position by a millimetre.
struct SparseSmoother {
  private static let block = 8192
  private static let overlap = 128

  private struct Row {
    /// Both coordinates after the forward elimination, over the diagonal.
    var value: SIMD2<Double>
    /// First and second subdiagonal of the factorisation.
    var near: Double
    var far: Double
  }

  /// The recorded positions of the block and of the overlaps, from the first of them.
  private var points: [SIMD2<Double>] = []
  private var rows: [Row] = []

  /// Smooths two coordinates over `range`, in place. Fewer than five cells stay as they are.
  static func smooth(_ east: inout [Float], _ north: inout [Float], weights: [Float], over range: Range<Int>) {
    guard range.count >= 5 else { return }
    var smoother = SparseSmoother()
    var begin = range.lowerBound
    var left = begin
    while begin < range.upperBound {
      let isLast = range.upperBound - begin <= block + overlap
      let end = isLast ? range.upperBound : begin + block
      let right = isLast ? end : end + overlap
      // Measured from a cell of the block, so that single precision loses nothing far from the track's origin.
      let origin = SIMD2(Double(east[begin]), Double(north[begin]))
      for cell in begin..<right { smoother.points.append(SIMD2(Double(east[cell]), Double(north[cell])) - origin) }
      smoother.eliminate(weights.span.extracting(left..<right))
      smoother.substitute(into: &east, &north, origin: origin, left: left, cells: begin..<end)
      guard !isLast else { return }
      let shift = origin - SIMD2(Double(east[end]), Double(north[end]))
      smoother.points = smoother.points[(end - overlap - left)..<(end - left)].map { $0 + shift }
      (begin, left) = (end, end - overlap)
    }
  }

  private mutating func eliminate(_ weights: Span<Float>) {
    let stiffness = PositionSmoother.stiffness
    let count = points.count
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(count)
    var before = (rest: SIMD2<Double>.zero, diagonal: 0.0, near: 0.0, far: 0.0)
    var beforeThat = before
    for row in 0..<count {
      let fromEnd = min(row, count - 1 - row)
      let bend = stiffness * (fromEnd == 0 ? 1 : fromEnd == 1 ? 5 : 6)
      let offEntry = row == 0 || row == count - 2 ? -2 * stiffness : -4 * stiffness
      let weight = Double(weights[row])
      let diagonal =
        weight + bend - before.near * before.near * before.diagonal - beforeThat.far * beforeThat.far
        * beforeThat.diagonal
      let rest = points[row] * weight - before.rest * before.near - beforeThat.rest * beforeThat.far
      let near = row < count - 1 ? (offEntry - before.far * before.near * before.diagonal) / diagonal : 0
      let far = row < count - 2 ? stiffness / diagonal : 0
      rows.append(Row(value: rest / diagonal, near: near, far: far))
      beforeThat = before
      before = (rest, diagonal, near, far)
    }
  }

  /// - Parameters:
  ///   - left: the cell of the first row.
  ///   - cells: those that are written.
  private func substitute(
    into east: inout [Float], _ north: inout [Float], origin: SIMD2<Double>, left: Int, cells: Range<Int>
  ) {
    var next = SIMD2<Double>.zero
    var afterNext = SIMD2<Double>.zero
    for index in stride(from: rows.count - 1, through: cells.lowerBound - left, by: -1) {
      let row = rows[index]
      let value = row.value - afterNext * row.far - next * row.near
      if left + index < cells.upperBound {
        east[left + index] = Float(value.x + origin.x)
        north[left + index] = Float(value.y + origin.y)
      }
      afterNext = next
      next = value
    }
  }
}
