import HamstringRisk
import TrackModel

/// One run in full.
extension Wording {
  static let untitled = "Run"
  static func inFile(_ file: String, format: String) -> String { "\(file) (\(format))" }
  static func alsoIn(_ file: String) -> String { "also in \(file)" }
  static func moving(_ clock: String) -> String { "moving\u{A0}\(clock)" }
  static func elapsed(_ clock: String) -> String { "elapsed\u{A0}\(clock)" }
  static func ridden(_ way: String, isPart: Bool) -> String {
    isPart ? "\(way) of it ridden, not counted" : "\(way) ridden, not counted"
  }
  static func walking(_ clock: String) -> String { "walking\u{A0}\(clock)" }
  static func source(_ source: DistanceSource, in format: FileFormat) -> String {
    switch source {
    case .device where format == .table: "distance by the table"
    case .device: "distance by the device"
    case .gps: "distance by GPS"
    }
  }
  static let columnTime = "from–to"
  static let columnDuration = "time"
  static let columnDistance = "distance"
  static let columnLength = "length"
  static let columnPace = "pace"
  static let columnGain = "gain"
  static let columnAscent = "ascent"
  static let columnGrade = "grade"
  static let columnKind = "kind"
  static let pace = "Pace"
  static let meanPace = "mean"
  static let flatEquivalent = "flat-equivalent (median)"
  static let normalPace = "your normal (flat-equivalent)"
  static let paceChange = "speed against normal"
  static let fastDistance = "distance of fast running"
  static let secondHalf = "time of the second half against the first"
  static let variation = "variation of speed"
  static let oneMinute = "60 s"
  static let fourHundred = "400 m"
  static let oneKilometre = "1 km"
  static func best(_ what: String) -> String { "fastest \(what)" }
  static func ascent(_ height: String, band: String?) -> String {
    "ascent\u{A0}\(height)" + (band.map { "\u{A0}±\u{A0}\($0)" } ?? "")
  }
  static func descent(_ height: String) -> String { "descent\u{A0}\(height)" }
  static func withoutWay(_ height: String) -> String { "\(height) without way, as in a lift, not counted" }
  static func steepest(_ grade: String) -> String { "steepest 50\u{A0}m\u{A0}\(grade)" }
  static func newGround(_ share: String) -> String { "\(share) of the way on ground new to you" }
  static func stairSteps(flights: Int, steps: Int) -> String {
    "about \(counted(flights, "flight", "flights")) of 3\u{A0}m or \(steps) steps"
  }
  static func stairTotal(_ height: String, _ steps: String) -> String { "\(height) in all: \(steps)." }
  static func partlyStairs(_ height: String, likely: String, _ steps: String) -> String {
    "\(height) in all, of which \(likely) are likely stairs: \(steps). The rest may be very steep paths."
  }
  static func perhapsStairs(_ height: String) -> String {
    "\(height) in all as steep as stairs; they may be very steep paths."
  }
  static func stops(_ count: Int, _ kind: String, total: String) -> String { "\(count) x \(kind), \(total) in all" }
  static let rest = "rest"
  static let flags = "Flags"
  static let splits = "Splits"
  static let surges = "Surges"
  /// - Parameters:
  ///   - fast: way of fast running all the same.
  ///   - isMost: that is most of the run.
  ///   - withHills: the slope is counted in.
  static func noSurges(fast: String?, isMost: Bool, withHills: Bool, isNormalKnown: Bool) -> String {
    switch fast {
    case let fast? where isMost:
      "None: most of the run, \(fast), was fast, and no part of it stands out."
    case let fast? where withHills:
      "None of 15 s or longer in plain speed; with the hills counted in, \(fast) were fast running."
    case let fast?:
      "None of 15 s or longer that is sure; \(fast) were fast running, in pieces too short or too uneven to tell."
    case nil where isNormalKnown: "None of 15 s or longer."
    case nil: "None of 15 s or longer against the easy pace of this run itself."
    }
  }
  static func surgesUnknown(isDated: Bool) -> String {
    isDated ? "Cannot be told from this recording." : "Not judged, as the day of this run is not known."
  }
  static let climbs = "Climbs"
  static let noClimbs = "None of 10 m or more."
  static let stairs = "Stairs"
  static let noStairs = "None found."
  static let stairsNeedBarometer = "Cannot be told: that takes barometric altitude."
  static let warmUp = "Warm-up"
  static func noHardPart(hasFast: Bool, withHills: Bool, isNormalKnown: Bool) -> String {
    switch (hasFast, isNormalKnown) {
    case (true, _) where withHills:
      "No fast part in plain speed, so no warm-up is asked for; hard efforts uphill are not seen here."
    case (true, _): "No fast part that is long and sure enough, so no warm-up is asked for."
    case (false, true): "No fast part in this run, so no warm-up is asked for."
    case (false, false):
      "No part is fast against the rest of this run. Whether all of it was cannot be told without a normal pace."
    }
  }
  static let elevation = "Elevation"
  static let noAltitude = "No altitude in the recording."
  static let stops = "Stops"
  static let laps = "Laps"
  static let notes = "Notes"

  /// - Parameter withRunBefore: a part of it was recorded in runs just before.
  static func easyBefore(_ easy: String, hard: String, withRunBefore: Bool) -> String {
    "\(easy) of easy running recorded before the first hard part, which begins at \(hard)"
      + (withRunBefore ? "; runs just before count, too." : ".")
  }
  static let hardBefore = "A run with a hard part ended just before, so no warm-up is asked for again."
  static func firstSurge(_ time: String) -> String { "First surge at \(time)." }
  static func strides(_ count: Int) -> String {
    "\(counted(count, "stride", "strides")) of 10 to 15 s, listed but not judged."
  }
  static func modelNote(_ model: String) -> String { "Flat-equivalent pace by: \(model)." }
  static let noModelNote = "Flat-equivalent pace is plain pace here: the altitude does not allow more."

  static func source(_ source: AltitudeSource) -> String {
    switch source {
    case .barometric: "barometric altitude"
    case .gps: "altitude by GPS"
    case .map: "altitude from a map"
    case .none: "no altitude"
    }
  }
  static func quality(_ quality: AltitudeQuality) -> String {
    switch quality {
    case .good: "good"
    case .fair: "fair"
    case .poor: "poor"
    case .none: "none"
    }
  }
  static func confidence(_ confidence: StairEvent.Confidence) -> String {
    switch confidence {
    case .likely: "stairs likely"
    case .possible: "stairs or a very steep path"
    }
  }
  static func stop(_ kind: Stop.Kind) -> String {
    switch kind {
    case .standing: "standing"
    case .pause: "paused"
    case .lift: "lift"
    }
  }
}
