import Testing
import TrackFiles
import TrackModel

@Suite struct HostileTextTests {
  @Test(arguments: HostileText.declarations + HostileText.shapes + HostileText.encodings)
  func endsAsItMust(text: HostileText) { check(text) }

  /// One after the other: each holds megabytes.
  @Test func longTextsEndAsTheyMust() {
    for text in HostileText.sizes { check(text) }
  }

  @Test(arguments: HostileText.declarations + HostileText.shapes + HostileText.encodings)
  func endsAsItMustInPieces(text: HostileText) {
    if text.bytes.count < 100_000 { check(text, readSize: 7) }
  }

  private func check(_ text: HostileText, readSize: Int = 64 << 10) {
    let reading = Reading(text.bytes, readSize: readSize)
    switch text.ending {
    case .refused(let code, let line):
      #expect(reading.problem?.code == code, "\(text.name)")
      if let line { #expect(abs((reading.problem?.line ?? 0) - line) <= 1, "\(text.name)") }
      let words = (reading.problem?.message ?? "") + (reading.problem?.remedy ?? "")
      #expect(words.utf8.count < 300 && words.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    case .read(let points):
      #expect(reading.isWhole, "\(text.name): \(reading.problem?.message ?? "")")
      #expect(reading.samples.count == points, "\(text.name)")
    }
  }
}
