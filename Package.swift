// swift-tools-version: 6.2
import PackageDescription

/// One settings block for every room, so that the compiler keeps the whole house clean.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
/// For the rooms that hold pointers or call the system: every unsafe use is marked in the source.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "strideguard",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "strideguard", targets: ["strideguard"]),
    .library(
      name: "StrideguardKit",
      targets: ["TrackModel", "RunMetrics", "TrackFiles", "RunAnalysis", "HamstringRisk", "RunImport"]),
  ],
  dependencies: [
    // Commands, options, help and completions as users of command lines expect them.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The run library: SQLite with safe concurrency, migrations and typed errors.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The table beside a bulk export and logs kept elsewhere, with cells over several lines.
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    // Settings files: YAML as people write it, with the line of every key for messages.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // A header of the C library that Swift's own module of it leaves out.
    .systemLibrary(name: "CMalloc"),
    // Comparing many bytes with one instruction: vectors of Swift itself are compared byte by byte.
    .systemLibrary(name: "CByteBlocks"),

    .target(name: "TrackModel", swiftSettings: strict),
    .target(name: "RunMetrics", swiftSettings: strict),
    .target(
      name: "TrackFiles", dependencies: ["TrackModel", "CByteBlocks", "CLibXML2", "CZlib"], swiftSettings: strictMemory),
    .target(name: "RunAnalysis", dependencies: ["TrackModel", "RunMetrics"], swiftSettings: strict),
    .target(
      name: "RunImport",
      dependencies: ["TrackModel", "TrackFiles", "RunAnalysis", .product(name: "SwiftCSV", package: "SwiftCSV")],
      swiftSettings: strictMemory),
    .target(name: "HamstringRisk", dependencies: ["TrackModel", "RunMetrics"], swiftSettings: strict),
    .target(
      name: "RunLibrary",
      dependencies: ["TrackModel", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strictMemory),
    .target(
      name: "RiskReports", dependencies: ["TrackModel", "RunMetrics", "HamstringRisk"],
      swiftSettings: strict),
    .executableTarget(
      name: "strideguard",
      dependencies: [
        "TrackModel", "RunMetrics", "TrackFiles", "RunAnalysis", "RunImport", "RunLibrary", "HamstringRisk",
        "RiskReports", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strictMemory),

    .testTarget(name: "TrackModelTests", dependencies: ["TrackModel"], swiftSettings: strict),
    .testTarget(name: "RunMetricsTests", dependencies: ["RunMetrics"], swiftSettings: strict),
    .testTarget(name: "TrackFilesTests", dependencies: ["TrackFiles", "TrackModel"], swiftSettings: strict),
    .testTarget(
      name: "RunAnalysisTests", dependencies: ["RunAnalysis", "RunMetrics", "TrackModel"],
      swiftSettings: strict),
    .testTarget(
      name: "HamstringRiskTests", dependencies: ["HamstringRisk", "RunMetrics", "TrackModel"],
      swiftSettings: strict),
    .testTarget(
      name: "RunImportTests", dependencies: ["RunImport", "RunAnalysis", "TrackFiles", "TrackModel"],
      swiftSettings: strict),
    .testTarget(
      name: "RunLibraryTests",
      dependencies: ["RunLibrary", "TrackModel", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .testTarget(
      name: "RiskReportsTests", dependencies: ["RiskReports", "HamstringRisk", "TrackModel"],
      swiftSettings: strict),
    .testTarget(
      name: "KitTests",
      dependencies: ["TrackModel", "TrackFiles", "RunAnalysis", "RunImport", "HamstringRisk"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["strideguard", "HamstringRisk", "TrackModel"], swiftSettings: strict),
  ]
)

// Fuzz targets, for `scripts/fuzz` alone: they need a sanitizer that a plain build does not have.
if Context.environment["STRIDEGUARD_FUZZ"] != nil {
  package.targets.append(
    .target(
      name: "FuzzSupport", dependencies: ["TrackModel", "TrackFiles", "RunAnalysis"],
      path: "Sources/Fuzzing/FuzzSupport", swiftSettings: strict))
  let rooms: [String: [Target.Dependency]] = [
    "FuzzReader": ["FuzzSupport"], "FuzzGzip": ["FuzzSupport"], "FuzzFIT": ["FuzzSupport"],
    "FuzzZip": ["FuzzSupport", "TrackFiles", "TrackModel"], "FuzzSeams": ["FuzzSupport"],
    "FuzzNumber": ["TrackFiles", "TrackModel"], "FuzzTime": ["TrackFiles", "TrackModel"],
    "FuzzEscaping": ["RiskReports", "HamstringRisk", "TrackModel"],
  ]
  for (name, dependencies) in rooms.sorted(by: { $0.key < $1.key }) {
    package.targets.append(
      .executableTarget(
        name: name, dependencies: dependencies, path: "Sources/Fuzzing/\(name)",
        swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
  }
}
