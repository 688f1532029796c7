import TrackModel

/// The text of a file on its way to the XML parser: inflated, in UTF-8 where it was UTF-16, without leading blanks, and
/// watched.
@safe struct ByteSource: ~Copyable {
  /// What the file holds, by its first bytes.
  enum Content { case xml, fit }

  private let limits: ReadLimits
  private var raw: RawBytes
  private var inflater: Inflater?
  private var wideText: WideText?
  private var tagGuard: StartTagGuard
  private var gaps = TagGaps()
  /// The parser may be given a copy without the blanks between tags: it takes the bytes as they are, so that its places
  /// in the copy are ours.
  private var omitsGaps = false
  /// The beginning of the text (later: UTF-8 made from UTF-16), handed out before anything else.
  private var made: [UInt8] = []
  private var madePosition = 0
  /// What is left of the newest piece.
  private var window = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  private var bytesSeen = 0
  /// Bytes since the last track point, which the reader of the points sets back.
  var bytesSincePoint = 0

  /// Line feeds among the blanks that were left out at the beginning, to be added to the parser's line numbers.
  private(set) var skippedLines = 0
  /// The first thing that went wrong here.
  private(set) var trouble: Trouble?
  /// Everything has been handed out.
  private(set) var isExhausted = false
  /// The parser must not take the encoding from the XML declaration.
  var isTranscoded: Bool { wideText != nil }
  var isCompressed: Bool { inflater != nil }
  /// Bytes behind the compressed data that belong to nothing.
  var hasTrailingBytes: Bool {
    switch inflater {
    case .some(let inflater): inflater.hasTrailingBytes
    case .none: false
    }
  }

  init(raw: consuming RawBytes, limits: ReadLimits) {
    self.raw = raw
    self.limits = limits
    tagGuard = StartTagGuard(limit: limits.startTagBytes)
  }

  /// Reads the beginning and decides what the file is.
  ///
  /// - Throws: the reason why it is nothing that can be read.
  mutating func open() throws(Trouble) -> Content {
    if unsafe raw.peek(2).elementsEqual([0x1F, 0x8B]) { inflater = Inflater() }
    var head: [UInt8] = []
    while head.count < 16, takePiece() { move(atMost: 16 - head.count, to: &head) }
    if let trouble { throw trouble }
    if Sniffing.isFIT(head) {
      made = head
      return .fit
    }
    if let binary = Sniffing.binaryFormat(head) { throw binary }
    if let isBigEndian = WideText.isBigEndian(head) {
      move(atMost: .max, to: &head)
      wideText = WideText(isBigEndian: isBigEndian)
      head = unsafe head.withUnsafeBytes { unsafe wideText?.decode($0) ?? [] }
      if wideText?.isBroken == true { throw Sniffing.encodingTrouble }
    }
    var text: [UInt8] = []
    var blanks = 0
    append(head, isFirst: true, to: &text, &blanks)
    while text.count < Sniffing.headBytes, blanks <= limits.leadingBlanks, unsafe !window.isEmpty || takePiece() {
      var piece: [UInt8] = []
      move(atMost: Sniffing.headBytes, to: &piece)
      append(piece, to: &text, &blanks)
    }
    if let trouble { throw trouble }
    if blanks > limits.leadingBlanks { throw Sniffing.notAnExport("it begins with nothing but blanks") }
    if let refusal = Sniffing.refusal(of: text, isTranscoded: isTranscoded) { throw refusal }
    omitsGaps = isTranscoded || Sniffing.isUTF8(text)
    made = text
    madePosition = 0
    return .xml
  }

