/// Says when one run or week holds changes of different kinds (Rules.md, combined). Levels are not multiplied: the flag is
/// information.
enum TwoChanges {
  /// The three questions of the article; changes within one of them are one change.
  private enum Kind: Int { case speed, terrain, distance }

  /// Nil unless at least two kinds are at medium or above.
  ///
  /// - Parameter isHillyAndLonger: that terrain and distance changed has been told already.
  static func flag(_ flags: [Flag], isHillyAndLonger: Bool = false) -> Flag? {
    var strongest: [Kind: Flag] = [:]
    for flag in flags where flag.level >= .medium {
      guard let kind = kind(of: flag.factor), !flag.isReturnToLess else { continue }
      if let present = strongest[kind], present.level >= flag.level { continue }
      strongest[kind] = flag
    }
    guard strongest.count > 1, !(isHillyAndLonger && strongest[.speed] == nil) else { return nil }
    let told = strongest.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    return Flag(
      factor: .combined, level: .info, value: Double(told.count), threshold: 2, unit: "1", evidence: .expert,
      source: StateText.twoChangesSource, quality: StateText.twoChangesQuality,
      message: StateText.twoChanges(told.map(\.factor)), advice: Advice.twoChanges)
  }

  private static func kind(of factor: Factor) -> Kind? {
    switch factor {
    case .pace, .fastRunning: .speed
    case .stairs, .hills, .steepness, .newTerrain: .terrain
    case .singleRunSpike, .weeklyMileage: .distance
    case .warmup, .combined, .pain: nil
    }
  }
}
