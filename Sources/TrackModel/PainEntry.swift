/// One line of a runner's pain log.
public struct PainEntry: Sendable, Hashable, Identifiable {
  /// When it hurt, seen from a run: the article's three moments, and apart from running.
  public enum Moment: String, Sendable, Hashable, CaseIterable {
    /// While running, or right after it.
    case during, after
    /// On the morning after a run.
    case nextMorning = "next-morning"
    /// Apart from running.
    case rest
  }

  /// Which leg.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// One leg, or the two of them.
    case left, right, both
  }

  /// Number given by the library; 0 before an entry is stored.
  public var id: Int64
  /// The local day on which it hurt; for `nextMorning` the day of that morning.
  public var day: CivilDate
  /// Minutes since local midnight, 0...1439; nil where no time was told.
  public var minute: Int?
  /// When it hurt, seen from a run.
  public var moment: Moment
  /// 0 (no pain) ... 10 (the worst there is).
  public var level: Int
  /// Nil: not told.
  public var side: Side?
  /// The gait was changed.
  public var limp: Bool
  /// The leg could not bear weight.
  public var cannotBearWeight: Bool
  /// Not trusted: clean it for every sink.
  public var note: String?

  /// The range of ``level``.
  public static let levels = 0...10
  /// Characters; longer notes are cut.
  public static let longestNote = 500

  /// - Parameter level: clamped to ``levels``.
  public init(
    id: Int64 = 0, day: CivilDate, minute: Int? = nil, moment: Moment, level: Int, side: Side? = nil,
    limp: Bool = false, cannotBearWeight: Bool = false, note: String? = nil
  ) {
    self.id = id
    self.day = day
    self.minute = minute
    self.moment = moment
    self.level = min(max(level, PainEntry.levels.lowerBound), PainEntry.levels.upperBound)
    self.side = side
    self.limp = limp
    self.cannotBearWeight = cannotBearWeight
    self.note = note.map { String($0.prefix(PainEntry.longestNote)) }
  }

  /// Order of time: by day, then by the time told, or else by what the moment says about it.
  public static func comesFirst(_ a: PainEntry, _ b: PainEntry) -> Bool {
    if a.day != b.day { return a.day < b.day }
    return a.likelyMinute != b.likelyMinute ? a.likelyMinute < b.likelyMinute : a.id < b.id
  }

  /// Where no time was told: mornings at 7, the rest in the course of the day.
  private var likelyMinute: Int {
    if let minute { return minute }
    switch moment {
    case .nextMorning: return 420
    case .rest: return 720
    case .during: return 1080
    case .after: return 1081
    }
  }
}
