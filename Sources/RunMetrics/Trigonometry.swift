#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few functions of the C mathematics library used here, behind one door for all platforms.
public enum Trigonometry {
  /// The sine of an angle in radians.
  public static func sine(_ radians: Double) -> Double { sin(radians) }
  /// The cosine of an angle in radians.
  public static func cosine(_ radians: Double) -> Double { cos(radians) }
  /// The tangent of an angle in radians.
  public static func tangent(_ radians: Double) -> Double { tan(radians) }
  /// The inverse hyperbolic sine.
  public static func inverseHyperbolicSine(_ value: Double) -> Double { asinh(value) }
  /// The natural logarithm; NaN below 0, minus infinity at 0.
  public static func naturalLogarithm(_ value: Double) -> Double { log(value) }
}
