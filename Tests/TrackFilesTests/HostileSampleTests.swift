import Foundation
import Testing
import TrackFiles
import TrackModel

/// A folder of hostile files with the outcomes they may have, where one is given by the environment variable
/// `STRIDEGUARD_HOSTILE_SAMPLE` (a folder with a `manifest.json`) or lies beside the package.
@Suite struct HostileSampleTests {
  struct Manifest: Decodable { var cases: [Case] }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var file: String
    var expect: [String]
    var line: Int?
    var goodPoints: Int?
    var needs: String?

    enum CodingKeys: String, CodingKey {
      case file, expect, line, needs
      case goodPoints = "good_points"
    }

    var testDescription: String { file }
  }

  static let folder: String? = {
    let given = ProcessInfo.processInfo.environment["STRIDEGUARD_HOSTILE_SAMPLE"]
    // Tests/TrackFilesTests/ThisFile: three steps up is the package.
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    let beside = package.deletingLastPathComponent().appendingPathComponent("shared/hostile-sample").path
    return [given, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0 + "/manifest.json") }
  }()

  static let cases: [Case] = {
    guard let folder, let data = FileManager.default.contents(atPath: folder + "/manifest.json") else { return [] }
    // What needs more than a reader is for the tests of the commands.
    return ((try? JSONDecoder().decode(Manifest.self, from: data))?.cases ?? []).filter { $0.needs == nil }
  }()

  @Test(.enabled(if: !cases.isEmpty, "no folder of hostile files here"), arguments: cases)
  func endsAsItMay(example: Case) throws {
    let folder = try #require(HostileSampleTests.folder)
    let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(example.file)"))
    let reading = Reading([UInt8](data))
    let allowed = Set(example.expect.map { String($0.prefix { $0 != ":" }) })
    if let problem = reading.problem {
      #expect(allowed.contains("error"))
      #expect(problem.message.utf8.count + problem.remedy.utf8.count < 300)
      #expect(problem.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
      if let line = example.line { #expect(abs((problem.line ?? 0) - line) <= 1) }
      return
    }
    #expect(reading.isWhole)
    // An activity without any sample becomes a problem of the caller's.
    let hasRun = !reading.samples.isEmpty
    #expect(hasRun ? !allowed.isDisjoint(with: ["ok", "warning"]) : allowed.contains("error"))
    if hasRun, let points = example.goodPoints { #expect(reading.samples.count == points) }
    if !allowed.contains("ok"), hasRun, let tally = reading.facts?.tally, !example.file.contains("teleport") {
      #expect(tally.withoutTime + tally.badPositions + tally.badValues + reading.warnings.count > 0)
    }
  }
}
