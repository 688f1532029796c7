import RunMetrics
import TrackModel

/// Puts the knots' values into the cells of a plan, field by field, and gives each column back at once.
struct CellFiller {
  private let plan: CellPlan
  private var knots: Knots
  /// Fields that any and that every knot has.
  private let present: KnotFields
  private let everywhere: KnotFields
  /// Positions lie seconds apart.
  private let isSparse: Bool

  /// Millimetres per second: what tells no more than multiples of this is rougher than positions are.
  private static let coarseSpeed: UInt16 = 500

  private init(_ plan: CellPlan, _ knots: consuming Knots, isSparse: Bool) {
    self.plan = plan
    self.isSparse = isSparse
    var any: UInt8 = 0
    var all: UInt8 = .max
    for fields in knots.fields {
      any |= fields.rawValue
      all &= fields.rawValue
    }
    present = KnotFields(rawValue: any)
    everywhere = KnotFields(rawValue: all)
    self.knots = knots
  }

  /// The grid without distance and motion, which are measured later, and without times unless holes were filled.
  ///
  /// - Parameters:
  ///   - knots: none are left.
  ///   - fixInterval: mean seconds from one recorded position to the next.
  static func fill(_ plan: CellPlan, from knots: inout Knots, fixInterval: Double) -> RecordedGrid {
    let taken = knots
    knots.removeAll()
    var filler = CellFiller(plan, taken, isSparse: fixInterval > PositionWeights.sparseInterval)
    return filler.fill()
  }

  private mutating func fill() -> RecordedGrid {
    var result = RecordedGrid()
    let fill = Int32(GridBuilder.longestFill / 1000)
    result.grid.altitude = metres(of: \.altitudes, .altitude, &result.grid, longest: fill)
    result.grid.cadence = series(knots.cadences, .cadence, &result.grid, longest: fill) { Float($0) }.map {
      $0.isNaN ? SecondGrid.unknownCadence : UInt16($0 + 0.5)
    }
    knots.cadences = []
    result.isSpeedCoarse = !knots.speeds.contains { $0 % CellFiller.coarseSpeed != 0 }
    result.deviceSpeed = series(knots.speeds, .speed, &result.grid, longest: fill) { Float($0) / 1000 }
    knots.speeds = []
    result.deviceStep = metres(
      of: \.deviceDistances, .deviceDistance, &result.grid, longest: Int32(Bridge.longestAtRunSpeed))
    if !result.deviceStep.isEmpty {
      plan.addTimes(to: &result.grid)
      Silence.toSteps(&result.deviceStep, startsSegment: result.grid.startsSegment)
    }
    result.grid.heartRate = heartRates()
    knots.heartRates = []
    if present.contains(.position) { place(&result) }
    if result.grid.altitude.isEmpty { result.grid.altitude = Array(repeating: .nan, count: plan.count) }
    if result.grid.east.isEmpty {
      result.grid.east = Array(repeating: .nan, count: plan.count)
      result.grid.north = Array(repeating: .nan, count: plan.count)
    }
    return result
  }

  /// Takes a column away and makes a series of it: without a copy where every cell lies on its knot.
  private mutating func metres(
    of column: WritableKeyPath<Knots, [Float]>, _ field: KnotFields, _ grid: inout SecondGrid, longest: Int32
  ) -> [Float] {
    let values = knots[keyPath: column]
    knots[keyPath: column] = []
    if everywhere.contains(field), plan.lies(onAll: values.count) { return values }
    return series(values, field, &grid, longest: longest) { $0 }
  }

  /// One value in every cell, NaN where it is not known; empty where no knot has the field.
  @inline(__always)
  private func series<Stored>(
    _ column: [Stored], _ field: KnotFields, _ grid: inout SecondGrid, longest: Int32, _ value: (Stored) -> Float
  ) -> [Float] {
    guard present.contains(field) else { return [] }
    var (values, hasHoles) = values(column.span, field, value)
    if hasHoles {
      plan.addTimes(to: &grid)
      Silence.fill(&values, elapsed: grid.elapsed, startsSegment: grid.startsSegment, longest: longest)
    }
    return values
  }

