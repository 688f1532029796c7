import TrackModel

/// How far the run went, second by second.
struct DistanceMeasurement {
  var source: DistanceSource?
  /// The steps are differences of positions, with their noise from second to second.
  var isByPosition = false
  /// Metres of each bridge that count.
  var bridged: [Double] = []
  /// Metres as the device declared them for the whole run, where that is sound; the total to print.
  var declared: Double?
  var notes: [Note] = []
  /// Stretches whose distance does not count, those between recorded ones and in stops aside.
  var leftOut: [LeftOut] = []

  /// Device against positions: shares within which the device is believed (Definitions.md E).
  static let soundShares = 0.85...1.15
  /// Metres to the north within which one scale for steps to the east is right to 0.01 % up to 80 degrees.
  private static let sameScale: Float = 100
  /// Share of the cells that must have a position before the device is held against them.
  static let leastCoverage = 0.8
  /// Seconds from position to position up to which their length is the runner's way.
  static let longestFixInterval = 10.0
  /// Declared total against the count of a treadmill, which nothing else measures.
  static let calibratedShares = 0.5...2.0
  /// Declared total against stream: shares within which the steps are scaled to it.
  static let scaledShares = 0.97...1.03

  /// Fills `grid.distance` and smooths the positions.
  static func measure(
    _ recorded: inout RecordedGrid, device: DeviceDistance, facts: ActivityFacts, isComplete: Bool
  ) -> DistanceMeasurement {
    var result = DistanceMeasurement()
    let count = recorded.grid.count
    let gps = recorded.hasPositions ? measureGPS(&recorded) : 0
    if !recorded.hasPositions { recorded.grid.distance = Array(repeating: 0, count: count) }
    let declared = isComplete ? declaredTotal(facts) : nil
    var total = gps
    // Metres of the device's count that nobody ran.
    var notRun = 0.0
    if let stream = device.total, isSound(stream, against: gps, recorded) {
      result.source = .device
      recorded.grid.distance = recorded.deviceStep
      recorded.deviceStep = []
      result.bridged = countedWays(recorded)
      var unrun = 0
      for (bridge, metres) in zip(recorded.bridges, result.bridged) where metres < bridge.device {
        notRun += bridge.device - metres
        unrun += 1
      }
      total = stream - notRun
      notRun += device.leapt
      if unrun > 0 {
        result.notes.append(
          Note(
            code: "count_in_silences", count: unrun,
            message: "pauses and gaps whose way by the device's count does not fit running: kilometres and pace are "
              + "measured without it"))
      }
      if device.leaps > device.returned {
        result.notes.append(
          Note(
            code: "count_leaps", count: device.leaps - device.returned,
            message: "leaps of the device's count that nobody runs: kilometres and pace are measured without them"))
      }
      result.leftOut = device.firstLeaps.map { LeftOut($0, start: recorded.start) }
    } else {
      if device.total != nil {
        result.notes.append(
          Note(
            code: "device_distance_unsound",
            message: "the device's own distance does not fit its positions; measured by position"))
      }
      result.bridged = recorded.bridges.map { $0.gps }
      for index in recorded.bridges.indices { recorded.bridges[index].device = 0 }
      if gps > 0 {
        result.source = .gps
        result.isByPosition = !DeviceSpeed.replaceSteps(&recorded, length: gps)
        if result.isByPosition { result.leftOut = PositionBursts.flatten(&recorded) }
        if !result.leftOut.isEmpty {
          result.notes.append(
            Note(
              code: "position_bursts", count: result.leftOut.count,
              message: "short bursts of speed that only the positions made; the pace around them was used instead"))
        }
      }
      if gps == 0, let speeds = integrateSpeed(&recorded) {
        result.source = .device
        total = speeds
      }
    }
    let shares = recorded.hasPositions || notRun > 0 ? soundShares : calibratedShares
    if let declared, total == 0, !recorded.hasPositions, isPossible(declared, in: recorded) {
      result.declared = declared
      result.source = .device
      result.notes.append(
        Note(
          code: "distance_declared",
          message: "the points hold no distance: the file's own total counts, and no pace is told along the way"))
    } else if let declared, total > 0, shares.contains(declared / total) {
      // What nobody ran may be in the device's own total, too: that stays, but no other way grows by it.
      let isIncluded = abs(declared - notRun - total) < abs(declared - total)
      let share = (isIncluded ? declared - notRun : declared) / total
      if !result.isByPosition,
        result.source == .gps || !recorded.hasPositions || scaledShares.contains(share)
      {
        result.scale(&recorded, by: share)
      }
      result.declared = declared
      result.source = .device
    }
    return result
  }

