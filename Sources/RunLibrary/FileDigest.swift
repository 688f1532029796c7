#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A fast 128-bit mix of bytes, by which a file is known again under another name. It is no protection against anybody:
/// a cryptographic digest would cost a third of reading the file. Libraries hold such digests, so the mix never changes.
public struct FileDigest: Sendable {
  private var first: UInt64 = 0x9AE1_6A3B_2F90_404F
  private var second: UInt64 = 0xC3A5_C85C_97CB_3127
  private var count: UInt64 = 0
  /// What does not fill sixteen bytes yet.
  private var rest: [UInt8] = []

  private static let block = 16
  private static let pieceSize = 256 << 10

  public init() {}

  /// The digest of a regular file's bytes; nil where it cannot be read to its end, or changed meanwhile.
  /// - Parameter stamp: the file as it was looked at before.
  public static func ofFile(at path: [UInt8], stamp: FileStamp) -> [UInt8]? {
    let name = path.map(CChar.init(bitPattern:)) + [0]
    let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var digest = FileDigest()
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let length = unsafe read(descriptor, &piece, pieceSize)
      if length < 0 && errno == EINTR { continue }
      guard length >= 0 else { return nil }
      if length == 0 { break }
      digest.add(piece[..<length])
    }
    return FileStamp(path: path) == stamp ? digest.bytes : nil
  }

  /// How the bytes are cut into pieces changes nothing.
  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    count &+= UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = FileDigest.block - rest.count
      rest += bytes.prefix(missing)
      bytes = bytes.dropFirst(missing)
      guard rest.count == FileDigest.block else { return }
      let whole = rest
      rest.removeAll(keepingCapacity: true)
      mixBlocks(of: whole.span)
    }
    let whole = bytes.prefix(bytes.count / FileDigest.block * FileDigest.block)
    mixBlocks(of: whole.span)
    rest += bytes.dropFirst(whole.count)
  }

  /// Sixteen bytes.
  public var bytes: [UInt8] {
    var copy = self
    let last = rest + [UInt8](repeating: 0, count: FileDigest.block - rest.count)
    copy.mixBlocks(of: last.span)
    let high = FileDigest.fold(copy.first ^ count ^ 0x2D35_8DCC_AA6C_78A5, copy.second | 1)
    let low = FileDigest.fold(copy.second ^ 0x8BB8_4B93_962E_ACC9, copy.first ^ high | 1)
    return [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * UInt64($0))) } }
  }

  private mutating func mixBlocks(of bytes: Span<UInt8>) {
    var place = 0
    while place + FileDigest.block <= bytes.count {
      let (a, b) = (FileDigest.word(bytes, at: place), FileDigest.word(bytes, at: place + 8))
      first = FileDigest.fold(first ^ a ^ 0xA076_1D64_78BD_642F, b ^ 0xE703_7ED1_A0B4_28DB)
      second = FileDigest.fold(second ^ b ^ 0x8EBC_6AF0_9C88_C6E3, a ^ 0x5899_65CC_7537_4CC3) &+ first
      place += FileDigest.block
    }
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at place: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(bytes[place + offset]) << (8 * UInt64(offset)) }
    return word
  }

  /// 64 x 64 -> 128 bits, halves exclusive-ored.
  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
