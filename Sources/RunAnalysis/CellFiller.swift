import RunMetrics
import TrackModel

/// Puts the knots' values into the cells of a plan, field by field.
struct CellFiller {
  private let plan: CellPlan
  private let knots: [Knot]
  /// Fields that any and that every knot has.
  private let present: KnotFields
  private let everywhere: KnotFields

  init(plan: CellPlan, knots: [Knot]) {
    self.plan = plan
    self.knots = knots
    var any: UInt8 = 0
    var all: UInt8 = .max
    for knot in knots {
      any |= knot.fields.rawValue
      all &= knot.fields.rawValue
    }
    present = KnotFields(rawValue: any)
    everywhere = KnotFields(rawValue: all)
  }

  /// The grid without distance and motion, which are measured later, and without times unless holes were filled.
  func filled() -> RecordedGrid {
    var result = RecordedGrid()
    let fill = Int32(GridBuilder.longestFill / 1000)
    result.grid.altitude = series(.altitude, &result.grid, longest: fill) { $0.altitude }
    result.grid.cadence = series(.cadence, &result.grid, longest: fill) { Float($0.cadence) / 10 }
    result.deviceSpeed = series(.speed, &result.grid, longest: fill) { Float($0.speed) / 1000 }
    result.deviceStep = series(.deviceDistance, &result.grid, longest: Int32(Bridge.longest)) { $0.deviceDistance }
    if !result.deviceStep.isEmpty {
      plan.addTimes(to: &result.grid)
      Silence.toSteps(&result.deviceStep, startsSegment: result.grid.startsSegment)
    }
    result.grid.heartRate = heartRates()
    if present.contains(.position) { place(&result) }
    if result.grid.altitude.isEmpty { result.grid.altitude = Array(repeating: .nan, count: plan.count) }
    if result.grid.east.isEmpty {
      result.grid.east = Array(repeating: .nan, count: plan.count)
      result.grid.north = Array(repeating: .nan, count: plan.count)
    }
    return result
  }

  /// Empty where no knot has the field.
  @inline(__always)
  private func series(
    _ field: KnotFields, _ grid: inout SecondGrid, longest: Int32, _ value: (Knot) -> Float
  ) -> [Float] {
    guard present.contains(field) else { return [] }
    var (values, hasHoles) = plan.values(knots.span, field, isComplete: everywhere.contains(field), value)
    if hasHoles {
      plan.addTimes(to: &grid)
      Silence.fill(&values, elapsed: grid.elapsed, startsSegment: grid.startsSegment, longest: longest)
    }
    return values
  }

  /// Of the nearer knot; 0 where not known, and empty where it never is.
  private func heartRates() -> [UInt8] {
    guard present.contains(.heartRate) else { return [] }
    let knots = knots.span
    return [UInt8](capacity: plan.count) { rates in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          let part = knots.extracting(first..<first + Int(row.count))
          for index in part.indices { rates.append(part[index].heartRate) }
          continue
        }
        for second in row.second..<row.second + row.count {
          let share = plan.share(of: second, from: knots[first - 1], to: knots[first])
          rates.append(knots[share < 0.5 ? first - 1 : first].heartRate)
        }
      }
    }
  }

  private func place(_ result: inout RecordedGrid) {
    guard let chart = origin() else { return }
    let halfTurn = 180 * Knot.unitsPerDegree
    let east = coordinates(halfTurn: halfTurn, of: { $0.longitude }, metres: { chart.east(ofLongitude: $0) })
    let north = coordinates(halfTurn: .infinity, of: { $0.latitude }, metres: { chart.north(ofLatitude: $0) })
    result.chart = chart
    result.grid.east = east.values
    result.grid.north = north.values
    result.positionJump = jumps()
    result.hasPositions = true
    guard east.hasHoles else { return }
    plan.addTimes(to: &result.grid)
    Silence.fillPositions(&result, longest: Int32(Bridge.longest))
  }

  /// One coordinate of every cell, by a straight line between positions that hang together; NaN elsewhere.
  ///
  /// - Parameters:
  ///   - halfTurn: the difference beyond which the short way leads round the other side.
  ///   - metres: of degrees.
  @inline(__always)
  private func coordinates(
    halfTurn: Double, of value: (Knot) -> Int32, metres: (Double) -> Double
  ) -> (values: [Float], hasHoles: Bool) {
    let knots = knots.span
    var hasHoles = false
    let values = [Float](capacity: plan.count) { result in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          let part = knots.extracting(first..<first + Int(row.count))
          if everywhere.contains(.position) {
            for index in part.indices {
              result.append(Float(metres(Double(value(part[index])) / Knot.unitsPerDegree)))
            }
            continue
          }
          for index in part.indices {
            let isKnown = part[index].fields.contains(.position)
            result.append(isKnown ? Float(metres(Double(value(part[index])) / Knot.unitsPerDegree)) : .nan)
            if !isKnown { hasHoles = true }
          }
          continue
        }
        let before = knots[first - 1]
        let knot = knots[first]
        let areBothKnown =
          knot.fields.contains(.position) && before.fields.contains(.position) && !knot.fields.contains(.positionJump)
        var turn = Double(value(knot)) - Double(value(before))
        if abs(turn) > halfTurn { turn -= 2 * halfTurn * (turn > 0 ? 1 : -1) }
        for second in row.second..<row.second + row.count {
          let share = plan.share(of: second, from: before, to: knot)
          let isKnown = areBothKnown || (share == 1 && knot.fields.contains(.position))
          let units = Double(value(knot)) - (share < 1 ? turn * Double(1 - share) : 0)
          result.append(isKnown ? Float(metres(units / Knot.unitsPerDegree)) : .nan)
          if !isKnown { hasHoles = true }
        }
      }
    }
    return (values, hasHoles)
  }

  private func jumps() -> [Bool] {
    guard present.contains(.positionJump) else { return Array(repeating: false, count: plan.count) }
    let knots = knots.span
    return [Bool](capacity: plan.count) { jumps in
      for row in plan.rows {
        let first = Int(row.knot)
        let part = knots.extracting(first..<first + (row.isOnKnots ? Int(row.count) : 1))
        for index in part.indices { jumps.append(part[index].fields.contains(.positionJump)) }
        if !row.isOnKnots {
          jumps.append(repeating: part[0].fields.contains(.positionJump), count: Int(row.count) - 1)
        }
      }
    }
  }

  /// The position in the middle of the track: even where the first ones are wrong, coordinates stay small.
  private func origin() -> TrackChart? {
    if everywhere.contains(.position) { return knots.isEmpty ? nil : chart(around: knots[knots.count / 2]) }
    var positioned = 0
    for knot in knots where knot.fields.contains(.position) { positioned += 1 }
    var left = positioned / 2
    for knot in knots where knot.fields.contains(.position) {
      if left == 0 {
        return chart(around: knot)
      }
      left -= 1
    }
    return nil
  }

  private func chart(around knot: Knot) -> TrackChart {
    TrackChart(
      latitude: Double(knot.latitude) / Knot.unitsPerDegree, longitude: Double(knot.longitude) / Knot.unitsPerDegree)
  }
}
