import Foundation
import RunImport
import Testing
import TrackModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is gone after the test.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "strideguard-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func touch(_ name: String, _ content: String = "x") throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: file))
  }

  func names(_ walk: ExportWalk) -> [String] {
    walk.files.map { $0.path.text.replacingOccurrences(of: path + "/", with: "") }
  }
}

@Suite struct ExportWalkTests {
  @Test func findsExportsByNameInOrderOfBytes() throws {
    let folder = try ScratchFolder()
    for name in ["b.gpx", "B.TCX", "a/run.tcx.gz", "a/notes.txt", ".hidden.gpx", "._a.fit", "z.fit", "ä.zip"] {
      try folder.touch(name)
    }
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(folder.names(walk) == ["B.TCX", "a/run.tcx.gz", "b.gpx", "z.fit", "ä.zip"])
    #expect(walk.ignored == 1)
    #expect(walk.problems.isEmpty)
    #expect(walk.files.allSatisfy { !$0.isNamedByUser })
  }

  @Test func aFileNamedByTheUserIsTakenWhateverItsName() throws {
    let folder = try ScratchFolder()
    try folder.touch("export.bin")
    let walk = ExportWalk([BytePath(folder.path + "/export.bin")])
    #expect(folder.names(walk) == ["export.bin"])
    #expect(walk.files.first?.isNamedByUser == true)
  }

  @Test func oneFileByTwoPathsIsTakenOnce() throws {
    let folder = try ScratchFolder()
    try folder.touch("a.gpx")
    symlink("a.gpx", folder.path + "/b.gpx")
    link(folder.path + "/a.gpx", folder.path + "/c.gpx")
    let walk = ExportWalk([BytePath(folder.path), BytePath(folder.path + "/a.gpx"), BytePath(folder.path + "/")])
    #expect(folder.names(walk) == ["a.gpx"])
  }

  @Test func linksInCirclesAndOddObjectsEndInOneLineEach() throws {
    let folder = try ScratchFolder()
    try folder.touch("sub/a.gpx")
    symlink("..", folder.path + "/sub/up")
    symlink("self.gpx", folder.path + "/self.gpx")
    symlink("nowhere", folder.path + "/gone.tcx")
    mkfifo(folder.path + "/pipe.gpx", 0o600)
    mkdir(folder.path + "/folder.gpx", 0o700)
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(folder.names(walk) == ["sub/a.gpx"])
    let told = walk.problems.map { "\(($0.file as NSString).lastPathComponent) \($0.code)" }
    #expect(told == ["gone.tcx not_found", "pipe.gpx not_a_file", "self.gpx unreadable"])
    #expect(walk.problems.last?.remedy == "name the file itself, for its link leads nowhere")
    let long = ExportWalk([BytePath("/" + String(repeating: "a", count: 300) + ".gpx")])
    #expect(long.problems.map(\.remedy) == ["shorten the path"])
  }

  @Test func aMissingPathIsOneProblem() {
    let walk = ExportWalk([BytePath("/nowhere/at/all.gpx")])
    #expect(walk.files.isEmpty)
    #expect(walk.problems.map(\.code) == ["not_found"])
  }

  @Test func namesThatAreNotUTF8KeepTheirBytes() throws {
    let folder = try ScratchFolder()
    let path = BytePath(folder.path).appending([0xFF, 0x41] + Array(".gpx".utf8))
    let descriptor = open(path.bytes.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(walk.files.map(\.path) == [path])
    #expect(walk.files.first?.path.text.hasSuffix("\u{FFFD}A.gpx") == true)
  }
}
