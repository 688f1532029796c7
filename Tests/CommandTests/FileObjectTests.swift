import Foundation
import Testing

/// What a folder may hold beside plain files: nothing of it blocks, and each costs one line at most.
@Suite struct FileObjectTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.folder.path
    try FileManager.default.createDirectory(atPath: path + "/in", withIntermediateDirectories: true)
  }

  /// Makes something with lines of shell in an empty folder and analyses what is there, within ten seconds.
  private func analyze(_ lines: String, _ target: String = "in") throws -> Strideguard.Outcome {
    try Strideguard.shell(
      """
      (cd in; \(lines)) > /dev/null 2>&1
      exec timeout 10 strideguard analyze --format json \(repeatable.joined(separator: " ")) -- \(target)
      """, in: scratch.folder, environment: ["GOOD": Strideguard.fixtures.path + "/exports/no-namespace.gpx"])
  }

  static let refused: [(String, String)] = [
    ("mkfifo x.gpx", "in/x.gpx"), ("mkfifo x.gpx", "in"), ("ln -s /dev/zero x.gpx", "in/x.gpx"),
    ("ln -s /dev/zero x.gpx", "in"), ("true", "/dev/zero"), ("true", "/dev/null"), ("ln -s x.gpx x.gpx", "in"),
    ("ln -s x.gpx x.gpx", "in/x.gpx"), ("ln -s y.gpx x.gpx; ln -s x.gpx y.gpx", "in/x.gpx"),
    ("ln -s nowhere x.gpx", "in"), ("mkdir x.gpx", "in/x.gpx"), ("truncate -s 20G x.gpx", "in"),
    ("truncate -s 20G x.fit", "in"), ("truncate -s 20G x.zip", "in"), ("truncate -s 20G x.gpx.gz", "in"),
    ("truncate -s 100M x.gpx", "in"), ("mkfifo p; ln -s p x.fit.gz", "in"), ("true", "in/x.gpx/y.gpx"),
    ("cp $GOOD x.gpx", "in/x.gpx/y.gpx"), ("true", String(repeating: "d/", count: 2500) + "x.gpx"),
    ("true", String(repeating: "d", count: 300) + ".gpx"), ("printf '<gpx>' > \"$(printf 'a\\033[31m.gpx')\"", "in"),
    ("printf '<gpx>' > \"$(printf 'a\\nb.gpx')\"", "in"), ("printf '<gpx>' > \"$(printf 'a\\377b.gpx')\"", "in"),
    ("printf '<gpx>' > \"$(printf 'a\\342\\200\\256b.gpx')\"", "in"),
  ]

  @Test(arguments: refused)
  func costsOneLine(lines: String, target: String) throws {
    let outcome = try analyze(lines, "'\(target)'")
    #expect(outcome.status == 65, "\(lines): \(outcome.errors)")
    #expect(outcome.errorLines.count == 1, "\(lines): \(outcome.errors)")
    let line = outcome.errorLines.first ?? ""
    #expect(line.hasPrefix("strideguard: error: ") && line.utf8.count <= 400 && line.contains("; "))
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
    #expect(try Report(outcome.output).runs.isEmpty)
  }

  static let harmless = [
    "ln -s .. up", "ln -s . here", "mkdir sub; ln -s ../.. sub/up; ln -s ../sub sub/again", "ln -s / root",
    "mkdir y.gpx", "ln -s y.gpx z.gpx; cp $GOOD y.gpx", "ln x.gpx y.gpx", "mkfifo pipe", "ln -s /dev/zero zero",
    "truncate -s 20G big.bin", "mkdir -p $(printf 'd/%.0s' $(seq 60))",
  ]

  @Test(arguments: harmless)
  func isNoHindrance(lines: String) throws {
    let outcome = try analyze("cp $GOOD x.gpx; \(lines)")
    #expect(outcome.status == 0, "\(lines): \(outcome.errors)")
    let report = try Report(outcome.output)
    // A link is another name of the file, a copy another file.
    let copies = lines.contains("cp $GOOD") ? 1 : 0
    #expect(report.runs.count == 1 && report.runs.first?.alsoIn.count == copies)
  }

  #if canImport(Glibc)
    @Test func aSocketIsNoFile() throws {
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      // A socket's path may have some hundred bytes only, so the test's own folder is left for a shorter one.
      let short = "/tmp/sg-\(getpid())"
      try FileManager.default.createDirectory(atPath: short, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: short) }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("\(short)/x.gpx".utf8)) }
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      #expect(bound == 0)
      for target in [short, "\(short)/x.gpx"] {
        let outcome = try analyze("true", target)
        #expect(outcome.status == 65 && outcome.errorLines.count == 1, "\(outcome.errors)")
      }
    }
  #endif

  /// Files that are written, cut and removed while they are read end as a run or as one line.
  @Test(arguments: [
    "cp $GOOD in/x.gpx; : > in/x.gpx", "cp $GOOD in/x.gpx; rm -f in/x.gpx", "cp $GOOD in/y; mv in/y in/x.gpx",
    "head -c 3000 $GOOD > in/x.gpx; cat $GOOD $GOOD > in/x.gpx", "rm -rf in/x.gpx; mkdir in/x.gpx; rmdir in/x.gpx",
    "rm -f in/x.gpx; mkfifo in/x.gpx; rm -f in/x.gpx; cp $GOOD in/x.gpx",
  ])
  func filesThatChangeMeanwhile(change: String) throws {
    let outcome = try Strideguard.shell(
      """
      (while [ ! -e stop ]; do \(change); done) > /dev/null 2>&1 & changing=$!
      for round in $(seq 15); do
        timeout 10 strideguard analyze --format json \(repeatable.joined(separator: " ")) in > /dev/null
        echo $?
      done
      : > stop; wait $changing; exit 0
      """, in: scratch.folder, environment: ["GOOD": Strideguard.fixtures.path + "/exports/no-namespace.gpx"])
    let ends = outcome.output.split(separator: "\n")
    #expect(ends.count == 15 && ends.allSatisfy { ["0", "2", "65"].contains($0) }, "\(ends)")
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("strideguard: ") && $0.utf8.count <= 400 })
  }
}
