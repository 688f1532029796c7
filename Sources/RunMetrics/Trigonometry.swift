#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few functions of the C mathematics library used here, behind one door for all platforms.
public enum Trigonometry {
  public static func sine(_ radians: Double) -> Double { sin(radians) }
  public static func cosine(_ radians: Double) -> Double { cos(radians) }
  public static func tangent(_ radians: Double) -> Double { tan(radians) }
  public static func inverseHyperbolicSine(_ value: Double) -> Double { asinh(value) }
  public static func naturalLogarithm(_ value: Double) -> Double { log(value) }
  public static func exponential(_ value: Double) -> Double { exp(value) }
}
