import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

@Suite struct TextPictureTests {
  /// A range that is no number any more.
  @Test func aLineOfHugeValuesIsDrawn() {
    #expect(Blocks.line([-1e308, 0, 1e308], leastRange: 1) == "▁▁▁")
  }

  private func lines(_ style: TextStyle) -> [Substring] {
    TextReport.write(Samples.report(weeks: [Samples.week(-1, distance: 4500), Samples.week()]), style: style)
      .split(separator: "\n")
  }

  @Test func weeksHaveBarsWhereThereIsRoom() throws {
    let shown = lines(TextStyle(width: 100, pictures: true))
    #expect(shown.contains { $0.contains("2024-W17") && $0.contains("  █████       ▲▲▲ high") })
    #expect(shown.contains { $0.contains("2024-W18") && $0.contains("  ██████████  ▲▲▲ high") })
    for style in [TextStyle(width: 100), TextStyle(width: 64, pictures: true)] {
      #expect(!lines(style).contains { $0.contains("2024-W") && $0.contains("█") })
    }
    #expect(!lines(TextStyle(width: 100, unicode: false, pictures: true)).contains { $0.contains("█") })
  }

  @Test func flaggedRunsHaveLines() {
    let flat = String(repeating: "▁", count: 24)
    #expect(lines(TextStyle(width: 100, pictures: true)).contains("      altitude \(flat) · pace \(flat)"))
  }
}
