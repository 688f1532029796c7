/// Which cells a run has, and between which knots each lies.
struct CellPlan {
  /// Elapsed whole seconds.
  var elapsed: [Int32] = []
  var startsSegment: [Bool] = []
  /// The knot at or after the cell; the one before it lies on the other side where `share` is below 1.
  var right: [Int32] = []
  /// Part of the way from the knot before to `right`: 1 exactly on the knot.
  var share: [Float] = []

  var count: Int { elapsed.count }

  init(capacity: Int) {
    elapsed.reserveCapacity(capacity)
    startsSegment.reserveCapacity(capacity)
    right.reserveCapacity(capacity)
    share.reserveCapacity(capacity)
  }

  mutating func add(second: Int64, startsSegment begins: Bool, right knot: Int, share part: Float) {
    elapsed.append(Int32(truncatingIfNeeded: second))
    startsSegment.append(begins)
    right.append(Int32(truncatingIfNeeded: knot))
    share.append(part)
  }

  /// One value in every cell: by a straight line between both knots, or of the one that is known where it lies near;
  /// NaN elsewhere. Empty where no knot has the field.
  ///
  /// - Returns: the values, and whether there are holes.
  @inline(__always)
  func values(
    _ knots: [Knot], _ field: KnotFields, present: KnotFields, _ value: (Knot) -> Float
  ) -> (values: [Float], hasHoles: Bool) {
    guard present.contains(field) else { return ([], false) }
    var result = [Float](repeating: .nan, count: count)
    var hasHoles = false
    for cell in 0..<count {
      let index = Int(right[cell])
      let part = share[cell]
      let knot = knots[index]
      let isKnown = knot.fields.contains(field)
      if part == 1 {
        if isKnown { result[cell] = value(knot) } else { hasHoles = true }
        continue
      }
      let before = knots[index - 1]
      let isKnownBefore = before.fields.contains(field)
      if isKnown, isKnownBefore {
        let from = value(before)
        result[cell] = from + (value(knot) - from) * part
      } else if isKnown, part > 0.5 {
        result[cell] = value(knot)
      } else if isKnownBefore, part < 0.5 {
        result[cell] = value(before)
      } else {
        hasHoles = true
      }
    }
    return (result, hasHoles)
  }
}
