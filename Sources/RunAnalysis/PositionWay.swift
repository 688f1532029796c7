/// The length of a run by its positions.
enum PositionWay {
  /// Metres to the north within which one scale for steps to the east is right to 0.01 % up to 80 degrees.
  private static let sameScale: Float = 100

  /// Smooths positions and lays their steps into `grid.distance`; gives the length with bridges.
  static func measure(_ recorded: inout RecordedGrid) -> Double {
    let smoother = PositionSmoother()
    for track in tracks(recorded) {
      if let weights = recorded.positionWeights {
        SparseSmoother.smooth(&recorded.grid.east, &recorded.grid.north, weights: weights, over: track)
      } else {
        smoother.smooth(&recorded.grid.east, &recorded.grid.north, over: track)
      }
    }
    recorded.positionWeights = nil
    let (distance, way) = steps(recorded)
    recorded.grid.distance = distance
    var total = way + crossJumps(&recorded)
    let typical = recorded.bridges.contains { $0.seconds > Bridge.longest } ? recorded.grid.typicalSpeed : 0
    let silent = typical > 0 ? nil : SportJudgement.silentSpeed(recorded.bridges).map(Double.init)
    let single = recorded.bridges.indices.map { Bridge.isSingleStop($0, of: recorded.bridges) }
    for index in recorded.bridges.indices {
      let bridge = recorded.bridges[index]
      recorded.bridges[index].gps = bridge.accepted(
        bridge.gps, typicalSpeed: typical, silentSpeed: silent, usualWay: single[index] ? recorded.usualWay : 0)
      total += recorded.bridges[index].gps
    }
    return total
  }

  /// Cells before and behind a jump that tell how fast the runner went on meanwhile, and how many of them at least.
  private static let besideJump = 10
  private static let fewestBesideJump = 5

  /// Lets the runner go on at the speed around it where the positions leap, but no further than they do: the leap is the
  /// receiver's, the seconds are the runner's.
  ///
  /// Where most of the leaps lead straight ahead, the receiver lags behind and catches up: then the whole leap was run, in
  /// the minutes before it.
  ///
  /// - Returns: metres that this adds.
  private static func crossJumps(_ recorded: inout RecordedGrid) -> Double {
    let isJump = recorded.positionJump
    let grid = recorded.grid
    var total = 0.0
    var told = 0
    var ahead: [CatchUp] = []
    for jump in (1..<max(grid.count, 1)).runs(where: { isJump[$0] && !grid.startsSegment[$0] }) {
      let (begin, cell) = (jump.lowerBound, jump.upperBound)
      let around = [max(begin - besideJump, 1)..<begin, cell..<min(cell + besideJump, grid.count)].joined().filter {
        !isJump[$0] && !grid.startsSegment[$0] && !grid.east[$0].isNaN && !grid.east[$0 - 1].isNaN
      }
      let leap = grid.straightLine(from: begin - 1, to: cell - 1)
      guard around.count >= fewestBesideJump, leap.isFinite else { continue }
      let speed = around.reduce(0) { $0 + grid.distance[$1] } / Float(around.count)
      let step = min(speed, leap / Float(cell - begin))
      for index in begin..<cell { recorded.grid.distance[index] = step }
      total += Double(step) * Double(cell - begin)
      told += 1
      if leadsAhead(begin - 1, cell - 1, grid, isJump) {
        ahead.append(
          CatchUp(cells: max(1, begin - longestLag)..<cell, metres: leap - step * Float(cell - begin)))
      }
    }
    let lost = ahead.reduce(0) { $0 + $1.metres }
    guard ahead.count >= fewestAhead, Double(ahead.count) >= leastAhead * Double(told),
      lost <= largestLag * grid.distance.reduce(0, +)
    else { return total }
    for lag in ahead {
      var way: Float = 0
      for cell in lag.cells { way += recorded.grid.distance[cell] }
      guard way > 0 else { continue }
      for cell in lag.cells { recorded.grid.distance[cell] *= 1 + lag.metres / way }
      total += Double(lag.metres)
    }
    return total
  }

  /// Metres by which a leap ahead catches up, and the cells in which they were lost.
  private struct CatchUp {
    var cells: Range<Int>
    var metres: Float
  }

  /// Leaps ahead from which on, and their share of all leaps, and the cosine of a leap with the way before and behind.
  private static let fewestAhead = 5
  private static let leastAhead = 0.75
  private static let aheadCosine: Float = 0.8
  /// Seconds before a leap over which its way is spread, and share of the run's way that all of them may make.
  private static let longestLag = 300
  private static let largestLag: Float = 0.12

  /// Whether positions leap in the direction that the runner had before and has behind.
  private static func leadsAhead(_ from: Int, _ to: Int, _ grid: SecondGrid, _ isJump: [Bool]) -> Bool {
    var (first, last) = (from, to)
    while first > 0, from - first < besideJump, !isJump[first], !grid.startsSegment[first] { first -= 1 }
    while last + 1 < grid.count, last - to < besideJump, !isJump[last + 1], !grid.startsSegment[last + 1] { last += 1 }
    func way(_ a: Int, _ b: Int) -> SIMD2<Float> { SIMD2(grid.east[b] - grid.east[a], grid.north[b] - grid.north[a]) }
    func length(_ way: SIMD2<Float>) -> Float { (way * way).sum().squareRoot() }
    let leap = way(from, to)
    return [way(first, from), way(to, last)].allSatisfy {
      ($0 * leap).sum() >= aheadCosine * length($0) * length(leap) && length($0) > 0
    }
  }

  /// Cells with positions that hang together.
  private static func tracks(_ recorded: borrowing RecordedGrid) -> [Range<Int>] {
    let (east, starts) = (recorded.grid.east.span, recorded.grid.startsSegment.span)
    let jumps = recorded.positionJump.span
    return east.indices.runs(partedAt: { starts[$0] || jumps[$0] }, where: { !east[$0].isNaN })
  }

  /// The way between neighbouring positions, in metres, and the sum.
  private static func steps(_ recorded: RecordedGrid) -> (distance: [Float], total: Double) {
    let east = recorded.grid.east.span
    let north = recorded.grid.north.span
    let starts = recorded.grid.startsSegment.span
    let jumps = recorded.positionJump.span
    let chart = recorded.chart
    var total = 0.0
    let distance = [Float](capacity: east.count) { distance in
      var scale = 1.0
      var scaleNorth = Float.infinity
      var eastBefore = Float.nan
      var northBefore = Float.nan
      for index in east.indices {
        let eastNow = east[index]
        let northNow = north[index]
        defer {
          eastBefore = eastNow
          northBefore = northNow
        }
        guard !starts[index], !jumps[index] else {
          distance.append(0)
          continue
        }
        if !(abs(northNow - scaleNorth) < sameScale) {
          scaleNorth = northNow
          scale = chart.eastScale(north: Double(scaleNorth))
        }
        let x = Double(eastNow - eastBefore) * scale
        let y = Double(northNow - northBefore)
        let step = (x * x + y * y).squareRoot()
        distance.append(step.isNaN ? 0 : Float(step))
        if !step.isNaN { total += step }
      }
    }
    return (distance, total)
  }
}
