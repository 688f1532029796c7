import TrackModel

/// Tells standing from moving, by the net way over eight seconds: the noise of positions alone walks 0.3 m/s from
/// second to second, yet it gets nowhere (Definitions.md E).
struct MotionDetector {
  /// Seconds on each side of a cell.
  static let halfWindow = 4
  /// Share of the run's typical speed below which nobody moves, and m/s above which everybody does.
  static let stoppedShare: Float = 0.35
  static let fastestStanding: Float = 0.75
  /// The same on steep ground, where people climb slowly.
  static let fastestStandingInHills: Float = 0.45
  /// Metres of rise and fall per metre of way from which ground counts as hilly here.
  static let hillySlope = 0.06
  /// m/s above which a cell counts for the typical speed.
  static let slowestMotion: Float = 0.9
  /// Seconds a stop lasts at least.
  static let shortestStop = 5
  /// Share of typical speed at which a stop begins and ends: half the window is in motion there.
  static let edgeShare: Float = 0.5

  /// Seconds from which a slow stretch can be told to creep, and its least mean net speed, m/s: stairs are climbed at
  /// 0.5, positions wander at 0.2 on the spot.
  static let shortestCreep = 10
  static let creepingSpeed: Float = 0.4
  /// Steps per minute and metres of height per second that prove it.
  static let creepingCadence: Float = 40
  static let creepingRise: Float = 0.2
  /// Least mean speed along a way back and forth, m/s: smoothed positions cut its turns short.
  static let windingSpeed: Float = 0.3
  /// Height between the ends of such a way over all that was made up and down on it: altitude that wanders comes and goes.
  static let evenRise: Float = 0.7
  /// Share of the height at either end that is not looked at.
  static let windingEdge: Float = 0.1
  /// Seconds beside a pause that are looked at.
  static let longestTrim = 10

  /// Net speed over the window, m/s; 0 where not known.
  private(set) var netSpeed: [Float]
  /// Median net speed in motion, m/s; 0 where nothing moves.
  private(set) var typicalSpeed: Float = 0

  private let isByPosition: Bool

  /// Fills `grid.isMoving` and takes the distance out of the stops; ``StopAdvance`` gives back what leads on.
  static func detect(_ recorded: inout RecordedGrid, isByPosition: Bool) -> MotionDetector {
    var detector = MotionDetector(recorded, isByPosition: isByPosition)
    detector.mark(&recorded)
    return detector
  }

  private init(_ recorded: RecordedGrid, isByPosition: Bool) {
    let count = recorded.grid.count
    netSpeed = Array(repeating: 0, count: count)
    self.isByPosition = isByPosition
    for segment in recorded.grid.segments {
      if isByPosition { measurePositions(recorded, segment) } else { measureSteps(recorded, segment) }
    }
    typicalSpeed = MotionDetector.medianAbove(MotionDetector.slowestMotion, of: netSpeed)
  }

  private mutating func measurePositions(_ recorded: RecordedGrid, _ segment: Range<Int>) {
    let half = MotionDetector.halfWindow
    let easts = recorded.grid.east.span
    let norths = recorded.grid.north.span
    let inner = segment.dropFirst(half).dropLast(half)
    for index in segment.lowerBound..<inner.lowerBound { netSpeed[index] = shortened(easts, norths, index, segment) }
    if !inner.isEmpty {
      var speeds = MotionDetector.fullWindows(easts, norths, inner)
      // Without a NaN in the sum every end of a window is known.
      if speeds.reduce(0, +).isNaN {
        for cell in speeds.indices where speeds[cell].isNaN {
          speeds[cell] = shortened(easts, norths, inner.lowerBound + cell, segment)
        }
      }
      netSpeed.replaceSubrange(inner, with: speeds)
    }
    for index in inner.upperBound..<segment.upperBound { netSpeed[index] = shortened(easts, norths, index, segment) }
  }

  /// Net speeds of cells with a whole window around them; NaN where an end of it is not known. Rows of one length and
  /// nothing to decide, so that several are measured at once.
  private static func fullWindows(_ east: Span<Float>, _ north: Span<Float>, _ cells: Range<Int>) -> [Float] {
    var measured = [Float](repeating: 0, count: cells.count)
    var speeds = measured.mutableSpan
    let from = cells.lowerBound - halfWindow..<cells.upperBound - halfWindow
    let to = cells.lowerBound + halfWindow..<cells.upperBound + halfWindow
    let (eastFrom, eastTo) = (east.extracting(from), east.extracting(to))
    let (northFrom, northTo) = (north.extracting(from), north.extracting(to))
    for cell in speeds.indices {
      speeds[cell] = netSpeed(eastTo[cell] - eastFrom[cell], northTo[cell] - northFrom[cell], seconds: 2 * halfWindow)
    }
    return measured
  }

