import RunMetrics
import TrackModel

/// Confirms the surges that were found against a run's own easy speed, now that the runner's normal speed is known.
enum SurgeJudgement {
  /// A run whose own easy speed is more than this multiple of the base may hide surges in its "easy" part.
  private static let fastEasyRatio = 1.05
  /// Seconds of a bout that five-second bins can show.
  private static let shortestInBins = 30.0
  /// A bout of more than this part of the moving time is the run's pace, not a surge in it.
  private static let largestShare = 0.5

  /// In order of start.
  static func surges(
    of record: RunRecord, _ bins: RunTrace.Columns, base: Double, fastRatio: Double, thresholds: SurgeThresholds
  ) -> [Bout] {
    let (found, easy) = (record.summary.surges, record.summary.pace.easy)
    // Against the run's own easy speed they have been judged already, and at full rate, unless settings ask for more.
    guard base > 0, base != easy || thresholds != SurgeThresholds() else { return found }
    let wider = max(0, fastRatio - thresholds.enter)
    // Its ends are slower than where it is entered, so that the mean need not lie as high.
    let entered = (thresholds.enter + wider) * base
    let least = ((thresholds.enter + thresholds.leave) / 2 + wider) * base
    let confirmed = found.filter {
      $0.peakFlatEquivalent >= entered && $0.meanFlatEquivalent >= least && $0.duration >= thresholds.shortest
    }
    guard let easy, easy > fastEasyRatio * base else { return confirmed }
    let margin = record.summary.distanceSource == .gps ? SurgeLimits.positionExcess : SurgeLimits.deviceExcess
    let hidden = inBins(
      bins, isGradeAdjusted: record.isGradeAdjusted, base: base, wider: wider, margin: margin, thresholds: thresholds
    ).filter { bout in
      !confirmed.contains { $0.start < bout.end && bout.start < $0.end }
    }
    return (confirmed + hidden).sorted { $0.start < $1.start }
  }

  /// - Parameter margin: see ``SurgeLimits/positionExcess``.
  private static func inBins(
    _ bins: RunTrace.Columns, isGradeAdjusted: Bool, base: Double, wider: Double, margin: Double,
    thresholds: SurgeThresholds
  ) -> [Bout] {
    let seconds = Double(RunTrace.binSeconds)
    let detector = BoutDetector(
      enter: Float((thresholds.enter + wider) * base), leave: Float((thresholds.leave + wider) * base),
      longestDip: Int(thresholds.joinGap / seconds), shortest: Int(shortestInBins / seconds))
    // A mean of bins is no higher than the highest of them.
    guard Float(bins.fastest) / 1000 >= detector.enter else { return [] }
    let ranges = detector.bouts(in: smoothed(bins), isBreak: breaks(bins.starts))
    let moving = Double(StretchTotals(bins, 0..<bins.count).moving) * seconds
    return ranges.compactMap { range in
      let filled = recordedSeconds(bins, range, isGradeAdjusted: isGradeAdjusted)
      let duration = filled.reduce(0, +)
      guard duration > 0, duration <= largestShare * moving else { return nil }
      let distance = Double(StretchTotals(bins, range).decimetres) / 10
      guard distance / duration >= SurgeLimits.leastPlainRatio * base else { return nil }
      let speeds = bins.motions[range].map(\.speed)
      let flatEquivalent = zip(speeds, filled).reduce(0) { $0 + Double($1.0) * $1.1 } / duration / 1000
      guard flatEquivalent >= (thresholds.enter + wider + margin / duration) * base else { return nil }
      // Motion that fills the first bin in part goes on into the next.
      return Bout(
        start: Double(bins.starts[range.lowerBound]) + seconds - (filled.first ?? seconds), duration: duration,
        distance: distance, meanSpeed: distance / duration, meanFlatEquivalent: flatEquivalent,
        peakFlatEquivalent: Double(speeds.max() ?? 0) / 1000)
    }
  }

  /// Whole seconds of each bin in which there was motion, from its way and its speed: those beside a stop or a silence
  /// hold fewer than five.
  private static func recordedSeconds(
    _ bins: RunTrace.Columns, _ range: Range<Int>, isGradeAdjusted: Bool
  ) -> [Double] {
    let full = Double(RunTrace.binSeconds)
    // With the slope counted in, the bins between tell how plain speed relates to it.
    let inner = range.dropFirst().dropLast()
    let totals = StretchTotals(bins, inner)
    let plain = Double(totals.decimetres) * 100 / full
    let ratio = isGradeAdjusted && totals.speed > 0 && plain > 0 ? plain / Double(totals.speed) : 1
    return range.map { index in
      let motion = bins.motions[index]
      guard motion.isMoving, motion.speed > 0 else { return full }
      let isEnd = index == range.lowerBound || index == range.upperBound - 1
      guard isEnd || !isGradeAdjusted else { return full }
      return min(full, (Double(motion.decimetres) * 100 / (Double(motion.speed) * ratio)).rounded())
    }
  }

  /// Mean of three bins, which is the 15 s that positions need.
  private static func smoothed(_ bins: RunTrace.Columns) -> [Float] {
    (0..<bins.count).map { index in
      guard bins.motions[index].isMoving else { return .nan }
      let window = StretchTotals(bins, max(index - 1, 0)..<min(index + 2, bins.count))
      return Float(Double(window.speed) / Double(1000 * window.moving))
    }
  }

  private static func breaks(_ starts: [Int32]) -> [Bool] {
    starts.indices.map { $0 > 0 && starts[$0] - starts[$0 - 1] > Int32(RunTrace.binSeconds) }
  }
}
