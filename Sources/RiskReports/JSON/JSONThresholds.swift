import HamstringRisk

extension JSONWriter {
  /// Every threshold in force.
  mutating func thresholds(_ thresholds: Thresholds) {
    key("rules")
    group(ThresholdTree(thresholds))
  }

  private mutating func group(_ tree: ThresholdTree) {
    object { json in
      for (name, node) in tree.members {
        json.key(text: name)
        switch node {
        case .count(let count): json.value(count)
        case .number(let number):
          let text = ThresholdTree.text(number)
          if number.isFinite { json.value(json: text.utf8) } else { json.value(text) }
        case .group(let inner): json.group(inner)
        }
      }
    }
  }
}