  /// Brings the steps of positions to the declared total, once those in stops are out of them.
  mutating func scaleToDeclared(_ recorded: inout RecordedGrid) {
    guard isByPosition, let declared else { return }
    let total = recorded.grid.distance.reduce(bridged.reduce(0, +)) { $0 + Double($1) }
    let share = declared / total
    if DistanceMeasurement.soundShares.contains(share) { scale(&recorded, by: share) }
  }

  private mutating func scale(_ recorded: inout RecordedGrid, by share: Double) {
    for index in recorded.grid.distance.indices { recorded.grid.distance[index] *= Float(share) }
    for index in bridged.indices { bridged[index] *= share }
  }

  /// Metres of each bridge by the device's count, as far as they were run.
  private static func countedWays(_ recorded: RecordedGrid) -> [Double] {
    // No other bridge asks for the run's speed.
    let isLong = recorded.bridges.contains { !$0.isBreak && $0.device > Double(DeviceDistance.largestCatchUp) }
    let typical = isLong ? typicalSpeed(recorded.grid) : 0
    return recorded.bridges.map { $0.acceptedCount(typicalSpeed: typical) }
  }

  /// Metres the file declares for the whole activity: the sum of its laps, or the total of the session.
  private static func declaredTotal(_ facts: ActivityFacts) -> Double? {
    if let total = facts.declaredDistance, total > 0 { return total }
    guard !facts.laps.isEmpty else { return nil }
    var sum = 0.0
    for lap in facts.laps {
      guard let distance = lap.distance, distance >= 0 else { return nil }
      sum += distance
    }
    return sum > 0 ? sum : nil
  }

  /// Whether anybody can have run so far in the time.
  private static func isPossible(_ metres: Double, in recorded: RecordedGrid) -> Bool {
    metres <= PositionGate.largestSpeed * Double(recorded.elapsed) / 1000
  }

  private static func isSound(_ stream: Double, against gps: Double, _ recorded: RecordedGrid) -> Bool {
    // Positions that are missing or jump have no length to hold the stream against.
    guard gps > 0, hangTogether(recorded) else { return true }
    // Straight lines between positions that lie far apart are shorter than the way, so they refute no longer count.
    let isSparse = recorded.fixInterval > longestFixInterval
    let fits = { (count: Double, length: Double) in
      length > 0 && (soundShares.contains(count / length) || isSparse && count > length)
    }
    // Before the first position and behind the last one the runner went on.
    var (count, length) = (stream - countWithoutPositions(recorded), gps)
    if fits(count, length) { return true }
    // Where nothing was recorded the runner may have been elsewhere, or have gone on unseen: there the device knows more.
    for bridge in recorded.bridges where bridge.seconds > Bridge.longest {
      count -= bridge.device
      length -= bridge.gps
    }
    return length >= gps / 2 && fits(count, length)
  }

  /// Metres of the device's count in seconds without a position.
  private static func countWithoutPositions(_ recorded: RecordedGrid) -> Double {
    var metres = 0.0
    for (step, east) in zip(recorded.deviceStep, recorded.grid.east) where east.isNaN && !step.isNaN {
      metres += Double(step)
    }
    return metres
  }

  /// Whether positions cover most of the run without a jump.
  private static func hangTogether(_ recorded: RecordedGrid) -> Bool {
    guard recorded.hasPositions else { return false }
    let east = recorded.grid.east.span
    let jumps = recorded.positionJump.span
    var known: Int32 = 0
    var jumpCount: Int32 = 0
    east.indices.each { known &+= east[$0].isNaN ? 0 : 1 }
    jumps.indices.each { jumpCount &+= jumps[$0] ? 1 : 0 }
    return jumpCount == 0 && Double(known) >= leastCoverage * Double(recorded.grid.count)
  }

