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
