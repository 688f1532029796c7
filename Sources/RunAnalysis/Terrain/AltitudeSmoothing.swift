import TrackModel

/// Stretches of continuous altitude and the smoothing inside them.
enum AltitudeSmoothing {
  /// Longest run of cells without altitude that is bridged by a straight line (Definitions.md C2): the recording goes on
  /// there, only the altimeter says nothing, and what lies between is as much as a straight way of a minute (section E).
  static let longestGap = 60
  /// A longer one tells the height between its ends, but no slope, steepness or stairs inside.
  static let longestSlope = 10
  /// Nobody on foot rises or falls faster; a faster step is the sensor's (m/s).
  static let fastestStep: Float = 4
  /// A rise or fall of this size in one second, undone within `longestPulse`, is a pressure pulse (Definitions.md C6).
  static let pulseStep: Float = 1.5
  static let longestPulse = 10
  static let pulseReturn: Float = 1

  /// The cells of each stretch of known altitude that no break divides, after filling short holes in `altitude`, and those of
  /// the holes in which no slope is known.
  static func stretches(
    filling altitude: inout [Float], startsSegment: [Bool]
  ) -> (stretches: [Range<Int>], holes: [Range<Int>]) {
    var ranges: [Range<Int>] = []
    var holes: [Range<Int>] = []
    for cells in unbroken(altitude, startsSegment) {
      guard let last = ranges.last, cells.lowerBound - last.upperBound <= longestGap,
        !startsSegment[last.upperBound...cells.lowerBound].contains(true)
      else {
        ranges.append(cells)
        continue
      }
      Silence.straighten(&altitude, between: last.upperBound - 1, and: cells.lowerBound)
      if cells.lowerBound - last.upperBound > longestSlope { holes.append(last.upperBound..<cells.lowerBound) }
      ranges[ranges.count - 1] = last.lowerBound..<cells.upperBound
    }
    return (ranges, holes)
  }

  /// Cells in a row with altitude.
  private static func unbroken(_ altitude: [Float], _ startsSegment: [Bool]) -> [Range<Int>] {
    let (heights, starts) = (altitude.span, startsSegment.span)
    return heights.indices.runs(partedAt: { starts[$0] }, where: { heights[$0].isFinite })
  }

  /// What was taken out of the altitude.
  struct Repair {
    var cells: Range<Int>
    var reason: LeftOut.Reason
    /// Metres.
    var height: Float
  }

  /// Takes out single wrong values (median of 5), pressure pulses and steps no runner can make. Gives the pulses and
  /// steps.
  static func clean(_ altitude: inout [Float], in stretches: [Range<Int>]) -> [Repair] {
    var repairs: [Repair] = []
    for stretch in stretches {
      if stretch.count >= 5 {
        altitude.replaceSubrange(stretch, with: mediansOfFive(altitude.span.extracting(stretch)))
      }
      flattenPulses(&altitude, in: stretch, noting: &repairs)
      closeSteps(&altitude, in: stretch, noting: &repairs)
    }
    return repairs
  }

  /// The median of each value and the two on both sides of it; at the ends the outermost repeats itself.
  private static func mediansOfFive(_ values: Span<Float>) -> [Float] {
    let (first, last) = (values[0], values[values.count - 1])
    // Rows of one length, so that several medians are taken at once.
    var inner = [Float](repeating: 0, count: values.count - 4)
    var medians = inner.mutableSpan
    let (a, b) = (values.extracting(first: medians.count), values.extracting(1..<medians.count + 1))
    let (c, d) = (values.extracting(2..<medians.count + 2), values.extracting(3..<medians.count + 3))
    let e = values.extracting(droppingFirst: 4)
    for cell in medians.indices { medians[cell] = median(a[cell], b[cell], c[cell], d[cell], e[cell]) }
    let (before, behind) = (values.extracting(first: 4), values.extracting(last: 4))
    return [median(first, first, first, before[1], before[2]), median(first, first, before[1], before[2], before[3])]
      + inner
      + [median(behind[0], behind[1], behind[2], last, last), median(behind[1], behind[2], last, last, last)]
  }

  @inline(__always)
  private static func median(_ a: Float, _ b: Float, _ c: Float, _ d: Float, _ e: Float) -> Float {
    let low = max(min(a, b), min(c, d))
    let high = min(max(a, b), max(c, d))
    return max(min(low, high), min(max(low, high), e))
  }

