import HamstringRisk

extension JSONWriter {
  /// Every threshold in force, by the names that a settings file has for them: those of the properties, in snake case.
  mutating func thresholds(_ thresholds: Thresholds) {
    key("rules")
    group(thresholds)
  }

  private mutating func group(_ group: Any) {
    let members = Mirror(reflecting: group).children.compactMap { child in
      child.label.map { (name: Self.snakeCase($0), value: child.value) }
    }
    object { json in
      for member in members.sorted(by: { $0.name < $1.name }) {
        json.key(text: member.name)
        switch member.value {
        case let count as Int: json.value(count)
        case let number as Double: json.threshold(number)
        default: json.group(member.value)
        }
      }
    }
  }

  /// With all its digits. A threshold that somebody set to infinity, to turn a rule off, is told as text.
  private mutating func threshold(_ number: Double) {
    if number.isFinite {
      let text = number.description
      value(json: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    } else {
      value(number.isNaN ? "nan" : number > 0 ? "infinity" : "-infinity")
    }
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
