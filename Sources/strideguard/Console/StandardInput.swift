import TrackModel

// The C library declares its streams as variables, which nobody sets.
#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency import Darwin
#endif

/// What is read line by line.
enum StandardInput {
  static let name = "standard input"

  /// Why the last line was not the end, to be asked after it; nil where it was.
  static var failure: Problem? {
    guard unsafe ferror(stdin) != 0 else { return nil }
    return Problem(
      file: name, code: "read_failed", message: "it could not be read to its end",
      remedy: "pass on the lines of `strideguard map`")
  }

  /// There was no line, as where the program that should write them did not start.
  static let nothing = Problem(
    file: name, code: "no_lines", message: "it is empty", remedy: "pass on the lines of `strideguard map`")
}
