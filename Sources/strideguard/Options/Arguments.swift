public import ArgumentParser
public import HamstringRisk
public import TrackModel

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension WeekStart: ExpressibleByArgument {}
extension Units: ExpressibleByArgument {}

/// A time zone that the system knows.
struct ZoneArgument: ExpressibleByArgument {
  var zone: CivilZone
  init?(argument: String) {
    guard let zone = SystemZone.named(argument) else { return nil }
    self.zone = zone
  }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// When something is done: by itself where it makes sense, always, or never.
enum Choice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  func decide(_ automatic: @autoclosure () -> Bool) -> Bool {
    switch self {
    case .auto: automatic()
    case .always: true
    case .never: false
    }
  }
}

enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case low, medium, high

  var level: Level {
    switch self {
    case .low: .low
    case .medium: .medium
    case .high: .high
    }
  }
}

enum ForcedSport: String, ExpressibleByArgument, CaseIterable { case running }
