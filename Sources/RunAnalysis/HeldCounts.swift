/// Counts of the distance that a device writes with every point and brings up to date every some seconds only: what it
/// repeats meanwhile tells nothing, and the way was run evenly.
enum HeldCounts {
  /// From the first knot with a count to the next one with another.
  private struct Hold {
    var first: Int
    var next: Int
    var passage: Passage
    /// m/s of the last step alone.
    var lastSpeed: Double
  }

  /// Strikes the repeated counts as far as the runner was on the way to the new one: all of them where that fits the run's
  /// speed or a walk, else those of the time that the way takes at this speed, because before it the runner stood.
  static func strike(in knots: inout Knots) {
    let found = find(in: knots)
    guard !found.isEmpty else { return }
    let speed = SpeedOfChanges(in: knots, telling: .deviceDistance)
    // A last step that is no faster than the run shows where the runner went on: nothing was held back.
    let fastest = speed.typical > 0 ? Bridge.runSpeedShares.upperBound * speed.typical : Bridge.speeds.upperBound
    let tellsSteps = knots.cadences.contains { $0 >= leastSteps }
    let holds = found.filter {
      $0.lastSpeed > fastest && !(tellsSteps && isWithoutSteps($0, knots)) && !isOnTheSpot($0, knots)
    }
    for (place, hold) in holds.enumerated() {
      let isWalked = [place - 1, place + 1].contains { other in
        guard holds.indices.contains(other) else { return false }
        let isBeside = holds[min(place, other)].next == holds[max(place, other)].first
        return isBeside && hold.passage.isLine && holds[other].passage.isLine
          && hold.passage.isWalked(with: holds[other].passage)
      }
      var time = hold.passage.milliseconds
      if !isWalked, !hold.passage.isLine || hold.passage.speed < speed.slowestRun {
        guard speed.typical > 0, hold.lastSpeed > Bridge.speeds.upperBound else { continue }
        time = Int64(1000 * hold.passage.metres / speed.typical)
        guard time < hold.passage.milliseconds, time <= PositionGate.longestHold else { continue }
      }
      for index in hold.first + 1..<hold.next where knots.times[hold.next] - knots.times[index] < time {
        knots.fields[index].remove(.deviceDistance)
      }
    }
  }

  /// Tenths of steps a minute, of one leg or of both: less is nobody's walk.
  private static let leastSteps = UInt16(Walking.slowestStepRate / 2 * 10)

  /// Most of the repeats say that nobody took a step: the count drifted, or caught up with what it had lost.
  private static func isWithoutSteps(_ hold: Hold, _ knots: Knots) -> Bool {
    let told = (hold.first + 1..<hold.next).filter { knots.fields[$0].contains(.cadence) }
    return 2 * told.count { knots.cadences[$0] < leastSteps } > told.count
  }

  /// The positions at both ends lie less than half of the way apart; so do those of no bend of a track.
  private static func isOnTheSpot(_ hold: Hold, _ knots: Knots) -> Bool {
    knots.straightMetres(hold.first, hold.next).map { $0 < hold.passage.metres / 2 } ?? false
  }

  /// Holds in which points follow one another and at whose end the count rises.
  private static func find(in knots: Knots) -> [Hold] {
    let (times, fields, counts) = (knots.times.span, knots.fields.span, knots.deviceDistances.span)
    guard counts.count > 2, repeats(counts) else { return [] }
    var holds: [Hold] = []
    var first: Int?
    var last = 0
    for index in counts.indices {
      let isSilent = index > 0 && times[index] - times[index - 1] > GridBuilder.longestFill
      if isSilent || fields[index].contains(.startsSegment) { first = nil }
      guard fields[index].contains(.deviceDistance) else { continue }
      if let start = first, last > start, counts[index] > counts[start] {
        let metres = Double(counts[index] - counts[start])
        holds.append(
          Hold(
            first: start, next: index, passage: Passage(milliseconds: times[index] - times[start], metres: metres),
            lastSpeed: metres / (Double(times[index] - times[last]) / 1000)))
      }
      if first.map({ counts[$0] != counts[index] }) ?? true { first = index }
      last = index
    }
    return holds
  }

  /// Whether any count stands twice in a row.
  private static func repeats(_ counts: Span<Float>) -> Bool {
    let (before, after) = (counts.extracting(droppingLast: 1), counts.extracting(droppingFirst: 1))
    var found: Int32 = 0
    before.indices.each { found &+= after[$0] == before[$0] ? 1 : 0 }
    return found > 0
  }
}