  /// All bytes, for formats that are read whole.
  mutating func readAll(limit: Int) throws(Trouble) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(raw.fileSize, limit))
    bytes += made
    made = []
    while bytes.count <= limit, unsafe !window.isEmpty || takePiece() {
      move(atMost: .max, to: &bytes)
      // Points are looked for later.
      bytesSincePoint = 0
    }
    guard bytes.count <= limit else { throw .limit("limit_bytes", "the file holds more than \(limit >> 20) MiB") }
    if let trouble { throw trouble }
    return bytes
  }

  /// Fills `buffer` with the next bytes of the text; fewer only at its end, 0 behind it, -1 after trouble.
  ///
  /// The parser takes a short read for the end in places, so pieces are put together here.
  ///
  /// - Parameter parsed: how many of the bytes that were handed out the parser is done with.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer, parsed: Int) -> Int {
    gaps.forget(before: parsed)
    var filled = 0
    while filled < buffer.count, trouble == nil {
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      if madePosition < made.count {
        let head = made
        let (taken, given) = unsafe head.withUnsafeBytes {
          unsafe hand(UnsafeRawBufferPointer(rebasing: $0[madePosition...]), to: room)
        }
        madePosition += taken
        filled += given
      } else if unsafe !window.isEmpty {
        let (taken, given) = unsafe hand(window, to: room)
        unsafe window = UnsafeRawBufferPointer(rebasing: window[taken...])
        filled += given
      } else if !takePiece() {
        break
      }
    }
    if trouble != nil { return -1 }
    let handed = unsafe Span<UInt8>(
      _unsafeElements: UnsafeRawBufferPointer(rebasing: buffer[..<filled]).bindMemory(to: UInt8.self))
    guard tagGuard.admits(handed) else {
      trouble = .limit("limit_start_tag", "one start tag is longer than \(limits.startTagBytes >> 10) KiB")
      return -1
    }
    return filled
  }

  private mutating func hand(
    _ bytes: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, given: Int) {
    if omitsGaps { return unsafe gaps.copy(bytes, to: room) }
    let count = min(bytes.count, room.count)
    unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    return (count, count)
  }

  /// The place in the file of what the parser found, see ``TagGaps/place(offset:line:column:includingGap:)``.
  func place(offset: Int, line: Int, column: Int? = nil, includingGap: Bool = false) -> (line: Int, column: Int?) {
    gaps.place(offset: offset, line: line + skippedLines, column: column, includingGap: includingGap)
  }

  /// Reads what the parser left, so that checksums are checked. True where something else than blanks was left.
  mutating func drain() -> Bool {
    var isMore = false
    while trouble == nil {
      if madePosition < made.count {
        isMore = isMore || made[madePosition...].contains { !DecimalNumber.isBlank($0) }
        madePosition = made.count
      }
      isMore = unsafe isMore || window.contains { !DecimalNumber.isBlank($0) }
      unsafe window = UnsafeRawBufferPointer(start: nil, count: 0)
      guard takePiece() else { break }
    }
    return isMore
  }

  /// Adds the parser's line to trouble that was found on the way to it and belongs to a place in the text.
  mutating func locate(line: Int) {
    if trouble?.line == nil, ["limit_start_tag", "limit_names", "encoding"].contains(trouble?.code) {
      trouble?.line = line
    }
  }

  /// Ends the input for the parser, which then stops soon.
  mutating func stop(_ reason: Trouble) { if trouble == nil { trouble = reason } }

  /// Fetches one more piece into the window (or, as UTF-8, into `made`). False at the end and after trouble.
  private mutating func takePiece() -> Bool {
    if trouble != nil || isExhausted { return false }
    let piece = unsafe isCompressed ? inflater?.next(from: &raw) : raw.next()
    guard let piece = unsafe piece, piece.count > 0 else {
      isExhausted = true
      trouble = endTrouble()
      return false
    }
    bytesSeen += piece.count
    let limit = isCompressed ? limits.inflatedBytes : limits.plainBytes
    guard bytesSeen <= limit else {
      trouble = .limit("limit_bytes", "the file holds more than \(limit >> 20) MiB")
      return false
    }
    bytesSincePoint += piece.count
    guard bytesSincePoint <= limits.bytesWithoutPoint else {
      trouble = .limit(
        "limit_no_points", "more than \(limits.bytesWithoutPoint >> 20) MiB of the file hold no track point")
      return false
    }
    if isTranscoded {
      made = unsafe wideText?.decode(piece) ?? []
      madePosition = 0
      guard wideText?.isBroken == false else {
        trouble = Sniffing.encodingTrouble
        return false
      }
    } else {
      unsafe window = piece
    }
    return true
  }

  /// What kept the input from going on, where it did not simply end.
  private func endTrouble() -> Trouble? {
    if let trouble = raw.trouble { return trouble }
    switch inflater {
    case .some(let inflater): if let trouble = inflater.trouble { return trouble }
    case .none: break
    }
    return wideText?.isIncomplete == true ? Sniffing.encodingTrouble : nil
  }

  /// Moves bytes of the newest piece to the end of `bytes`: `most` of them, or all that was made UTF-8.
  private mutating func move(atMost most: Int, to bytes: inout [UInt8]) {
    bytes += made
    made = []
    madePosition = 0
    let count = min(most, unsafe window.count)
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: window[..<count]))
    unsafe window = UnsafeRawBufferPointer(rebasing: window[count...])
  }

  /// Appends to the beginning of the text, without a byte order mark and blanks before its first byte.
  private mutating func append(
    _ bytes: [UInt8], isFirst: Bool = false, to text: inout [UInt8], _ blanks: inout Int
  ) {
    var rest = bytes[...]
    if text.isEmpty {
      if isFirst, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
      let start = rest.firstIndex { !DecimalNumber.isBlank($0) } ?? rest.endIndex
      blanks += start - rest.startIndex
      skippedLines += rest[..<start].count { $0 == UInt8(ascii: "\n") }
      rest = rest[start...]
    }
    text.append(contentsOf: rest)
  }
}
