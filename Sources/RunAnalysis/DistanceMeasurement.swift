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
  private(set) var notes = NoteList()
  /// Stretches whose distance does not count, those between recorded ones and in stops aside.
  var leftOut: [LeftOut] = []
  /// Metres measured, bridges included, before a declared total takes their place.
  private var total = 0.0
  /// Metres of the device's count that nobody ran.
  private var notRun = 0.0
  /// The way is the sum of the device's speeds, and nothing else tells it.
  private var isBySpeed = false
  /// Metres that the device declared, where anybody can have run so far, whether they count or not.
  private(set) var possible: Double?

  /// Device against positions: shares within which the device is believed (Definitions.md E).
  static let soundShares = 0.85...1.15
  /// Declared total against the count of a treadmill, which nothing else measures.
  static let calibratedShares = 0.5...2.0
  /// Declared total against stream: shares within which the steps are scaled to it.
  static let scaledShares = 0.97...1.03

  /// More are not told of a total that the points do not hold.
  private static let mostPercent = 1e6

  /// Says that the way from second to second is not known.
  static let declaredNote = Note(
    code: "distance_declared",
    message: "the points hold no distance: the file's own total counts, and no pace is told along the way")

  /// Fills `grid.distance` and smooths the positions.
  ///
  /// - Parameter isComplete: false where points were left out, so that the device's total is that of more than is here.
  static func measure(
    _ recorded: inout RecordedGrid, device: DeviceDistance, facts: ActivityFacts, isComplete: Bool
  ) -> DistanceMeasurement {
    var result = DistanceMeasurement()
    let length = recorded.hasPositions ? PositionWay.measure(&recorded) : 0
    if !recorded.hasPositions { recorded.grid.distance = Array(repeating: 0, count: recorded.grid.count) }
    if let count = device.total, CountSoundness.isSound(count, leapt: device.leapt, against: length, recorded) {
      result.countByDevice(&recorded, device, count)
    } else {
      result.countByPositions(&recorded, length)
    }
    if isComplete, let declared = declaredTotal(facts) { result.take(declared, &recorded) }
    // Where its total fits, the device's own distance counts after all.
    if device.total != nil, result.source == .gps {
      var notes = NoteList()
      notes.add(
        "device_distance_unsound", 1, "the device's own distance does not fit its positions; measured by position")
      notes.add(result.notes.notes)
      result.notes = notes
    }
    return result
  }

  /// - Parameter count: metres of the device's whole count.
  private mutating func countByDevice(_ recorded: inout RecordedGrid, _ device: DeviceDistance, _ count: Double) {
    source = .device
    recorded.grid.distance = recorded.deviceStep
    recorded.deviceStep = []
    bridged = DistanceMeasurement.countedWays(recorded)
    var unrun = 0
    for (bridge, metres) in zip(recorded.bridges, bridged) where metres < bridge.device {
      notRun += bridge.device - metres
      unrun += 1
    }
    total = count - notRun
    notRun += device.leapt
    notes.add(
      "count_in_silences", unrun,
      "pauses and gaps whose way by the device's count does not fit running: kilometres and pace are measured without it"
    )
    notes.add(
      "count_leaps", device.leaps - device.returned,
      "leaps of the device's count that nobody runs: kilometres and pace are measured without them")
    leftOut = device.firstLeaps.map { LeftOut($0, start: recorded.start) }
  }

  /// By the device's speed where there are no positions.
  ///
  /// - Parameter length: metres by positions, bridges included.
  private mutating func countByPositions(_ recorded: inout RecordedGrid, _ length: Double) {
    total = length
    bridged = recorded.bridges.map { $0.gps }
    for index in recorded.bridges.indices { recorded.bridges[index].device = 0 }
    guard length > 0 else {
      if let way = DistanceMeasurement.integrateSpeed(&recorded) {
        source = .device
        isBySpeed = true
        total = way
      }
      return
    }
    source = .gps
    isByPosition = !DeviceSpeed.replaceSteps(&recorded, length: length)
    if isByPosition { leftOut = PositionBursts.flatten(&recorded) }
    notes.add(
      "position_bursts", leftOut.count,
      "short bursts of speed that only the positions made; the pace around them was used instead")
  }

  /// Takes over the total that the device declared where it fits what was measured, or where nothing was.
  private mutating func take(_ declared: Double, _ recorded: inout RecordedGrid) {
    if DistanceMeasurement.isPossible(declared, in: recorded) { possible = declared }
    if !recorded.hasPositions, isOnlyWay(declared, recorded) { return takeAlone(declared, &recorded) }
    let shares =
      recorded.hasPositions || notRun > 0 ? DistanceMeasurement.soundShares : DistanceMeasurement.calibratedShares
    // Speeds may be in another unit than the file's format asks for; a total that was run is in the right one.
    let isOfSpeeds = isBySpeed && DistanceMeasurement.isRun(declared, in: recorded)
    guard total > 0, isOfSpeeds || shares.contains(declared / total) else {
      noteExcess(of: declared)
      return
    }
    if isBySpeed, !DistanceMeasurement.calibratedShares.contains(declared / total) {
      notes.add("device_speed_unsound", 1, "the device's own speeds do not fit its total, and were scaled to it")
    }
    // What nobody ran may be in the device's own total, too: that stays, but no other way grows by it.
    let isIncluded = abs(declared - notRun - total) < abs(declared - total)
    let share = (isIncluded ? declared - notRun : declared) / total
    if !isByPosition,
      source == .gps || isBySpeed || !recorded.hasPositions || DistanceMeasurement.scaledShares.contains(share)
    {
      scale(&recorded, by: share)
    }
    self.declared = declared
    source = .device
  }

  /// Whether nothing but the declared total can be the way: none was measured without positions, or one that nobody runs
  /// in the time, as a count in kilometres is.
  private func isOnlyWay(_ declared: Double, _ recorded: RecordedGrid) -> Bool {
    if total == 0 { return possible != nil }
    return !isBySpeed && !DistanceMeasurement.calibratedShares.contains(declared / total)
      && !DistanceMeasurement.isRun(total, in: recorded) && DistanceMeasurement.isRun(declared, in: recorded)
  }

  /// Takes the declared total, and no way from second to second.
  private mutating func takeAlone(_ declared: Double, _ recorded: inout RecordedGrid) {
    scale(&recorded, by: 0)
    self.declared = declared
    source = .device
    leftOut = []
    notes = NoteList()
    notes.add([DistanceMeasurement.declaredNote])
  }

  /// Says that the device counted more than the points hold, as it does where points are lost.
  private mutating func noteExcess(of declared: Double) {
    let share = declared / total
    // What was taken out of the points has been told.
    let held = (declared - notRun) / total
    guard total >= RunMeasurement.shortestRun, held > DistanceMeasurement.soundShares.upperBound else { return }
    let percent = Int(min(100 * share, DistanceMeasurement.mostPercent).rounded())
    notes.add(
      "declared_more", 1,
      "the file's own total is \(percent) % of the distance that its points hold: only what they hold counts")
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
    let typical = isLong ? recorded.grid.typicalSpeed : 0
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

  /// Whether anybody can have run so far in the time, and it is more than nothing.
  private static func isPossible(_ metres: Double, in recorded: RecordedGrid) -> Bool {
    metres >= RunMeasurement.shortestRun
      && metres <= PositionGate.largestSpeed * Double(recorded.elapsed) / 1000
  }

  /// Whether a run of so many metres is neither slower nor faster than running over the recorded seconds.
  private static func isRun(_ metres: Double, in recorded: RecordedGrid) -> Bool {
    Bridge.speeds.contains(metres / Double(max(recorded.grid.count, 1)))
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
