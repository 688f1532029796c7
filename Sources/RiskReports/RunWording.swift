import TrackModel

/// Words about the shape of one run and about what was not counted in it.
extension Wording {
  static let segments = "Changes of pace"
  static let columnFlatPace = "flat-equivalent"

  static func pattern(_ pattern: PacePattern?) -> String {
    switch pattern {
    case .steady?: "Steady: about one pace most of the way."
    case .progression?: "A progression: faster step by step."
    case .tempo?: "A tempo run: a long block clearly faster than the rest."
    case .intervals?: "Intervals: fast bouts that are alike, with easier running between them."
    case .fartlek?: "Fast bouts of different lengths, with easier running between them."
    case nil: "The pace changes without a clear pattern."
    }
  }

  static func segment(_ kind: PaceSegment.Kind) -> String {
    switch kind {
    case .steady: "steady"
    case .progression: "progression"
    case .tempo: "tempo block"
    case .fast: "fast"
    case .walking: "walking"
    }
  }

  static func segments(_ count: Int, shown: Int) -> String {
    shown == 0
      ? "\(counted(count, "stretch", "stretches")), listed with --verbose."
      : "\(counted(count - shown, "more stretch", "more stretches")) with --verbose."
  }

  static let climbsNeedAltitude = "Cannot be told: the altitude is too rough."
  static let climbsNeedDistance = "Cannot be told: no distance was recorded."
  static let leftOut = "Not counted"
  static let nothingLeftOut = "Nothing that looked like a surge, a climb, stairs or distance was left out."
  static func largestOnly(_ count: Int) -> String { "Of each kind the \(count) largest." }

  static func leftOut(_ kind: LeftOut.Kind, size: String?) -> String {
    let subject =
      switch kind {
      case .surge: "no surge"
      case .stairs: "no stairs"
      case .climb: "no climb"
      case .ascent: "no ascent"
      case .distance: "no distance"
      }
    return size.map { "\(subject) (\($0))" } ?? subject
  }

  static func reason(_ reason: LeftOut.Reason) -> String {
    switch reason {
    case .tooShort: "too short to tell from the wandering of GPS positions"
    case .littleFaster: "too little faster than this run's easy pace for its length"
    case .uphill: "the slope made the effort, the speed alone is no surge's"
    case .downhill: "fast only because it leads downhill"
    case .besideStop: "beside a stop, where braking and starting look like a surge"
    case .stepRate: "the step rate did not rise with the speed"
    case .impossibleSpeed: "faster than anybody runs for so long"
    case .notSteep: "not steep enough"
    case .tooSteep: "steeper than any way on foot"
    case .lowHeight: "too low"
    case .gentle: "not steep enough, or parted by level ground"
    case .stairs: "these are stairs and count there"
    case .lift: "height without way, as in a lift"
    case .altitudeStep: "the altitude jumped where no runner can"
    case .altitudePulse: "the altitude left and came back within seconds, as air pressure does"
    case .pause: "the recording was paused"
    case .gap: "nothing was recorded, and the way between does not fit running"
    case .positionBurst: "the positions were thrown off the track and came back"
    case .standing: "you stood, and only the measurement wandered"
    }
  }
}
