import TrackModel

@testable import TrackFiles

/// Numbers: our scanner against the standard library behind a grammar that is spelled out here.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let ours = DecimalNumber.parse(bytes.span)
  let theirs = reference(bytes)
  precondition(ours?.bitPattern == theirs?.bitPattern, "\(String(describing: ours)) for \(String(describing: theirs))")
  return 0
}

private func reference(_ bytes: [UInt8]) -> Double? {
  let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
  var text = Array(bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed())[...]
  let number = String(decoding: text, as: UTF8.self)
  func takeSign() { if let sign = text.first, sign == 0x2B || sign == 0x2D { text.removeFirst() } }
  func takeDigits() -> Int {
    let digits = text.prefix { (0x30...0x39).contains($0) }
    text.removeFirst(digits.count)
    return digits.count
  }
  takeSign()
  var digits = takeDigits()
  if text.first == 0x2E {
    text.removeFirst()
    digits += takeDigits()
  }
  guard digits > 0 else { return nil }
  if let letter = text.first {
    guard letter == 0x65 || letter == 0x45 else { return nil }
    text.removeFirst()
    takeSign()
    guard takeDigits() > 0 else { return nil }
  }
  guard text.isEmpty, let value = Double(number), value.isFinite else { return nil }
  return value
}
