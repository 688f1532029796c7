import RunMetrics
import TrackModel

/// Turns knots into cells of one second.
struct GridBuilder {
  /// Milliseconds over which values are joined by straight lines.
  static let longestFill: Int64 = 10_000
  /// A new segment that follows this fast is a lap, not a pause.
  static let lapSpeed = 1.0

  private let start: Int64
  private let present: KnotFields
  private var result = RecordedGrid()
  private var startsSegment = true

  /// - Parameter knots: ascending in time, impossible positions struck, the device's distance made ascending.
  static func build(_ knots: [Knot]) -> RecordedGrid {
    guard let first = knots.first, let last = knots.last else { return RecordedGrid() }
    var builder = GridBuilder(knots, start: first.time)
    builder.result.elapsed = last.time - first.time
    builder.openSegment(at: first)
    for index in knots.indices.dropFirst() { builder.join(knots[index - 1], knots[index]) }
    builder.fillSilences()
    return builder.result
  }

  private init(_ knots: [Knot], start: Int64) {
    self.start = start
    var present: KnotFields = []
    var positioned = 0
    for knot in knots {
      present.formUnion(knot.fields)
      if knot.fields.contains(.position) { positioned += 1 }
    }
    self.present = present
    result.start = start
    if positioned > 0, let origin = GridBuilder.origin(of: knots, positioned: positioned) { result.chart = origin }
    let count = min(knots.count + knots.count / 4, SampleRecorder.recordedLimit)
    result.grid.elapsed.reserveCapacity(count)
  }

