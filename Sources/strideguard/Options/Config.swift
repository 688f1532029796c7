import Foundation
import HamstringRisk
import TrackModel
import Yams

/// What a settings file holds: thresholds of the rules, and what some options are taken for where they are not given.
struct Config {
  var thresholds = Thresholds()
  var timeZone: CivilZone?
  var weekStart: WeekStart?
  var units: Units?

  init() {}

  /// Reads the text of a settings file. Keys are those of `settings` in the JSON report.
  init(_ text: String) throws(ConfigFailure) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw ConfigFailure(yaml: error)
    }
    // An empty file, or one of comments alone.
    guard let root, root.null == nil else { return }
    guard let mapping = root.mapping else {
      throw ConfigFailure(root.mark?.line, "a settings file holds keys and values", "write it as `rules:` and so on")
    }
    for (keyNode, value) in mapping {
      let key = keyNode.string ?? ""
      let line = keyNode.mark?.line
      switch key {
      case "rules": thresholds = try ThresholdOverlay.apply(value)
      case "time_zone":
        guard let zone = value.string.flatMap(SystemZone.named) else {
          throw ConfigFailure(line, "time_zone is no zone that the system knows", "write it as Europe/Berlin")
        }
        timeZone = zone
      case "week_start": weekStart = try Config.word(value, key, line)
      case "units": units = try Config.word(value, key, line)
      default:
        throw ConfigFailure(
          unknown: key, line: line, known: ["rules", "time_zone", "units", "week_start"],
          otherwise: "here stand rules, time_zone, units and week_start; each rule's keys stand under `rules:`")
      }
    }
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: Node, _ key: String, _ line: Int?
  ) throws(ConfigFailure) -> Word {
    if let word = value.string.flatMap(Word.init) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: " or ")
    throw ConfigFailure(line, "\(key) is not one of its words", "write \(words)")
  }
}

/// What is wrong with a settings file, for one line on standard error.
struct ConfigFailure: Error {
  var line: Int?
  var message: String
  var remedy: String

  init(_ line: Int?, _ message: String, _ remedy: String) {
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  /// - Parameter otherwise: what to do where no known key is near.
  init(
    unknown key: String, line: Int?, known: [String], otherwise remedy: String = "see `strideguard rules` for the keys"
  ) {
    let nearest = NearestWord.of(key, among: known)
    self.init(
      line, "unknown key '\(Messages.cleaned(key, limit: 60))'",
      nearest.map { "did you mean '\($0)'?" } ?? remedy)
  }

  init(yaml error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      self.init(mark.line, "not YAML: \(problem)", "mend the file, or leave --config out")
    case .duplicatedKeysInMapping(let keys, _)?:
      self.init(nil, "a key stands twice: \(keys.map { "\($0)" }.sorted().first ?? "")", "keep one of them")
    default:
      self.init(nil, "not YAML", "mend the file, or leave --config out")
    }
  }
}
