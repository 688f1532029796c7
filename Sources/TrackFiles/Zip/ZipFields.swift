/// A record of an archive: little-endian numbers at fixed places. Behind its end everything is 0.
struct ZipFields {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func two(_ place: Int) -> Int { Int(number(place, bytes: 2)) }
  func four(_ place: Int) -> Int { Int(number(place, bytes: 4)) }
  /// Nil where the number is too large to be a size or a place.
  func eight(_ place: Int) -> Int? { Int(exactly: number(place, bytes: 8)) }

  /// Part of the record, cut at its end.
  func part(_ start: Int, count: Int) -> ArraySlice<UInt8> { bytes.dropFirst(start).prefix(count) }

  private func number(_ place: Int, bytes count: Int) -> UInt64 {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[bytes.startIndex + place + index]) }
    return value
  }
}
