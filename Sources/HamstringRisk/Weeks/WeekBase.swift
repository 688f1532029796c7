/// What a week is compared with (rules.md A1, A-rob): the larger of the week before and the mean of the four before.
enum WeekBase {
  /// - Parameter before: the four weeks before, oldest first, whole metres.
  /// - Returns: whole metres; nil where fewer than four weeks are given; 0 where all were empty.
  ///
  /// One empty week is left out of the mean (a holiday is no new normal); of several all count.
  static func metres(before: [Int], weeks: Int = 4) -> Int? {
    guard before.count >= weeks, weeks > 0 else { return nil }
    let recent = before.suffix(weeks)
    let counted = recent.filter { $0 > 0 }
    let total = recent.reduce(0, +)
    let divisor = counted.count == recent.count - 1 ? max(counted.count, 1) : recent.count
    let mean = (total + divisor / 2) / divisor
    return max(recent.last ?? 0, mean)
  }
}
