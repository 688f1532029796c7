import RunMetrics
import TrackModel

/// Fast bouts inside a run, against the run's own easy pace (Definitions.md B4).
struct SurgeFinder {
  /// Excess over the base at which a bout is entered, as a multiple of the spread, where that is more than
  /// ``SurgeLimits/leastExcess``.
  static let spreadFactor = 2.0
  /// Seconds of a dip that does not end a bout.
  static let longestDip = 8
  static let longestDipByPosition = 15
  /// Seconds from which a bout is listed at all; from ``SurgeLimits/shortest`` on it is a surge.
  static let shortestBout = 10
  /// The same for speeds out of positions.
  static let shortestByPosition = 20
  /// The mean of a bout against the spread; it is entered at `spreadFactor` and sags on the way to where it is left.
  static let meanSpreadFactor = 1.5
  /// Seconds of a dip that stays near the base inside a tempo block, by position.
  static let longestTempoDip = 30
  static let tempoDipRatio = 0.96
  /// As a share of the base: the dip may be so much slower than the faster bout beside it. Deeper ones are the rest
  /// between intervals.
  static let deepestTempoDip = 0.2
  /// Seconds of such a rest that is jogged well above the base and parts a bout all the same.
  static let shortestRest = 20
  /// Seconds on each side that it is held against at most.
  static let besideRest = 300
  /// Seconds beside a stop that are left out of a bout shorter than `longestBesideStop`, and seconds of it that must be
  /// left: positions and the device's count catch up there.
  static let besideStop = 10
  static let longestBesideStop = 60
  static let shortestBesideStop = 20
  /// Raw speed against the base where the slopes are not sure, above ``SurgeLimits/leastPlainRatio``: what is as fast as a
  /// surge with the slopes counted in must be so without them, because altitude that wanders makes hills of its own, and
  /// flattens those that are there.
  static let leastRawRatioUnsure = 1 + SurgeLimits.leastExcess

  /// Share of the gain in speed that the step rate must show against running at about the base, and the rise that is
  /// always enough. Real runners gain a fifth to a half of their speed by step rate, and the less the faster they are
  /// already; noise gives none, and over half a minute it stays below one in a hundred.
  static let cadenceShare = 0.2
  static let enoughCadence = 0.03
  /// Seconds of plain speed this high that need no such proof: nothing that wanders makes so much of so long.
  static let longEnough = 120
  static let easyRatios = 0.85...1.07
  /// Seconds with a step rate that tell the easy one and that of a bout.
  private static let fewestEasySeconds = 60.0
  private static let fewestBoutSeconds = 5.0

  struct Result {
    var surges: [Bout] = []
    var strides = 0
    var leftOut: [LeftOut] = []
  }

  private enum Verdict {
    case fast(Bout)
    case leftOut(LeftOut.Reason)
  }

  let grid: SecondGrid
  let speeds: SpeedProfile
  let base: Double
  let spread: Double
  let isByPosition: Bool
  /// Intervals that the device's laps mark; they are believed as they stand.
  let marked: [Range<Int>]

