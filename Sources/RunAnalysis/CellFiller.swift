import RunMetrics
import TrackModel

/// Puts the knots' values into the cells of a plan, field by field.
struct CellFiller {
  let plan: CellPlan
  let knots: [Knot]

  func filled() -> RecordedGrid {
    var present: KnotFields = []
    for knot in knots { present.formUnion(knot.fields) }
    var result = RecordedGrid()
    let count = plan.count
    let fill = Int32(GridBuilder.longestFill / 1000)
    result.grid.elapsed = plan.elapsed
    result.grid.startsSegment = plan.startsSegment
    result.grid.altitude = series(.altitude, present, longest: fill) { $0.altitude }
    result.grid.cadence = series(.cadence, present, longest: fill) { Float($0.cadence) / 10 }
    result.deviceSpeed = series(.speed, present, longest: fill) { Float($0.speed) / 1000 }
    result.deviceStep = series(.deviceDistance, present, longest: Int32(Bridge.longest)) { $0.deviceDistance }
    Silence.toSteps(&result.deviceStep, startsSegment: plan.startsSegment)
    result.grid.heartRate = heartRates(present)
    if present.contains(.position) { place(&result) }
    if result.grid.altitude.isEmpty { result.grid.altitude = Array(repeating: .nan, count: count) }
    if result.grid.cadence.isEmpty { result.grid.cadence = Array(repeating: .nan, count: count) }
    if result.grid.east.isEmpty {
      result.grid.east = Array(repeating: .nan, count: count)
      result.grid.north = Array(repeating: .nan, count: count)
    }
    result.grid.distance = Array(repeating: 0, count: count)
    result.grid.isMoving = Array(repeating: false, count: count)
    return result
  }

  @inline(__always)
  private func series(
    _ field: KnotFields, _ present: KnotFields, longest: Int32, _ value: (Knot) -> Float
  ) -> [Float] {
    var (values, hasHoles) = plan.values(knots, field, present: present, value)
    if hasHoles {
      Silence.fill(&values, elapsed: plan.elapsed, startsSegment: plan.startsSegment, longest: longest)
    }
    return values
  }

  /// Of the nearer knot; 0 where not known.
  private func heartRates(_ present: KnotFields) -> [UInt8] {
    var rates = [UInt8](repeating: 0, count: plan.count)
    guard present.contains(.heartRate) else { return rates }
    for cell in 0..<plan.count {
      let right = Int(plan.right[cell])
      rates[cell] = knots[plan.share[cell] < 0.5 ? right - 1 : right].heartRate
    }
    return rates
  }

  private func place(_ result: inout RecordedGrid) {
    guard let chart = origin() else { return }
    let count = plan.count
    var east = [Float](repeating: .nan, count: count)
    var north = east
    var jumps = [Bool](repeating: false, count: count)
    var hasHoles = false
    for cell in 0..<count {
      let index = Int(plan.right[cell])
      let share = plan.share[cell]
      let knot = knots[index]
      if knot.fields.contains(.positionJump) { jumps[cell] = true }
      guard knot.fields.contains(.position) else {
        hasHoles = true
        continue
      }
      var latitude = Double(knot.latitude)
      var longitude = Double(knot.longitude)
      if share < 1 {
        let before = knots[index - 1]
        guard before.fields.contains(.position), !knot.fields.contains(.positionJump) else {
          hasHoles = true
          continue
        }
        let back = Double(1 - share)
        var turn = longitude - Double(before.longitude)
        if abs(turn) > 180 * Knot.unitsPerDegree { turn -= 360 * Knot.unitsPerDegree * (turn > 0 ? 1 : -1) }
        latitude -= (latitude - Double(before.latitude)) * back
        longitude -= turn * back
      }
      east[cell] = Float(chart.east(ofLongitude: longitude / Knot.unitsPerDegree))
      north[cell] = Float(chart.north(ofLatitude: latitude / Knot.unitsPerDegree))
    }
    result.chart = chart
    result.grid.east = east
    result.grid.north = north
    result.positionJump = jumps
    if hasHoles { Silence.fillPositions(&result, longest: Int32(Bridge.longest)) }
  }

  /// The position in the middle of the track: even where the first ones are wrong, coordinates stay small.
  private func origin() -> TrackChart? {
    var positioned = 0
    for knot in knots where knot.fields.contains(.position) { positioned += 1 }
    var left = positioned / 2
    for knot in knots where knot.fields.contains(.position) {
      if left == 0 {
        return TrackChart(
          latitude: Double(knot.latitude) / Knot.unitsPerDegree, longitude: Double(knot.longitude) / Knot.unitsPerDegree
        )
      }
      left -= 1
    }
    return nil
  }
}
