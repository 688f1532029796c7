import RunMetrics
import TrackModel

/// Whether an activity is a run.
enum SportJudgement: Equatable {
  case run(Sport, isJudged: Bool)
  case other(code: String, message: String)

  /// Median speed in motion, m/s, of a run whose file names no sport. Below it is walked (Definitions.md E), above it is
  /// ridden: the best hour of anybody is 5.9.
  static let runningSpeeds = Walking.fastestSpeed...6.5
  /// Seconds above this many m/s that no runner keeps up.
  static let vehicleSpeed: Float = 7.0
  static let longestVehicleTime = 60
  /// The same as a share of the time in motion: positions that jump make a minute of it in a long run.
  static let largestVehicleShare = 0.04
  /// Ways between far points that tell a sport: five minutes of a telephone that looks every half minute.
  static let fewestWays = 10

  /// What the file says; nil where only the speed can tell.
  static func told(_ facts: ActivityFacts, forced: Sport?) -> SportJudgement? {
    if let forced { return .run(forced.isRunning ? forced : .running, isJudged: false) }
    switch facts.sport {
    case .running, .treadmillRunning: return .run(facts.sport, isJudged: false)
    case .unknown: return nil
    case .walking, .hiking, .cycling, .swimming, .other:
      return .other(code: "other_sport", message: "recorded as \(name(facts)), not as a run")
    }
  }

  /// The speed between points that lie too far apart to tell what is between them, m/s: the median over time; nil
  /// where they are too few.
  ///
  /// - Parameter bridges: before any was found too fast or too slow for a run.
  static func silentSpeed(_ bridges: [Bridge]) -> Float? {
    let ways = silentWays(bridges)
    guard ways.count >= fewestWays else { return nil }
    return Statistics.weightedMedian(ways.map { ($0.metres / $0.seconds, $0.seconds) }).map { Float($0) }
  }

  private static func silentWays(_ bridges: [Bridge]) -> [(metres: Double, seconds: Double)] {
    bridges.compactMap { bridge in
      let metres = max(bridge.gps, bridge.device)
      return !bridge.isBreak && bridge.seconds > 0 && metres > 0 ? (metres, bridge.seconds) : nil
    }
  }

  /// By speed.
  ///
  /// - Parameters:
  ///   - silentSpeed: see ``silentSpeed(_:)``; counts where nothing else is known.
  ///   - naming: what the file says of its sport, for the reason.
  static func judged(_ motion: MotionDetector, silentSpeed: Float?, naming: String) -> SportJudgement {
    let median = motion.typicalSpeed > 0 ? motion.typicalSpeed : silentSpeed ?? 0
    var moving = 0
    var fast = 0
    for speed in motion.netSpeed where speed > MotionDetector.slowestMotion {
      moving += 1
      if speed > vehicleSpeed { fast += 1 }
    }
    let isRidden = fast > longestVehicleTime && Double(fast) > largestVehicleShare * Double(moving)
    guard median > 0 else {
      return .other(code: "no_motion", message: "\(naming) and holds too little motion to tell it by")
    }
    if median < Float(runningSpeeds.lowerBound) {
      return .other(code: "other_sport", message: "\(naming) and is as slow as a walk, so it is taken for one")
    }
    if median > Float(runningSpeeds.upperBound) || isRidden {
      return .other(code: "other_sport", message: "\(naming) and is faster than a run, so it is taken for a ride")
    }
    return .run(.running, isJudged: true)
  }

  /// Stretches of a run that may be ridden rather than run: so fast for more than a minute (Definitions.md E).
  ///
  /// - Parameter told: what is said of some of them already.
  static func perhapsRidden(_ motion: MotionDetector, _ grid: SecondGrid, beside told: [ImpossibleSpeed.Stretch]) -> Int
  {
    let speeds = motion.netSpeed.span
    var stretches = 0
    var seconds = 0
    for index in speeds.indices {
      seconds = speeds[index] > vehicleSpeed && !grid.startsSegment[index] ? seconds + 1 : 0
      if seconds == longestVehicleTime + 1, !told.contains(where: { $0.cells.contains(index) }) { stretches += 1 }
    }
    return stretches
  }

  private static func name(_ facts: ActivityFacts) -> String {
    switch facts.sport {
    case .walking: "walking"
    case .hiking: "hiking"
    case .cycling: "cycling"
    case .swimming: "swimming"
    default: "another sport"
    }
  }
}