  /// The net speed over what is known of a cell's window inside the segment; 0 where that is nothing.
  private func shortened(_ east: Span<Float>, _ north: Span<Float>, _ cell: Int, _ segment: Range<Int>) -> Float {
    var from = max(segment.lowerBound, cell - MotionDetector.halfWindow)
    var to = min(segment.upperBound - 1, cell + MotionDetector.halfWindow)
    while from < to, east[from].isNaN { from += 1 }
    while to > from, east[to].isNaN { to -= 1 }
    guard to > from else { return 0 }
    return MotionDetector.netSpeed(east[to] - east[from], north[to] - north[from], seconds: to - from)
  }

  @inline(__always)
  private static func netSpeed(_ east: Float, _ north: Float, seconds: Int) -> Float {
    (east * east + north * north).squareRoot() / Float(seconds)
  }

  private mutating func measureSteps(_ recorded: RecordedGrid, _ segment: Range<Int>) {
    let half = MotionDetector.halfWindow
    let distance = recorded.grid.distance.span
    var speeds = netSpeed.mutableSpan
    let first = segment.lowerBound
    let last = segment.upperBound - 1
    // A cell stands for the second before it: the first of the window counts for nothing.
    var sum: Float = 0
    for cell in first + 1..<max(first + 1, min(first + half, last + 1)) { sum += distance[cell] }
    let inner = first + half + 1..<max(first + half + 1, last - half + 1)
    for cell in first..<min(inner.lowerBound, last + 1) {
      if cell + half <= last { sum += distance[cell + half] }
      let seconds = min(cell + half, last) - first
      if seconds > 0 { speeds[cell] = max(0, sum) / Float(seconds) }
    }
    let seconds = Float(2 * half)
    for cell in inner {
      sum += distance[cell + half]
      sum -= distance[cell - half]
      speeds[cell] = max(0, sum) / seconds
    }
    for cell in inner.upperBound..<max(inner.upperBound, last + 1) {
      sum -= distance[cell - half]
      speeds[cell] = max(0, sum) / Float(last - (cell - half))
    }
  }

  private mutating func mark(_ recorded: inout RecordedGrid) {
    let count = netSpeed.count
    let cap =
      MotionDetector.isHilly(recorded.grid) ? MotionDetector.fastestStandingInHills : MotionDetector.fastestStanding
    let limit = min(MotionDetector.stoppedShare * typicalSpeed, cap)
    let edge = MotionDetector.edgeShare * typicalSpeed
    recorded.grid.isMoving = Array(repeating: typicalSpeed > 0, count: count)
    guard typicalSpeed > 0 else { return }
    let (speeds, starts) = (netSpeed.span, recorded.grid.startsSegment)
    var lastStop = 0
    for slow in speeds.indices.runs(partedAt: { starts[$0] }, where: { speeds[$0] < limit }) {
      let range = max(slow.lowerBound, lastStop)..<max(slow.upperBound, lastStop)
      guard range.count >= MotionDetector.shortestStop, !isCreeping(range, recorded) else { continue }
      var (from, to) = (range.lowerBound, range.upperBound)
      while from > lastStop, !starts[from], speeds[from - 1] < edge,
        range.lowerBound - from < MotionDetector.halfWindow
      { from -= 1 }
      while to < count, !starts[to], speeds[to] < edge, to - range.upperBound < MotionDetector.halfWindow { to += 1 }
      for cell in from..<to {
        recorded.grid.isMoving[cell] = false
        // Positions wander where the runner stands; a device's own count is told as it counted.
        if isByPosition { recorded.grid.distance[cell] = 0 }
      }
      lastStop = to
    }
    trimPauses(&recorded, limit: limit)
  }

