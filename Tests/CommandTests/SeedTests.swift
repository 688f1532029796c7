import Foundation
import Testing

/// Inputs that fuzzers start from, and those that once failed: none may end the program in an unknown way.
@Suite struct SeedTests {
  static let seeds: [String] = {
    let folder = Strideguard.package.appending(path: "seeds/fuzz").path
    return ["gpx", "tcx", "fit", "gzip", "zip"].flatMap { kind in
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []).map { "\(kind)/\($0)" }
    }.sorted()
  }()

  @Test func thereAreSeeds() { #expect(Self.seeds.count >= 25) }

  @Test(arguments: seeds)
  func seedEndsInAKnownWay(_ seed: String) throws {
    let folder = Strideguard.package.appending(path: "seeds/fuzz")
    let outcome = try Strideguard.run(["analyze", seed, "--format", "json"] + repeatable, in: folder)
    #expect([0, 2, 65].contains(outcome.status))
    #expect(outcome.errorLines.count <= 1)
    #expect(outcome.errorLines.allSatisfy { $0.utf8.count <= 400 && $0.hasPrefix("strideguard: ") })
    _ = try Report(outcome.output)
  }
}
