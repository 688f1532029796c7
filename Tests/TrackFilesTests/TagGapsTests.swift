import Testing
import TrackModel

@testable import TrackFiles

/// Blanks between tags are kept from the XML parser; nothing else may change, and lines must stay those of the file.
@Suite struct TagGapsTests {
  /// What the parser is given for `text`, in pieces and rooms of these sizes.
  private func copy(_ text: String, piece: Int, room: Int, into gaps: inout TagGaps) -> String {
    let source = Array(text.utf8)
    var copied: [UInt8] = []
    var position = 0
    while position < source.count {
      let end = min(position + piece, source.count)
      while position < end {
        var target = [UInt8](repeating: 0, count: room)
        let step = source.withUnsafeBytes { source in
          target.withUnsafeMutableBytes { gaps.copy(.init(rebasing: source[position..<end]), to: $0) }
        }
        copied += target[..<step.given]
        position += step.taken
      }
    }
    return String(decoding: copied, as: UTF8.self)
  }

  @Test(arguments: [
    ("<a>\n  <b>1</b>\n</a>\n", "<a><b>1</b></a>\n"), ("<a>\r\n\t<b/>\r\n</a>", "<a><b/></a>"),
    ("<a>\n\n\n          <b/></a>", "<a><b/></a>"), ("<a> <b/> </a>", "<a> <b/> </a>"),
    ("<a>\n  text\n</a>", "<a>\n  text\n</a>"), ("<a>x\n  <b/></a>", "<a>x\n  <b/></a>"),
    ("<a\n  b=\"1\"\n/>", "<a\n  b=\"1\"\n/>"), (">\n", ">\n"), (">\n   ", ">\n   "), ("\n<a/>", "\n<a/>"),
  ])
  func onlyBlanksBetweenTagsAreLeftOut(text: String, expected: String) {
    var gaps = TagGaps()
    #expect(copy(text, piece: 1000, room: 1000, into: &gaps) == expected)
  }

  /// A small document in which every kind of line end and gap is, and a text of its own on each line.
  private static let document =
    "<?xml version=\"1.0\"?>\r\n<!-- a > \n  < -->\n\n<gpx>\n <trk>\n\n\t<name>Über\n  <b/>\n</name>\r\n    <cmt> x </cmt>\n"
    + String(repeating: "      <trkpt lat=\"1\">\n        <ele>400</ele>\n      </trkpt>\n", count: 4)
    + " </trk>\n</gpx>\n"

  @Test(arguments: [1, 7, 8, 9, 64, 4096], [1, 2, 8, 13, 4000])
  func everySizeOfPieceGivesTheSameButForItsSeams(piece: Int, room: Int) {
    var gaps = TagGaps()
    let copied = copy(TagGapsTests.document, piece: piece, room: room, into: &gaps)
    let withoutBlanks = { (text: String) in text.utf8.filter { $0 > UInt8(ascii: " ") } }
    #expect(withoutBlanks(copied) == withoutBlanks(TagGapsTests.document))
    #expect(copied.contains("Über\n  <b/>") && copied.contains("<cmt> x </cmt>"))
  }

