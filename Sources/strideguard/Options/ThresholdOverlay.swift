import Foundation
import HamstringRisk
import Yams

/// Puts the values of a settings file over the default thresholds. The defaults themselves say which keys there are.
enum ThresholdOverlay {
  static func apply(_ node: Node) throws(ConfigFailure) -> Thresholds {
    var overlay = Overlay()
    let merged = try overlay.merged(defaults, with: node, path: [])
    guard let thresholds = thresholds(of: merged) else { throw overlay.notWhole() }
    if let fault = thresholds.fault {
      throw ConfigFailure(
        overlay.line(of: fault.path), "rules.\(fault.path) \(fault.message)", "the default is " + text(fault.path))
    }
    return thresholds
  }

  /// Every key with its value in force, as a settings file would hold them: `pace.steps.low: 0.06`.
  static func lines(_ thresholds: Thresholds, under group: String) -> [String] {
    guard let tree = tree(thresholds)[group] as? [String: Any] else { return [] }
    return flat(tree, path: [group]).map { "\($0.path): \($0.value)" }
  }

  // MARK: The tree of keys

  fileprivate static let infinity = "infinity"

  fileprivate static var defaults: [String: Any] { tree(Thresholds()) }

  /// Nil where a number is none that its threshold can hold.
  fileprivate static func thresholds(of tree: [String: Any]) -> Thresholds? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: infinity, negativeInfinity: "-\(infinity)", nan: "nan")
    guard let data = try? JSONSerialization.data(withJSONObject: tree) else { return nil }
    return try? decoder.decode(Thresholds.self, from: data)
  }

  private static func tree(_ thresholds: Thresholds) -> [String: Any] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: infinity, negativeInfinity: "-\(infinity)", nan: "nan")
    guard let data = try? encoder.encode(thresholds) else { return [:] }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  private static func flat(_ tree: [String: Any], path: [String]) -> [(path: String, value: String)] {
    tree.sorted { $0.key < $1.key }.flatMap { key, value -> [(path: String, value: String)] in
      if let inner = value as? [String: Any] { return flat(inner, path: path + [key]) }
      return [((path + [key]).joined(separator: "."), (value as? String) ?? "\(value)")]
    }
  }

  private static func text(_ path: String) -> String {
    flat(defaults, path: []).first { $0.path == path }?.value ?? "in `strideguard rules`"
  }
}

/// Remembers the line of every value that a file gave.
private struct Overlay {
  private(set) var lines: [String: Int] = [:]
  private var values: [String: Any] = [:]

  mutating func merged(
    _ tree: [String: Any], with node: Node, path: [String]
  ) throws(ConfigFailure) -> [String: Any] {
    if node.null != nil { return tree }
    let name = (["rules"] + path).joined(separator: ".")
    guard let mapping = node.mapping else {
      throw ConfigFailure(node.mark?.line, "\(name) is a group of keys", "write one of them under it, with its value")
    }
    var tree = tree
    for (keyNode, value) in mapping {
      let key = keyNode.string ?? ""
      guard let present = tree[key] else {
        throw ConfigFailure(unknown: key, line: keyNode.mark?.line, known: Array(tree.keys))
      }
      let inner = path + [key]
      if let group = present as? [String: Any] {
        tree[key] = try merged(group, with: value, path: inner)
      } else {
        lines[inner.joined(separator: ".")] = keyNode.mark?.line
        tree[key] = try number(value, name: "\(name).\(key)")
        values[inner.joined(separator: ".")] = tree[key]
      }
    }
    return tree
  }

  private func number(_ node: Node, name: String) throws(ConfigFailure) -> Any {
    guard let number = node.float, !number.isNaN else {
      throw ConfigFailure(node.mark?.line, "\(name) is no number", "write a plain number such as 0.1")
    }
    if number.isInfinite { return number > 0 ? ThresholdOverlay.infinity : "-\(ThresholdOverlay.infinity)" }
    return number == number.rounded() && abs(number) < 1e15 ? Int(number) : number
  }

  /// Which of the values given is none that its threshold can hold: a fraction where a count belongs.
  func notWhole() -> ConfigFailure {
    let name = values.keys.sorted().first { path in
      ThresholdOverlay.thresholds(
        of: put(values[path] as Any, at: path.split(separator: ".")[...], in: ThresholdOverlay.defaults)) == nil
    }
    return ConfigFailure(
      name.flatMap { lines[$0] }, "rules.\(name ?? "") must be a whole number", "write it without a fraction")
  }

  private func put(_ value: Any, at path: ArraySlice<Substring>, in tree: [String: Any]) -> [String: Any] {
    guard let key = path.first.map(String.init) else { return tree }
    var tree = tree
    let inner = tree[key] as? [String: Any]
    tree[key] = inner.map { put(value, at: path.dropFirst(), in: $0) } ?? value
    return tree
  }

  /// The line of a value, else of one in the same group.
  func line(of path: String) -> Int? {
    if let line = lines[path] { return line }
    let group = path.split(separator: ".").dropLast().joined(separator: ".") + "."
    return lines.filter { $0.key.hasPrefix(group) }.map(\.value).min()
  }
}
