/// Something for the legs that a watch cannot see, from the article's list of what keeps the pain away.
public struct HabitEntry: Sendable, Hashable, Identifiable {
  /// What was done. The raw values are the words of the command line.
  public enum Habit: String, Sendable, Hashable, CaseIterable {
    /// Exercises in motion before a run.
    case warmUp = "warm-up"
    /// Stretching, in motion or at rest.
    case stretching
    /// Rolling on foam.
    case foamRolling = "foam-rolling"
    /// Strength work for hamstrings, glutes and hips.
    case strength
  }

  /// Number given by the library; 0 before an entry is stored.
  public var id: Int64
  /// The local day.
  public var day: CivilDate
  /// What was done.
  public var habit: Habit
  /// Not trusted: clean it for every sink.
  public var note: String?

  /// An entry; a longer note is cut to ``PainEntry/longestNote``.
  public init(id: Int64 = 0, day: CivilDate, habit: Habit, note: String? = nil) {
    self.id = id
    self.day = day
    self.habit = habit
    self.note = note.map { String($0.prefix(PainEntry.longestNote)) }
  }
}
