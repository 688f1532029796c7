/// Thresholds by the names that a settings file has for them: those of the properties, in snake case.
package struct ThresholdTree {
  /// What stands behind a name.
  package enum Node {
    case number(Double)
    case count(Int)
    case group(ThresholdTree)
  }

  /// In order of the names.
  package let members: [(name: String, node: Node)]

  package init(_ thresholds: Thresholds) { self.init(group: thresholds) }

  private init(group: Any) {
    members = ThresholdTree.members(of: group).map { name, value in
      switch value {
      case let number as Double: return (name, .number(number))
      case let count as Int: return (name, .count(count))
      default:
        let inner = ThresholdTree(group: value)
        // A threshold with its range holds nothing but the number.
        return (name, inner.members.first { $0.name == "wrapped_value" }?.node ?? .group(inner))
      }
    }.sorted { $0.name < $1.name }
  }

  /// The properties of a group, in their order.
  static func members(of group: Any) -> [(name: String, value: Any)] {
    Mirror(reflecting: group).children.compactMap { child in
      child.label.map { (snakeCase($0.first == "_" ? $0.dropFirst() : $0[...]), child.value) }
    }
  }

  private static func snakeCase(_ name: Substring) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }

  /// Each threshold below a group, such as `steps.low` with `0.06`.
  package var lines: [(path: String, value: String)] {
    members.flatMap { name, node -> [(path: String, value: String)] in
      switch node {
      case .number(let number): [(name, ThresholdTree.text(number))]
      case .count(let count): [(name, String(count))]
      case .group(let tree): tree.lines.map { ("\(name).\($0.path)", $0.value) }
      }
    }
  }

  /// A number with all its digits, as JSON has it; infinity, which turns a step off, in letters.
  package static func text(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number > 0 ? "infinity" : "-infinity" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
