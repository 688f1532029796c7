import Foundation

/// The built executable, run as users run it.
enum Strideguard {
  /// What one call came to.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  struct NotBuilt: Error {}

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static var fixtures: URL { package.appending(path: "Fixtures") }

  /// The executable lies beside the test bundle, whose path is that of this process or one of its bundles.
  static func executable() throws -> URL {
    let bundles =
      [Bundle.main.executableURL?.deletingLastPathComponent()]
      + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let candidates = bundles.compactMap { $0?.appending(path: "strideguard") }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw NotBuilt()
    }
    return found
  }

  /// Runs the program and waits for it.
  /// - Parameters:
  ///   - folder: where it runs; `Fixtures` by default.
  ///   - input: given on standard input; nothing by default.
  ///   - environment: added to an environment without home, language and zone of the machine.
  static func run(
    _ arguments: [String], in folder: URL = fixtures, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(executable(), arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of shell in which `strideguard` is the built program.
  static func shell(
    _ line: String, in folder: URL = fixtures, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(URL(filePath: "/bin/sh"), ["-c", line], in: folder, input: "", environment: environment)
  }

  /// What tells an instrumented program where to write what it counted or found.
  private static let instruments = ProcessInfo.processInfo.environment.filter { name, _ in
    ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"].contains(name)
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: String, environment: [String: String]
  ) throws -> Outcome {
    let scratch = try Scratch()
    let output = try scratch.write("output", "")
    let errors = try scratch.write("errors", "")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let path = try executable().deletingLastPathComponent().path
    process.environment = [
      "PATH": "\(path):/usr/bin:/bin", "HOME": scratch.folder.path, "XDG_DATA_HOME": scratch.folder.path, "TZ": "UTC",
      "LC_ALL": "C",
    ].merging(instruments) { $1 }.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.write("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Outcome(
      status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder of its own that is gone afterwards.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "strideguard-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// Copies a fixture here, under its own name.
  @discardableResult
  func copy(_ fixture: String) throws -> URL {
    let source = Strideguard.fixtures.appending(path: fixture)
    let target = folder.appending(path: source.lastPathComponent)
    try FileManager.default.copyItem(at: source, to: target)
    return target
  }
}
