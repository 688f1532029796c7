/// The header of one FIT file: where its messages lie.
struct FITHeader {
  /// Bytes of the least header.
  static let leastSize = 12
  /// The messages, as far as they are there.
  let messages: Range<Int>
  /// Behind the checksum, or the end of the bytes.
  let end: Int
  /// The file ends before the header says so.
  let isCut: Bool
  /// The recording was never finished: the header does not know its size.
  let isUnfinished: Bool
  let hasWrongChecksum: Bool

  /// The content is not what the device wrote.
  var isDoubtful: Bool { isCut || hasWrongChecksum }

  /// Whether a FIT file begins with these bytes.
  static func begins(_ bytes: FITBytes, at start: Int) -> Bool {
    bytes.count - start >= leastSize && Int(bytes[start]) >= leastSize
      && bytes.bytes[start + 8..<start + 12].elementsEqual(".FIT".utf8)
  }

  /// The header at `start`; nil where there is none.
  init?(_ bytes: FITBytes, at start: Int) {
    guard FITHeader.begins(bytes, at: start) else { return nil }
    let size = Int(bytes[start])
    let declared = bytes.uint32(at: start + 4, isBigEndian: false)
    let first = min(start + size, bytes.count)
    let room = bytes.count - first
    isUnfinished = declared == 0 || declared == .max
    if !isUnfinished, Int(declared) + 2 <= room {
      let declaredEnd = first + Int(declared)
      let told = bytes.uint16(at: declaredEnd, isBigEndian: false)
      // A device that writes no checksum writes 0.
      hasWrongChecksum = told != 0 && told != FITChecksum.of(bytes, in: start..<declaredEnd)
      // Bytes that were added on the way have pushed the last ones out of the declared size.
      let isLonger = hasWrongChecksum && !FITHeader.begins(bytes, at: declaredEnd + 2)
      messages = first..<(isLonger ? bytes.count - 2 : declaredEnd)
      end = messages.upperBound + 2
      isCut = false
    } else {
      messages = first..<(isUnfinished ? bytes.count : min(first + Int(declared), bytes.count))
      end = bytes.count
      isCut = !isUnfinished
      hasWrongChecksum = false
    }
  }
}
