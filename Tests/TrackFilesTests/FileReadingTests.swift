import Testing
import TrackFiles
import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reading from the file system: regular files and nothing else.
@Suite struct FileReadingTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/trackfiles-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil }
    try #require(made)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func problem(_ path: [UInt8], followsLinks: Bool = true) -> Problem? {
    var sink = RecordingSink()
    do throws(Problem) {
      _ = try TrackFileReader().read(path: path, displayName: "shown", followsLinks: followsLinks, into: &sink)
      return nil
    } catch { return error }
  }

  private func make(_ name: [UInt8], _ content: [UInt8]) -> [UInt8] {
    let path = Array("\(folder)/".utf8) + name
    let descriptor = open((path + [0]).map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT, 0o600)
    content.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return path
  }

  @Test(arguments: [10, 2000])
  func readsWhatMemoryReads(points: Int) throws {
    for bytes in [
      Array(Document.track(points: points).utf8), GzipWriter.member(Array(Document.track(points: points).utf8)),
    ] {
      let path = make(Array("odd\nname\u{1B}".utf8) + [0xFF, 0xFE], bytes)
      var sink = RecordingSink()
      _ = try TrackFileReader().read(path: path, displayName: "shown", into: &sink)
      #expect(sink.activities == Reading(bytes).activities && sink.activities.first?.samples.count == points)
      unlink((path + [0]).map { CChar(bitPattern: $0) })
    }
  }

  @Test func whatIsNoRegularFileIsRefusedAtOnce() {
    let pipe = "\(folder)/pipe.gpx"
    mkfifo(pipe, 0o600)
    let loop = "\(folder)/loop.gpx"
    symlink(loop, loop)
    for (path, code) in [
      (pipe, "not_a_file"), (folder, "not_a_file"), ("/dev/zero", "not_a_file"), (loop, "link_loop"),
      ("\(folder)/absent.gpx", "not_found"), ("", "not_found"), ("a\0b", "not_found"),
      (String(repeating: "x", count: 5000), "name_too_long"),
    ] {
      let problem = problem(Array(path.utf8))
      #expect(problem?.code == code && problem?.file == "shown" && problem?.severity == .error, "\(code)")
    }
  }

  @Test func linksAreFollowedOnlyWhereAsked() {
    let path = make(Array("real.gpx".utf8), Array(Document.track(points: 1).utf8))
    let link = "\(folder)/link.gpx"
    symlink(String(decoding: path, as: UTF8.self), link)
    #expect(problem(Array(link.utf8)) == nil)
    #expect(problem(Array(link.utf8), followsLinks: false)?.code == "link_loop")
  }

  @Test func hugeSparseFilesAreRefusedUnread() {
    let path = make(Array("sparse.gpx".utf8), [])
    truncate(String(decoding: path, as: UTF8.self), 20 << 30)
    #expect(problem(path)?.code == "limit_bytes")
  }
}
