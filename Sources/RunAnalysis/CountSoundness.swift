/// Whether a device's count of the distance can be believed: its positions must not refute it.
enum CountSoundness {
  /// Share of the cells that must have a position before the device is held against them.
  private static let leastCoverage = 0.8
  /// Share of the way that leaps must hold for positions to be the better measure.
  private static let leastLeapt = 0.05
  /// Seconds from position to position up to which their length is the runner's way.
  private static let longestFixInterval = 10.0

  /// - Parameters:
  ///   - count: metres of the device's whole count.
  ///   - leapt: metres that it leapt besides.
  ///   - length: metres by positions, bridges included; 0 where there are none.
  static func isSound(_ count: Double, leapt: Double, against length: Double, _ recorded: RecordedGrid) -> Bool {
    // Positions that are missing or jump have no length to hold the count against.
    guard length > 0, hangTogether(recorded) else { return true }
    // By the positions the leaps were run.
    if leapt >= leastLeapt * length, abs(count + leapt - length) < abs(count - length) { return false }
    // Straight lines between positions that lie far apart are shorter than the way, so they refute no longer count.
    let isSparse = recorded.fixInterval > longestFixInterval
    let fits = { (count: Double, length: Double) in
      length > 0 && (DistanceMeasurement.soundShares.contains(count / length) || isSparse && count > length)
    }
    // Before the first position, behind the last one and where nothing was recorded the runner may have been elsewhere, or
    // have gone on unseen: there the device knows more.
    let seen = length - recorded.bridges.reduce(0) { $0 + $1.gps }
    return seen >= length / 2 ? fits(countBesidePositions(recorded), seen) : fits(count, length)
  }

  /// Metres of the device's count in seconds with a position.
  private static func countBesidePositions(_ recorded: RecordedGrid) -> Double {
    var metres = 0.0
    for (step, east) in zip(recorded.deviceStep, recorded.grid.east) where !east.isNaN && !step.isNaN {
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
}
