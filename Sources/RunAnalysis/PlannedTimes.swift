import RunMetrics

/// The times that a planner makes up for a drawn course (Definitions.md E).
enum PlannedTimes {
  /// Seconds between the earliest and the latest of all points, each held against an even pace: whole seconds are off
  /// by up to one on both sides.
  static let largestSpread = 2.0
  /// Seconds from which on nobody is so even: the most even 20 minutes of 373 real recordings spread over 2.8 s; for 5
  /// minutes a steady runner stays within 0.6 s [C].
  static let shortest = 1200.0
  /// Seconds of a far leg. Where most of the time lies in such ones it needs not be so long: rounding is little of each.
  static let farLeg = 30.0

  /// Whether all points lie on one even pace to within the rounding of times. A pulse or steps are made up by nobody.
  ///
  /// - Parameter knots: ascending in time, impossible positions struck.
  static func areMade(_ knots: Knots) -> Bool {
    guard let first = knots.times.first, let last = knots.times.last, knots.heartRates.isEmpty, knots.cadences.isEmpty,
      knots.fields.allSatisfy({ $0.contains(.position) && !$0.contains(.positionJump) })
    else { return false }
    let seconds = Double(last - first) / 1000
    guard knots.count > SportJudgement.fewestWays, seconds >= shortest || areFarApart(knots, seconds) else {
      return false
    }
    let all = knots.times.indices.dropFirst().reduce(0) { $0 + arc(knots, to: $1) }
    guard all > 0 else { return false }
    var way = 0.0
    var (earliest, latest) = (0.0, 0.0)
    for index in knots.times.indices.dropFirst() {
      way += arc(knots, to: index)
      let ahead = way / all * seconds - Double(knots.times[index] - first) / 1000
      (earliest, latest) = (min(earliest, ahead), max(latest, ahead))
      if latest - earliest > largestSpread { return false }
    }
    return true
  }

  private static func areFarApart(_ knots: Knots, _ seconds: Double) -> Bool {
    let legs = zip(knots.times.dropFirst(), knots.times).map { Double($0 - $1) / 1000 }.filter { $0 >= farLeg }
    return legs.count >= SportJudgement.fewestWays && 2 * legs.reduce(0, +) >= seconds
  }

  /// Degrees from the point before. On a sphere, as planners measure: by the ellipsoid a way to the north takes up to
  /// 0.6 % longer or shorter than one to the east.
  private static func arc(_ knots: Knots, to index: Int) -> Double {
    let north = Double(knots.latitudes[index]) - Double(knots.latitudes[index - 1])
    let middle = (Double(knots.latitudes[index]) + Double(knots.latitudes[index - 1])) / 2 / Knots.unitsPerDegree
    let east =
      Geodesy.longitudeDifference(
        from: Double(knots.longitudes[index - 1]) / Knots.unitsPerDegree,
        to: Double(knots.longitudes[index]) / Knots.unitsPerDegree) * Trigonometry.cosine(middle * .pi / 180)
    return (north * north / (Knots.unitsPerDegree * Knots.unitsPerDegree) + east * east).squareRoot()
  }
}
