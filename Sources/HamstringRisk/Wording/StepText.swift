/// Where the levels of a rule begin, as its definition tells it; an infinite step turns a level off.
enum StepText {
  private static func named(_ steps: LevelSteps) -> [(name: String, step: Double)] {
    [("low", steps.low), ("medium", steps.medium), ("high", steps.high)]
  }

  /// `low above +10 %, medium above +30 %, high is off`.
  /// - Parameters:
  ///   - from: "from" where a level begins with its step.
  ///   - isHighWhereNew: the highest level is also reached where there was nothing of the kind before.
  static func levels(
    _ steps: LevelSteps, _ text: MeasureText, from: String = "above", capitalized: Bool = false,
    isHighWhereNew: Bool = false
  ) -> String {
    var parts = named(steps).map {
      $0.step.isFinite ? "\($0.name) \(from) \(text.change($0.step))" : "\($0.name) is off"
    }
    if isHighWhereNew {
      parts[2] = steps.high.isFinite ? "\(parts[2]) or where there were none" : "high where there were none"
    }
    let words = parts.joined(separator: ", ")
    return capitalized ? words.prefix(1).uppercased() + words.dropFirst() : words
  }

  /// `above +10 %, +20 %, high is off`, for the second steps of a rule.
  static func above(_ steps: LevelSteps, _ text: MeasureText) -> String {
    let inForce = named(steps).filter(\.step.isFinite).map { text.change($0.step) }
    let turnedOff = named(steps).filter { !$0.step.isFinite }.map { "\($0.name) is off" }
    return ((inForce.isEmpty ? [] : ["above " + inForce.joined(separator: ", ")]) + turnedOff).joined(separator: ", ")
  }
}
