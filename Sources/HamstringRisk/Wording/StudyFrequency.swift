/// How often runners of the largest study were injured (Frandsen 2025), as plain frequencies: counts of similar people
/// mislead less than ratios (Definitions.md G). Rough: first overuse injuries of any site, not of the hamstring, and no
/// chance of one person.
enum StudyFrequency {
  private static let injuredRunners = 1820.0
  private static let sessions = 588_071.0
  /// Share of the injuries that were from overuse.
  private static let overuseShare = 0.72

  /// Injuries of any kind in a thousand sessions.
  static let ofAnyKind = 1000 * injuredRunners / sessions

  /// Overuse injuries in a thousand sessions of which a study gives a ratio to ordinary ones.
  static func perThousand(ratio: Double = 1) -> Double { ofAnyKind * overuseShare * ratio }
}
