import Testing
import TrackFiles
import TrackModel

/// What is no export, or a broken one, gives one clear problem.
@Suite struct RefusalTests {
  static let others: [(String, [UInt8], String)] = [
    ("empty", [], "empty_file"), ("blanks", Array("  \n".utf8), "empty_file"),
    ("zip", [0x50, 0x4B, 3, 4, 20, 0], "format_zip"),
    ("FIT", [14, 16, 0, 0, 1, 0, 0, 0] + Array(".FIT".utf8) + [0, 0], "fit_truncated"),
    ("AppleDouble", [0, 5, 0x16, 7, 0, 2, 0, 0], "not_an_export"), ("JSON", Array("{\"a\":1}".utf8), "not_an_export"),
    ("table", Array("Activity ID,Name\n1,x".utf8), "not_an_export"),
    ("web page", Array("<!DOCTYPE html><html><body>Log in</body></html>".utf8), "not_an_export"),
    ("other XML", Array("<?xml version=\"1.0\"?>\n<kml><Document/></kml>".utf8), "not_an_export"),
    ("zeros", [UInt8](repeating: 0, count: 500), "not_an_export"),
    ("a root that only looks alike", Array("<GPX/>".utf8), "not_an_export"),
  ]

  /// What a message says this is.
  @Test(arguments: [
    ("[Params]\nVersion=106\n", "text of another kind"), ("[\n  {\"a\": 1}]", "JSON"), ("{}", "JSON"),
    ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html/>", "web page"),
    ("<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT a EMPTY>]><HealthData/>", "workout-routes"),
  ])
  func otherFilesAreCalledWhatTheyAre(text: String, kind: String) {
    let problem = Reading(Array(text.utf8)).problem
    #expect(problem?.code == "not_an_export" && problem?.message.contains(kind) == true)
  }

  @Test(arguments: others)
  func otherFilesAreNamed(kind: String, bytes: [UInt8], code: String) {
    for readSize in [1, 65_536] {
      let reading = Reading(bytes, readSize: readSize)
      #expect(reading.problem?.code == code, "\(kind)")
      #expect(reading.activities.isEmpty && reading.problem?.severity == .error && reading.problem?.file == "test.gpx")
    }
  }

  static let archives: [(String, [UInt8])] = [
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]), ("rar", Array("Rar!".utf8) + [0x1A, 7, 1, 0]),
    ("bzip2", Array("BZh9".utf8) + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4]),
    (
      "tar",
      Array("a/x.gpx".utf8) + [UInt8](repeating: 0, count: 250) + Array("ustar\0".utf8)
        + [UInt8](repeating: 0, count: 600)
    ),
  ]

  @Test(arguments: archives) func otherArchivesAreNamed(kind: String, bytes: [UInt8]) {
    for content in [bytes + [UInt8](repeating: 7, count: 20), GzipWriter.member(bytes + [7, 7, 7, 7, 7, 7, 7, 7])] {
      let problem = Reading(content).problem
      #expect(problem?.code == "format_archive" && problem?.remedy == "unpack it first", "\(kind)")
      #expect(problem?.message == "this is an archive of another kind (\(kind)), not one export")
    }
  }

  static let broken: [(String, String, Int)] = [
    ("<gpx>\n<trk>\n</gpx>\n", "xml_syntax", 3), ("<gpx>\n<trk a=1/></gpx>", "xml_syntax", 2),
    ("<gpx>\n<trk a='1' a='2'/></gpx>", "xml_syntax", 2), ("<gpx>\n\n<name>a & b</name></gpx>", "xml_syntax", 3),
    ("<gpx>\n<name>\u{1}</name></gpx>", "xml_syntax", 2), ("<gpx/>\n<gpx/>", "xml_syntax", 2),
    ("\n\n<gpx>\n<trk>", "xml_truncated", 4), ("<gpx>\n<trk><na", "xml_truncated", 2),
    ("<gpx>\n<trk name=\"a", "xml_truncated", 2), ("<gpx>\n<name>&am", "xml_truncated", 2),
  ]

  @Test(arguments: broken)
  func brokenXMLIsNamedWithItsLine(text: String, code: String, line: Int) {
    for readSize in [1, 7, 65_536] {
      let problem = Reading(text, readSize: readSize).problem
      #expect(problem?.code == code && problem?.line == line, "\(text)")
    }
  }

  @Test func messagesAreShortAndQuoteNothingOfTheFile() {
    let name = String(repeating: "\u{202E}evil", count: 20)
    for text in ["<\(name)/>", "<gpx><\(name)></gpx>", "<gpx><a \(name)></gpx>", "<gpx>&\(name);</gpx>"] {
      let problem = Reading(text).problem
      #expect(problem.map { $0.message.utf8.count + $0.remedy.utf8.count < 250 } == true)
      #expect(problem?.message.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 } == true)
    }
  }

  @Test func zerosBehindTheEndAreNamed() {
    for zeros in [1, 100, 100_000] {
      let reading = Reading(Array(Document.track(points: 3).utf8) + [UInt8](repeating: 0, count: zeros))
      #expect(reading.isWhole && reading.samples.count == 3 && reading.warnings.map(\.code) == ["trailing_bytes"])
      #expect(reading.warnings.first?.severity == .warning)
    }
  }

  /// The end of a longer file that was written over, words, bytes that are no text.
  @Test(arguments: [
    Array("ension>\n<speed>1.75</speed>\n</trkpt></trkseg></trk></gpx>\n".utf8), Array("\n& <".utf8),
    [0xFF, 0xFE, 0xFC],
  ])
  func whatFollowsTheRootIsNamed(tail: [UInt8]) {
    for readSize in [1, 7, 65_536] {
      let reading = Reading(Array(Document.track(points: 3).utf8) + tail, readSize: readSize)
      #expect(reading.isWhole && reading.samples.count == 3 && reading.warnings.map(\.code) == ["trailing_bytes"])
    }
  }

  @Test func undeclaredPrefixesAreNoReasonToRefuse() {
    let text = Document.track(points: 2, inside: "<extensions><gpxx:Temperature>3</gpxx:Temperature></extensions>")
    #expect(Reading(text).samples.count == 2)
  }
}
