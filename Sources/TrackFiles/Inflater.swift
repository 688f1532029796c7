import CZlib
import TrackModel

/// Inflates gzip, member after member, and checks each one's checksum and length.
@safe struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutableRawBufferPointer
  private let isReady: Bool
  private var memberEnded = false
  private var isAtEnd = false
  private(set) var trouble: Trouble?
  /// Bytes that follow the last member and are no member themselves.
  private(set) var hasTrailingBytes = false

  init() {
    // zlib keeps the stream's address, so it may not move.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(byteCount: 64 << 10, alignment: 16)
    // 15 bits of window, and 16 for "gzip with its header and checksum".
    isReady =
      unsafe inflateInit2_(stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    if !isReady { trouble = Trouble("out_of_memory", "there is no memory to inflate the file", remedy: "try again") }
  }

  deinit {
    if isReady { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// The next inflated piece, valid until the next call; empty at the end and after trouble.
  mutating func next(from raw: inout RawBytes) -> UnsafeRawBufferPointer {
    let empty = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    if trouble != nil || isAtEnd { return unsafe empty }
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    while true {
      if memberEnded, !beginMember(&raw) { return unsafe empty }
      if unsafe stream.pointee.avail_in == 0 { unsafe feed(raw.next()) }
      let status = unsafe inflate(stream, Z_NO_FLUSH)
      let produced = unsafe output.count - Int(stream.pointee.avail_out)
      if status == Z_STREAM_END {
        memberEnded = true
      } else if status != Z_OK {
        // "No progress is possible" can only mean that the input is used up: there is room for output.
        trouble = status == Z_BUF_ERROR ? Inflater.cut : unsafe Inflater.damage(stream.pointee.msg)
        return unsafe empty
      }
      if produced > 0 { return unsafe UnsafeRawBufferPointer(rebasing: output[..<produced]) }
    }
  }

  private mutating func feed(_ piece: UnsafeRawBufferPointer) {
    // zlib's interface lacks the const: it does not write to its input.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: piece.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(piece.count)
  }

  /// After a member: true where another begins. Zeros behind the last one are padding; other bytes are noted.
  private mutating func beginMember(_ raw: inout RawBytes) -> Bool {
    var sawPadding = false
    while true {
      if unsafe stream.pointee.avail_in == 0 { unsafe feed(raw.next()) }
      guard unsafe stream.pointee.avail_in > 0, let byte = unsafe stream.pointee.next_in?.pointee else {
        isAtEnd = true
        return false
      }
      if byte == 0x1F, !sawPadding, resumeAtMember(&raw) {
        memberEnded = false
        return true
      }
      guard byte == 0 else {
        hasTrailingBytes = true
        isAtEnd = true
        return false
      }
      sawPadding = true
      unsafe stream.pointee.next_in += 1
      unsafe stream.pointee.avail_in -= 1
    }
  }

  /// Makes the stream ready for the member whose first byte is next; false where the second byte shows that it is none.
  private mutating func resumeAtMember(_ raw: inout RawBytes) -> Bool {
    if unsafe stream.pointee.avail_in > 1 {
      return unsafe stream.pointee.next_in?[1] == 0x8B && inflateReset(stream) == Z_OK
    }
    // The two bytes lie in different pieces, and taking the second piece ends the life of the first.
    let piece = unsafe raw.next()
    guard unsafe piece.first == 0x8B, unsafe inflateReset(stream) == Z_OK else { return false }
    var first: UInt8 = 0x1F
    unsafe withUnsafeMutablePointer(to: &first) { pointer in
      unsafe stream.pointee.next_in = pointer
      unsafe stream.pointee.avail_in = 1
      _ = unsafe inflate(stream, Z_NO_FLUSH)
    }
    unsafe feed(piece)
    return true
  }

  private static let cut = Trouble(
    "gzip_truncated", "the compressed file ends too early: its download or copy was not finished",
    remedy: "download or copy it again")

  private static func damage(_ message: UnsafePointer<CChar>?) -> Trouble {
    let text = unsafe message.map { unsafe String(cString: $0) } ?? ""
    let isChecksum = text == "incorrect data check" || text == "incorrect length check"
    return Trouble(
      isChecksum ? "gzip_crc" : "gzip_corrupt",
      isChecksum ? "the checksum of the compressed file does not fit its content" : "the compressed data is damaged",
      remedy: "download or copy it again")
  }
}
