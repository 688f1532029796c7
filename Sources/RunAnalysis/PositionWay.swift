/// The length of a run by its positions.
enum PositionWay {
  /// Metres to the north within which one scale for steps to the east is right to 0.01 % up to 80 degrees.
  private static let sameScale: Float = 100

  /// Smooths positions and lays their steps into `grid.distance`; gives the length with bridges.
  static func measure(_ recorded: inout RecordedGrid) -> Double {
    let smoother = PositionSmoother()
    let count = recorded.grid.count
    var begin = 0
    while begin < count {
      guard !recorded.grid.east[begin].isNaN else {
        begin += 1
        continue
      }
      let end = endOfTrack(from: begin, recorded)
      if let weights = recorded.positionWeights {
        SparseSmoother.smooth(&recorded.grid.east, &recorded.grid.north, weights: weights, over: begin..<end)
      } else {
        smoother.smooth(&recorded.grid.east, &recorded.grid.north, over: begin..<end)
      }
      begin = end
    }
    recorded.positionWeights = nil
    let (distance, way) = steps(recorded)
    recorded.grid.distance = distance
    var total = way
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

  /// Where the positions that hang together with that of a cell end.
  private static func endOfTrack(from begin: Int, _ recorded: borrowing RecordedGrid) -> Int {
    let east = recorded.grid.east.span
    let starts = recorded.grid.startsSegment.span
    let jumps = recorded.positionJump.span
    var end = begin + 1
    while end < east.count, !east[end].isNaN, !starts[end], !jumps[end] { end += 1 }
    return end
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
