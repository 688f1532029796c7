/// ``PositionSmoother`` for positions that do not weigh alike, nor lie on cells all of them: the positions that minimise the
/// weighted squared residuals plus `stiffness` times the squared second differences. What was recorded between two cells is
/// compared with the straight line between them, which adds to both and to the entry beside the diagonal.
///
/// The factors differ from row to row and settle nowhere, so the track is solved in blocks that overlap: what lies further
/// away than the overlap moves no position by a millimetre.
struct SparseSmoother {
  private static let block = 8192
  private static let overlap = 128

  /// What a row of the system holds before the elimination, its bend aside.
  private struct Equation {
    var diagonal: Double
    var beside = 0.0
    var pull: SIMD2<Double>
  }

  private struct Row {
    /// Both coordinates after the forward elimination, over the diagonal.
    var value: SIMD2<Double>
    /// First and second subdiagonal of the factorisation.
    var near: Double
    var far: Double
  }

  /// The recorded positions of the block and of the overlaps, from the first of them.
  private var points: [SIMD2<Double>] = []
  private var equations: [Equation] = []
  private var rows: [Row] = []

  /// Smooths two coordinates over `range`, in place. Fewer than five cells stay as they are.
  static func smooth(_ east: inout [Float], _ north: inout [Float], weights: PositionWeights, over range: Range<Int>) {
    guard range.count >= 5 else { return }
    var smoother = SparseSmoother()
    var begin = range.lowerBound
    var left = begin
    var between = weights.between[...].drop { Int($0.cell) < left }
    while begin < range.upperBound {
      let isLast = range.upperBound - begin <= block + overlap
      let end = isLast ? range.upperBound : begin + block
      let right = isLast ? end : end + overlap
      // Measured from a cell of the block, so that single precision loses nothing far from the track's origin.
      let origin = SIMD2(Double(east[begin]), Double(north[begin]))
      for cell in begin..<right { smoother.points.append(SIMD2(Double(east[cell]), Double(north[cell])) - origin) }
      between = between.drop { Int($0.cell) < left }
      smoother.set(weights.cells[left..<right], between.prefix { Int($0.cell) + 1 < right }, left: left, origin: origin)
      smoother.eliminate()
      smoother.substitute(into: &east, &north, origin: origin, left: left, cells: begin..<end)
      guard !isLast else { return }
      let shift = origin - SIMD2(Double(east[end]), Double(north[end]))
      smoother.points = smoother.points[(end - overlap - left)..<(end - left)].map { $0 + shift }
      (begin, left) = (end, end - overlap)
    }
  }

  private mutating func set(
    _ weights: ArraySlice<Float>, _ between: ArraySlice<PositionWeights.Between>, left: Int, origin: SIMD2<Double>
  ) {
    equations = zip(weights, points).map { Equation(diagonal: Double($0), pull: $1 * Double($0)) }
    for position in between {
      let row = Int(position.cell) - left
      let (weight, share) = (Double(position.weight), Double(position.share))
      let pull = (SIMD2(Double(position.east), Double(position.north)) - origin) * weight
      equations[row].diagonal += weight * (1 - share) * (1 - share)
      equations[row].beside += weight * share * (1 - share)
      equations[row].pull += pull * (1 - share)
      equations[row + 1].diagonal += weight * share * share
      equations[row + 1].pull += pull * share
    }
  }

  private mutating func eliminate() {
    let stiffness = PositionSmoother.stiffness
    let count = points.count
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(count)
    var before = (rest: SIMD2<Double>.zero, diagonal: 0.0, near: 0.0, far: 0.0)
    var beforeThat = before
    for row in 0..<count {
      let fromEnd = min(row, count - 1 - row)
      let bend = stiffness * (fromEnd == 0 ? 1 : fromEnd == 1 ? 5 : 6)
      let equation = equations[row]
      let offEntry = equation.beside + (row == 0 || row == count - 2 ? -2 : -4) * stiffness
      let diagonal =
        equation.diagonal + bend - before.near * before.near * before.diagonal - beforeThat.far * beforeThat.far
        * beforeThat.diagonal
      let rest = equation.pull - before.rest * before.near - beforeThat.rest * beforeThat.far
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
