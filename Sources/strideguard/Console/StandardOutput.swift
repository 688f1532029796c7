import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes to standard output and to files, so that nothing is lost without a word.
enum StandardOutput {
  /// A closed pipe, and a file that reached the largest size allowed, must show as a failed write, not end the program
  /// with a signal. And where the program was started without one of its three streams, no file it opens may be taken
  /// for it; what is written there still fails.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    while true {
      let descriptor = unsafe open("/dev/null", O_RDONLY)
      if descriptor > STDERR_FILENO { close(descriptor) }
      if descriptor < 0 || descriptor > STDERR_FILENO { return }
    }
  }

  /// Writes all of `text`. A reader that went away ends the program quietly, as with `| head`.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  static func write(_ text: String) throws {
    do throws(WriteError) {
      try writeAll(Array(text.utf8), to: STDOUT_FILENO)
    } catch {
      if error.number == EPIPE { throw ExitCode.success }
      Messages.error("standard output cannot be written (\(error.words)); free space, or send it elsewhere")
      throw ExitStatus.outputFailed
    }
  }

  /// Writes a file whole or not at all: into a temporary file beside it, to the disk, then renamed over it.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error; the old file is then as it was.
  static func write(_ text: String, toFile path: String) throws {
    var output = try PartedOutput(toFile: path)
    try output.write(text)
    try output.finish()
  }

  /// Makes a folder, for its owner alone, where there is none.
  /// - Throws: `ExitStatus.outputFailed` after a line on standard error.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      Messages.error("\(Messages.path(path)): cannot be made as a folder; give --output-dir another place")
      throw ExitStatus.outputFailed
    }
  }

  static func failure(_ path: String, _ error: WriteError) -> ExitCode {
    Messages.error("\(Messages.path(path)): cannot be written (\(error.words)); check the folder and its free space")
    return ExitStatus.outputFailed
  }

  struct WriteError: Error {
    var number: Int32
    var words: String { unsafe String(cString: strerror(number)) }
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(WriteError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { unsafe systemWrite(descriptor, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          // Who gave us the stream does not wait; we do.
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&waiting, 1, -1)
          continue
        }
        throw WriteError(number: errno)
      }
      written += count
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

/// Standard error, where messages and progress go. What cannot be written there is lost, for there is nobody to tell.
enum StandardError {
  static func write(_ text: String) {
    do throws(StandardOutput.WriteError) {
      try StandardOutput.writeAll(Array(text.utf8), to: STDERR_FILENO)
    } catch {}
  }
}
