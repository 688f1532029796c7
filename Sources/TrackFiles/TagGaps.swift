/// Copies a text on its way to the XML parser without the line feeds and indentation between its tags, and tells which
/// line of the file a place of the copy was on.
///
/// Half of an export's bytes are such blanks, and they cost the parser more than the copying does. Left out are blanks
/// that begin with a line feed, stand right behind `>` and end at `<`: no text that counts can be among them.
@safe struct TagGaps: ~Copyable {
  /// Blanks that were left out.
  private struct Gap {
    /// Bytes of the copy in front of it.
    var offset: Int
    /// Line feeds left out up to its end.
    var lines: Int
    /// Bytes behind the last of its line feeds.
    var indentation: Int
  }

  /// More than the parser asks for at once. Where a giant comment keeps gaps from being forgotten, the rest is copied
  /// whole.
  private static let capacity = 4096
  private let gaps: UnsafeMutablePointer<Gap>
  private var count = 0
  /// Line feeds of all gaps, and of those that are no longer kept.
  private var lines = 0
  private var forgottenLines = 0
  /// Bytes copied so far.
  private var copied = 0

  init() { unsafe gaps = .allocate(capacity: TagGaps.capacity) }

  deinit { unsafe gaps.deallocate() }

  /// Copies from `source` until it is used up or `room` is full.
  ///
  /// - Returns: how many bytes were taken from `source` and how many were given to `room`.
  mutating func copy(
    _ source: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, given: Int) {
    guard let first = source.baseAddress, let start = room.baseAddress else { return (0, 0) }
    var next = unsafe first
    var target = unsafe start
    let end = unsafe first + source.count
    let limit = unsafe start + room.count
    while true {
      let left = unsafe min(end - next, limit - target)
      let bytes = unsafe TagGaps.copyLine(from: next, to: target, count: left)
      unsafe next += bytes
      unsafe target += bytes
      guard bytes < left else { break }
      // A line feed is next. What stands before it is at hand sooner in the source than in what was just written.
      let lineEnd =
        unsafe bytes >= 2
        ? TagGaps.carriageReturns(before: next, downTo: next - bytes)
        : TagGaps.carriageReturns(before: UnsafeRawPointer(target), downTo: UnsafeRawPointer(start))
      if lineEnd >= 0, count < TagGaps.capacity, let blanks = unsafe TagGaps.countBlanks(from: next, to: end) {
        unsafe target -= lineEnd
        lines &+= blanks.lines
        unsafe gaps[count] = unsafe Gap(
          offset: copied &+ (target - start), lines: lines, indentation: blanks.indentation)
        count &+= 1
        unsafe next += blanks.count
        continue
      }
      unsafe target.storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
      unsafe next += 1
      unsafe target += 1
    }
    let given = unsafe target - start
    copied += given
    return unsafe (next - first, given)
  }

  /// Copies up to the first line feed among `count` bytes, or all of them, and returns how many.
  @inline(__always) private static func copyLine(
    from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
  ) -> Int {
    var index = 0
    let lastWord = count &- 8
    while index <= lastWord {
      let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      unsafe target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      let difference = UInt64(littleEndian: word) ^ 0x0A0A_0A0A_0A0A_0A0A
      let found = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < count {
      let byte = unsafe source.load(fromByteOffset: index, as: UInt8.self)
      if byte == UInt8(ascii: "\n") { break }
      unsafe target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      index &+= 1
    }
    return index
  }

  /// 0 where `>` stands right before `place`, 1 where a carriage return is between them, -1 else.
  @inline(__always) private static func carriageReturns(
    before place: UnsafeRawPointer, downTo start: UnsafeRawPointer
  ) -> Int {
    let count = unsafe place - start
    guard count >= 1 else { return -1 }
    let byte = unsafe (place - 1).load(as: UInt8.self)
    if byte == UInt8(ascii: ">") { return 0 }
    guard byte == UInt8(ascii: "\r"), count >= 2, unsafe (place - 2).load(as: UInt8.self) == UInt8(ascii: ">") else {
      return -1
    }
    return 1
  }

  /// The blanks from the line feed at `start` on, their line feeds, and how many follow the last of these; nil where
  /// they do not end at `<`.
  @inline(__always) private static func countBlanks(
    from start: UnsafeRawPointer, to end: UnsafeRawPointer
  ) -> (count: Int, lines: Int, indentation: Int)? {
    let limit = unsafe end - start
    var (index, lines, lineStart) = (1, 1, 1)
    while index < limit {
      if limit &- index >= 8 {
        let word = unsafe start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let difference = UInt64(littleEndian: word) ^ 0x2020_2020_2020_2020
        index &+= difference.trailingZeroBitCount &>> 3
        if difference == 0 { continue }
      }
      let byte = unsafe start.load(fromByteOffset: index, as: UInt8.self)
      if byte == UInt8(ascii: "<") { return (index, lines, index &- lineStart) }
      guard DecimalNumber.isBlank(byte) else { break }
      index &+= 1
      if byte == UInt8(ascii: "\n") {
        lines &+= 1
        lineStart = index
      }
    }
    return nil
  }

  /// Makes room, when it gets short, by forgetting where the gaps before `offset` of the copy were; their lines stay
  /// counted.
  mutating func forget(before offset: Int) {
    guard count > TagGaps.capacity / 2 else { return }
    // The newest of them stays, for the column of what follows it.
    let kept = gapCount { $0.offset < offset } - 1
    guard kept > 0 else { return }
    forgottenLines = unsafe gaps[kept - 1].lines
    unsafe gaps.update(from: gaps + kept, count: count - kept)
    count -= kept
  }

  /// How many gaps at the beginning are as asked; behind the first that is not none is.
  private func gapCount(_ holds: (Gap) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if unsafe holds(gaps[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The place in the file of what the parser found when it had read `offset` bytes of the copy.
  ///
  /// - Parameters:
  ///   - line: the parser's own line, from 1.
  ///   - column: the parser's own column, from 1; nil where it tells none.
  ///   - includingGap: the place is behind a gap that begins right there.
  func place(offset: Int, line: Int, column: Int?, includingGap: Bool) -> (line: Int, column: Int?) {
    let before = gapCount { $0.offset < offset || (includingGap && $0.offset == offset) }
    guard before > 0 else { return (line + forgottenLines, column) }
    let last = unsafe gaps[before - 1]
    let lines = line + last.lines
    // The parser counts columns from the last line feed that it has seen, which may be lines back.
    guard let column, column > offset - last.offset else { return (lines, column) }
    return (lines, last.indentation + offset - last.offset + 1)
  }
}
