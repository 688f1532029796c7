/// A path as the system knows it: bytes, not text, because file names need not be UTF-8.
public struct BytePath: Sendable, Hashable, Comparable {
  /// Without the closing zero, and holding none.
  public let bytes: [UInt8]

  /// - Parameter bytes: cut at the first zero byte, which no path may hold.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes.prefix { $0 != 0 }) }
  public init(_ text: String) { self.init(text.utf8) }

  /// As text for people and JSON; bytes that are not UTF-8 become U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The last component.
  public var name: ArraySlice<UInt8> {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes[...]
  }

  public func appending(_ name: some Sequence<UInt8>) -> BytePath {
    BytePath(bytes.last == UInt8(ascii: "/") ? bytes + Array(name) : bytes + [UInt8(ascii: "/")] + Array(name))
  }

  /// Ordered by bytes, so that no locale has a say.
  public static func < (a: BytePath, b: BytePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// A file that may hold runs.
public struct ExportFile: Sendable, Hashable {
  public var path: BytePath
  /// Named by the user, and not just met in a folder: then it must be an export, and is a problem if it is none.
  public var isNamedByUser: Bool

  public init(path: BytePath, isNamedByUser: Bool) {
    self.path = path
    self.isNamedByUser = isNamedByUser
  }
}
