import FuzzSupport

/// The same content on different ways into the reader: in reads of 1, 7 and 4096 bytes, as UTF-16 of either byte order,
/// and with a byte order mark and blank lines in front. All must give the same samples.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let whole = FuzzedReading.outcome(of: bytes)
  for size in [1, 7, 4096] {
    FuzzedReading.expectEqual(
      whole, FuzzedReading.outcome(of: bytes, readSize: size), "reads of \(size) bytes change what is read")
  }
  // Only what is a text in UTF-8 can be written as UTF-16, and only one that says so itself means the same then.
  guard !whole.isRefused, bytes.starts(with: Array("<".utf8)), let text = String(validating: bytes, as: UTF8.self),
    !text.prefix(200).contains("encoding")
  else { return 0 }
  FuzzedReading.expectEqual(
    whole, FuzzedReading.outcome(of: [0xEF, 0xBB, 0xBF, 0x0A, 0x20] + bytes), "blanks in front change what is read")
  for isBigEndian in [true, false] {
    let wide = ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let halves = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? halves : halves.reversed()
    }
    FuzzedReading.expectEqual(whole, FuzzedReading.outcome(of: wide), "UTF-16 changes what is read")
    FuzzedReading.expectEqual(whole, FuzzedReading.outcome(of: wide, readSize: 3), "UTF-16 in pieces changes it")
  }
  return 0
}
