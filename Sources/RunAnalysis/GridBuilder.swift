import RunMetrics
import TrackModel

/// Turns knots into cells of one second.
struct GridBuilder {
  /// Milliseconds over which values are joined by straight lines.
  static let longestFill: Int64 = 10_000
  /// m/s above which a new segment that follows within `longestFill` is a lap, not a pause.
  static let lapSpeed = 1.0

  private let start: Int64
  private let rhythm: Rhythm
  private var plan: CellPlan
  private var bridges: [Bridge] = []
  private var startsSegment = true

  /// - Parameter knots: ascending in time, impossible positions struck, the device's distance made ascending. None are
  ///   left, so that they and the finished grid are never held together.
  static func build(_ knots: inout Knots) -> RecordedGrid {
    guard let first = knots.times.first, let last = knots.times.last else { return RecordedGrid() }
    var builder = GridBuilder(start: first, rhythm: Rhythm(knots))
    builder.openSegment(at: 0, time: first)
    builder.lay(knots)
    let fixInterval = builder.fixInterval(knots, milliseconds: last - first)
    var result = CellFiller.fill(builder.plan, from: &knots, fixInterval: fixInterval)
    result.fixInterval = fixInterval
    result.usualWay = builder.rhythm.usualWay
    builder.plan.addTimes(to: &result.grid)
    result.start = first
    result.elapsed = last - first
    result.bridges = builder.bridges
    return result
  }

  private func fixInterval(_ knots: Knots, milliseconds: Int64) -> Double {
    let fields = knots.fields.span
    var fixes: Int32 = 0
    fields.indices.each { fixes &+= fields[$0].contains(.position) ? 1 : 0 }
    let pauses = bridges.reduce(0) { $0 + ($1.isBreak ? $1.seconds : 0) }
    return fixes > 1 ? max(0, Double(milliseconds) / 1000 - pauses) / Double(fixes - 1) : 0
  }

  private mutating func lay(_ knots: Knots) {
    var index = 1
    while index < knots.count {
      let end = evenSeconds(knots.times.span, knots.fields.span, from: index)
      if end > index {
        index = end
      } else {
        join(index, with: index - 1, of: knots)
        index += 1
      }
    }
    // A silence at the very end counts through the cell after it, which the last point makes wherever it lies.
    guard let bridge = bridges.last, bridge.cell == plan.count, let last = knots.times.last else { return }
    _ = plan.lay(
      on: knots.count - 1..<knots.count, second: (last - start) / 1000, startsSegment: true)
  }

  private init(start: Int64, rhythm: Rhythm) {
    self.start = start
    self.rhythm = rhythm
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
  private mutating func evenSeconds(_ times: Span<Int64>, _ fields: Span<KnotFields>, from first: Int) -> Int {
    var time = times[first - 1]
    let (second, rest) = (time - start).quotientAndRemainder(dividingBy: 1000)
    guard rest == 0 else { return first }
    var end = first
    while end < times.count, times[end] - time == 1000, !fields[end].contains(.startsSegment) {
      time = times[end]
      end += 1
    }
    if plan.lay(on: first..<end, second: second + 1, startsSegment: startsSegment) { startsSegment = false }
    return end
  }

  private mutating func join(_ b: Int, with a: Int, of knots: Knots) {
    let (before, time) = (knots.times[a], knots.times[b])
    let gap = time - before
    let device = knots.deviceStep(a, b)
    var isBreak = knots.fields[b].contains(.startsSegment)
    if isBreak, gap <= rhythm.longestOnTheWay {
      // By the device's distance where it has one; without anything that tells it stood still.
      let metres = device ?? knots.metres(a, b) ?? 0
      let slowest = gap <= GridBuilder.longestFill ? GridBuilder.lapSpeed : rhythm.slowest
      if gap > 0, metres / (Double(gap) / 1000) >= slowest { isBreak = false }
    }
    guard isBreak || !rhythm.fills(gap, metres: device ?? knots.metres(a, b) ?? knots.struckMetres(a, b)) else {
      // A segment that begins between two whole seconds has its first cell on the next one.
      let second = (before - start) / 1000 + 1
      let last = (time - start) / 1000
      if second <= last, plan.lay(before: b, seconds: second...last, startsSegment: startsSegment) {
        startsSegment = false
      } else if knots.fields[b].contains(.positionJump) {
        plan.jumpWithoutCell()
      }
      return
    }
    var bridge = Bridge(
      cell: plan.count, start: Double(before - start) / 1000, seconds: Double(gap) / 1000, isBreak: isBreak)
    let straight = knots.straightMetres(a, b)
    bridge.straight = straight
    if !isBreak, !knots.fields[b].contains(.positionJump) { bridge.gps = straight ?? knots.struckMetres(a, b) ?? 0 }
    if let device { bridge.device = max(0, device) }
    bridge.isBesideWalk =
      !isBreak && (knots.isWalk(a - 1, a, like: (a, b)) || knots.isWalk(b, b + 1, like: (a, b)))
    bridges.append(bridge)
    openSegment(at: b, time: time)
  }
}

extension Knots {
  /// Metres between two positions that hang together; nil otherwise.
  func metres(_ a: Int, _ b: Int) -> Double? {
    fields[b].contains(.positionJump) ? nil : straightMetres(a, b)
  }

