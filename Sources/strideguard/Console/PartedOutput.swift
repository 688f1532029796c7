import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Output that comes in parts: to standard output, or into a file that appears whole or not at all.
struct PartedOutput: ~Copyable {
  /// Nil: standard output.
  private let path: String?
  private let temporary: String
  /// -1 once the file is closed.
  private var descriptor: Int32

  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  init(toFile path: String?) throws {
    self.path = path
    temporary = path.map { "\($0).strideguard-\(getpid())" } ?? ""
    descriptor = -1
    guard let path else { return }
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw StandardOutput.failure(path, StandardOutput.WriteError(number: errno)) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe unlink(temporary)
  }

  /// - Throws: as ``StandardOutput/write(_:)``.
  mutating func write(_ text: String) throws {
    guard let path else { return try StandardOutput.write(text) }
    do throws(StandardOutput.WriteError) {
      try StandardOutput.writeAll(Array(text.utf8), to: descriptor)
    } catch {
      throw StandardOutput.failure(path, error)
    }
  }

  /// Puts the file in its place.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error; the old file is then as it was.
  consuming func finish() throws {
    guard let path else { return }
    guard fsync(descriptor) == 0 else { throw failed(path) }
    guard unsafe rename(temporary, path) == 0 else { throw failed(path) }
    close(descriptor)
    descriptor = -1
  }

  private func failed(_ path: String) -> ExitCode {
    StandardOutput.failure(path, StandardOutput.WriteError(number: errno))
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
