import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Output that comes in parts: to standard output, or into a file that appears whole or not at all. What is no file, such
/// as a pipe or a device, is written to as it is.
struct PartedOutput: ~Copyable {
  /// Nil: standard output.
  private let path: String?
  private var unfinished: UnfinishedFile?
  private var device: FileHandle?

  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  init(toFile path: String?) throws {
    self.path = path
    unfinished = nil
    device = nil
    guard let path else { return }
    do throws(StandardOutput.WriteError) {
      var status = stat()
      if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw StandardOutput.WriteError(number: errno) }
        device = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      } else {
        unfinished = try UnfinishedFile(beside: PartedOutput.target(of: path))
      }
    } catch {
      throw StandardOutput.failure(path, error)
    }
  }

  /// Where a link leads: the file there is replaced, not the link.
  private static func target(of path: String) -> String {
    guard let target = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// - Throws: as ``StandardOutput/write(_:)``.
  mutating func write(_ text: String) throws {
    guard let path else { return try StandardOutput.write(text) }
    do throws(StandardOutput.WriteError) {
      try StandardOutput.writeAll(Array(text.utf8), to: device?.fileDescriptor ?? descriptor)
    } catch {
      throw StandardOutput.failure(path, error)
    }
  }

  private var descriptor: Int32 {
    switch unfinished {
    case .some(let file): file.descriptor
    case .none: -1
    }
  }

  /// Puts the file in its place.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error; the old file is then as it was.
  consuming func finish() throws {
    guard let path else { return }
    do throws(StandardOutput.WriteError) {
      try unfinished?.finish()
    } catch {
      throw StandardOutput.failure(path, error)
    }
  }
}

/// Texts put aside on disk until their order is known. Nobody else can open the file, and it is gone with the program.
struct Spool: ~Copyable {
  private let file: FileHandle
  private var length: UInt64 = 0

  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "strideguard-\(UUID().uuidString)").path
    let descriptor = unsafe open(place, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StandardOutput.failure(place, StandardOutput.WriteError(number: errno))
    }
    unsafe unlink(place)
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// - Returns: where the text lies.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  mutating func append(_ text: String) throws -> Range<UInt64> {
    do throws(StandardOutput.WriteError) {
      let bytes = Array(text.utf8)
      try StandardOutput.writeAll(bytes, to: file.fileDescriptor)
      defer { length += UInt64(bytes.count) }
      return length..<length + UInt64(bytes.count)
    } catch {
      throw StandardOutput.failure(FileManager.default.temporaryDirectory.path, error)
    }
  }

  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  func text(at place: Range<UInt64>) throws -> String {
    do {
      try file.seek(toOffset: place.lowerBound)
      return String(decoding: try file.read(upToCount: place.count) ?? Data(), as: UTF8.self)
    } catch {
      throw StandardOutput.failure(
        FileManager.default.temporaryDirectory.path, StandardOutput.WriteError(number: EIO))
    }
  }
}
