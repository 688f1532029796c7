/// One file in a zip archive, as the archive's central directory tells it.
///
/// A plain value: it stays good for as long as the archive does not change.
public struct ZipEntry: Sendable, Hashable {
  /// The bytes of its name, in no promised encoding. Not trusted, and never a path to open.
  public let name: [UInt8]
  /// Bytes of its content, as declared; reading ends with an error where there are more or fewer.
  public let size: Int
  /// Bytes that it takes in the archive.
  public let packedSize: Int
  let checksum: UInt32
  let method: UInt16
  /// Where its local header begins.
  let headerStart: Int
  /// Where the next entry (or the directory) begins, so that no entry reads another's bytes.
  var limit: Int
  /// Why it cannot be read.
  let trouble: Trouble?

  /// Checksum and size, which tell two contents apart as well as such a checksum can.
  public var contentMark: [UInt8] {
    [UInt64(checksum), UInt64(clamping: size)].flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    } + Array("zip".utf8)
  }

  /// The name with slashes between its parts, where a packer of Windows wrote backslashes: in names that hold no slash.
  ///
  /// In the encodings of East Asia that byte may also be the second of a letter, whose first is none of ASCII.
  public var slashedName: [UInt8] {
    let (slash, backslash) = (UInt8(ascii: "/"), UInt8(ascii: "\\"))
    guard name.contains(backslash), !name.contains(slash) else { return name }
    let isUTF8 = String(validating: name, as: UTF8.self) != nil
    return name.indices.map { place in
      let isLetter = !isUTF8 && place > 0 && name[place - 1] >= 0x80
      return name[place] == backslash && !isLetter ? slash : name[place]
    }
  }

  /// Folders, hidden files and what macOS adds beside the real files.
  public var isUnimportant: Bool {
    let slashed = slashedName
    if slashed.last.map({ $0 == UInt8(ascii: "/") }) ?? true { return true }
    return slashed.split(separator: UInt8(ascii: "/")).contains { part in
      part.elementsEqual("__MACOSX".utf8)
        || part.first == UInt8(ascii: ".") && !part.elementsEqual("..".utf8) && part.count > 1
    }
  }

  /// Whether a program that unpacked it under its name would write outside the folder it unpacks to.
  public var leadsOutside: Bool {
    if let first = name.first, ZipEntry.isSeparator(first) { return true }
    let hasDrive = name.count > 1 && name[1] == UInt8(ascii: ":")
    return hasDrive || name.contains(0)
      || name.split(whereSeparator: ZipEntry.isSeparator).contains { $0.elementsEqual("..".utf8) }
  }

  static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}
