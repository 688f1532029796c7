public import ArgumentParser
public import HamstringRisk
public import TrackModel

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// A choice among words. Spells out what ArgumentParser would find by slow general means at every start; for the same
/// reason options that most commands share are declared without a default, which the parser would look up twice to
/// describe it.
public protocol WordArgument: ExpressibleByArgument, RawRepresentable<String>, CaseIterable {}

extension WordArgument {
  public init?(argument: String) { self.init(rawValue: argument) }
  public var defaultValueDescription: String { rawValue }
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  public static var allValueDescriptions: [String: String] { [:] }
}

extension WeekStart: WordArgument {}
extension Units: WordArgument {}

/// A time zone that the system knows.
struct ZoneArgument: ExpressibleByArgument {
  var zone: CivilZone
  init?(argument: String) {
    guard let zone = SystemZone.named(argument) else { return nil }
    self.zone = zone
  }
}

enum OutputFormat: String, WordArgument { case text, json }

enum ReportFormat: String, WordArgument { case text, json, markdown, csv, html }

/// What the rows of a table are.
enum Table: String, WordArgument { case runs, weeks, flags, athletes }

/// When something is done: by itself where it makes sense, always, or never.
enum Choice: String, WordArgument {
  case auto, always, never

  func decide(_ automatic: @autoclosure () -> Bool) -> Bool {
    switch self {
    case .auto: automatic()
    case .always: true
    case .never: false
    }
  }
}

enum FailLevel: String, WordArgument {
  case low, medium, high

  var level: Level {
    switch self {
    case .low: .low
    case .medium: .medium
    case .high: .high
    }
  }
}

enum ForcedSport: String, WordArgument { case running }
