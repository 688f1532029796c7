import RunMetrics

/// When and where a knot is.
struct Place {
  /// Milliseconds since 1970 UTC.
  var time: Int64
  /// 10^-7 degrees.
  var latitude: Int32
  var longitude: Int32

  /// Along the straight line.
  func metres(to other: Place) -> Double {
    Geodesy.distance(
      fromLatitude: Double(latitude) / Knots.unitsPerDegree, longitude: Double(longitude) / Knots.unitsPerDegree,
      toLatitude: Double(other.latitude) / Knots.unitsPerDegree,
      longitude: Double(other.longitude) / Knots.unitsPerDegree)
  }
}

/// A way of which nothing is known but its ends: a silence, a count that a device held meanwhile, or a step between.
struct Passage {
  var milliseconds: Int64
  var metres: Double

  /// Speeds of two passages, as shares of each other, that are one walk, and the least share of the time of the one that
  /// the other takes.
  private static let walkShares = 0.6...1 / 0.6
  private static let leastWalk = 0.5

  /// m/s.
  var speed: Double { metres / (Double(milliseconds) / 1000) }

  /// Short enough for a straight line, at a speed at which such a line was run.
  var isLine: Bool { milliseconds <= PositionGate.longestHold && Bridge.speeds.contains(speed) }

  /// Whether this is a part of the same walk as one that lies beside it, so that neither holds a rest.
  func isWalked(with other: Passage) -> Bool {
    milliseconds <= PositionGate.longestHold && Bridge.speeds.contains(other.speed)
      && Passage.walkShares.contains(other.speed / speed)
      && Double(other.milliseconds) >= Passage.leastWalk * Double(milliseconds)
  }
}

extension Knots {
  /// - Parameter index: of a knot with a position.
  @inline(__always)
  func place(_ index: Int) -> Place {
    Place(time: times[index], latitude: latitudes[index], longitude: longitudes[index])
  }

  /// Metres between two positions, whether they hang together or not; nil where one is not known.
  func straightMetres(_ a: Int, _ b: Int) -> Double? {
    fields[a].contains(.position) && fields[b].contains(.position) ? place(a).metres(to: place(b)) : nil
  }

  /// Metres between two positions that hang together; nil otherwise.
  func metres(_ a: Int, _ b: Int) -> Double? { fields[b].contains(.positionJump) ? nil : straightMetres(a, b) }

  /// Metres that the device counted between two knots; nil where it tells nothing.
  func deviceStep(_ a: Int, _ b: Int) -> Double? {
    guard fields[a].contains(.deviceDistance), fields[b].contains(.deviceDistance) else { return nil }
    return Double(deviceDistances[b]) - Double(deviceDistances[a])
  }

  /// Metres between two knots: by the device's count where there is one, else by positions that hang together.
  func way(_ a: Int, _ b: Int) -> Double? { deviceStep(a, b) ?? metres(a, b) }

  /// From one knot to a later one; nil where there is none, another segment begins between, or nothing was covered.
  func passage(_ a: Int, _ b: Int) -> Passage? {
    guard fields.indices.contains(a), fields.indices.contains(b), !fields[b].contains(.startsSegment),
      times[b] > times[a], let metres = way(a, b), metres > 0
    else { return nil }
    return Passage(milliseconds: times[b] - times[a], metres: metres)
  }

  /// Metres between two knots, one of which at least lost its position: their part, by time, of the straight line between
  /// the positions around them; nil where no straight line joins those.
  func struckMetres(_ a: Int, _ b: Int) -> Double? {
    guard !fields[a].contains(.position) || !fields[b].contains(.position) else { return nil }
    var (from, to) = (a, b)
    while from > 0, !fields[from].contains(.position), !fields[from].contains(.startsSegment),
      times[b] - times[from] <= PositionGate.longestHold
    { from -= 1 }
    while to + 1 < count, !fields[to].contains(.position), !fields[to].contains(.startsSegment),
      times[to] - times[from] <= PositionGate.longestHold
    { to += 1 }
    guard times[to] - times[from] <= PositionGate.longestHold, let metres = metres(from, to) else { return nil }
    return metres * Double(times[b] - times[a]) / Double(times[to] - times[from])
  }
}
