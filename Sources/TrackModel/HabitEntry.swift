/// Something for the legs that a watch cannot see, from the article's list of what keeps the pain away.
public struct HabitEntry: Sendable, Hashable, Identifiable {
  public enum Habit: String, Sendable, Hashable, CaseIterable {
    case warmUp = "warm-up"
    case stretching
    case foamRolling = "foam-rolling"
    case strength
  }

  /// Given by the library; 0 before an entry is stored.
  public var id: Int64
  /// The local day.
  public var day: CivilDate
  public var habit: Habit
  /// Not trusted: clean it for every sink.
  public var note: String?

  public init(id: Int64 = 0, day: CivilDate, habit: Habit, note: String? = nil) {
    self.id = id
    self.day = day
    self.habit = habit
    self.note = note.map { String($0.prefix(PainEntry.longestNote)) }
  }
}
