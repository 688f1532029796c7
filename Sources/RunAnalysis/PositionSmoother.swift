/// A penalised smoother on the grid: the positions that minimise the squared residuals plus `stiffness` times the
/// squared second differences (rules.md E).
///
/// The system is symmetric with five diagonals, the same in every row but the outermost two, so its factors settle to
/// constants after some rows and only those rows are stored.
struct PositionSmoother {
  /// Squared residuals against squared second differences (rules.md E: 5-10 keep city noise out and corners in).
  static let stiffness = 8.0
  private static let settledRows = 64

  /// Diagonal, first and second subdiagonal of the factorisation, by row.
  private let diagonal: [Double]
  private let inverse: [Double]
  private let near: [Double]
  private let far: [Double]
  private let stiffness: Double

  init(stiffness: Double = PositionSmoother.stiffness) {
    self.stiffness = stiffness
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
    let base = range.lowerBound
    let settled = PositionSmoother.settledRows - 1
    // Measured from the first cell, so that single precision loses nothing far from the origin.
    let eastOrigin = Double(east[base])
    let northOrigin = Double(north[base])
    var x = [Double](repeating: 0, count: count)
    var y = x
    for row in 0..<count {
      x[row] = Double(east[base + row]) - eastOrigin
      y[row] = Double(north[base + row]) - northOrigin
    }
    for row in 1..<count - 2 {
      let one = near[min(row - 1, settled)]
      let two = row > 1 ? far[min(row - 2, settled)] : 0
      let beforeLast = max(row - 2, 0)
      x[row] -= one * x[row - 1] + two * x[beforeLast]
      y[row] -= one * y[row - 1] + two * y[beforeLast]
    }
    solveTail(&x, &y, count: count, settled: settled)
    for row in stride(from: count - 3, through: 0, by: -1) {
      let place = min(row, settled)
      x[row] = x[row] * inverse[place] - near[place] * x[row + 1] - far[place] * x[row + 2]
      y[row] = y[row] * inverse[place] - near[place] * y[row + 1] - far[place] * y[row + 2]
    }
    for row in 0..<count {
      east[base + row] = Float(x[row] + eastOrigin)
      north[base + row] = Float(y[row] + northOrigin)
    }
  }

  /// The last two rows, whose entries differ from the others.
  private func solveTail(_ x: inout [Double], _ y: inout [Double], count: Int, settled: Int) {
    let a = min(count - 4, settled)
    let b = min(count - 3, settled)
    let row = count - 2
    // Row n - 2: diagonal 1 + 5 s, above the last row -2 s.
    let d1 =
      1 + 5 * stiffness - near[b] * near[b] * diagonal[b] - far[a] * far[a] * diagonal[a]
    let e1 = (-2 * stiffness - far[b] * near[b] * diagonal[b]) / d1
    x[row] -= near[b] * x[row - 1] + far[a] * x[row - 2]
    y[row] -= near[b] * y[row - 1] + far[a] * y[row - 2]
    let d2 = 1 + stiffness - e1 * e1 * d1 - far[b] * far[b] * diagonal[b]
    x[row + 1] -= e1 * x[row] + far[b] * x[row - 1]
    y[row + 1] -= e1 * y[row] + far[b] * y[row - 1]
    x[row + 1] /= d2
    y[row + 1] /= d2
    x[row] = x[row] / d1 - e1 * x[row + 1]
    y[row] = y[row] / d1 - e1 * y[row + 1]
  }
}
