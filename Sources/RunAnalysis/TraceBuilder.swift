import TrackModel

/// Packs a run into bins of five seconds.
enum TraceBuilder {
  static func build(
    _ grid: SecondGrid, chart: TrackChart, speeds: SpeedProfile, smoothedAltitude: [Float]
  ) -> RunTrace {
    var bins: [RunTrace.Bin] = []
    let width = Int32(RunTrace.binSeconds)
    bins.reserveCapacity(grid.count / RunTrace.binSeconds + 1)
    var index = 0
    while index < grid.count {
      // The cell of second s holds the way from s - 1 to s.
      let number = max(0, grid.elapsed[index] - 1) / width
      var sums = Sums()
      while index < grid.count, max(0, grid.elapsed[index] - 1) / width == number {
        sums.add(grid, index, flatEquivalentStep: speeds.flatEquivalentStep[index], altitude: smoothedAltitude[index])
        index += 1
      }
      bins.append(sums.bin(start: number * width, chart: chart))
    }
    return RunTrace(bins)
  }

  private struct Sums {
    var cells = 0
    var moving = 0
    var distance: Float = 0
    var flatEquivalent: Float = 0
    var altitude: Float = 0, altitudes: Float = 0
    var heartRate = 0, heartRates = 0
    var east: Float = 0, north: Float = 0, positions: Float = 0

    mutating func add(_ grid: SecondGrid, _ index: Int, flatEquivalentStep: Float, altitude value: Float) {
      cells += 1
      distance += grid.distance[index]
      if grid.isMoving[index], !grid.startsSegment[index] {
        moving += 1
        flatEquivalent += flatEquivalentStep
      }
      if !value.isNaN {
        altitude += value
        altitudes += 1
      }
      if grid.heartRate[index] > 0 {
        heartRate += Int(grid.heartRate[index])
        heartRates += 1
      }
      if !grid.east[index].isNaN {
        east += grid.east[index]
        north += grid.north[index]
        positions += 1
      }
    }

    func bin(start: Int32, chart: TrackChart) -> RunTrace.Bin {
      let hasPosition = positions > 0
      return RunTrace.Bin(
        start: start, distance: distance, flatEquivalentSpeed: moving > 0 ? flatEquivalent / Float(moving) : 0,
        altitude: altitudes > 0 ? altitude / altitudes : .nan,
        heartRate: heartRates > 0 ? UInt8(min(255, (heartRate + heartRates / 2) / heartRates)) : 0,
        isMoving: moving * 2 > cells,
        latitude: hasPosition ? chart.latitude(north: Double(north / positions)) : .nan,
        longitude: hasPosition ? chart.longitude(east: Double(east / positions)) : .nan)
    }
  }
}
