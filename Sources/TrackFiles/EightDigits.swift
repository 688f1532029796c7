/// Digits read eight at a time, by arithmetic on a whole word.
enum EightDigits {
  /// Eight bytes of a text, first one lowest. The caller has checked that they are there.
  @inline(__always) static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The number that the bytes of `word` spell, or nil where one of them is no digit.
  @inline(__always) static func value(_ word: UInt64) -> UInt64? {
    // A digit's upper half is 3, and stays so when 6 is added to its lower half.
    let upper = word & 0xF0F0_F0F0_F0F0_F0F0
    let raised = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    guard upper | raised &>> 4 == 0x3333_3333_3333_3333 else { return nil }
    // Neighbours become pairs, pairs fours, fours the whole; the first byte counts most.
    var sum = word & 0x0F0F_0F0F_0F0F_0F0F
    sum = (sum &* 10 &+ sum &>> 8) & 0x00FF_00FF_00FF_00FF
    sum = (sum &* 100 &+ sum &>> 16) & 0x0000_FFFF_0000_FFFF
    return (sum &* 10_000 &+ sum &>> 32) & 0xFFFF_FFFF
  }

  /// The last `count` (1...7) of the eight bytes before `end`, and ten to the power `count`; nil where one of them is no
  /// digit. The caller has checked that eight bytes are there.
  @inline(__always) static func tail(_ count: Int, before end: UnsafePointer<UInt8>) -> (value: UInt64, scale: UInt64)?
  {
    // The bytes in front are replaced by zeros. Two shifts, since one by 64 bits would be none.
    let kept = unsafe (word(end - 8) &>> UInt64(8 &* (7 &- count))) &>> 8
    let zeros = 0x3030_3030_3030_3030 as UInt64
    let shifted = (kept &<< UInt64(8 &* (7 &- count))) &<< 8 | (zeros &>> UInt64(8 &* count))
    guard let value = value(shifted) else { return nil }
    return (value, scales[count])
  }

  private static let scales: [UInt64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]
}
