import Foundation
import Testing

@testable import RiskReports

/// WCAG 2.2: 1.4.3 for text, 1.4.11 for marks.
@Suite struct ContrastTests {
  /// The colours of the light page, then of the dark one.
  private static let schemes: [[String: String]] = "\(PageStyleSheet.text)".components(separatedBy: ":root{")
    .dropFirst()
    .map { part in
      let pairs = part.prefix { $0 != "}" }.split(separator: ";").map { $0.split(separator: ":").map(String.init) }
      return Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

  /// Relative luminance of `#rgb` or `#rrggbb`.
  private func luminance(_ color: String) throws -> Double {
    let digits = color.dropFirst().flatMap { color.count == 4 ? [$0, $0] : [$0] }
    let parts = try stride(from: 0, to: 6, by: 2).map { place in
      let value = Double(try #require(Int(String(digits[place...place + 1]), radix: 16))) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ scheme: [String: String], _ name: String, with other: String) throws -> Double {
    let both = try [name, other].map { try luminance(#require(scheme["--" + $0])) }
    return (max(both[0], both[1]) + 0.05) / (min(both[0], both[1]) + 0.05)
  }

  @Test func thereAreTwoSchemes() { #expect(Self.schemes.count == 2) }

  @Test(arguments: ["bar", "chosen", "line", "base", "normal", "low", "medium", "high", "climb", "stairs"])
  func marksStandOutFromTheGround(name: String) throws {
    for scheme in Self.schemes { #expect(try contrast(scheme, name, with: "ground") >= 3) }
  }

  @Test(arguments: ["text", "faint", "link", "low", "medium", "high"])
  func textCanBeRead(name: String) throws {
    for scheme in Self.schemes { #expect(try contrast(scheme, name, with: "ground") >= 4.5) }
  }
}
