/// Finds the stretches of a series that rise above one level and stay above a lower one.
///
/// Works on evenly spaced values, whatever a step stands for: the seconds of a run or the bins of its trace. Unknown
/// values (NaN) count as low.
public struct BoutDetector: Sendable, Hashable {
  /// A bout needs a value of at least this, in the unit of the series.
  public var enter: Float
  /// It reaches as far as values stay at or above this, in the same unit.
  public var leave: Float
  /// Dips of at most so many steps do not end a bout.
  public var longestDip: Int
  /// Bouts of fewer steps are left out.
  public var shortest: Int

  /// A detector of these levels; `leave` is at most `enter`.
  public init(enter: Float, leave: Float, longestDip: Int, shortest: Int) {
    self.enter = enter
    self.leave = min(leave, enter)
    self.longestDip = longestDip
    self.shortest = shortest
  }

  /// The bouts in ascending order, as half-open ranges of indices.
  ///
  /// - Parameter isBreak: true where the step from the index before to this one belongs to no bout (a pause); may be
  ///   empty where there is none.
  public func bouts(in values: [Float], isBreak: [Bool] = []) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < values.count {
      guard values[index] >= enter else {
        index += 1
        continue
      }
      var start = index
      let floor = found.last?.upperBound ?? 0
      while start > floor, values[start - 1] >= leave, !breaks(isBreak, at: start) { start -= 1 }
      var end = index + 1
      while end < values.count, values[end] >= leave, !breaks(isBreak, at: end) { end += 1 }
      index = end
      if let last = found.last, start - last.upperBound <= longestDip,
        !hasBreak(isBreak, in: last.upperBound..<start + 1)
      {
        found[found.count - 1] = last.lowerBound..<end
      } else {
        found.append(start..<end)
      }
    }
    return found.filter { $0.count >= shortest }
  }

  private func breaks(_ isBreak: [Bool], at index: Int) -> Bool { index < isBreak.count && isBreak[index] }

  private func hasBreak(_ isBreak: [Bool], in range: Range<Int>) -> Bool {
    for index in range where breaks(isBreak, at: index) { return true }
    return false
  }
}
