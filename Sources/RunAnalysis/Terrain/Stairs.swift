import TrackModel

/// Finds staircases by their slope: seed, widen, test the whole (Definitions.md C6).
enum Stairs {
  /// Seconds of the mean that the profile is smoothed with.
  static let smoothing = 5
  /// Cells on each side of the one that is judged: windows of 6 s.
  static let halfWindow = 3
  /// The same where an event ends: shorter, to keep the run before and after out.
  static let edgeWindow = 2
  static let fastestWay: Float = 2.2
  static let slowestRise: Float = 0.15
  static let fastestRise: Float = 1
  static let seedGrade: Float = 0.33
  static let wideGrade: Float = 0.20
  static let wideRise: Float = 0.08
  /// Landings: seconds between two flights of one staircase.
  static let longestLanding = 8
  static let smallestGain: Float = 3
  /// Outdoor stairs begin at 0.37; at walking pace GPS measures the way up to a fifth too long.
  static let meanGrade: Float = 0.31
  /// Below `shortLength` metres the noise of the positions weighs more.
  static let shortLength: Float = 30
  static let shortMeanGrade: Float = 0.30
  static let likelyGrade: Float = 0.40
  /// Steeper than any staircase (119 % at work places) even with the way measured a little short: not on foot.
  static let steepestGrade: Float = 1.6
  /// Ground beside the event that is so steep makes it a steep path.
  static let steepGround: Float = 0.15
  static let groundLength = 40.0
  /// Steps per minute below which an event is ridden (Definitions.md C6).
  static let slowestCadence: Float = 40
  /// Metres of ascent per kilometre from which a run is a mountain run.
  static let mountainAscent = 30.0

  /// Metres from which a flight of stairs is as rare as a steep path is usual: some 300 steps. [P]
  static let highest: Float = 50

  struct Found {
    var event: StairEvent
    var cells: Range<Int>
    /// Perhaps stairs, but rather a steep path, so that it is a slope, too.
    var isPath: Bool
  }

  /// What was looked at: stairs, and what was none after all.
  struct Result {
    var found: [Found] = []
    var leftOut: [LeftOut] = []
  }

  /// Metres from which something that is no staircase is worth a word.
  private static let worthTelling: Float = 2

  /// Cumulative way. On steep stairs the way is so short that it may count as standing and its distance as 0: there the
  /// positions tell it.
  static func way(_ grid: borrowing SecondGrid) -> [Double] {
    let isMoving = grid.isMoving.span
    let distance = grid.distance.span
    return [Double](capacity: grid.count) { way in
      var sum = 0.0
      for cell in distance.indices {
        if isMoving[cell] || cell == 0 || grid.startsSegment[cell] {
          sum += Double(distance[cell])
        } else {
          let step = grid.straightLine(from: cell - 1, to: cell)
          sum += Double(step.isFinite ? max(step, distance[cell]) : distance[cell])
        }
        way.append(sum)
      }
    }
  }

  /// - Parameters:
  ///   - profile: 5-second mean without jumps and lift rides.
  ///   - position: cumulative ``way(_:)`` of each cell.
  ///   - ascentPerKilometre: of the whole run.
  ///   - isStanding: whether the step rate tells that nobody climbs there, as on an escalator.
  static func find(
    _ profile: [Float], position: [Double], elapsed: [Int32], stretches: [Range<Int>], ascentPerKilometre: Double,
    isStanding: (Range<Int>) -> Bool
  ) -> Result {
    var result = Result()
    for stretch in stretches where stretch.count > 2 * halfWindow {
      for cells in staircases(profile, position: position, in: stretch) {
        let slopeGain = profile[cells.upperBound - 1] - profile[cells.lowerBound]
        // The mean draws the ends out by half its width: the height counts there, the way does not.
        let first = max(cells.lowerBound - smoothing / 2, stretch.lowerBound)
        let last = min(cells.upperBound - 1 + smoothing / 2, stretch.upperBound - 1)
        let gain = profile[last] - profile[first]
        let length = Float(position[cells.upperBound - 1] - position[cells.lowerBound])
        let duration = Double(elapsed[cells.upperBound - 1] - elapsed[cells.lowerBound])
        let isTooFast = length > fastestWay * Float(duration) || slopeGain > fastestRise * Float(duration)
        let isSteep = slopeGain >= neededGrade(over: length) * length
        let reason: LeftOut.Reason? =
          gain < smallestGain
          ? .lowHeight
          : !isSteep
            ? .notSteep
            : isTooFast
              ? .impossibleSpeed
              : slopeGain > steepestGrade * length ? .tooSteep : isStanding(cells) ? .lift : nil
        if let reason {
          if gain >= worthTelling {
            result.leftOut.append(
              LeftOut(
                kind: .stairs, reason: reason, start: Double(elapsed[cells.lowerBound]), duration: duration,
                size: Double(gain)))
          }
          continue
        }
        let isPath =
          ascentPerKilometre > mountainAscent
          || isSteepBeside(cells, profile: profile, position: position, in: stretch)
        let isLikely = slopeGain >= likelyGrade * length && !isPath
        let event = StairEvent(
          start: Double(elapsed[cells.lowerBound]), duration: duration, gain: Double(gain), length: Double(length),
          confidence: isLikely ? .likely : .possible)
        result.found.append(Found(event: event, cells: cells, isPath: !isLikely && (isPath || gain >= highest)))
      }
    }
    return result
  }

