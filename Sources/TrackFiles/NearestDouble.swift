/// The double nearest to a decimal number that is given by its first digits.
enum NearestDouble {
  /// `mantissa` times ten to the power `exponent`, rounded correctly; nil where these digits cannot decide it.
  ///
  /// - Parameter isCut: the number has further digits that are not all zero, worth less than one unit of the mantissa.
  @inline(__always) static func of(_ mantissa: UInt64, exponent: Int, isCut: Bool) -> Double? {
    if mantissa == 0 { return isCut ? nil : 0 }
    if exponent < 0 { return exponent > -reciprocalsOfFive.count ? quotient(mantissa, -exponent, isCut) : nil }
    if isCut || mantissa > 1 << 53 || exponent > 22 { return nil }
    // Both factors are exact, so that the one rounding at the end is right: up to 10^22 powers of ten are.
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return Double(mantissa) * power
  }

  /// `mantissa` / 10^`decimals` by one multiplication with the reciprocal of 5^`decimals`, where the bits that are left
  /// over decide how to round. They decide all but a few in a thousand.
  @inline(__always) private static func quotient(_ mantissa: UInt64, _ decimals: Int, _ isCut: Bool) -> Double? {
    let shift = mantissa.leadingZeroBitCount
    // What was cut from a short mantissa is worth more than the bits that are left over.
    if isCut, shift > 8 { return nil }
    var product = (mantissa &<< UInt64(shift)).multipliedFullWidth(by: reciprocalsOfFive[decimals]).high
    // The reciprocal is too small by less than one unit of its last bit, and the product by less than one of its own.
    var error: UInt64 = isCut ? 2 + 1 &<< UInt64(shift) : 2
    // The reciprocal is scaled by 2^(63 + bits of 5^decimals); 1189 / 512 is near enough to the binary logarithm of 5.
    var power = 64 - shift - decimals - ((decimals * 1189) &>> 9) - 1
    // From here on there is no branch that depends on the digits: they are random to the processor.
    let missing = 1 &- product &>> 63
    product &<<= missing
    error &<<= missing
    power &-= Int(missing)
    let rest = product & 0x7FF
    // Just below the half, what the product lacks might carry it over; exact halves are left to others, too. Above the
    // half the difference is huge.
    guard error < 0x400, 0x400 &- rest > error else { return nil }
    let bits = product &>> 11 &+ (0x400 &- rest) &>> 63
    // The top bit of 53 is not stored; a carry out of them moves on into the exponent by itself.
    return Double(bitPattern: UInt64(1022 + power) &<< 52 &+ bits)
  }
}

/// 2^(63 + n) / 5^k for k = 0...27, cut to 64 bits, where n is the number of bits of 5^k (0 for k = 0).
let reciprocalsOfFive: [UInt64] = [
  0x8000_0000_0000_0000, 0xCCCC_CCCC_CCCC_CCCC, 0xA3D7_0A3D_70A3_D70A, 0x8312_6E97_8D4F_DF3B,
  0xD1B7_1758_E219_652B, 0xA7C5_AC47_1B47_8423, 0x8637_BD05_AF6C_69B5, 0xD6BF_94D5_E57A_42BC,
  0xABCC_7711_8461_CEFC, 0x8970_5F41_36B4_A597, 0xDBE6_FECE_BDED_D5BE, 0xAFEB_FF0B_CB24_AAFE,
  0x8CBC_CC09_6F50_88CB, 0xE12E_1342_4BB4_0E13, 0xB424_DC35_095C_D80F, 0x901D_7CF7_3AB0_ACD9,
  0xE695_94BE_C44D_E15B, 0xB877_AA32_36A4_B449, 0x9392_EE8E_921D_5D07, 0xEC1E_4A7D_B695_61A5,
  0xBCE5_0864_9211_1AEA, 0x971D_A050_74DA_7BEE, 0xF1C9_0080_BAF7_2CB1, 0xC16D_9A00_9592_8A27,
  0x9ABE_14CD_4475_3B52, 0xF796_87AE_D3EE_C551, 0xC612_0625_7658_9DDA, 0x9E74_D1B7_91E0_7E48,
]
