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

  /// - Parameter knots: ascending in time, impossible positions struck, the device's distance made ascending. None are
  ///   left, so that they and the finished grid are never held together.
  static func build(_ knots: inout [Knot]) -> RecordedGrid {
    guard let first = knots.first, let last = knots.last else { return RecordedGrid() }
    var builder = GridBuilder(start: first.time)
    builder.openSegment(at: 0, time: first.time)
    builder.lay(knots.span)
    var result = CellFiller(plan: builder.plan, knots: knots).filled()
    knots = []
    builder.plan.addTimes(to: &result.grid)
    result.start = first.time
    result.elapsed = last.time - first.time
    result.bridges = builder.bridges
    return result
  }

  private mutating func lay(_ knots: Span<Knot>) {
    var index = 1
    while index < knots.count {
      let end = evenSeconds(knots, from: index)
      if end > index {
        index = end
      } else {
        join(knots[index - 1], knots[index], index)
        index += 1
      }
    }
  }

  private init(start: Int64) {
    self.start = start
    plan = CellPlan(start: start)
  }

  /// Lays a cell on a knot that begins a segment, where it lies on a whole second.
  private mutating func openSegment(at index: Int, time: Int64) {
    startsSegment = true
    let (second, rest) = (time - start).quotientAndRemainder(dividingBy: 1000)
    guard rest == 0 else { return }
    if plan.lay(on: index..<index + 1, second: second, startsSegment: true) { startsSegment = false }
  }

  /// Lays cells on the knots from `first` on that lie on whole seconds, each one second after the one before.
  ///
  /// - Returns: the first knot that does not.
  private mutating func evenSeconds(_ knots: Span<Knot>, from first: Int) -> Int {
    var time = knots[first - 1].time
    let (second, rest) = (time - start).quotientAndRemainder(dividingBy: 1000)
    guard rest == 0 else { return first }
    var end = first
    while end < knots.count, knots[end].time - time == 1000, !knots[end].fields.contains(.startsSegment) {
      time = knots[end].time
      end += 1
    }
    if plan.lay(on: first..<end, second: second + 1, startsSegment: startsSegment) { startsSegment = false }
    return end
  }

  private mutating func join(_ a: Knot, _ b: Knot, _ index: Int) {
    let gap = b.time - a.time
    var isBreak = b.fields.contains(.startsSegment)
    if isBreak, gap <= GridBuilder.longestFill, speed(a, b) >= GridBuilder.lapSpeed { isBreak = false }
    guard isBreak || gap > GridBuilder.longestFill else {
      // A segment that begins between two whole seconds has its first cell on the next one.
      let second = (a.time - start) / 1000 + 1
      let last = (b.time - start) / 1000
      if second <= last, plan.lay(before: index, seconds: second...last, startsSegment: startsSegment) {
        startsSegment = false
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
