// example: write a rule
import HamstringRisk
import TrackModel

/// More metres down in one run than in any other of 42 days.
struct DescentRule {
  var steps = LevelSteps(low: 0.10, medium: 0.30, high: 1.00)
  /// Metres below which nothing is said.
  var smallest = 50.0
  /// Runs that make a usual.
  var leastRuns = 3

  /// - Parameter before: earlier runs of the same runner, in any order.
  /// - Returns: nil where the run is as usual, or where that cannot be told.
  func judge(_ run: RunSummary, before: [RunSummary]) -> (level: Level, message: String)? {
    guard run.elevation.source == .barometric, let descent = run.elevation.descent, descent >= smallest else {
      return nil
    }
    let earliest = run.start - 42 * CivilDate.millisecondsPerDay
    let usual = before.filter { (earliest..<run.start).contains($0.start) && $0.elevation.source == .barometric }
      .compactMap(\.elevation.descent)
    guard usual.count >= leastRuns, let most = usual.max() else { return nil }
    let level = steps.level(of: Int(descent.rounded()), over: Int(most.rounded()))
    guard level.isFlag else { return nil }
    return (level, "\(Int(descent.rounded())) m down; the most of 42 days was \(Int(most.rounded())) m.")
  }
}
// end of example