  /// Where the tags of a text begin.
  private func tags(_ text: String) -> [(offset: Int, line: Int, column: Int)] {
    var (line, lineStart) = (1, 0)
    var found: [(offset: Int, line: Int, column: Int)] = []
    let bytes = Array(text.utf8)
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, offset + 1) }
      if byte == UInt8(ascii: "<"), bytes[offset + 1] != UInt8(ascii: " ") {
        found.append((offset, line, offset - lineStart + 1))
      }
    }
    return found
  }

  @Test func placesAreThoseOfTheFile() {
    let text = TagGapsTests.document
    var gaps = TagGaps()
    let copied = copy(text, piece: 4096, room: 4096, into: &gaps)
    #expect(copied.utf8.count < text.utf8.count * 3 / 4)
    let (inCopy, inFile) = (tags(copied), tags(text))
    #expect(inCopy.count == inFile.count)
    for (copy, file) in zip(inCopy, inFile) {
      let place = gaps.place(offset: copy.offset, line: copy.line, column: copy.column, includingGap: true)
      #expect(place.line == file.line && place.column == file.column, "at \(copy.offset)")
    }
  }

  /// Lines of every length and indentation, most of which end and begin with a tag.
  private static func lines(seed: UInt64) -> String {
    var state = seed
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let lineEnds = ["\n", "\n", "\n", "\r\n", "\n \n", "\r\n\r\n", "\r", " \n"]
    var text = "<gpx>"
    while text.utf8.count < 10_000 {
      let inside = String(repeating: "x", count: number(below: 150))
      let contents = ["<a>\(inside)</a>", "<b c=\"\(inside)\"/>", "<b/>", "<b/>", inside, "<d>\(inside)"]
      text += lineEnds[number(below: lineEnds.count)]
      text += String(repeating: number(below: 4) > 0 ? " " : "\t", count: number(below: 70))
      text += contents[number(below: contents.count)]
    }
    return text
  }

  /// What ``TagGaps`` promises, a byte after the other.
  private func withoutGaps(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var next = 0
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "\n"), isBehindTag(kept),
        let end = bytes[next...].firstIndex(where: { !DecimalNumber.isBlank($0) }), bytes[end] == UInt8(ascii: "<")
      {
        if kept.last == UInt8(ascii: "\r") { kept.removeLast() }
        next = end
      } else {
        kept.append(bytes[next])
        next += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private func isBehindTag(_ kept: [UInt8]) -> Bool {
    let last = kept.last == UInt8(ascii: "\r") ? kept.dropLast().last : kept.last
    return last == UInt8(ascii: ">")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func linesOfEveryLengthAreLeftAsTheyAre(seed: UInt64) {
    let text = TagGapsTests.lines(seed: seed)
    var gaps = TagGaps()
    let copied = copy(text, piece: text.utf8.count, room: text.utf8.count + 1, into: &gaps)
    let expected = withoutGaps(text)
    #expect(copied == expected)
    let withoutBlanks = { (text: String) in text.utf8.filter { $0 > UInt8(ascii: " ") } }
    for (piece, room) in [(700, 4000), (4096, 900), (65_536, 4000), (65_536, 300)] {
      var gaps = TagGaps()
      let copied = copy(text, piece: piece, room: room, into: &gaps)
      #expect(withoutBlanks(copied) == withoutBlanks(text))
      // A seam may keep one gap, no more.
      #expect(copied.utf8.count - expected.utf8.count < (text.utf8.count / min(piece, room) + 1) * 80)
      let lines = tags(copied).map {
        gaps.place(offset: $0.offset, line: $0.line, column: nil, includingGap: true).line
      }
      #expect(lines == tags(text).map(\.line))
    }
  }

  @Test func whatIsForgottenStaysCounted() {
    var gaps = TagGaps()
    let text = String(repeating: "<a>\n</a>\n\n", count: 3000) + "<b>\n  <c>"
    let copied = copy(text, piece: 64 << 10, room: 4000, into: &gaps)
    gaps.forget(before: copied.utf8.count)
    let place = gaps.place(
      offset: copied.utf8.count, line: 1 + copied.count { $0 == "\n" }, column: nil, includingGap: false)
    #expect(place.line == 1 + text.count { $0 == "\n" })
  }

  @Test(arguments: [1, 7, 4096, 65_536], ["\n", "\r\n", "\n\n\n"])
  func errorsAreOnTheirLine(readSize: Int, lineEnd: String) {
    let points = (0..<3000).map { Document.point(second: $0) }.joined(separator: "\(lineEnd)      ")
    let head = ["<?xml version=\"1.0\"?>", "<gpx>", "  <trk>", "    <trkseg>", "      "].joined(separator: lineEnd)
    let text =
      head + points + lineEnd + "      <trkpt lat=\"47\" lon=\"8\"></wrong>" + lineEnd + "    </trkseg></trk></gpx>"
    let problem = Reading(text, readSize: readSize).problem
    let lines = 3004 * lineEnd.count { $0.isNewline }
    #expect(problem?.code == "xml_syntax" && problem?.line == lines + 1)
  }

  @Test func whatFollowsTheDocumentIsOnItsLine() {
    let problem = Reading("<gpx>\n\n</gpx>\n\n\n  <gpx/>").problem
    #expect(problem?.line == 6 && problem?.column == 3)
  }

  @Test func otherEncodingsAreLeftAlone() {
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<gpx>\n  <trk>\n    <name>\u{E9}</name>\n  </trk>\n  <a></b>\n</gpx>"
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(Reading(bytes).problem?.line == 6)
  }
}
