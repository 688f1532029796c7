import RunMetrics

/// A plane map around one position: metres east and north, so that the same place always has the same coordinates.
///
/// East is measured at the origin's latitude; ``eastScale(north:)`` corrects steps taken farther north or south.
struct TrackChart {
  let latitude: Double
  let longitude: Double
  private let scale: (latitude: Double, longitude: Double)
  private let tangent: Double

  /// Mean radius of the Earth in metres (IUGG).
  private static let earthRadius = 6_371_009.0

  init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
    let local = Geodesy.metresPerDegree(atLatitude: latitude)
    scale = (local.latitude, max(local.longitude, 1))
    tangent = Trigonometry.tangent(min(max(latitude, -89), 89) * .pi / 180)
  }

  /// Metres.
  func east(ofLongitude value: Double) -> Double {
    Geodesy.longitudeDifference(from: longitude, to: value) * scale.longitude
  }

  func north(ofLatitude value: Double) -> Double { (value - latitude) * scale.latitude }

  func latitude(north: Double) -> Double { latitude + north / scale.latitude }

  func longitude(east: Double) -> Double {
    let value = longitude + east / scale.longitude
    return value > 180 ? value - 360 : value < -180 ? value + 360 : value
  }

  /// True metres per metre of `east` at a distance north of the origin (0.2...5): the cosine of the latitude against
  /// the origin's, to second order.
  func eastScale(north: Double) -> Double {
    let angle = north / TrackChart.earthRadius
    return min(max(1 - tangent * angle - angle * angle / 2, 0.2), 5)
  }
}
