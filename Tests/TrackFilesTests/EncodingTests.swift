import Testing
import TrackFiles
import TrackModel

@Suite struct EncodingTests {
  private let name = "Übung 跑步 🏃"
  private var text: String {
    Document.gpx("<trk><name>\(name)</name><trkseg>\(Document.point(second: 0))</trkseg></trk>")
  }

  private func wide(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: [false, true], [false, true])
  func utf16(isBigEndian: Bool, hasMark: Bool) {
    for readSize in [1, 3, 65_536] {
      let bytes = wide(text.replacing("UTF-8", with: "UTF-16"), isBigEndian: isBigEndian, hasMark: hasMark)
      let reading = Reading(bytes, readSize: readSize)
      #expect(reading.isWhole && reading.facts?.name == name && reading.samples.count == 1)
    }
  }

  @Test func brokenUTF16IsRefused() {
    let good = wide(text, isBigEndian: false, hasMark: true)
    #expect(Reading(Array(good.dropLast(1))).problem != nil)
    var lone = good
    lone[101] = 0xD8
    #expect(Reading(lone).problem?.code == "encoding")
  }

  @Test func utf8WithMark() {
    #expect(Reading([0xEF, 0xBB, 0xBF] + Array(text.utf8)).facts?.name == name)
  }

  @Test(arguments: ["          ", "\n\n\r\n\t ", "\u{FEFF}\n"])
  func blanksBeforeTheDeclaration(blanks: String) {
    for readSize in [1, 65_536] { #expect(Reading(blanks + text, readSize: readSize).facts?.name == name) }
  }

  /// A mark is one at the beginning of the file alone, however its pieces come.
  @Test(arguments: [1, 16, 600]) func aMarkBehindBlanksIsNone(blanks: Int) {
    let bytes = [UInt8](repeating: 0x20, count: blanks) + [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for readSize in [1, 7, 65_536] { #expect(Reading(bytes, readSize: readSize).problem != nil) }
  }

  @Test func latin1ThatIsDeclared() {
    let latin = text.replacing("UTF-8", with: "ISO-8859-1").replacing(name, with: "Übung").unicodeScalars.map {
      UInt8($0.value)
    }
    #expect(Reading(latin).facts?.name == "Übung")
  }

  @Test func latin1ThatIsNotDeclaredIsNamedWithItsLine() {
    let latin = "<?xml version=\"1.0\"?>\n<gpx>\n<trk><name>\u{FC}</name></trk></gpx>".unicodeScalars.map {
      UInt8($0.value)
    }
    let problem = Reading(latin).problem
    #expect(problem?.code == "encoding" && problem?.line == 3)
  }

  /// A byte that means nothing in the declared encoding, near the beginning and far behind the first read.
  @Test(
    arguments: [("US-ASCII", 0xFC), ("windows-1252", 0x81), ("windows-1253", 0xD2), ("GBK", 0xFF), ("EUC-JP", 0xFF)],
    [2, 20_000])
  func aByteThatItsEncodingDoesNotHold(encoding: (String, UInt8), line: Int) {
    let lines = String(repeating: "\n", count: line - 1)
    let start = "<?xml version=\"1.0\" encoding=\"\(encoding.0)\"?><gpx><trk>\(lines)<name>"
    let text = Array(start.utf8) + [encoding.1] + Array(" a</name>\(lines)</trk></gpx>".utf8)
    for readSize in [1, 65_536] {
      let problem = Reading(text, readSize: readSize).problem
      #expect(problem?.code == "encoding" && problem?.line == line)
    }
  }

  /// What ends within a letter of two bytes was cut off there.
  @Test func aLetterThatIsCutOffEndsTheFile() {
    let start = "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<gpx><trk><name>"
    #expect(Reading(Array(start.utf8) + [0xB1]).problem?.code == "xml_truncated")
  }

  @Test(arguments: ["UTF-7", "IBM037", "UTF-16", "UTF-32", "none-such"])
  func encodingsThatHideTagsAreRefused(encoding: String) {
    #expect(Reading(text.replacing("UTF-8", with: encoding)).problem?.code == "encoding")
  }

  @Test func utf32IsRefused() {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: scalar.value >> shift)) }
    }
    #expect(Reading(bytes).problem != nil)
  }

  @Test func longNamesAreCutBetweenCharacters() {
    let long = String(repeating: "ü", count: 900)
    let reading = Reading(text.replacing(name, with: "x" + long))
    #expect(reading.facts?.name == "x" + String(repeating: "ü", count: 99))
  }
}
