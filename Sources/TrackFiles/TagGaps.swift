internal import CByteBlocks
import TrackModel

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
  private let lineFeeds = LineFeeds()
  private let gaps: UnsafeMutablePointer<Gap>
  private var count = 0
  /// Line feeds of all gaps, and of those that are no longer kept.
  private var lines = 0
  private var forgottenLines = 0
  /// Bytes copied so far.
  private var copied = 0

  init() { unsafe gaps = .allocate(capacity: TagGaps.capacity) }

  deinit { unsafe gaps.deallocate() }

  /// What is copied, and how far.
  @unsafe private struct Copy {
    let source: UnsafeRawPointer
    let size: Int
    let room: UnsafeMutableRawPointer
    let limit: Int
    /// Bytes of the source that are copied or left out.
    var taken = 0
    /// Bytes of the room that are filled.
    var given = 0

    /// Copies the next `length` bytes; those behind them may come along where there is room.
    @inline(__always) mutating func append(_ length: Int, hasRoom: Bool) {
      let (next, target) = unsafe (source + taken, room + given)
      if length <= LineFeeds.blockSize, unsafe hasRoom || min(size &- taken, limit &- given) >= LineFeeds.blockSize {
        let block = unsafe next.loadUnaligned(as: SIMD64<UInt8>.self)
        unsafe target.storeBytes(of: block, as: SIMD64<UInt8>.self)
      } else {
        unsafe target.copyMemory(from: next, byteCount: length)
      }
      unsafe taken &+= length
      unsafe given &+= length
    }
  }

  /// Copies from `source` until it is used up or `room` is full.
  ///
  /// Line feeds are looked for ahead of the copying: where the beginning of a line had to wait for the end of the blanks
  /// before it, the waiting cost more than the rest.
  ///
  /// - Returns: how many bytes were taken from `source` and how many were given to `room`.
  mutating func copy(
    _ source: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, given: Int) {
    guard let first = source.baseAddress, let start = room.baseAddress else { return (0, 0) }
    var copy = unsafe Copy(source: first, size: source.count, room: start, limit: room.count)
    var searched = 0
    while searched < source.count, unsafe searched &- copy.taken < room.count &- copy.given {
      let found = unsafe lineFeeds.find(from: first + searched, count: source.count &- searched)
      let reach = searched &+ LineFeeds.reach &+ 2 &* LineFeeds.blockSize
      let hasRoom =
        unsafe reach <= source.count && reach &- copy.taken <= room.count &- copy.given
        && count &+ LineFeeds.reach <= TagGaps.capacity
      // Made twice: with room for all that was found, nothing has to be asked line by line.
      if hasRoom {
        unsafe copyLines(found, behind: searched, hasRoom: true, &copy)
      } else {
        unsafe copyLines(found, behind: searched, hasRoom: false, &copy)
      }
      searched &+= LineFeeds.reach
    }
    unsafe copy.append(min(source.count &- copy.taken, room.count &- copy.given), hasRoom: false)
    unsafe copied &+= copy.given
    return unsafe (copy.taken, copy.given)
  }

  /// Copies what stands before each line feed that was found, and leaves out the blanks at it where they are a gap.
  @inline(__always) private mutating func copyLines(
    _ found: Int, behind searched: Int, hasRoom: Bool, _ progress: inout Copy
  ) {
    var (copy, count, lines) = unsafe (progress, count, lines)
    let (gaps, copied) = unsafe (gaps, copied)
    for index in 0..<found {
      let lineFeed = searched &+ lineFeeds[index]
      let length = unsafe lineFeed &- copy.taken
      // Those among blanks are left out with them.
      if length < 0 { continue }
      if !hasRoom, unsafe length >= copy.limit &- copy.given { break }
      unsafe copy.append(length, hasRoom: hasRoom)
      let lineEnd = unsafe TagGaps.carriageReturns(before: lineFeed, in: copy.source)
      guard lineEnd >= 0, hasRoom || count < TagGaps.capacity,
        let blanks = unsafe TagGaps.countBlanks(
          from: copy.source + lineFeed, count: copy.size &- lineFeed, isLong: hasRoom)
      else { continue }
      unsafe copy.given &-= lineEnd
      unsafe copy.taken &+= blanks.count
      lines &+= blanks.lines
      unsafe gaps[count] = Gap(offset: copied &+ copy.given, lines: lines, indentation: blanks.indentation)
      count &+= 1
    }
    unsafe progress = copy
    self.count = count
    self.lines = lines
  }

  /// 0 where `>` stands right before `place`, 1 where a carriage return is between them, -1 else.
  @inline(__always) private static func carriageReturns(before place: Int, in bytes: UnsafeRawPointer) -> Int {
    guard place >= 1 else { return -1 }
    let byte = unsafe bytes.load(fromByteOffset: place &- 1, as: UInt8.self)
    if byte == UInt8(ascii: ">") { return 0 }
    guard byte == UInt8(ascii: "\r"), place >= 2,
      unsafe bytes.load(fromByteOffset: place &- 2, as: UInt8.self) == UInt8(ascii: ">")
    else { return -1 }
    return 1
  }

  /// The blanks from the line feed at `start` on, their line feeds, and how many follow the last of these; nil where
  /// they do not end at `<`.
  @inline(__always) private static func countBlanks(
    from start: UnsafeRawPointer, count limit: Int, isLong: Bool
  ) -> (count: Int, lines: Int, indentation: Int)? {
    if isLong || limit > 33 {
      let others = unsafe no_spaces(start + 1)
      let end = others.trailingZeroBitCount
      if others != 0, unsafe start.load(fromByteOffset: 1 &+ end, as: UInt8.self) == UInt8(ascii: "<") {
        return (1 &+ end, 1, end)
      }
    }
    var (index, lines, lineStart) = (1, 1, 1)
    while index < limit {
      let byte = unsafe start.load(fromByteOffset: index, as: UInt8.self)
      if byte == UInt8(ascii: "<") { return (index, lines, index &- lineStart) }
      // What XML calls white space; any other control character is for the parser to refuse.
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { break }
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
    (0..<count).partitioningIndex { unsafe !holds(gaps[$0]) }
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
