import RunMetrics
import TrackModel

/// Cuts a run where its pace changes for good (Definitions.md B4): change points of the logarithm of flat-equivalent speed.
/// Time without motion is left out, so that a traffic light parts nothing.
struct PaceSegments {
  /// Moving seconds of a unit and units of a block: blocks are searched, then cuts are set to the best unit.
  static let unitSeconds = 5
  static let blockUnits = 3
  /// Blocks of a run at most, 25 hours of them: the search may look at every pair, so longer runs have longer blocks.
  static let mostBlocks = 6000
  /// Blocks of a segment at least: 30 s.
  static let shortestBlocks = 2
  /// Moving seconds below which a run is not cut.
  static let shortestRun = 600
  /// Times the logarithm of the number of blocks times their variance.
  static let penaltyFactor = 3.0
  /// Deviation of half a minute's log speed: quieter and louder runs are taken for this.
  static let deviations = 0.012...0.06
  /// Neighbours whose paces differ by less are one pace: so much wanders by itself.
  static let leastContrast = 0.04
  /// The same beside a segment of less than so many seconds: noise makes such ones, a surge stands out more.
  static let briefContrast = 0.10
  static let brief = 60
  /// Seconds below which there is none.
  static let shortest = 30
  /// Log speed further from the run's middle counts as so far: standing and sprints shall not draw the cuts.
  static let farthest = 0.8

  private var units: [Unit] = []

  /// ``unitSeconds`` of motion.
  private struct Unit {
    var firstCell: Int32
    var lastCell: Int32
    var distance = 0.0
    var flatEquivalent = 0.0
    /// Of flat-equivalent speed.
    var logarithm = 0.0
  }

