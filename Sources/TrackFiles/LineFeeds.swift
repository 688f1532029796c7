internal import CByteBlocks

/// Where the next line feeds of a text are.
@safe struct LineFeeds: ~Copyable {
  /// Bytes that are looked through at once.
  static let reach = 512
  /// Bytes that are compared together.
  static let blockSize = 64
  /// Line feeds that most blocks hold at most.
  private static let usual = 4

  /// Counted from the beginning of the search.
  private let offsets: UnsafeMutablePointer<UInt16>

  init() { unsafe offsets = .allocate(capacity: LineFeeds.reach + LineFeeds.usual) }

  deinit { unsafe offsets.deallocate() }

  /// The offset of a line feed that was found.
  @inline(__always) subscript(index: Int) -> Int { unsafe Int(offsets[index]) }

  /// Notes the line feeds among the next ``reach`` bytes, or `count` where there are fewer.
  ///
  /// How many a block holds cannot be foreseen, so the usual number is noted without a branch.
  ///
  /// - Returns: how many there are.
  @inline(__always) func find(from place: UnsafeRawPointer, count: Int) -> Int {
    let end = min(count, LineFeeds.reach)
    var (found, offset) = (0, 0)
    while offset &+ LineFeeds.blockSize <= end {
      var bits = unsafe line_feeds(place + offset)
      for _ in 0..<LineFeeds.usual {
        unsafe offsets[found] = UInt16(truncatingIfNeeded: offset &+ bits.trailingZeroBitCount)
        found &+= bits == 0 ? 0 : 1
        bits &= bits &- 1
      }
      while bits != 0 {
        unsafe offsets[found] = UInt16(truncatingIfNeeded: offset &+ bits.trailingZeroBitCount)
        found &+= 1
        bits &= bits &- 1
      }
      offset &+= LineFeeds.blockSize
    }
    while offset < end {
      if unsafe place.load(fromByteOffset: offset, as: UInt8.self) == UInt8(ascii: "\n") {
        unsafe offsets[found] = UInt16(truncatingIfNeeded: offset)
        found &+= 1
      }
      offset &+= 1
    }
    return found
  }
}
