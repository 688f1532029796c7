import TrackModel

/// Packs a run into bins of five seconds.
enum TraceBuilder {
  /// - Parameter smoothedAltitude: metres, NaN where not known; empty where it never is.
  static func build(
    _ grid: SecondGrid, chart: TrackChart, flatEquivalentStep: [Float], smoothedAltitude: [Float]
  ) -> RunTrace {
    let elapsed = grid.elapsed.span
    let width = Int32(RunTrace.binSeconds)
    var bins: [RunTrace.Bin] = []
    bins.reserveCapacity(grid.count / RunTrace.binSeconds + 1)
    var index = 0
    while index < elapsed.count {
      // The cell of second s holds the way from s - 1 to s.
      let number = max(0, elapsed[index] - 1) / width
      var end = index + 1
      while end < elapsed.count, elapsed[end] - 1 < (number + 1) * width { end += 1 }
      bins.append(
        bin(
          index..<end, start: number * width, grid, chart: chart, flatEquivalentStep: flatEquivalentStep.span,
          altitude: smoothedAltitude.span))
      index = end
    }
    return RunTrace(bins)
  }

  @inline(__always)
  private static func bin(
    _ cells: Range<Int>, start: Int32, _ grid: SecondGrid, chart: TrackChart, flatEquivalentStep: Span<Float>,
    altitude: Span<Float>
  ) -> RunTrace.Bin {
    let motion = motion(cells, grid, flatEquivalentStep)
    let height = mean(altitude, cells)
    let east = mean(grid.east.span, cells)
    let north = mean(grid.north.span, cells)
    return RunTrace.Bin(
      start: start, distance: motion.distance,
      flatEquivalentSpeed: motion.seconds > 0 ? motion.flatEquivalent / Float(motion.seconds) : 0, altitude: height,
      heartRate: heartRate(grid.heartRate.span, cells), isMoving: motion.seconds * 2 > cells.count,
      latitude: east.isNaN ? .nan : chart.latitude(north: Double(north)),
      longitude: east.isNaN ? .nan : chart.longitude(east: Double(east)))
  }

  @inline(__always)
  private static func motion(
    _ cells: Range<Int>, _ grid: SecondGrid, _ flatEquivalentStep: Span<Float>
  ) -> (distance: Float, seconds: Int, flatEquivalent: Float) {
    let distances = grid.distance.span.extracting(cells)
    let isMoving = grid.isMoving.span.extracting(cells)
    let starts = grid.startsSegment.span.extracting(cells)
    let flatEquivalentStep = flatEquivalentStep.extracting(cells)
    var distance: Float = 0
    var seconds = 0
    var flatEquivalent: Float = 0
    for cell in distances.indices {
      distance += distances[cell]
      if isMoving[cell], !starts[cell] {
        seconds += 1
        flatEquivalent += flatEquivalentStep[cell]
      }
    }
    return (distance, seconds, flatEquivalent)
  }

  /// Of the values that are known; NaN where none is.
  @inline(__always)
  private static func mean(_ values: Span<Float>, _ cells: Range<Int>) -> Float {
    if values.isEmpty { return .nan }
    let part = values.extracting(cells)
    // Nearly every bin is full; a fixed number of steps is much cheaper.
    if part.count == 5 {
      var sum: Float = 0
      for cell in 0..<5 { sum += part[cell] }
      if !sum.isNaN { return sum / 5 }
    }
    var sum: Float = 0
    var known: Float = 0
    for cell in part.indices where !part[cell].isNaN {
      sum += part[cell]
      known += 1
    }
    return known > 0 ? sum / known : .nan
  }

  /// Of the beats that are known, to the nearest; 0 where none is.
  @inline(__always)
  private static func heartRate(_ rates: Span<UInt8>, _ cells: Range<Int>) -> UInt8 {
    if rates.isEmpty { return 0 }
    var sum = 0
    var known = 0
    let rates = rates.extracting(cells)
    for cell in rates.indices where rates[cell] > 0 {
      sum += Int(rates[cell])
      known += 1
    }
    return known > 0 ? UInt8(min(255, (sum + known / 2) / known)) : 0
  }
}
