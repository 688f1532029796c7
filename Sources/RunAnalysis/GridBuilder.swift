import RunMetrics
import TrackModel

/// Turns knots into cells of one second.
struct GridBuilder {
  /// Milliseconds over which values are joined by straight lines.
  static let longestFill: Int64 = 10_000
  /// m/s above which a new segment that follows within `longestFill` is a lap, not a pause.
  static let lapSpeed = 1.0

  private let start: Int64
  private var plan: CellPlan
  private var bridges: [Bridge] = []
  private var startsSegment = true
  private var lastSecond: Int64 = -1

  /// - Parameter knots: ascending in time, impossible positions struck, the device's distance made ascending.
  static func build(_ knots: [Knot]) -> RecordedGrid {
    guard let first = knots.first, let last = knots.last else { return RecordedGrid() }
    var builder = GridBuilder(start: first.time, capacity: capacity(knots))
    builder.openSegment(at: 0, time: first.time)
    for index in 1..<knots.count { builder.join(knots[index - 1], knots[index], index) }
    var result = CellFiller(plan: builder.plan, knots: knots).filled()
    result.start = first.time
    result.elapsed = last.time - first.time
    result.bridges = builder.bridges
    return result
  }

  private init(start: Int64, capacity: Int) {
    self.start = start
    plan = CellPlan(capacity: capacity)
  }

  private static func capacity(_ knots: [Knot]) -> Int {
    var milliseconds: Int64 = 2000
    for index in 1..<knots.count {
      let gap = knots[index].time - knots[index - 1].time
      milliseconds += gap <= longestFill ? gap : 1000
    }
    return min(Int(milliseconds / 1000), SampleRecorder.recordedLimit)
  }

  /// Lays a cell on a knot that begins a segment, where it lies on a whole second.
  private mutating func openSegment(at index: Int, time: Int64) {
    startsSegment = true
    if (time - start) % 1000 == 0 { lay(second: (time - start) / 1000, right: index, share: 1) }
  }

  private mutating func join(_ a: Knot, _ b: Knot, _ index: Int) {
    let gap = b.time - a.time
    if gap == 1000, (b.time - start) % 1000 == 0, !b.fields.contains(.startsSegment) {
      lay(second: (b.time - start) / 1000, right: index, share: 1)
      return
    }
    var isBreak = b.fields.contains(.startsSegment)
    if isBreak, gap <= GridBuilder.longestFill, speed(a, b) >= GridBuilder.lapSpeed { isBreak = false }
    guard isBreak || gap > GridBuilder.longestFill else {
      // A segment that begins between two whole seconds has its first cell on the next one.
      var second = (a.time - start) / 1000 + 1
      let last = (b.time - start) / 1000
      while second <= last {
        let reached = start + second * 1000
        lay(second: second, right: index, share: reached == b.time ? 1 : Float(reached - a.time) / Float(gap))
        second += 1
      }
      return
    }
    var bridge = Bridge(cell: plan.count, seconds: Double(gap) / 1000, isBreak: isBreak)
    if !isBreak { bridge.gps = metres(a, b) ?? 0 }
    if a.fields.contains(.deviceDistance), b.fields.contains(.deviceDistance) {
      bridge.device = max(0, Double(b.deviceDistance) - Double(a.deviceDistance))
    }
    bridges.append(bridge)
    openSegment(at: index, time: b.time)
  }

  private mutating func lay(second: Int64, right: Int, share: Float) {
    guard plan.count < SampleRecorder.recordedLimit, second <= Int64(Int32.max) else { return }
    guard second > lastSecond else { return }
    lastSecond = second
    plan.add(second: second, startsSegment: startsSegment, right: right, share: share)
    startsSegment = false
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
}
