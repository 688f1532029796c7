import Foundation

/// The part of `strideguard.report/1` that the tests judge; what is not known is nil.
struct Report: Decodable {
  struct Run: Decodable {
    var id: String
    var file: String
    var alsoIn: [String]
    var sport: String
    var start: String
    /// Nil for a run whose clock was never set.
    var week: String?
    var points: Int
    var elapsedS: Double?
    var movingS: Double?
    var distanceM: Double?
    var distanceSource: String?
    var surges: Surges?
    var elevation: Elevation
    var stairs: Stairs?
    var flags: [Flag]
    var notes: [Note]

    /// Factors of low level or above.
    var flaggedFactors: Set<String> { Set(flags.filter { $0.level != "info" }.map(\.factor)) }
  }

  struct Surges: Decodable { var count: Int? }
  struct Elevation: Decodable {
    var quality: String
    var ascentM: Double?
  }
  struct Stairs: Decodable { var ascentM: Double? }
  struct Note: Decodable { var code: String }

  struct Flag: Decodable {
    var factor: String
    var level: String
    var message: String
    var advice: String
    var evidence: String
    var source: String
  }

  struct Week: Decodable {
    var week: String
    var runs: Int
    var distanceM: Double
    var level: String
    var flags: [Flag]
  }

  struct Problem: Decodable {
    var file: String
    var line: Int?
    var message: String
    var remedy: String
  }
  struct Duplicate: Decodable {
    var file: String
    var kept: String
  }
  struct Skipped: Decodable {
    var file: String
    var reason: String
  }

  var schema: String
  var athlete: String
  var runs: [Run]
  var weeks: [Week]
  var problems: [Problem]
  var duplicates: [Duplicate]
  var skipped: [Skipped]

  init(_ json: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Report.self, from: Data(json.utf8))
  }
}

/// Levels in order, as a report names them.
let levels = ["none", "info", "low", "medium", "high"]

/// Options that make a report the same on every day and machine.
let repeatable = ["--today", "2026-04-13", "--time-zone", "UTC"]

/// The report of `Fixtures/history`, made once for all tests.
enum History {
  static let outcome = Result { try Strideguard.run(["analyze", "history", "--format", "json"] + repeatable) }
  static let report = Result { try Report(outcome.get().output) }
}
