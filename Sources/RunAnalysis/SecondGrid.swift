/// The run on a grid of one second: what every measurement after the gate works on.
///
/// A cell stands for one second of recording, so sampling rates no longer matter and memory follows recorded time, not
/// points. Seconds in which nothing was recorded have no cell: gaps of at most 10 s inside a segment, and somewhat longer
/// ones of a watch that is often silent (``Rhythm``), are filled by straight lines; others and breaks leave the cells out
/// and set `startsSegment` on the cell after them.
/// All arrays have the same length, but for those of cadence and heart rate where no sample had any.
struct SecondGrid {
  /// Elapsed whole seconds from the start of the run; ascending.
  var elapsed: [Int32] = []
  /// No distance, speed, grade or altitude step may be formed between the cell before and this one.
  var startsSegment: [Bool] = []
  /// Metres covered in this second: the source chosen for the whole run, cleaned; 0 where standing still.
  var distance: [Float] = []
  /// Metres; NaN where not known.
  var altitude: [Float] = []
  /// Metres east and north of the position in the middle of the track; NaN where not known.
  var east: [Float] = []
  var north: [Float] = []
  /// In motion (running or walking).
  var isMoving: [Bool] = []
  /// Tenths of a step per minute; ``unknownCadence`` where not known, empty where it never is.
  var cadence: [UInt16] = []
  /// Beats per minute; 0 where not known, empty where it never is.
  var heartRate: [UInt8] = []

  static let unknownCadence = UInt16.max
  /// Cells from which on a run has a typical speed.
  private static let leastForTypicalSpeed = 300

  var count: Int { elapsed.count }

  /// Steps per minute; NaN where not known.
  func stepRate(_ cell: Int) -> Float {
    guard cell < cadence.count, cadence[cell] != SecondGrid.unknownCadence else { return .nan }
    return Float(cadence[cell]) / 10
  }

  /// Mean step rate of cells in a row, steps per minute; nil where it is known in less than half of them.
  ///
  /// - Parameter inMotion: only cells in motion are asked.
  func meanStepRate(_ cells: Range<Int>, inMotion: Bool = false) -> Float? {
    var sum: Float = 0
    var known = 0
    var asked = 0
    for cell in cells where !inMotion || isMoving[cell] {
      asked += 1
      let rate = stepRate(cell)
      guard !rate.isNaN else { continue }
      sum += rate
      known += 1
    }
    return known > 0 && known * 2 >= asked ? sum / Float(known) : nil
  }

  /// Elapsed seconds at which cells in a row begin: the first stands for the second before it, but where the recording
  /// began or went on with it.
  func start(of cells: Range<Int>) -> Double {
    max(0, Double(elapsed[cells.lowerBound]) - (startsSegment[cells.lowerBound] ? 0 : 1))
  }

  /// Seconds from where cells in a row begin to the end of the last.
  func duration(of cells: Range<Int>) -> Double { Double(elapsed[cells.upperBound - 1]) - start(of: cells) }

  /// Metres from the position of one cell to that of another; NaN where one is not known.
  func straightLine(from first: Int, to last: Int) -> Float {
    let east = east[last] - east[first]
    let north = north[last] - north[first]
    return (east * east + north * north).squareRoot()
  }

  /// Cells that hang together.
  var segments: [Range<Int>] { SecondGrid.segments(startsSegment) }

  static func segments(_ startsSegment: [Bool]) -> [Range<Int>] {
    let starts = startsSegment.span
    return starts.indices.runs(partedAt: { starts[$0] }, where: { _ in true })
  }

  /// Cells in a row without motion, parted where a segment starts.
  var stops: [Range<Int>] {
    let (isMoving, starts) = (isMoving.span, startsSegment.span)
    return isMoving.indices.runs(partedAt: { starts[$0] }, where: { !isMoving[$0] })
  }

  /// Median speed of the cells in motion, m/s; 0 where there are too few to tell.
  var typicalSpeed: Double {
    guard count >= SecondGrid.leastForTypicalSpeed else { return 0 }
    let speed = SpeedProfile.movingMean(distance, startsSegment: startsSegment, window: 9)
    return Double(MotionDetector.medianAbove(MotionDetector.slowestMotion, of: speed))
  }
}