  private static func neededGrade(over length: Float) -> Float { length < shortLength ? shortMeanGrade : meanGrade }

  /// Flights joined over landings; one by one where the landings are so long that the whole is no longer steep.
  private static func staircases(_ profile: [Float], position: [Double], in stretch: Range<Int>) -> [Range<Int>] {
    let flights = flights(profile, position: position, in: stretch)
    var found: [Range<Int>] = []
    var first = 0
    while first < flights.count {
      var last = first
      while last + 1 < flights.count, flights[last + 1].lowerBound - flights[last].upperBound <= longestLanding {
        last += 1
      }
      let whole = flights[first].lowerBound..<flights[last].upperBound
      let length = Float(position[whole.upperBound - 1] - position[whole.lowerBound])
      let rise = profile[whole.upperBound - 1] - profile[whole.lowerBound]
      if rise >= neededGrade(over: length) * length { found.append(whole) } else { found += flights[first...last] }
      first = last + 1
    }
    return found
  }

  /// Seeds, widened.
  private static func flights(_ profile: [Float], position: [Double], in stretch: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let judged = stretch.lowerBound + halfWindow..<stretch.upperBound - halfWindow
    var cell = judged.lowerBound
    while cell < judged.upperBound {
      guard isSeed(cell, profile, position) else {
        cell += 1
        continue
      }
      var low = cell
      var high = cell
      while low > judged.lowerBound, isWide(low - 1, profile, position) { low -= 1 }
      while high + 1 < judged.upperBound, isWide(high + 1, profile, position) { high += 1 }
      ranges.join(low..<high + 1)
      cell = high + 1
    }
    return ranges
  }

  private static func isSeed(_ cell: Int, _ profile: [Float], _ position: [Double]) -> Bool {
    let seconds = Float(2 * halfWindow)
    let rise = profile[cell + halfWindow] - profile[cell - halfWindow]
    guard rise >= slowestRise * seconds, rise <= fastestRise * seconds else { return false }
    let way = Float(position[cell + halfWindow] - position[cell - halfWindow])
    return way <= fastestWay * seconds && rise >= seedGrade * way
  }

  private static func isWide(_ cell: Int, _ profile: [Float], _ position: [Double]) -> Bool {
    let rise = profile[cell + edgeWindow] - profile[cell - edgeWindow]
    let way = Float(position[cell + edgeWindow] - position[cell - edgeWindow])
    return rise >= wideRise * Float(2 * edgeWindow) && rise >= wideGrade * way
  }

  /// Whether the ground before or after the event is steep, up or down.
  private static func isSteepBeside(
    _ cells: Range<Int>, profile: [Float], position: [Double], in stretch: Range<Int>
  ) -> Bool {
    var low = cells.lowerBound
    while low > stretch.lowerBound, position[cells.lowerBound] - position[low] < groundLength { low -= 1 }
    let last = cells.upperBound - 1
    var high = last
    while high < stretch.upperBound - 1, position[high] - position[last] < groundLength { high += 1 }
    return isSteep(profile, position, low, cells.lowerBound) || isSteep(profile, position, last, high)
  }

  private static func isSteep(_ profile: [Float], _ position: [Double], _ start: Int, _ end: Int) -> Bool {
    let length = position[end] - position[start]
    return length >= groundLength / 2 && abs(profile[end] - profile[start]) > steepGround * Float(length)
  }
}
