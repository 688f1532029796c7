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
      let metres = knots.way(a, b) ?? 0
      let slowest = gap <= GridBuilder.longestFill ? GridBuilder.lapSpeed : rhythm.slowest
      if gap > 0, metres / (Double(gap) / 1000) >= slowest { isBreak = false }
    }
    guard isBreak || !rhythm.fills(gap, metres: knots.way(a, b) ?? knots.struckMetres(a, b)) else {
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
    if !isBreak, let silence = knots.passage(a, b) {
      bridge.isBesideWalk = [knots.passage(a - 1, a), knots.passage(b, b + 1)].contains {
        $0.map(silence.isWalked) ?? false
      }
    }
    bridges.append(bridge)
    openSegment(at: b, time: time)
  }
}
