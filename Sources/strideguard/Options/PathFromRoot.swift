import Foundation
import RunImport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension BytePath {
  private static let slash = UInt8(ascii: "/")

  /// The same path from the root, so that it means the same file from every folder and however it was given: without
  /// empty components, `.` and `..`. Other links than those before a `..` stay as they are.
  var fromRoot: BytePath {
    let path =
      bytes.first == BytePath.slash ? self : BytePath(FileManager.default.currentDirectoryPath).appending(bytes)
    return path.isPlain ? path : path.withoutDots
  }

  /// Whether no component is empty, `.` or `..`.
  private var isPlain: Bool {
    var length = 0
    var dots = 0
    for byte in bytes.dropFirst() {
      if byte == BytePath.slash {
        if length == dots, length <= 2 { return false }
        length = 0
        dots = 0
      } else {
        length += 1
        dots += byte == UInt8(ascii: ".") ? 1 : 0
      }
    }
    return length != dots || length > 2
  }

  private var withoutDots: BytePath {
    // What lies in an archive is named by no path.
    let end = bytes.firstRange(of: Array("!/".utf8))?.lowerBound ?? bytes.endIndex
    var components = bytes[..<end].split(separator: BytePath.slash)[...]
    var result: [UInt8] = []
    if let last = components.lastIndex(where: { $0.elementsEqual("..".utf8) }) {
      // The folder above a link's target is not the one above the link.
      guard let folder = BytePath.real([BytePath.slash] + components[...last].joined(separator: [BytePath.slash]))
      else { return self }
      if folder.count > 1 { result = folder }
      components = components[(last + 1)...]
    }
    for component in components where !component.elementsEqual(".".utf8) { result += [BytePath.slash] + component }
    return BytePath(result + bytes[end...])
  }

  /// The folder at a path, by its names without links; nil where there is none.
  private static func real(_ path: [UInt8]) -> [UInt8]? {
    guard let found = unsafe realpath(path.map(CChar.init(bitPattern:)) + [0], nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe Array(UnsafeBufferPointer(start: found, count: strlen(found)).map(UInt8.init(bitPattern:)))
  }
}
