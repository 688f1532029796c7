import FuzzSupport

/// Gzip: the bytes are a file; and the same bytes as the content of two members, which must read like the bytes alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let plain = FuzzedReading.read(bytes)
  // What is compressed twice is refused, and what is no text is named by what it is.
  guard let first = bytes.first, first != 0x1F else { return 0 }
  let cut = Int(first) * count / 256
  let packed = Packing.member(bytes[..<cut], blockSize: 1 + count / 3) + Packing.member(bytes[cut...])
  FuzzedReading.expectEqual(plain, FuzzedReading.outcome(of: packed), "gzip changes what is read")
  return 0
}
