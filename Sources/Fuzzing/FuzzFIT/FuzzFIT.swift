import FuzzSupport

/// FIT: the bytes are a file; and once more with the sizes and the checksum of its header put right, so that what was
/// changed is read as what the device wrote.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  FuzzedReading.read(bytes)
  if count > 16 { FuzzedReading.read(mended(bytes)) }
  return 0
}

private func mended(_ bytes: [UInt8]) -> [UInt8] {
  let messages = bytes.dropFirst(14).dropLast(2)
  var file: [UInt8] = [14, 0x20, 0, 0]
  file += (0..<4).map { UInt8(truncatingIfNeeded: messages.count >> ($0 * 8)) }
  file += Array(".FIT".utf8) + [0, 0] + messages
  let checksum = file.reduce(0) { step($0, $1) }
  return file + [UInt8(truncatingIfNeeded: checksum), UInt8(truncatingIfNeeded: checksum >> 8)]
}

/// CRC-16 with the polynomial 0xA001, as the FIT protocol has it.
private func step(_ checksum: UInt16, _ byte: UInt8) -> UInt16 {
  var checksum = checksum ^ UInt16(byte)
  for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xA001 : checksum >> 1 }
  return checksum
}
