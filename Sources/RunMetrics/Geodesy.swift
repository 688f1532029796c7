/// Distances on the WGS84 ellipsoid.
public enum Geodesy {
  /// Semi-major axis in metres (WGS84).
  public static let semiMajorAxis = 6_378_137.0
  /// First eccentricity squared (WGS84), a ratio.
  public static let eccentricitySquared = 0.006_694_379_990_14

  /// Metres per degree of latitude and of longitude at a latitude, from the ellipsoid's local radii.
  @inlinable
  public static func metresPerDegree(atLatitude latitude: Double) -> (latitude: Double, longitude: Double) {
    let radians = latitude * .pi / 180
    let sine = Trigonometry.sine(radians)
    let cosine = Trigonometry.cosine(radians)
    let w = 1 - eccentricitySquared * sine * sine
    let root = w.squareRoot()
    let meridian = semiMajorAxis * (1 - eccentricitySquared) / (w * root)
    let normal = semiMajorAxis / root
    return (meridian * .pi / 180, normal * cosine * .pi / 180)
  }

  /// The difference of two longitudes in degrees, the short way round (-180...180).
  @inlinable public static func longitudeDifference(from start: Double, to end: Double) -> Double {
    var difference = end - start
    if difference > 180 { difference -= 360 }
    if difference < -180 { difference += 360 }
    return difference
  }

  /// Metres between two positions (degrees), by the local radii at their mean latitude. Right to 0.2 % up to some
  /// hundred kilometres and to millimetres between neighbouring samples.
  @inlinable
  public static func distance(
    fromLatitude latitude1: Double, longitude longitude1: Double, toLatitude latitude2: Double,
    longitude longitude2: Double
  ) -> Double {
    let scale = metresPerDegree(atLatitude: (latitude1 + latitude2) / 2)
    let north = (latitude2 - latitude1) * scale.latitude
    let east = longitudeDifference(from: longitude1, to: longitude2) * scale.longitude
    return (north * north + east * east).squareRoot()
  }
}