  /// Whether a slow stretch gets on all the time, as on stairs, where a stop only wanders: by the step rate or the
  /// device's own count, else by a way that leads up or down, straight or back and forth.
  private func isCreeping(_ range: Range<Int>, _ recorded: RecordedGrid) -> Bool {
    guard range.count >= MotionDetector.shortestCreep else { return false }
    var sum: Float = 0
    for cell in range { sum += netSpeed[cell] }
    let count = Float(range.count)
    let stepRate = recorded.grid.meanStepRate(range)
    if isByPosition, stepRate == nil, isWinding(range, recorded.grid) { return true }
    guard sum / count >= MotionDetector.creepingSpeed else { return false }
    if let stepRate { return stepRate >= MotionDetector.creepingCadence }
    guard isByPosition else { return true }
    let first = range.lowerBound
    let last = range.upperBound - 1
    let rise = abs(recorded.grid.altitude[last] - recorded.grid.altitude[first])
    return recorded.grid.straightLine(from: first, to: last) >= MotionDetector.creepingSpeed * count
      && rise >= MotionDetector.creepingRise * count
  }

  /// Whether a stretch is like stairs that turn on their landings: it ends near its start and leads up or down evenly for
  /// most of its time, on a way that is long enough for its height, as that of a lift ride is not.
  private func isWinding(_ range: Range<Int>, _ grid: SecondGrid) -> Bool {
    let start = grid.altitude[range.lowerBound]
    let rise = grid.altitude[range.upperBound - 1] - start
    guard abs(rise) >= max(Stairs.smallestGain, MotionDetector.creepingRise * Float(range.count)) else { return false }
    // Waiting for a lift is no part of the way up.
    guard let first = range.first(where: { (grid.altitude[$0] - start) / rise >= MotionDetector.windingEdge }),
      let last = range.last(where: { (grid.altitude[$0] - start) / rise <= 1 - MotionDetector.windingEdge }),
      first < last, 2 * (last - first) >= range.count
    else { return false }
    var way: Float = 0
    var changes: Float = 0
    for cell in first + 1...last {
      changes += abs(grid.altitude[cell] - grid.altitude[cell - 1])
      way += grid.straightLine(from: cell - 1, to: cell)
    }
    let height = abs(grid.altitude[last] - grid.altitude[first])
    return way >= MotionDetector.windingSpeed * Float(last - first) && height <= Lifts.heightOverWay * way
      && height >= MotionDetector.evenRise * changes
  }

  /// Standing still just before and after a pause, shorter than any stop.
  private func trimPauses(_ recorded: inout RecordedGrid, limit: Float) {
    for bridge in recorded.bridges where bridge.seconds > Double(MotionDetector.shortestStop) {
      var cell = bridge.cell
      while cell > 0, bridge.cell - cell < MotionDetector.longestTrim, recorded.grid.distance[cell - 1] < limit,
        !recorded.grid.startsSegment[cell - 1]
      {
        cell -= 1
        recorded.grid.isMoving[cell] = false
      }
      cell = bridge.cell + 1
      while cell < netSpeed.count, cell - bridge.cell <= MotionDetector.longestTrim,
        recorded.grid.distance[cell] < limit, !recorded.grid.startsSegment[cell]
      {
        recorded.grid.isMoving[cell] = false
        cell += 1
      }
    }
  }

  /// Classes of speed that each m/s has in the search for a median, and m/s from which no more are told apart.
  private static let classesPerSpeed: Float = 50
  private static let highestClass: Float = 20

  /// The median of the values above `floor`, m/s, to within 0.01; 0 where there are none.
  static func medianAbove(_ floor: Float, of values: [Float]) -> Float {
    var counts = [Int](repeating: 0, count: Int(highestClass * classesPerSpeed) + 1)
    var total = 0
    var classes = counts.mutableSpan
    for value in values where value > floor {
      classes[Int(min(value, highestClass) * classesPerSpeed)] &+= 1
      total &+= 1
    }
    var reached = 0
    for (place, number) in counts.enumerated() where number > 0 {
      reached += number
      if reached * 2 >= total { return (Float(place) + 0.5) / classesPerSpeed }
    }
    return 0
  }

  /// Metres of way that tell of the ground, seconds from altitude to altitude, and metres that nobody climbs in them.
  private static let shortestTellingWay = 500.0
  private static let hillySeconds: Int32 = 60
  private static let largestRise: Float = 60

  /// Whether the ground rises and falls a lot, by the altitude of minute after minute.
  private static func isHilly(_ grid: SecondGrid) -> Bool {
    var way = 0.0
    var change = 0.0
    var last: Float = .nan
    let distance = grid.distance.span
    let elapsed = grid.elapsed.span
    distance.indices.each { index in
      way += Double(distance[index])
      guard elapsed[index] % hillySeconds == 0 else { return }
      let altitude = grid.altitude[index]
      let step = abs(altitude - last)
      if !step.isNaN, step < largestRise { change += Double(step) }
      last = altitude
    }
    return way > shortestTellingWay && change > hillySlope * way
  }
}
