import FuzzSupport

/// GPX and TCX: the bytes are a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzedReading.read(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}
