/// One line of the article's advice per factor (Rules.md).
enum Advice {
  static let pace =
    "At a new pace start with shorter distances and lengthen slowly, as long as there is no pain during the run, "
    + "right after it or the next morning."
  static let fastRunning =
    "Build fast running up step by step rather than leaving it out: keep an eye on intervals, start with fewer or "
    + "shorter ones, and warm up longer before them."
  static let stairs = "Fewer stairs and less elevation gain for a while; add them back a flight at a time."
  static let hills =
    "Less elevation gain for a while: fewer hills, or fewer kilometres on the hilly runs where hills cannot be avoided."
  static let steepness = "Choose less steep hills for a while, or shorten the hilly runs."
  static let combined =
    "Take hills easy or run fast on the flat: change one thing at a time, and less elevation gain first."
  static let singleRunSpike = "Shorten the long run and build it up slowly."
  static let weeklyMileage = "Ten-percent rule: let the weekly distance grow by no more than 10 %."
  /// After a break.
  static func returning(_ history: HistoryThresholds, _ text: MeasureText) -> String {
    "Begin with less than before the break and build up: \(text.percent(history.returnShare)) of your usual week at first, "
      + "then no more than ten percent over the week before."
  }
  static let warmup =
    "More warm-up before hard running: easy running, butt kicks, straight-leg kicks and other dynamic exercises until "
    + "you sweat."
  static let newTerrain = "New ground: be alert for hills and stairs, and keep the first run there short."
  static let twoChanges = "Change one thing at a time."
  static let pain =
    "Pain that increases: rest. A limp, or no weight on the leg: see a physical therapist."
}