  /// - Parameters:
  ///   - base: the run's own easy pace, m/s.
  /// - Returns: the segments in order of time; empty where too little of the run is in motion.
  static func find(_ grid: SecondGrid, speeds: SpeedProfile, base: Double) -> [PaceSegment] {
    let all = PaceSegments(grid, speeds: speeds)
    guard all.units.count * unitSeconds >= shortestRun else { return [] }
    var cuts = all.search()
    all.refine(&cuts)
    all.merge(&cuts)
    var segments: [PaceSegment] = []
    segments.reserveCapacity(cuts.count)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      let next = all.segment(start..<end, grid: grid, base: base)
      if next.kind == .walking, let last = segments.last, last.kind == .walking {
        segments[segments.count - 1] = joined(last, next)
      } else {
        segments.append(next)
      }
    }
    return segments
  }

  /// Walks uphill and downhill differ in pace, but are one walk.
  private static func joined(_ one: PaceSegment, _ next: PaceSegment) -> PaceSegment {
    var both = one
    both.duration = next.start + next.duration - one.start
    both.distance += next.distance
    let seconds = one.distance / one.meanSpeed
    let nextSeconds = next.distance / next.meanSpeed
    guard (seconds + nextSeconds).isFinite, seconds + nextSeconds > 0 else { return both }
    both.meanSpeed = both.distance / (seconds + nextSeconds)
    both.meanFlatEquivalent =
      (one.meanFlatEquivalent * seconds + next.meanFlatEquivalent * nextSeconds) / (seconds + nextSeconds)
    return both
  }

  private init(_ grid: SecondGrid, speeds: SpeedProfile) {
    units.reserveCapacity(grid.count / PaceSegments.unitSeconds + 1)
    let isMoving = grid.isMoving.span
    let starts = grid.startsSegment.span
    let distance = grid.distance.span
    let flatEquivalentStep = speeds.flatEquivalentStep.span
    var first = 0
    var seconds = 0
    var way = 0.0
    var flatEquivalent = 0.0
    for cell in isMoving.indices where isMoving[cell] && !starts[cell] {
      if seconds == 0 { first = cell }
      seconds += 1
      way += Double(distance[cell])
      flatEquivalent += Double(flatEquivalentStep[cell])
      guard seconds == PaceSegments.unitSeconds else { continue }
      units.append(
        Unit(firstCell: Int32(first), lastCell: Int32(cell), distance: way, flatEquivalent: flatEquivalent))
      (seconds, way, flatEquivalent) = (0, 0, 0)
    }
    guard let middle = Statistics.median(units.map(\.flatEquivalent)), middle > 0 else {
      units = []
      return
    }
    for index in units.indices {
      let share = max(units[index].flatEquivalent / middle, 0.01)
      units[index].logarithm = min(
        max(Trigonometry.naturalLogarithm(share), -PaceSegments.farthest), PaceSegments.farthest)
    }
  }

  /// Units of a block in a run of so many.
  static func blockWidth(units: Int) -> Int { max(blockUnits, units / mostBlocks + 1) }

  /// Indices of units that begin segments, and the end.
  private func search() -> [Int] {
    let width = PaceSegments.blockWidth(units: units.count)
    // The last units join the last block.
    let blocks = (0..<units.count / width).map { mean($0 * width..<($0 + 1) * width) }
    let deviation = PaceSegments.deviation(of: blocks)
    let penalty =
      PaceSegments.penaltyFactor * Trigonometry.naturalLogarithm(Double(blocks.count)) * 2 * deviation * deviation
    let pieces = ChangePoints.pieces(of: blocks, penalty: penalty, shortest: PaceSegments.shortestBlocks)
    return pieces.map { $0.lowerBound * width } + [units.count]
  }

  /// Deviation of half-minute means about a steady pace, told from neighbouring ones: what wanders from block to block
  /// and stays is in it, the few changes of pace are not.
  private static func deviation(of blocks: [Double]) -> Double {
    var changes: [Double] = []
    var before: Double?
    for first in stride(from: 0, to: blocks.count - 1, by: 2) {
      let mean = (blocks[first] + blocks[first + 1]) / 2
      if let before { changes.append(abs(mean - before)) }
      before = mean
    }
    let middle = Statistics.median(changes) ?? 0
    return min(max(Statistics.deviationScale * middle / 2.0.squareRoot(), deviations.lowerBound), deviations.upperBound)
  }

  /// Moves each cut by up to a block to where the units on both sides fit best.
  private func refine(_ cuts: inout [Int]) {
    for place in cuts.indices.dropFirst().dropLast() {
      let low = cuts[place - 1]
      let high = cuts[place + 1]
      let left = mean(low..<cuts[place])
      let right = mean(cuts[place]..<high)
      let reach = PaceSegments.blockUnits
      // Moving the cut changes the side of single units: the sum of their gains is largest at the best cut.
      var best = (gain: 0.0, cut: cuts[place])
      for direction in [-1, 1] {
        var gain = 0.0
        var cut = cuts[place]
        for _ in 0..<reach {
          let unit = direction < 0 ? cut - 1 : cut
          guard unit > low, unit < high - 1 else { break }
          let toLeft = (units[unit].logarithm - left) * (units[unit].logarithm - left)
          let toRight = (units[unit].logarithm - right) * (units[unit].logarithm - right)
          gain += direction < 0 ? toLeft - toRight : toRight - toLeft
          cut += direction
          if gain > best.gain { best = (gain, cut) }
        }
      }
      cuts[place] = best.cut
    }
  }

  /// Joins neighbours of about one pace, those furthest below the contrast they need first.
  private func merge(_ cuts: inout [Int]) {
    while cuts.count > 2 {
      var nearest = (share: 1.0, place: 0)
      for place in 1..<cuts.count - 1 {
        let share = contrastShare(cuts[place - 1]..<cuts[place], cuts[place]..<cuts[place + 1])
        if share < nearest.share { nearest = (share, place) }
      }
      guard nearest.place > 0 else { return }
      cuts.remove(at: nearest.place)
    }
  }

  /// Contrast of two neighbours over the contrast that parts them.
  private func contrastShare(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    let seconds = min(left.count, right.count) * PaceSegments.unitSeconds
    let contrast = abs(mean(left) - mean(right))
    // Below 1 for every contrast: the more alike neighbour takes it.
    if seconds < PaceSegments.shortest { return 0.1 * contrast / PaceSegments.farthest }
    return contrast / (seconds < PaceSegments.brief ? PaceSegments.briefContrast : PaceSegments.leastContrast)
  }

  private func mean(_ range: Range<Int>) -> Double {
    range.reduce(0) { $0 + units[$1].logarithm } / Double(max(range.count, 1))
  }

  private func segment(_ range: Range<Int>, grid: SecondGrid, base: Double) -> PaceSegment {
    var seconds = 0.0
    var distance = 0.0
    var flatEquivalent = 0.0
    for unit in units[range] {
      seconds += Double(PaceSegments.unitSeconds)
      distance += unit.distance
      flatEquivalent += unit.flatEquivalent
    }
    let first = Int(units[range.lowerBound].firstCell)
    let last = Int(units[range.upperBound - 1].lastCell)
    let cells = first..<last + 1
    let mean = distance / seconds
    let equivalent = flatEquivalent / seconds
    // Seconds of stops but for the longest: one stop is no rest between bouts.
    var standing = 0.0
    var longestStop = 0.0
    var before = Double(grid.elapsed[first]) - 1
    for unit in units[range] {
      let end = Double(grid.elapsed[Int(unit.lastCell)])
      let stop = max(0, end - before - Double(PaceSegments.unitSeconds))
      standing += stop
      longestStop = max(longestStop, stop)
      before = end
    }
    standing -= longestStop
    return PaceSegment(
      kind: PacePatterns.kind(
        speed: mean, flatEquivalent: equivalent, stepRate: grid.meanStepRate(cells, inMotion: true),
        seconds: seconds, standing: standing, base: base),
      start: grid.start(of: cells), duration: grid.duration(of: cells), distance: distance, meanSpeed: mean,
      meanFlatEquivalent: equivalent)
  }
}
