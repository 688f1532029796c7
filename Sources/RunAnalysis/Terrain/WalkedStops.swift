/// Finds what looks like standing but is walking on stairs or steep ground: the way is short, the height is not.
enum WalkedStops {
  /// Cells on each side of the one that is judged.
  static let halfWindow = 3
  /// m/s, up or down; slower may be the weather.
  static let slowest: Float = 0.1
  /// Metres of height; gusts of wind give less.
  static let smallestHeight: Float = 2

  /// - Parameter profile: 5-second mean without jumps and lift rides, from a barometer.
  static func find(_ profile: [Float], grid: borrowing SecondGrid, stretches: [Range<Int>]) -> [Range<Int>] {
    let isMoving = grid.isMoving
    var windows: [Range<Int>] = []
    for stretch in stretches where stretch.count > 2 * halfWindow {
      let judged = stretch.lowerBound + halfWindow..<stretch.upperBound - halfWindow
      windows += judged.runs(
        partedAt: { direction(profile, $0) != direction(profile, $0 - 1) },
        where: { !isMoving[$0] && direction(profile, $0) != 0 }
      ).filter { cells in
        let height = abs(profile[cells.upperBound - 1] - profile[cells.lowerBound])
        return height >= smallestHeight && Standing.canMake(height, in: cells, grid)
      }
    }
    return windows
  }

  /// 1 upward, -1 downward, 0 level.
  private static func direction(_ profile: [Float], _ cell: Int) -> Int {
    let rise = profile[cell + halfWindow] - profile[cell - halfWindow]
    guard abs(rise) >= slowest * Float(2 * halfWindow) else { return 0 }
    return rise > 0 ? 1 : -1
  }
}