  /// By a straight line between both knots, or of the one that is known where it lies near; NaN elsewhere.
  ///
  /// - Returns: the values, and whether there are holes.
  @inline(__always)
  private func values<Stored>(
    _ column: Span<Stored>, _ field: KnotFields, _ value: (Stored) -> Float
  ) -> (values: [Float], hasHoles: Bool) {
    let fields = knots.fields.span
    var hasHoles = false
    let values = [Float](capacity: plan.count) { result in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          let part = column.extracting(first..<first + Int(row.count))
          if everywhere.contains(field) {
            for index in part.indices { result.append(value(part[index])) }
            continue
          }
          for index in part.indices {
            let isKnown = fields[first + index].contains(field)
            result.append(isKnown ? value(part[index]) : .nan)
            if !isKnown { hasHoles = true }
          }
          continue
        }
        let before = fields[first - 1].contains(field) ? value(column[first - 1]) : .nan
        let after = fields[first].contains(field) ? value(column[first]) : .nan
        for second in row.second..<row.second + row.count {
          let found = CellFiller.between(before, after, share: share(of: second, before: first))
          result.append(found)
          if found.isNaN { hasHoles = true }
        }
      }
    }
    return (values, hasHoles)
  }

  /// How far the cell of a second lies on the way to a knot from the one before it.
  @inline(__always)
  private func share(of second: Int32, before knot: Int) -> Float {
    plan.share(of: second, from: knots.times[knot - 1], to: knots.times[knot])
  }

  /// - Parameters:
  ///   - before: the value of the knot before, NaN where it has none.
  ///   - after: the value of the knot after, NaN where it has none.
  @inline(__always)
  private static func between(_ before: Float, _ after: Float, share: Float) -> Float {
    if share == 1 { return after }
    if before.isNaN { return share > 0.5 ? after : .nan }
    if after.isNaN { return share < 0.5 ? before : .nan }
    return before + (after - before) * share
  }

  /// Of the nearer knot; 0 where not known, and empty where it never is.
  private func heartRates() -> [UInt8] {
    guard present.contains(.heartRate) else { return [] }
    if plan.lies(onAll: knots.count) { return knots.heartRates }
    let column = knots.heartRates.span
    return [UInt8](capacity: plan.count) { rates in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          let part = column.extracting(first..<first + Int(row.count))
          for index in part.indices { rates.append(part[index]) }
          continue
        }
        for second in row.second..<row.second + row.count {
          rates.append(column[share(of: second, before: first) < 0.5 ? first - 1 : first])
        }
      }
    }
  }

  private mutating func place(_ result: inout RecordedGrid) {
    guard let chart = origin() else { return }
    let halfTurn = 180 * Knots.unitsPerDegree
    if isSparse { result.positionWeights = PositionWeights(plan, knots, chart) }
    let east = coordinates(knots.longitudes.span, halfTurn: halfTurn) { chart.east(ofLongitude: $0) }
    knots.longitudes = []
    let north = coordinates(knots.latitudes.span, halfTurn: .infinity) { chart.north(ofLatitude: $0) }
    knots.latitudes = []
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
    _ column: Span<Int32>, halfTurn: Double, metres: (Double) -> Double
  ) -> (values: [Float], hasHoles: Bool) {
    let fields = knots.fields.span
    var hasHoles = false
    let values = [Float](capacity: plan.count) { result in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          let part = column.extracting(first..<first + Int(row.count))
          if everywhere.contains(.position) {
            for index in part.indices { result.append(Float(metres(Double(part[index]) / Knots.unitsPerDegree))) }
            continue
          }
          for index in part.indices {
            let isKnown = fields[first + index].contains(.position)
            result.append(isKnown ? Float(metres(Double(part[index]) / Knots.unitsPerDegree)) : .nan)
            if !isKnown { hasHoles = true }
          }
          continue
        }
        let isKnown = fields[first].contains(.position)
        let areBothKnown =
          isKnown && fields[first - 1].contains(.position) && !fields[first].contains(.positionJump)
        let here = Double(column[first])
        var turn = here - Double(column[first - 1])
        if abs(turn) > halfTurn { turn -= 2 * halfTurn * (turn > 0 ? 1 : -1) }
        for second in row.second..<row.second + row.count {
          let share = share(of: second, before: first)
          // Behind a jump the last cell stands where the knot does: the way goes on from there.
          let isFound = areBothKnown || isKnown && second == row.second + row.count - 1
          let units = here - (areBothKnown && share < 1 ? turn * Double(1 - share) : 0)
          result.append(isFound ? Float(metres(units / Knots.unitsPerDegree)) : .nan)
          if !isFound { hasHoles = true }
        }
      }
    }
    return (values, hasHoles)
  }

  private func jumps() -> [Bool] {
    guard present.contains(.positionJump) else { return Array(repeating: false, count: plan.count) }
    let fields = knots.fields.span
    return [Bool](capacity: plan.count) { jumps in
      for row in plan.rows {
        let first = Int(row.knot)
        let part = fields.extracting(first..<first + (row.isOnKnots ? Int(row.count) : 1))
        for index in part.indices {
          jumps.append(part[index].contains(.positionJump) || (index == 0 && row.followsJump))
        }
        if !row.isOnKnots {
          jumps.append(repeating: part[0].contains(.positionJump), count: Int(row.count) - 1)
        }
      }
    }
  }

  /// The position in the middle of the track: even where the first ones are wrong, coordinates stay small.
  private func origin() -> TrackChart? {
    if everywhere.contains(.position) { return knots.isEmpty ? nil : chart(around: knots.count / 2) }
    var positioned = 0
    for fields in knots.fields where fields.contains(.position) { positioned += 1 }
    var left = positioned / 2
    for (index, fields) in knots.fields.enumerated() where fields.contains(.position) {
      if left == 0 { return chart(around: index) }
      left -= 1
    }
    return nil
  }

  private func chart(around knot: Int) -> TrackChart {
    TrackChart(
      latitude: Double(knots.latitudes[knot]) / Knots.unitsPerDegree,
      longitude: Double(knots.longitudes[knot]) / Knots.unitsPerDegree)
  }
}
