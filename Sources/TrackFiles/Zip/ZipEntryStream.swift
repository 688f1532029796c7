import CZlib
import TrackModel

/// The content of one entry, a piece at a time, with its length and checksum looked at.
@safe final class ZipEntryStream {
  private let archive: ZipBytes
  private let entry: ZipEntry
  /// Where the packed data begins in the archive.
  let dataStart: Int
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private let input: UnsafeMutableRawBufferPointer
  private let output: UnsafeMutableRawBufferPointer
  private var packedPosition = 0
  private var produced = 0
  private var checksum: UInt32 = 0
  private var isDeflateAtEnd = false
  private(set) var trouble: Trouble?
  /// The newest piece, which ends at `produced`.
  private var piece = unsafe UnsafeRawBufferPointer(start: nil, count: 0)

  private static let bufferSize = 64 << 10
  /// Bytes that one deflated byte can stand for at most: two bits for 258 of them.
  static let greatestRatio = 1032

  /// - Throws: why the entry cannot be read.
  init(_ entry: ZipEntry, of archive: ZipBytes) throws(Trouble) {
    if let trouble = entry.trouble { throw trouble }
    self.archive = archive
    self.entry = entry
    dataStart = try ZipEntryStream.dataStart(of: entry, in: archive)
    unsafe input = .allocate(byteCount: ZipEntryStream.bufferSize, alignment: 16)
    unsafe output = .allocate(byteCount: ZipEntryStream.bufferSize, alignment: 16)
    // zlib keeps the stream's address, so it may not move.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // A negative window size stands for deflated data without a header of its own.
    isReady =
      unsafe entry.method == 0
      || inflateInit2_(stream, -15, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    if !isReady { trouble = Trouble("out_of_memory", "there is no memory to inflate the entry", remedy: "try again") }
  }

  deinit {
    if isReady, entry.method != 0 { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
    unsafe input.deallocate()
    unsafe output.deallocate()
  }

  /// The next piece, valid until the next call: a full buffer of it, less only at the end. Empty at the end and after
  /// ``trouble``.
  func next() -> UnsafeRawBufferPointer {
    unsafe piece = UnsafeRawBufferPointer(start: nil, count: 0)
    if trouble != nil { return unsafe piece }
    let count = entry.method == 0 ? copy() : inflatePiece()
    guard trouble == nil else { return unsafe piece }
    guard produced + count <= entry.size else {
      trouble = ZipTrouble.length
      return unsafe piece
    }
    unsafe piece = UnsafeRawBufferPointer(rebasing: output[..<count])
    produced += count
    checksum = unsafe UInt32(
      truncatingIfNeeded: crc32(
        uLong(checksum), piece.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count)))
    if unsafe count < output.count { finish() }
    if trouble != nil { unsafe piece = UnsafeRawBufferPointer(start: nil, count: 0) }
    return unsafe piece
  }

  /// Fills `buffer` with the content at `position`, which costs little where it lies behind what was read before.
  func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if unsafe position < produced - piece.count { rewind() }
    var filled = 0
    while filled < buffer.count {
      let start = unsafe produced - piece.count
      if position + filled < produced {
        let part = unsafe piece[(position + filled - start)...].prefix(buffer.count - filled)
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: .init(rebasing: part))
        unsafe filled += part.count
      } else if unsafe next().isEmpty {
        break
      }
    }
    return filled
  }

  private func rewind() {
    packedPosition = 0
    produced = 0
    checksum = 0
    isDeflateAtEnd = false
    unsafe piece = UnsafeRawBufferPointer(start: nil, count: 0)
    unsafe stream.pointee.avail_in = 0
    if entry.method != 0, unsafe inflateReset(stream) != Z_OK { trouble = trouble ?? ZipTrouble.damaged }
  }

  /// Stored data, as it is.
  private func copy() -> Int {
    let wanted = unsafe min(output.count, entry.packedSize - packedPosition)
    let got = unsafe archive.read(
      at: dataStart + packedPosition, into: UnsafeMutableRawBufferPointer(rebasing: output[..<wanted]))
    packedPosition += got
    if got < wanted { trouble = archive.trouble ?? ZipTrouble.damaged }
    return got
  }

  private func inflatePiece() -> Int {
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    while !isDeflateAtEnd, unsafe stream.pointee.avail_out > 0 {
      if unsafe stream.pointee.avail_in == 0, !feed() { return 0 }
      switch unsafe inflate(stream, Z_NO_FLUSH) {
      case Z_STREAM_END: isDeflateAtEnd = true
      case Z_OK: break
      default:
        trouble = ZipTrouble.damaged
        return 0
      }
    }
    return unsafe output.count - Int(stream.pointee.avail_out)
  }

  /// Hands the next packed bytes to zlib. False where there are none, which is trouble: the data has not ended.
  private func feed() -> Bool {
    let wanted = unsafe min(input.count, entry.packedSize - packedPosition)
    let got = unsafe archive.read(
      at: dataStart + packedPosition, into: UnsafeMutableRawBufferPointer(rebasing: input[..<wanted]))
    guard got == wanted, got > 0 else {
      trouble = archive.trouble ?? ZipTrouble.damaged
      return false
    }
    packedPosition += got
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(got)
    return true
  }

  /// At the end of the data: what the directory says must be true.
  private func finish() {
    let leftOver = unsafe entry.packedSize - packedPosition + Int(stream.pointee.avail_in)
    if produced != entry.size || leftOver != 0 {
      trouble = ZipTrouble.length
    } else if checksum != entry.checksum {
      trouble = ZipTrouble.checksum
    }
  }

  /// Behind the local header, which repeats the name and may have fields of its own.
  private static func dataStart(of entry: ZipEntry, in archive: ZipBytes) throws(Trouble) -> Int {
    let header = ZipFields(archive.bytes(at: entry.headerStart, count: 30)[...])
    guard header.count == 30, header.four(0) == 0x0403_4B50, header.two(8) == Int(entry.method) else {
      throw archive.trouble ?? ZipTrouble.damaged
    }
    let start = entry.headerStart + 30 + header.two(26) + header.two(28)
    guard entry.packedSize <= entry.limit - start else { throw ZipTrouble.overlap }
    return start
  }
}
