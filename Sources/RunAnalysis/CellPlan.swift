/// Which cells a run has, and on or between which knots each lies.
struct CellPlan {
  /// Cells of neighbouring seconds that lie alike. Where a device wrote every second, one row holds a whole segment.
  struct Row {
    /// Elapsed whole seconds of the first cell.
    var second: Int32
    var count: Int32
    /// On knots: that of the first cell, with the others on those that follow. Between knots: the one after the cells;
    /// the last of them may lie on it.
    var knot: Int32
    var isOnKnots: Bool
    /// Of the first cell.
    var startsSegment: Bool
    /// The position of the first cell does not follow from the cell before, because it jumped to a knot between them.
    var followsJump: Bool
  }

  /// Milliseconds since 1970 of elapsed time 0.
  let start: Int64
  private(set) var rows: [Row] = []
  private(set) var count = 0
  private var lastSecond: Int64 = -1
  /// A position jumped to a knot that no cell lies on or before.
  private var hasPendingJump = false

  init(start: Int64) { self.start = start }

  /// Lays cells on knots, on seconds in a row; those that have a cell already are passed over.
  ///
  /// - Returns: whether there was one to lay.
  mutating func lay(on knots: Range<Int>, second: Int64, startsSegment: Bool) -> Bool {
    let taken = Int(max(0, min(lastSecond + 1 - second, Int64(knots.count))))
    guard let seconds = free(second + Int64(taken), count: knots.count - taken) else { return false }
    if !startsSegment, !hasPendingJump, let last = rows.indices.last, rows[last].isOnKnots,
      seconds.lowerBound == Int64(rows[last].second) + Int64(rows[last].count),
      knots.lowerBound + taken == Int(rows[last].knot) + Int(rows[last].count)
    {
      rows[last].count += Int32(truncatingIfNeeded: seconds.count)
      end(seconds)
    } else {
      add(seconds, knot: knots.lowerBound + taken, isOnKnots: true, startsSegment: startsSegment)
    }
    return true
  }

  /// Lays cells on whole seconds between the knot before `knot` and `knot` itself, the ends included; those that have a
  /// cell already are passed over.
  ///
  /// - Returns: whether there was one to lay.
  mutating func lay(before knot: Int, seconds: ClosedRange<Int64>, startsSegment: Bool) -> Bool {
    let first = max(seconds.lowerBound, lastSecond + 1)
    guard let seconds = free(first, count: Int(seconds.upperBound - first) + 1) else { return false }
    add(seconds, knot: knot, isOnKnots: false, startsSegment: startsSegment)
    return true
  }

  /// The seconds from `first` on, as far as there may be cells; nil where that is none.
  private func free(_ first: Int64, count wanted: Int) -> Range<Int64>? {
    let room = min(wanted, SampleRecorder.recordedLimit - count)
    let end = min(first + Int64(room), Int64(Int32.max) + 1)
    return first < end ? first..<end : nil
  }

  private mutating func add(_ seconds: Range<Int64>, knot: Int, isOnKnots: Bool, startsSegment: Bool) {
    rows.append(
      Row(
        second: Int32(truncatingIfNeeded: seconds.lowerBound), count: Int32(truncatingIfNeeded: seconds.count),
        knot: Int32(truncatingIfNeeded: knot), isOnKnots: isOnKnots, startsSegment: startsSegment,
        followsJump: hasPendingJump))
    hasPendingJump = false
    end(seconds)
  }

  /// Remembers a jump to a knot for which no cell could be laid: the next cell does not follow from the last one.
  mutating func jumpWithoutCell() { hasPendingJump = true }

  private mutating func end(_ seconds: Range<Int64>) {
    lastSecond = seconds.upperBound - 1
    count += seconds.count
  }

  /// Gives the grid its seconds and its segments, where it has none yet.
  func addTimes(to grid: inout SecondGrid) {
    guard grid.elapsed.isEmpty else { return }
    grid.elapsed = elapsed()
    grid.startsSegment = startsSegment()
  }

  /// Elapsed whole seconds of every cell.
  private func elapsed() -> [Int32] {
    [Int32](capacity: count) { result in
      for row in rows { for second in row.second..<row.second + row.count { result.append(second) } }
    }
  }

  private func startsSegment() -> [Bool] {
    [Bool](capacity: count) { result in
      for row in rows {
        result.append(row.startsSegment)
        result.append(repeating: false, count: Int(row.count) - 1)
      }
    }
  }

  /// Whether the cells lie on all of `count` knots, one after the other.
  func lies(onAll count: Int) -> Bool {
    rows.count == 1 && rows[0].isOnKnots && rows[0].knot == 0 && Int(rows[0].count) == count
  }

  /// How far the cell of a row between two knots lies on the way from one to the other: 1 exactly on the latter.
  @inline(__always)
  func share(of second: Int32, from before: Int64, to time: Int64) -> Float {
    let reached = start + Int64(second) * 1000
    return reached == time ? 1 : Float(reached - before) / Float(time - before)
  }
}
