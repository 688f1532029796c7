/// Whether an activity's cadence counts one leg, as GPX, TCX and FIT should, or both.
enum CadenceScale {
  /// Steps a minute that no runner's one leg keeps up.
  static let highestOfOneLeg: Float = 120
  /// Values above that which tell that both legs are counted, and their least share of the time in which there were
  /// steps: sensors slip, and a sprinter's leg gets there for seconds.
  private static let fewest = 10
  private static let leastShare = 0.05

  /// Makes steps of both legs of all cadences. In a file that counts one leg, a value that no leg reaches stands for both.
  ///
  /// - Parameter cadences: tenths of a step per minute as the file counts them, 0 where it tells nothing.
  static func countBothLegs(_ cadences: inout [UInt16]) {
    guard !cadences.isEmpty else { return }
    let limit = UInt16(10 * highestOfOneLeg)
    var (stepping, high) = (0, 0)
    for cadence in cadences {
      stepping &+= cadence > 0 ? 1 : 0
      high &+= cadence > limit ? 1 : 0
    }
    if high >= fewest, Double(high) >= leastShare * Double(stepping) { return }
    cadences = cadences.map { $0 > limit ? $0 : 2 * $0 }
  }
}
