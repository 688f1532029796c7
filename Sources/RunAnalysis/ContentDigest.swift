import TrackModel

/// A fast mix of two lanes of 64 bits over the samples of an activity: tells runs apart, and is no protection against anybody.
///
/// Two lanes of multiply-and-fold (64 x 64 -> 128 bits, halves exclusive-ored), so that both multipliers of a processor
/// are busy. The values go in bit for bit as they were read; how they are cut into batches changes nothing.
struct ContentDigest {
  private var first: UInt64 = 0x9AE1_6A3B_2F90_404F
  private var second: UInt64 = 0xC3A5_C85C_97CB_3127
  private var count: UInt64 = 0

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  mutating func add(_ sample: TrackSample) {
    let time = UInt64(bitPattern: sample.time)
    let small =
      UInt64(sample.speed.bitPattern) | UInt64(sample.fields.rawValue) << 32 | UInt64(sample.heartRate) << 48
    // As steps of both legs, as far as one value tells.
    let steps = sample.cadence > CadenceScale.highestOfOneLeg ? sample.cadence : 2 * sample.cadence
    let rest = UInt64(steps.bitPattern) | UInt64(sample.power) << 32
    first = ContentDigest.fold(
      first ^ sample.latitude.bitPattern ^ 0xA076_1D64_78BD_642F, sample.longitude.bitPattern ^ 0xE703_7ED1_A0B4_28DB)
    second = ContentDigest.fold(second ^ time ^ 0x8EBC_6AF0_9C88_C6E3, small ^ 0x5899_65CC_7537_4CC3)
    first = ContentDigest.fold(
      first ^ sample.altitude.bitPattern ^ 0x1D8E_4E27_C47D_124F,
      sample.deviceDistance.bitPattern ^ 0xEB44_ACCA_B455_D165)
    second = second &+ (rest &* 0x9E37_79B9_7F4A_7C15)
    count &+= 1
  }

  mutating func add(_ value: UInt64) {
    second = ContentDigest.fold(second ^ value ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3)
    count &+= 1
  }

  /// - Parameter digits: 1...16.
  func hexadecimal(digits: Int) -> String {
    let whole = ContentDigest.fold(
      first ^ count ^ 0x2D35_8DCC_AA6C_78A5, ContentDigest.fold(second ^ 0x8BB8_4B93_962E_ACC9, first | 1))
    let text = String(whole >> UInt64(64 - 4 * digits), radix: 16)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }
}
