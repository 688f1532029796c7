/// Fast bouts that are alike, such as strides and short repeats: who runs them repeats a speed and a length, while what
/// positions make up comes in all sizes.
enum BoutSeries {
  /// Speeds of bouts that are alike, and their lengths, as shares of each other.
  private static let speeds = 0.85...1.15
  private static let lengths = 0.55...1.8
  /// Bouts that make a series, and their share of all that might belong to it.
  private static let fewest = 3
  private static let leastShare = 0.6

  /// - Parameters:
  ///   - speed: of one bout over that of the other.
  ///   - length: the same.
  static func areAlike(speed: Double, length: Double) -> Bool { speeds.contains(speed) && lengths.contains(length) }

  /// Whether so many bouts that are alike make a series among so many.
  static func isMade(of alike: Int, among all: Int) -> Bool {
    alike >= fewest && Double(alike) >= leastShare * Double(all)
  }
}