  func find() -> Result {
    let excess = max(SurgeLimits.leastExcess, SurgeFinder.spreadFactor * spread)
    let detector = BoutDetector(
      enter: Float(base * (1 + excess)), leave: Float(base * SurgeLimits.leaveRatio),
      longestDip: isByPosition ? SurgeFinder.longestDipByPosition : SurgeFinder.longestDip,
      shortest: SurgeFinder.shortestBout)
    var ranges = detector.bouts(in: speeds.flatEquivalent, isBreak: grid.startsSegment)
    if isByPosition { ranges = joinTempo(ranges) }
    ranges = ranges.flatMap(parted)
    var result = Result()
    let easyCadence = easyCadence()
    var found = marked.map {
      bout($0, raw: grid.distance.mean($0), flatEquivalent: speeds.flatEquivalentStep.mean($0))
    }
    let candidates = ranges.map(trimmed).filter { $0.count >= SurgeFinder.shortestBout && !isMarked($0) }
    let repeated = repeatedBesideStops(candidates)
    for (index, range) in candidates.enumerated() {
      let before = index > 0 ? (candidates[index - 1].upperBound + range.lowerBound + 1) / 2 : 0
      let after = index + 1 < candidates.count ? (range.upperBound + candidates[index + 1].lowerBound) / 2 : grid.count
      let wide = widened(range, reach: before..<after)
      switch verdict(on: range, wide: wide, isRepeated: repeated.contains(range), easyCadence: easyCadence) {
      case .fast(let bout): found.append(bout)
      case .leftOut(let reason): result.leftOut.append(leftOut(range, reason))
      }
    }
    result.leftOut += downhillBouts(detector, beside: ranges)
    found.sort { $0.start < $1.start }
    for bout in found {
      if bout.duration >= SurgeLimits.shortest { result.surges.append(bout) } else { result.strides += 1 }
    }
    return result
  }

  /// Whether most of a bout lies in an interval that is listed anyway.
  private func isMarked(_ range: Range<Int>) -> Bool {
    marked.contains { 2 * $0.clamped(to: range).count > min(range.count, $0.count) }
  }

