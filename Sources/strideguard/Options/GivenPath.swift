import Foundation
import RunImport

/// Paths from the command line with their true bytes.
///
/// Swift repairs arguments that are not UTF-8, which would name another file; the bytes are looked up among the
/// arguments as the system passed them.
enum GivenPath {
  static func bytes(_ argument: String) -> BytePath {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return BytePath(argument) }
    for position in 0..<Int(CommandLine.argc) {
      guard let pointer = unsafe CommandLine.unsafeArgv[position] else { continue }
      let letters = unsafe UnsafeBufferPointer(start: pointer, count: length(pointer))
      let raw = unsafe BytePath(letters.map { UInt8(bitPattern: $0) })
      if raw.text == argument { return raw }
    }
    return BytePath(argument)
  }

  static func isFolder(_ argument: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func length(_ text: UnsafeMutablePointer<CChar>) -> Int {
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    return count
  }
}