  private static func flattenPulses(
    _ values: inout [Float], in stretch: Range<Int>, noting repairs: inout [Repair]
  ) {
    var cell = stretch.lowerBound
    while cell + 1 < stretch.upperBound {
      if abs(values[cell + 1] - values[cell]) >= pulseStep,
        let end = pulseEnd(values, from: cell, limit: min(cell + longestPulse, stretch.upperBound - 1))
      {
        let height = values[cell...end].reduce(0) { max($0, abs($1 - values[cell])) }
        repairs.append(Repair(cells: cell..<end + 1, reason: .altitudePulse, height: height))
        Silence.straighten(&values, between: cell, and: end)
        cell = end
      } else {
        cell += 1
      }
    }
  }

  /// Where the altitude is back near that of `start`, coming back as steeply as it left.
  private static func pulseEnd(_ values: [Float], from start: Int, limit: Int) -> Int? {
    var cell = start + 2
    while cell <= limit {
      if abs(values[cell] - values[start]) <= pulseReturn, abs(values[cell] - values[cell - 1]) >= pulseStep {
        return cell
      }
      cell += 1
    }
    return nil
  }

  private static func closeSteps(
    _ values: inout [Float], in stretch: Range<Int>, noting repairs: inout [Repair]
  ) {
    var part = values.mutableSpan
    var removed: Float = 0
    var before = part[stretch.lowerBound]
    // Where the value changed last, and by how much.
    var change = (cell: stretch.lowerBound, height: Float(0))
    for cell in stretch.lowerBound + 1..<stretch.upperBound {
      let now = part[cell]
      if now != before {
        let step = now - before
        let held = cell - change.cell
        let next = cell + 1..<min(cell + 2 * held + 1, stretch.upperBound)
        if abs(step) > fastestStep,
          held > longestHeld || abs(step) > fastestHeld * Float(held)
            || max(change.height / step, firstChange(of: part.span, in: next) / step) < alikeShare
        {
          removed += step
          repairs.append(Repair(cells: cell..<cell + 1, reason: .altitudeStep, height: abs(step)))
        }
        change = (cell, step)
      }
      before = now
      part[cell] = now - removed
    }
  }

  /// m/s of a value that is told anew every few seconds only, or once for each square of a map: there a slope goes up or
  /// down in steps, and the one before or the next is at least so large a part of each.
  private static let fastestHeld: Float = 1.5
  private static let longestHeld = 20
  private static let alikeShare: Float = 0.25

  private static func firstChange(of values: Span<Float>, in cells: Range<Int>) -> Float {
    for cell in cells where values[cell] != values[cell - 1] { return values[cell] - values[cell - 1] }
    return 0
  }

  /// Lays straight lines over windows, from the altitude before to that after; cells outside `stretches` stay as they are.
  static func straighten(_ altitude: inout [Float], over windows: [Range<Int>], in stretches: [Range<Int>]) {
    var next = 0
    for stretch in stretches {
      while next < windows.count, windows[next].lowerBound < stretch.upperBound {
        let part = windows[next].clamped(to: stretch)
        if !part.isEmpty { Silence.straighten(&altitude, between: part.lowerBound, and: part.upperBound - 1) }
        // A window may go on in the next stretch.
        if windows[next].upperBound > stretch.upperBound { break }
        next += 1
      }
    }
  }

  /// One profile without jumps: rises and falls inside the stretches are kept, what lies between stretches and inside
  /// `removed` counts as level. Starts at 0 m.
  ///
  /// - Parameter joined: first cells of stretches that follow from the stretch before: the height between the two counts.
  static func profile(
    _ values: [Float], in stretches: [Range<Int>], joined: Set<Int>, removing removed: [Range<Int>] = []
  ) -> [Float] {
    let values = values.span
    return [Float](capacity: values.count) { profile in
      var height = 0.0
      var nextRemoved = 0
      for stretch in stretches {
        profile.append(repeating: Float(height), count: stretch.lowerBound - profile.count)
        let isJoined = joined.contains(stretch.lowerBound)
        var before = Double(values[isJoined ? stretch.lowerBound - 1 : stretch.lowerBound])
        var cell = stretch.lowerBound
        while cell < stretch.upperBound {
          while nextRemoved < removed.count, removed[nextRemoved].upperBound <= cell { nextRemoved += 1 }
          let next = nextRemoved < removed.count ? removed[nextRemoved] : stretch.upperBound..<stretch.upperBound
          for counted in cell..<max(cell, min(next.lowerBound, stretch.upperBound)) {
            let now = Double(values[counted])
            height += now - before
            before = now
            profile.append(Float(height))
          }
          cell = min(max(cell, next.upperBound), stretch.upperBound)
          profile.append(repeating: Float(height), count: cell - profile.count)
          if cell > stretch.lowerBound { before = Double(values[cell - 1]) }
        }
      }
      profile.append(repeating: Float(height), count: values.count - profile.count)
    }
  }
}
