// swift-tools-version: 6.2
import PackageDescription

/// Measures the library as any other program would use it; a package of its own, so that nobody else builds it.
let package = Package(
  name: "analysis-cost",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "strideguard", path: "../../..")],
  targets: [
    .executableTarget(
      name: "analysis-cost", dependencies: [.product(name: "StrideguardKit", package: "strideguard")],
      path: "Sources/AnalysisCost"),
    .executableTarget(
      name: "fold-cost", dependencies: [.product(name: "StrideguardKit", package: "strideguard")],
      path: "Sources/FoldCost"),
  ]
)
