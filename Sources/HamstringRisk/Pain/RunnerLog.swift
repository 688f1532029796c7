public import TrackModel

/// What the runner told and no file shows.
public struct RunnerLog: Sendable, Hashable {
  /// In order of time (`PainEntry.comesFirst`).
  public var pain: [PainEntry]
  /// What was done for the legs, in the order given.
  public var habits: [HabitEntry]
  /// Nil: not told.
  public var hadHamstringInjury: Bool?

  /// A log of these entries; pain is put in order of time.
  public init(pain: [PainEntry] = [], habits: [HabitEntry] = [], hadHamstringInjury: Bool? = nil) {
    self.pain = pain.sorted(by: PainEntry.comesFirst)
    self.habits = habits
    self.hadHamstringInjury = hadHamstringInjury
  }

  func hasWarmUp(on day: CivilDate) -> Bool { habits.contains { $0.day == day && $0.habit == .warmUp } }
}