  /// Smoothing widens a bout: its ends lie where the speed is half-way between base and bout.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let level = Float((base + speeds.flatEquivalentStep.mean(range)) / 2)
    var start = range.lowerBound
    var end = range.upperBound
    let longest = speeds.window
    while start + 1 < end, start - range.lowerBound < longest, speeds.flatEquivalent[start] < level { start += 1 }
    while end - 1 > start, range.upperBound - end < longest, speeds.flatEquivalent[end - 1] < level { end -= 1 }
    return start..<end
  }

  /// Between walks and stops smoothing narrows a bout: there its ends lie half-way between rest and bout.
  ///
  /// - Parameter reach: cells up to the middle of the ways to the bouts before and after.
  private func widened(_ range: Range<Int>, reach: Range<Int>) -> Range<Int> {
    let inside = speeds.flatEquivalentStep.mean(range)
    let longest = speeds.window
    var start = range.lowerBound
    var end = range.upperBound
    if let level = halfWay(to: inside, from: start - longest..<start - longest / 2) {
      while start > reach.lowerBound, range.lowerBound - start < longest, !grid.startsSegment[start],
        speeds.flatEquivalent[start - 1] >= level
      { start -= 1 }
    }
    if let level = halfWay(to: inside, from: end + longest / 2..<end + longest) {
      while end < reach.upperBound, end - range.upperBound < longest, !grid.startsSegment[end],
        speeds.flatEquivalent[end] >= level
      { end += 1 }
    }
    return start..<end
  }

  /// - Parameter beside: cells beyond the reach of the smoothing; nil where they are no rest.
  private func halfWay(to inside: Double, from beside: Range<Int>) -> Float? {
    let known = beside.clamped(to: 0..<grid.count)
    let outside = speeds.flatEquivalentStep.mean(known)
    return known.isEmpty || outside >= Double(Walking.fastestSpeed) ? nil : Float((outside + inside) / 2)
  }

  /// Joins bouts that a shallow dip parts: noise cuts long even efforts just above the threshold into pieces.
  private func joinTempo(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    // Metres of the last of them: a long effort of many pieces is not added up again for each.
    var way = 0.0
    for range in ranges {
      let more = speeds.flatEquivalentStep.sum(range)
      if let last = joined.last, range.lowerBound - last.upperBound <= SurgeFinder.longestTempoDip {
        let dip = last.upperBound..<range.lowerBound
        let inDip = speeds.flatEquivalentStep.sum(dip)
        let beside = max(way / Double(last.count), more / Double(range.count))
        let least = max(base * SurgeFinder.tempoDipRatio, beside - base * SurgeFinder.deepestTempoDip)
        let hasBreak = grid.startsSegment[dip.lowerBound...range.lowerBound].contains(true)
        if !hasBreak, dip.isEmpty || inDip / Double(dip.count) >= least {
          joined[joined.count - 1] = last.lowerBound..<range.upperBound
          way += inDip + more
          continue
        }
      }
      joined.append(range)
      way = more
    }
    return joined
  }

  /// The parts of a bout between rests: stretches that are slower than the whole, and much slower than both sides.
  private func parted(_ range: Range<Int>) -> [Range<Int>] {
    let level = Float(speeds.flatEquivalentStep.mean(range) - base * SurgeFinder.deepestTempoDip / 2)
    var parts: [Range<Int>] = []
    var begin = range.lowerBound
    for rest in range.runs(where: { speeds.flatEquivalent[$0] < level })
    where rest.count >= SurgeFinder.shortestRest && rest.lowerBound > begin && rest.upperBound < range.upperBound {
      let before = max(begin, rest.lowerBound - SurgeFinder.besideRest)..<rest.lowerBound
      let after = rest.upperBound..<min(range.upperBound, rest.upperBound + SurgeFinder.besideRest)
      let sides = min(speeds.flatEquivalentStep.mean(before), speeds.flatEquivalentStep.mean(after))
      if speeds.flatEquivalentStep.mean(rest) <= sides - base * SurgeFinder.deepestTempoDip {
        parts.append(begin..<rest.lowerBound)
        begin = rest.upperBound
      }
    }
    return parts + [begin..<range.upperBound]
  }

  /// Short bouts beside stops that make a series: repeats with standing rests.
  private func repeatedBesideStops(_ candidates: [Range<Int>]) -> Set<Range<Int>> {
    let beside = candidates.filter {
      $0.count < SurgeFinder.longestBesideStop && clearOfStops($0) != $0
        && grid.distance.mean($0) >= (1 + SurgeLimits.leastExcess) * base
    }
    let speeds = beside.map { grid.distance.mean($0) }
    guard let middle = Statistics.median(speeds), let length = Statistics.median(beside.map { Double($0.count) }) else {
      return []
    }
    let alike = zip(beside, speeds).filter { range, speed in
      BoutSeries.areAlike(speed: speed / middle, length: Double(range.count) / length)
    }
    // (19 such bouts in 656 real ones.)
    guard BoutSeries.isMade(of: alike.count, among: beside.count) else { return [] }
    return Set(alike.map(\.0))
  }

  /// - Parameter wide: the bout between its true ends, which counts where nothing is left out of it.
  private func verdict(on whole: Range<Int>, wide: Range<Int>, isRepeated: Bool, easyCadence: Double?) -> Verdict {
    let clear = whole.count < SurgeFinder.longestBesideStop && !isRepeated ? clearOfStops(whole) : whole
    let isTooNear = clear.count < whole.count && clear.count < SurgeFinder.shortestBesideStop
    let range = isTooNear ? whole : clear
    let told = clear == whole ? wide : range
    let raw = grid.distance.mean(range)
    let flatEquivalent = speeds.flatEquivalentStep.mean(range)
    if raw < SurgeLimits.leastPlainRatio * base { return .leftOut(.uphill) }
    if raw > Double(ImpossibleSpeed.fastestMean) { return .leftOut(.impossibleSpeed) }
    if isByPosition, told.count < SurgeFinder.shortestByPosition { return .leftOut(.tooShort) }
    let margin = isByPosition ? SurgeLimits.positionExcess : SurgeLimits.deviceExcess
    let excess = max(SurgeLimits.leastExcess, SurgeFinder.meanSpreadFactor * spread)
    if flatEquivalent < (1 + excess + margin / Double(range.count)) * base { return .leftOut(.littleFaster) }
    if !speeds.isSlopeSure, raw < SurgeFinder.leastRawRatioUnsure * base { return .leftOut(.uphill) }
    if isTooNear { return .leftOut(.besideStop) }
    let isPlain = range.count >= SurgeFinder.longEnough && raw >= (1 + SurgeLimits.leastExcess) * base
    guard isPlain || cadenceRises(range, ratio: flatEquivalent / base, easyCadence: easyCadence) else {
      return .leftOut(.stepRate)
    }
    return .fast(
      bout(told, raw: grid.distance.mean(told), flatEquivalent: speeds.flatEquivalentStep.mean(told)))
  }

  private func leftOut(_ range: Range<Int>, _ reason: LeftOut.Reason) -> LeftOut {
    LeftOut(
      kind: .surge, reason: reason, start: grid.start(of: range), duration: Double(range.count),
      size: grid.distance.mean(range))
  }

  /// Stretches whose plain speed is that of a surge while their flat-equivalent speed is not.
  private func downhillBouts(_ detector: BoutDetector, beside fast: [Range<Int>]) -> [LeftOut] {
    guard speeds.isGradeAdjusted else { return [] }
    var fast = AscendingRanges(fast)
    return detector.bouts(in: speeds.raw, isBreak: grid.startsSegment)
      .filter { range in
        range.count >= SurgeFinder.shortestByPosition && !fast.overlap(range) && !isMarked(range)
          && grid.distance.mean(range) >= (1 + SurgeLimits.leastExcess) * base
      }
      .map { leftOut($0, .downhill) }
  }

  private func bout(_ range: Range<Int>, raw: Double, flatEquivalent: Double) -> Bout {
    var peak: Float = 0
    var distance = 0.0
    for cell in range {
      peak = max(peak, speeds.flatEquivalent[cell])
      distance += Double(grid.distance[cell])
    }
    return Bout(
      start: grid.start(of: range), duration: Double(range.count), distance: distance, meanSpeed: raw,
      meanFlatEquivalent: flatEquivalent, peakFlatEquivalent: Double(peak))
  }

  /// What is left of a bout without the seconds beside stops before and after it.
  private func clearOfStops(_ range: Range<Int>) -> Range<Int> {
    let middle = (range.lowerBound + range.upperBound) / 2
    var (from, to) = (range.lowerBound, range.upperBound)
    let beside = SurgeFinder.besideStop
    for cell in max(0, from - beside)..<min(grid.count, to + beside)
    where !grid.isMoving[cell] || (cell > 0 && grid.startsSegment[cell]) {
      if cell < middle {
        from = max(from, cell + 1 + beside)
      } else {
        to = min(to, cell - beside)
        break
      }
    }
    return from..<max(from, to)
  }

  /// Who runs faster takes more steps a minute, too: positions that wander do not.
  private func cadenceRises(_ range: Range<Int>, ratio: Double, easyCadence: Double?) -> Bool {
    guard let easyCadence,
      let inside = meanCadence(range, fewest: SurgeFinder.fewestBoutSeconds, where: { grid.isMoving[$0] })
    else { return true }
    return inside >= easyCadence * (1 + min(SurgeFinder.cadenceShare * (ratio - 1), SurgeFinder.enoughCadence))
  }

  /// Mean step rate of running at about the base; nil without enough of it.
  private func easyCadence() -> Double? {
    guard !grid.cadence.isEmpty else { return nil }
    let low = Float(base * SurgeFinder.easyRatios.lowerBound)
    let high = Float(base * SurgeFinder.easyRatios.upperBound)
    return meanCadence(0..<grid.count, fewest: SurgeFinder.fewestEasySeconds) {
      speeds.flatEquivalent[$0] >= low && speeds.flatEquivalent[$0] <= high
    }
  }

  /// Mean step rate of the cells in a range that count; nil where it is known in too few of them.
  private func meanCadence(_ range: Range<Int>, fewest: Double, where counts: (Int) -> Bool) -> Double? {
    var sum = 0.0
    var known = 0.0
    for cell in range where counts(cell) && grid.stepRate(cell) > Walking.slowestStepRate {
      sum += Double(grid.stepRate(cell))
      known += 1
    }
    return known >= fewest ? sum / known : nil
  }
}
