extension [Range<Int>] {
  /// Adds a range behind those that are there, or joins it to the last of them.
  ///
  /// - Parameter gap: numbers between the two at most that become a part of one.
  mutating func join(_ range: Range<Int>, over gap: Int = 0) {
    if let last, range.lowerBound - last.upperBound <= gap {
      self[count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
    } else {
      append(range)
    }
  }
}

/// Ranges in ascending order, asked for overlaps with ranges in ascending order: one walk along both.
struct AscendingRanges {
  private let ranges: [Range<Int>]
  private var next = 0

  init(_ ranges: [Range<Int>]) { self.ranges = ranges }

  mutating func overlap(_ cells: Range<Int>) -> Bool {
    skip(before: cells)
    return next < ranges.count && ranges[next].overlaps(cells)
  }

  /// The parts of the ranges that lie inside `cells`.
  mutating func parts(in cells: Range<Int>) -> [Range<Int>] {
    skip(before: cells)
    return ranges[next...].prefix { $0.lowerBound < cells.upperBound }.map { $0.clamped(to: cells) }
  }

  private mutating func skip(before cells: Range<Int>) {
    while next < ranges.count, ranges[next].upperBound <= cells.lowerBound { next += 1 }
  }
}