  /// Smooths positions and lays their steps into `grid.distance`; gives the length with bridges.
  private static func measureGPS(_ recorded: inout RecordedGrid) -> Double {
    let smoother = PositionSmoother()
    let count = recorded.grid.count
    var begin = 0
    while begin < count {
      guard !recorded.grid.east[begin].isNaN else {
        begin += 1
        continue
      }
      let end = endOfTrack(from: begin, recorded)
      if let weights = recorded.positionWeights {
        SparseSmoother.smooth(&recorded.grid.east, &recorded.grid.north, weights: weights, over: begin..<end)
      } else {
        smoother.smooth(&recorded.grid.east, &recorded.grid.north, over: begin..<end)
      }
      begin = end
    }
    recorded.positionWeights = nil
    let steps = positionSteps(recorded)
    recorded.grid.distance = steps.distance
    var total = steps.total
    let typical = recorded.bridges.contains { $0.seconds > Bridge.longest } ? typicalSpeed(recorded.grid) : 0
    let silent = typical > 0 ? nil : SportJudgement.silentSpeed(recorded.bridges).map(Double.init)
    let single = recorded.bridges.indices.map { Bridge.isSingleStop($0, of: recorded.bridges) }
    for index in recorded.bridges.indices {
      let bridge = recorded.bridges[index]
      recorded.bridges[index].gps = bridge.accepted(
        bridge.gps, typicalSpeed: typical, silentSpeed: silent, usualWay: single[index] ? recorded.usualWay : 0)
      total += recorded.bridges[index].gps
    }
    return total
  }

  /// Where the positions that hang together with that of a cell end.
  private static func endOfTrack(from begin: Int, _ recorded: borrowing RecordedGrid) -> Int {
    let east = recorded.grid.east.span
    let starts = recorded.grid.startsSegment.span
    let jumps = recorded.positionJump.span
    var end = begin + 1
    while end < east.count, !east[end].isNaN, !starts[end], !jumps[end] { end += 1 }
    return end
  }

  /// The way between neighbouring positions, in metres, and the sum.
  private static func positionSteps(_ recorded: RecordedGrid) -> (distance: [Float], total: Double) {
    let east = recorded.grid.east.span
    let north = recorded.grid.north.span
    let starts = recorded.grid.startsSegment.span
    let jumps = recorded.positionJump.span
    let chart = recorded.chart
    var total = 0.0
    let distance = [Float](capacity: east.count) { distance in
      var scale = 1.0
      var scaleNorth = Float.infinity
      var eastBefore = Float.nan
      var northBefore = Float.nan
      for index in east.indices {
        let eastNow = east[index]
        let northNow = north[index]
        defer {
          eastBefore = eastNow
          northBefore = northNow
        }
        guard !starts[index], !jumps[index] else {
          distance.append(0)
          continue
        }
        if !(abs(northNow - scaleNorth) < sameScale) {
          scaleNorth = northNow
          scale = chart.eastScale(north: Double(scaleNorth))
        }
        let x = Double(eastNow - eastBefore) * scale
        let y = Double(northNow - northBefore)
        let step = (x * x + y * y).squareRoot()
        distance.append(step.isNaN ? 0 : Float(step))
        if !step.isNaN { total += step }
      }
    }
    return (distance, total)
  }

  /// Distance out of the device's speed alone; nil without it.
  private static func integrateSpeed(_ recorded: inout RecordedGrid) -> Double? {
    guard !recorded.deviceSpeed.isEmpty else { return nil }
    var total = 0.0
    for index in recorded.deviceSpeed.indices {
      let speed = recorded.deviceSpeed[index]
      let step = speed.isNaN || recorded.grid.startsSegment[index] ? 0 : speed
      recorded.grid.distance[index] = step
      total += Double(step)
    }
    return total > 0 ? total : nil
  }

  /// Median speed of the cells in motion, m/s; 0 where there are too few to tell.
  private static func typicalSpeed(_ grid: SecondGrid) -> Double {
    guard grid.count >= 300 else { return 0 }
    let speed = SpeedProfile.movingMean(grid.distance, startsSegment: grid.startsSegment, window: 9)
    return Double(MotionDetector.medianAbove(MotionDetector.slowestMotion, of: speed))
  }
}

extension LeftOut {
  /// A leap of the device's count.
  ///
  /// - Parameter start: milliseconds since 1970 of the start of the run.
  fileprivate init(_ leap: DeviceDistance.Leap, start: Int64) {
    self.init(
      kind: .distance, reason: .impossibleSpeed, start: Double(leap.from - start) / 1000,
      duration: Double(leap.to - leap.from) / 1000, size: leap.metres)
  }
}
