import TrackModel

@testable import RunAnalysis

/// A hand-made run: stretches of constant speed and grade, one cell a second.
struct TerrainCourse {
  var grid = SecondGrid()
  private var height = 100.0
  private var way = 0.0

  init() { append(height: height, way: 0, step: 0, isMoving: false, cadence: .nan) }

  /// Seconds at a horizontal speed (m/s) and a vertical speed (m/s).
  mutating func go(_ seconds: Int, speed: Double, rise: Double = 0, cadence: Float = .nan) {
    for _ in 0..<seconds {
      height += rise
      way += speed
      append(height: height, way: way, step: speed, isMoving: speed > 0, cadence: cadence)
    }
  }

  /// The last digit of a sensor of 0.2 m steps: the altitude is never quite constant.
  mutating func shiver() {
    for cell in stride(from: 0, to: grid.count, by: 7) { grid.altitude[cell] += 0.2 }
  }

  private mutating func append(height: Double, way: Double, step: Double, isMoving: Bool, cadence: Float) {
    grid.elapsed.append(Int32(grid.elapsed.count))
    grid.startsSegment.append(grid.startsSegment.isEmpty)
    grid.distance.append(Float(step))
    grid.altitude.append(Float(height))
    grid.east.append(Float(way))
    grid.north.append(0)
    grid.isMoving.append(isMoving)
    grid.cadence.append(cadence.isNaN ? SecondGrid.unknownCadence : UInt16(cadence * 10))
    grid.heartRate.append(0)
  }

  /// Recorded by a watch with a barometer unless another name is given.
  func analyzed(device: String? = "Forerunner 965", isWithoutPlace: Bool = false) -> TerrainResult {
    TerrainAnalysis.analyze(
      TerrainInput(
        grid: grid, device: device, creator: nil, isWithoutPlace: isWithoutPlace))
  }

  /// The same way run backwards.
  var reversed: TerrainCourse {
    var other = self
    other.grid.altitude.reverse()
    other.grid.distance = [0] + grid.distance.dropFirst().reversed()
    other.grid.isMoving = [false] + grid.isMoving.dropFirst().reversed()
    let length = grid.east.last ?? 0
    other.grid.east = grid.east.reversed().map { length - $0 }
    return other
  }
}
