import TrackModel

/// How much positions weigh in smoothing, where points lie seconds apart.
///
/// A recorded position stands for the seconds around it: half of those to the one before and half of those to the one
/// after, so that the way is as long with a point every five seconds as with one every second. What lies between is a
/// straight line that nobody measured.
struct PositionWeights {
  /// Seconds from position to position from which on they are sparse.
  static let sparseInterval = 1.1
  /// The weight of a cell that only a straight line gave a position (Definitions.md E).
  static let joined: Float = 0.02

  /// A recorded position between the seconds of two cells.
  struct Between {
    /// The cell before it.
    var cell: Int32
    /// How far it lies on the way from there to the next cell, 0...1.
    var share: Float
    var weight: Float
    /// Metres on the chart of the grid.
    var east: Float
    var north: Float
  }

  /// One a cell: of a recorded position the seconds that it stands for, else ``joined``.
  private(set) var cells: [Float] = []
  /// In order of time.
  private(set) var between: [Between] = []

  init(cells: [Float], between: [Between] = []) {
    self.cells = cells
    self.between = between
  }

  init(_ plan: CellPlan, _ knots: Knots, _ chart: TrackChart) {
    cells.reserveCapacity(plan.count)
    for row in plan.rows {
      let first = Int(row.knot)
      if row.isOnKnots {
        for knot in first..<first + Int(row.count) { append(knots.weight(of: knot)) }
        continue
      }
      let (before, after) = (first - 1, first)
      // More than one position a second: the straight line between them is as good as measured.
      let isDense = knots.times[after] - knots.times[before] < 1000
      let start = plan.start + Int64(row.second) * 1000
      let sinceKnot = start - knots.times[before]
      if !isDense, !row.startsSegment, !cells.isEmpty, sinceKnot > 0, sinceKnot < 1000,
        let place = knots.place(of: before, on: chart)
      {
        between.append(
          Between(
            cell: Int32(cells.count - 1), share: 1 - Float(sinceKnot) / 1000, weight: knots.weight(of: before),
            east: place.east, north: place.north))
      }
      for second in row.second..<row.second + row.count {
        let isOnKnot = plan.start + Int64(second) * 1000 == knots.times[after]
        append(isDense ? 1 : isOnKnot ? knots.weight(of: after) : 0)
      }
    }
  }

  private mutating func append(_ weight: Float) { cells.append(max(weight, PositionWeights.joined)) }
}

extension Knots {
  /// Seconds that the position of a knot stands for; 0 where it has none.
  fileprivate func weight(of knot: Int) -> Float {
    guard fields[knot].contains(.position) else { return 0 }
    let beginsAnew = !fields[knot].isDisjoint(with: [.positionJump, .startsSegment])
    let before = beginsAnew ? nil : seconds(from: knot, by: -1)
    let after = seconds(from: knot, by: 1)
    return ((before ?? after ?? 1) + (after ?? before ?? 1)) / 2
  }

  /// Seconds to the next position in a direction, at least one; nil beyond what straight lines join, and where the track
  /// begins anew.
  private func seconds(from knot: Int, by step: Int) -> Float? {
    var other = knot + step
    while fields.indices.contains(other) {
      let silence = abs(times[other] - times[knot])
      guard silence <= Rhythm.longestJoined else { return nil }
      if step > 0, !fields[other].isDisjoint(with: [.positionJump, .startsSegment]) { return nil }
      if fields[other].contains(.position) { return max(1, Float(silence) / 1000) }
      if step < 0, fields[other].contains(.startsSegment) { return nil }
      other += step
    }
    return nil
  }

  fileprivate func place(of knot: Int, on chart: TrackChart) -> (east: Float, north: Float)? {
    guard fields[knot].contains(.position) else { return nil }
    return (
      Float(chart.east(ofLongitude: Double(longitudes[knot]) / Knots.unitsPerDegree)),
      Float(chart.north(ofLatitude: Double(latitudes[knot]) / Knots.unitsPerDegree))
    )
  }
}