  /// Whether a step from knot to knot beside a silence is about as slow and as long.
  fileprivate func isWalk(_ a: Int, _ b: Int, like silence: (a: Int, b: Int)) -> Bool {
    guard fields.indices.contains(a), fields.indices.contains(b), !fields[b].contains(.startsSegment),
      let step = speed(a, b), let other = speed(silence.a, silence.b)
    else { return false }
    let share = Double(times[b] - times[a]) / Double(times[silence.b] - times[silence.a])
    return times[silence.b] - times[silence.a] <= PositionGate.longestHold && share >= Bridge.leastWalk
      && Bridge.speeds.contains(step) && Bridge.walkShares.contains(step / other)
  }

  private func speed(_ a: Int, _ b: Int) -> Double? {
    let seconds = Double(times[b] - times[a]) / 1000
    guard seconds > 0, let way = deviceStep(a, b) ?? metres(a, b), way > 0 else { return nil }
    return way / seconds
  }

  /// Metres between two knots, one of which at least lost its position: their part, by time, of the straight line between
  /// the positions around them; nil where no straight line joins those.
  fileprivate func struckMetres(_ a: Int, _ b: Int) -> Double? {
    guard !fields[a].contains(.position) || !fields[b].contains(.position) else { return nil }
    var (from, to) = (a, b)
    while from > 0, !fields[from].contains(.position), !fields[from].contains(.startsSegment),
      times[b] - times[from] <= PositionGate.longestHold
    {
      from -= 1
    }
    while to + 1 < count, !fields[to].contains(.position), !fields[to].contains(.startsSegment),
      times[to] - times[from] <= PositionGate.longestHold
    {
      to += 1
    }
    guard times[to] - times[from] <= PositionGate.longestHold, let metres = metres(from, to) else { return nil }
    return metres * Double(times[b] - times[a]) / Double(times[to] - times[from])
  }

  /// Metres between two positions, whether they hang together or not; nil where one is not known.
  func straightMetres(_ a: Int, _ b: Int) -> Double? {
    guard fields[a].contains(.position), fields[b].contains(.position) else { return nil }
    return Geodesy.distance(
      fromLatitude: Double(latitudes[a]) / Knots.unitsPerDegree,
      longitude: Double(longitudes[a]) / Knots.unitsPerDegree,
      toLatitude: Double(latitudes[b]) / Knots.unitsPerDegree,
      longitude: Double(longitudes[b]) / Knots.unitsPerDegree)
  }

  /// Metres that the device counted between two knots; nil where it tells nothing.
  func deviceStep(_ a: Int, _ b: Int) -> Double? {
    guard fields[a].contains(.deviceDistance), fields[b].contains(.deviceDistance) else { return nil }
    return Double(deviceDistances[b]) - Double(deviceDistances[a])
  }
}
