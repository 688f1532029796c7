import Foundation
import Testing

/// A room imports only what Package.swift gives it.
///
/// The package manager's own check (`--explicit-target-dependency-import-check`) lets some imports of this package pass.
@Suite struct HouseTests {
  struct Room: CustomTestStringConvertible, Sendable {
    var name: String
    var isTest: Bool
    var dependencies: Set<String>
    var testDescription: String { name }
    var folder: URL { Strideguard.package.appending(path: "\(isTest ? "Tests" : "Sources")/\(name)") }
  }

  /// Modules that come with the system or the toolchain.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Testing",
  ]

  static let rooms: [Room] = {
    let manifest = Strideguard.package.appending(path: "Package.swift")
    let text = (try? String(contentsOf: manifest, encoding: .utf8)) ?? ""
    let target = /\.(target|executableTarget|testTarget)\(\s*name: "(\w+)"(.*?)swiftSettings:/.dotMatchesNewlines()
    return text.matches(of: target).map { match in
      let names = match.output.3.matches(of: /"([\w.-]+)"/).map { String($0.output.1) }
      return Room(
        name: String(match.output.2), isTest: match.output.1 == "testTarget",
        dependencies: Set(names))
    }
  }()

  @Test func theManifestIsUnderstood() {
    #expect(Self.rooms.count { !$0.isTest && !$0.name.hasPrefix("Fuzz") } == 9)
    #expect(Self.rooms.first { $0.name == "RunLibrary" }?.dependencies.isSuperset(of: ["TrackModel", "GRDB"]) == true)
    #expect(Self.rooms.first { $0.name == "TrackModel" }?.dependencies == [])
  }

  @Test(arguments: rooms)
  func importsWhatItWasGiven(_ room: Room) throws {
    let files = FileManager.default.enumerator(atPath: room.folder.path)?.compactMap { $0 as? String } ?? []
    var imported: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: room.folder.appending(path: file), encoding: .utf8)
      let pattern =
        /^ *(?:@testable )?(?:public |internal |package )?import (?:(?:struct|enum|class|func|protocol) )?(\w+)/
      imported.formUnion(text.matches(of: pattern.anchorsMatchLineEndings()).map { String($0.output.1) })
    }
    let foreign = imported.subtracting(room.dependencies).subtracting(Self.system).sorted()
    #expect(foreign.isEmpty, "not given by Package.swift")
  }
}
