/// How fast a run is from one change of a value to the next: what a device repeats meanwhile says nothing of its own.
struct SpeedOfChanges {
  /// m/s in the median of what is in motion; 0 where there is too little to tell.
  let typical: Double

  /// Milliseconds that a speed is measured over, and how many speeds tell the typical one: five minutes.
  private static let window: Int64 = 10_000
  private static let fewestSpeeds = 30

  /// - Parameter field: the position or the device's distance; knots without it are passed over.
  init(in knots: Knots, telling field: KnotFields) {
    /// 0 where the second repeats the first.
    func metres(_ a: Int, _ b: Int) -> Double {
      max(0, (field == .position ? knots.straightMetres(a, b) : knots.deviceStep(a, b)) ?? 0)
    }
    var speeds: [Float] = []
    var from: Int?
    var last = 0
    for index in 0..<knots.count where knots.fields[index].contains(field) {
      guard let start = from else {
        (from, last) = (index, index)
        continue
      }
      guard metres(last, index) > 0 else { continue }
      last = index
      let time = knots.times[index] - knots.times[start]
      guard time >= SpeedOfChanges.window else { continue }
      if time <= PositionGate.longestHold { speeds.append(Float(metres(start, index) / (Double(time) / 1000))) }
      from = index
    }
    let isTold = speeds.count >= SpeedOfChanges.fewestSpeeds
    typical = isTold ? Double(MotionDetector.medianAbove(MotionDetector.slowestMotion, of: speeds)) : 0
  }

  /// m/s from which a way was run rather than stood: the share of the typical speed that parts silences from pauses, or
  /// the slowest run where that speed is not known.
  var slowestRun: Double { typical > 0 ? Bridge.slowShare * typical : Walking.fastestSpeed }
}