  /// The position in the middle of the track: even where the first ones are wrong, coordinates stay small.
  private static func origin(of knots: [Knot], positioned: Int) -> TrackChart? {
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

  /// Lays a cell on a knot that begins a segment, where it lies on a whole second.
  private mutating func openSegment(at knot: Knot) {
    startsSegment = true
    if (knot.time - start) % 1000 == 0 { lay(second: (knot.time - start) / 1000, knot, knot, share: 1) }
  }

  private mutating func join(_ a: Knot, _ b: Knot) {
    let gap = b.time - a.time
    var isBreak = b.fields.contains(.startsSegment)
    if isBreak, gap <= GridBuilder.longestFill, speed(a, b) >= GridBuilder.lapSpeed { isBreak = false }
    guard isBreak || gap > GridBuilder.longestFill else {
      let inverse = 1 / Double(gap)
      var second = (a.time - start) / 1000 + 1
      // A segment that begins between two whole seconds has its first cell on the next one.
      let last = (b.time - start) / 1000
      while second <= last {
        lay(second: second, a, b, share: Double(start + second * 1000 - a.time) * inverse)
        second += 1
      }
      return
    }
    var bridge = Bridge(cell: result.grid.count, seconds: Double(gap) / 1000, isBreak: isBreak)
    if !isBreak { bridge.gps = metres(a, b) ?? 0 }
    if a.fields.contains(.deviceDistance), b.fields.contains(.deviceDistance) {
      bridge.device = max(0, Double(b.deviceDistance) - Double(a.deviceDistance))
    }
    result.bridges.append(bridge)
    openSegment(at: b)
  }

  /// Metres between two positions that hang together; nil otherwise.
  private func metres(_ a: Knot, _ b: Knot) -> Double? {
    guard a.fields.contains(.position), b.fields.contains(.position), !b.fields.contains(.positionJump) else {
      return nil
    }
    return Geodesy.distance(
      fromLatitude: Double(a.latitude) / Knot.unitsPerDegree, longitude: Double(a.longitude) / Knot.unitsPerDegree,
      toLatitude: Double(b.latitude) / Knot.unitsPerDegree, longitude: Double(b.longitude) / Knot.unitsPerDegree)
  }

  /// Metres per second between two knots, by the device's distance where it has one; 0 where nothing tells.
  private func speed(_ a: Knot, _ b: Knot) -> Double {
    let seconds = Double(b.time - a.time) / 1000
    guard seconds > 0 else { return 0 }
    if a.fields.contains(.deviceDistance), b.fields.contains(.deviceDistance) {
      return (Double(b.deviceDistance) - Double(a.deviceDistance)) / seconds
    }
    return (metres(a, b) ?? 0) / seconds
  }

  /// One cell at `share` of the way from `a` to `b`.
  private mutating func lay(second: Int64, _ a: Knot, _ b: Knot, share: Double) {
    let count = result.grid.count
    guard count < SampleRecorder.recordedLimit, second >= 0, second <= Int64(Int32.max) else { return }
    if count > 0, Int64(result.grid.elapsed[count - 1]) >= second { return }
    result.grid.elapsed.append(Int32(second))
    result.grid.startsSegment.append(startsSegment)
    startsSegment = false
    let part = Float(share)
    if present.contains(.position) {
      let both = a.fields.contains(.position) && b.fields.contains(.position)
      let jumps = b.fields.contains(.positionJump)
      if both, !jumps {
        let latitude = Double(a.latitude) + (Double(b.latitude) - Double(a.latitude)) * share
        var turn = Double(b.longitude) - Double(a.longitude)
        if abs(turn) > 180 * Knot.unitsPerDegree { turn -= 360 * Knot.unitsPerDegree * (turn > 0 ? 1 : -1) }
        place(latitude: latitude, longitude: Double(a.longitude) + turn * share, jumps: false)
      } else if b.fields.contains(.position), share > 0.99 {
        place(latitude: Double(b.latitude), longitude: Double(b.longitude), jumps: jumps)
      } else {
        result.grid.east.append(.nan)
        result.grid.north.append(.nan)
        result.positionJump.append(jumps)
      }
    }
    if present.contains(.altitude) {
      result.grid.altitude.append(
        mixed(a.altitude, b.altitude, a.fields.contains(.altitude), b.fields.contains(.altitude), part))
    }
    if present.contains(.deviceDistance) {
      result.deviceStep.append(
        mixed(
          a.deviceDistance, b.deviceDistance, a.fields.contains(.deviceDistance), b.fields.contains(.deviceDistance),
          part))
    }
    if present.contains(.speed) {
      result.deviceSpeed.append(
        mixed(Float(a.speed) / 1000, Float(b.speed) / 1000, a.fields.contains(.speed), b.fields.contains(.speed), part))
    }
    if present.contains(.cadence) {
      result.grid.cadence.append(
        mixed(
          Float(a.cadence) / 10, Float(b.cadence) / 10, a.fields.contains(.cadence), b.fields.contains(.cadence), part))
    }
    if present.contains(.heartRate) { result.grid.heartRate.append(share < 0.5 ? a.heartRate : b.heartRate) }
  }

  private mutating func place(latitude: Double, longitude: Double, jumps: Bool) {
    result.grid.east.append(Float(result.chart.east(ofLongitude: longitude / Knot.unitsPerDegree)))
    result.grid.north.append(Float(result.chart.north(ofLatitude: latitude / Knot.unitsPerDegree)))
    result.positionJump.append(jumps)
  }

  /// Between both values, or the one that is known where it lies near.
  private func mixed(_ a: Float, _ b: Float, _ hasA: Bool, _ hasB: Bool, _ share: Float) -> Float {
    if hasA, hasB { return a + (b - a) * share }
    if hasB, share > 0.5 { return b }
    if hasA, share < 0.5 { return a }
    return .nan
  }

  /// Closes short holes of single values, turns the device's distance into steps and gives every array its length.
  private mutating func fillSilences() {
    let count = result.grid.count
    let elapsed = result.grid.elapsed
    let starts = result.grid.startsSegment
    let fill = Int32(GridBuilder.longestFill / 1000)
    Silence.fill(&result.grid.altitude, elapsed: elapsed, startsSegment: starts, longest: fill)
    Silence.fill(&result.grid.cadence, elapsed: elapsed, startsSegment: starts, longest: fill)
    Silence.fill(&result.deviceSpeed, elapsed: elapsed, startsSegment: starts, longest: fill)
    Silence.fillPositions(&result, longest: Int32(Bridge.longest))
    Silence.fill(
      &result.deviceStep, elapsed: elapsed, startsSegment: starts, longest: Int32(Bridge.longest))
    Silence.toSteps(&result.deviceStep, startsSegment: starts)
    if result.grid.altitude.isEmpty { result.grid.altitude = Array(repeating: .nan, count: count) }
    if result.grid.cadence.isEmpty { result.grid.cadence = Array(repeating: .nan, count: count) }
    if result.grid.heartRate.isEmpty { result.grid.heartRate = Array(repeating: 0, count: count) }
    if result.grid.east.isEmpty {
      result.grid.east = Array(repeating: .nan, count: count)
      result.grid.north = Array(repeating: .nan, count: count)
    }
    result.grid.distance = Array(repeating: 0, count: count)
    result.grid.isMoving = Array(repeating: false, count: count)
  }
}
