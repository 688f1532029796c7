import ArgumentParser
import Foundation
import RunImport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
    var status = stat()
    let path = bytes(argument).bytes.map(CChar.init(bitPattern:)) + [0]
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// For files that are written: a name of other bytes would come out as another name.
  /// - Throws: wrong usage.
  static func requireText(_ argument: String?, of option: String) throws {
    guard let argument, bytes(argument).bytes != Array(argument.utf8) else { return }
    throw ValidationError(
      "\(option): the name '\(Messages.cleaned(argument, limit: 60))' is not UTF-8; choose another one.")
  }

  private static func length(_ text: UnsafeMutablePointer<CChar>) -> Int {
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    return count
  }
}
