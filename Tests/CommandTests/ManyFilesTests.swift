import Foundation
import Testing

/// A tenth of many files is broken: the others count as if they were alone, and each of the broken ones costs a line.
@Suite struct ManyFilesTests {
  /// More on demand: STRIDEGUARD_MANY_FILES=3000.
  private static let count = ProcessInfo.processInfo.environment["STRIDEGUARD_MANY_FILES"].flatMap { Int($0) } ?? 300

  @Test func badFilesCostALineEachAndNothingElse() throws {
    let scratch = try Scratch()
    for name in ["good", "all"] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appending(path: name), withIntermediateDirectories: true)
    }
    let broken = Self.breaks
    for number in 0..<Self.count {
      let text = Self.run(number)
      if number % 10 == 7 {
        try scratch.write("all/\(number).gpx", broken[number / 10 % broken.count](text))
      } else {
        for folder in ["good", "all"] { try scratch.write("\(folder)/\(number).gpx", text) }
      }
    }
    func rows(_ folder: String, bad: Int) throws -> String {
      let library = ["STRIDEGUARD_LIBRARY": "\(folder).sqlite"]
      let outcome = try Strideguard.run(
        ["import", "--quiet", "."], in: scratch.folder.appending(path: folder), environment: library)
      #expect(outcome.errorLines.count == bad)
      #expect(outcome.status == (bad > 0 ? 2 : 0))
      #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("strideguard: error: ") && $0.utf8.count <= 400 })
      return try Strideguard.run(
        ["export", "runs", "--format", "csv"] + repeatable, in: scratch.folder.appending(path: folder),
        environment: library
      ).output
    }
    let good = try rows("good", bad: 0)
    #expect(good.split(separator: "\r\n").count == 1 + Self.count / 10 * 9)
    #expect(try rows("all", bad: Self.count / 10) == good)
  }

  /// Ways to break an export.
  private static let breaks: [@Sendable (String) -> String] = [
    { String($0.prefix(500)) }, { _ in "" }, { _ in "<html><body>Log in</body></html>" },
    { $0.replacing("<gpx", with: "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n<gpx") },
    { $0.replacing("</trkpt>", with: "</trk>", maxReplacements: 1) }, { $0.replacing("<time>", with: "<time>x") },
    { $0.replacing("lat=", with: "lat=\"1\" lat=", maxReplacements: 1) }, { $0.replacing("lon=\"", with: "lon=\"9,") },
    { String(repeating: "<a>", count: 200) + $0 }, { "\u{1F}\u{8B}" + $0 },
  ]

  /// Two minutes of running, on a day of its own, two hours and a bit later than the run before.
  private static func run(_ number: Int) -> String {
    let start = 1_577_865_600 + number * 90_061
    let points = (0..<13).map { place in
      let time = Date(timeIntervalSince1970: Double(start + place * 10)).formatted(.iso8601)
      return
        "<trkpt lat=\"\(47 + Double(place) * 0.00027)\" lon=\"\(8 + Double(number) / 1000)\"><time>\(time)</time></trkpt>"
    }
    return "<gpx version=\"1.1\" creator=\"t\"><trk><type>running</type><trkseg>\n"
      + points.joined(separator: "\n") + "\n</trkseg></trk></gpx>"
  }
}
