import TrackModel

/// What the first bytes of an (uncompressed) file say about it.
enum Sniffing {
  /// Enough of a text's beginning to judge it: an XML declaration is shorter.
  static let headBytes = 512

  /// Nil where the text may be GPX or TCX, else why it is not.
  ///
  /// - Parameter isTranscoded: the text was made UTF-8 by us, so what it declares about its encoding is void.
  static func refusal(of head: [UInt8], isTranscoded: Bool) -> Trouble? {
    if head.isEmpty { return empty }
    if let binary = binaryFormat(head) { return binary }
    if isJSON(head) { return notAnExport("this is JSON") }
    guard head[0] == UInt8(ascii: "<") else {
      return notAnExport(isText(head) ? "this is text of another kind" : "this is binary data of an unknown kind")
    }
    let start = beginning(of: head)
    let root = withoutDeclaration(start)
    if root.hasPrefix("<!doctype html") || root.hasPrefix("<html") {
      return notAnExport("this is a web page (HTML), perhaps a login page saved in place of the export")
    }
    if root.hasPrefix("<!doctype healthdata") {
      return notAnExport("this is Apple Health's own data; the runs are the GPX files beside it, in workout-routes")
    }
    return isTranscoded ? nil : unusableEncoding(start)
  }

  /// Whether a FIT file begins with these bytes.
  static func isFIT(_ head: [UInt8]) -> Bool {
    head.count >= FITHeader.leastSize && Int(head[0]) >= FITHeader.leastSize && head[8...11].elementsEqual(".FIT".utf8)
  }

  /// Formats that are known by their first bytes, which no text begins with.
  static func binaryFormat(_ head: [UInt8]) -> Trouble? {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return Trouble("format_zip", "this is a zip archive, not one export", remedy: "unpack it first")
    }
    if head.starts(with: [0x00, 0x05, 0x16, 0x07]) {
      return notAnExport("this is a side file of macOS (AppleDouble), not the export itself")
    }
    if head.starts(with: [0x1F, 0x8B]) {
      return Trouble("gzip_nested", "the file is compressed twice", remedy: "unpack it once")
    }
    return archiveFormat(head).map {
      Trouble("format_archive", "this is an archive of another kind (\($0)), not one export", remedy: "unpack it first")
    }
  }

  /// Archives, and files that another program than gzip compressed.
  private static func archiveFormat(_ head: [UInt8]) -> String? {
    if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return "7z" }
    if head.starts(with: Array("Rar!".utf8) + [0x1A, 0x07]) { return "rar" }
    if head.starts(with: Array("BZh".utf8)), head.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
      return "bzip2"
    }
    if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return "xz" }
    // Behind the name, the owner and the like of its first file.
    return head.dropFirst(257).starts(with: "ustar".utf8) ? "tar" : nil
  }

  static let empty = Trouble("empty_file", "the file is empty", remedy: Trouble.exportAgain)

  static func notAnExport(_ what: String) -> Trouble {
    Trouble("not_an_export", "no GPX, TCX or FIT export: \(what)", remedy: "leave it out or export the activity again")
  }

  private static func isText(_ head: [UInt8]) -> Bool { !head.contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20) } }

  /// A brace or bracket with what JSON may have behind it: other text begins so, too (`[Params]`).
  private static func isJSON(_ head: [UInt8]) -> Bool {
    guard head[0] == UInt8(ascii: "{") || head[0] == UInt8(ascii: "[") else { return false }
    let next = head.dropFirst().first { !DecimalNumber.isBlank($0) }
    return next.map { "\"{}[]-0123456789tfn".utf8.contains($0) } ?? true
  }

  /// From the first tag behind the XML declaration on.
  private static func withoutDeclaration(_ start: String) -> Substring {
    guard start.hasPrefix("<?xml"), let end = start.dropFirst(5).firstIndex(of: "?") else { return start[...] }
    return start[end...].drop { $0 != "<" }
  }

  private static func beginning(of head: [UInt8]) -> String {
    String(decoding: head.prefix(headBytes), as: UTF8.self).lowercased()
  }

  /// Whether the text says that it is in UTF-8, or says nothing.
  static func isUTF8(_ head: [UInt8]) -> Bool {
    declaredEncoding(beginning(of: head)).map { $0 == "utf-8" || $0 == "utf8" } ?? true
  }

  private static func declaredEncoding(_ start: String) -> Substring? {
    guard start.hasPrefix("<?xml"), let end = start.dropFirst(5).firstIndex(of: "?") else { return nil }
    var declaration = start[..<end]
    while !declaration.hasPrefix("encoding") {
      if declaration.isEmpty { return nil }
      declaration.removeFirst()
    }
    let value = declaration.drop { $0 != "\"" && $0 != "'" }.dropFirst()
    return value.prefix { $0 != "\"" && $0 != "'" }
  }

  /// The guard for start tags reads bytes, so only encodings are let in that keep ASCII as it is.
  private static func unusableEncoding(_ start: String) -> Trouble? {
    // A declaration that goes on could say anything.
    if start.hasPrefix("<?xml"), start.utf8.count >= headBytes, !start.contains("?>") { return encodingTrouble }
    guard let name = declaredEncoding(start) else { return nil }
    let isKnown =
      ["utf-8", "utf8", "us-ascii", "ascii", "latin1", "macintosh", "big5", "gbk", "gb2312", "gb18030", "shift_jis"]
      .contains { name == $0 }
      || ["iso-8859-", "iso8859-", "windows-125", "cp125", "euc-", "koi8-", "tis-620"]
        .contains { name.hasPrefix($0) }
    return isKnown ? nil : encodingTrouble
  }

  static let encodingTrouble = Trouble(
    "encoding", "the text is not in the encoding that the file declares, or in one that cannot be read",
    remedy: "save it as UTF-8, and say so in its first line")
}
