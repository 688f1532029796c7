import Testing

/// Hostile texts by the dozen, each with what must come of it. Made here and not kept as files, so that a reader sees
/// what each one is.
struct HostileText: Sendable, CustomTestStringConvertible {
  enum Ending: Sendable {
    /// Refused with this code, at this line where the place is known.
    case refused(String, line: Int?)
    /// Read with so many points.
    case read(points: Int)
  }

  var name: String
  var bytes: [UInt8]
  var ending: Ending

  var testDescription: String { name }

  static let points = 40
  private static let good = Document.track(points: points)
  private static let path = "file:///etc/hostname"

  private static func text(_ name: String, _ text: String, _ ending: Ending) -> HostileText {
    HostileText(name: name, bytes: Array(text.utf8), ending: ending)
  }

  private static func refused(_ name: String, _ code: String, line: Int? = nil, _ content: String) -> HostileText {
    text(name, content, .refused(code, line: line))
  }

  private static func read(_ name: String, points: Int = points, _ content: String) -> HostileText {
    text(name, content, .read(points: points))
  }

  /// The good document with a document type in line 2 and an entity in place of the first height.
  private static func declared(_ declaration: String, use: String = "&a;") -> String {
    good.replacing("?>\n", with: "?>\n\(declaration)\n", maxReplacements: 1)
      .replacing("400.5", with: use, maxReplacements: 1)
  }

  /// The good document with something before its track, in line 3.
  private static func before(_ content: String) -> String {
    good.replacing("<trk>", with: content + "<trk>", maxReplacements: 1)
  }

  /// The good document with its second point changed, in line 4.
  private static func secondPoint(_ change: (String) -> String) -> String {
    var lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[3] = change(lines[3])
    return lines.joined(separator: "\n")
  }

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let declarations: [HostileText] = {
    let laughs = (1...9).map { "<!ENTITY e\($0) \"\(repeated("&e\($0 - 1);", 10))\">" }.joined()
    return [
      ("laughs", "<!DOCTYPE gpx [<!ENTITY e0 \"x\">\(laughs)]>", "&e9;"),
      ("laughs in a default", "<!DOCTYPE gpx [<!ENTITY e0 \"x\">\(laughs)<!ATTLIST trkpt z CDATA \"&e9;\">]>", "1"),
      ("a long entity", "<!DOCTYPE gpx [<!ENTITY a \"\(repeated("x", 100_000))\">]>", repeated("&a;", 1000)),
      ("a local file", "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"\(path)\">]>", "&a;"),
      ("a device", "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"/dev/zero\">]>", "&a;"),
      ("a server", "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"http://127.0.0.1:9/\">]>", "&a;"),
      ("a parameter", "<!DOCTYPE gpx [<!ENTITY % p SYSTEM \"\(path)\"> %p;]>", "1"),
      ("parameters in a row", "<!DOCTYPE gpx [<!ENTITY % p \"<!ENTITY a 'b'>\"> \(repeated("%p; ", 300))]>", "&a;"),
      ("an external subset", "<!DOCTYPE gpx SYSTEM \"\(path)\">", "1"),
      ("a public name", "<!DOCTYPE gpx PUBLIC \"-//x//y\" \"http://127.0.0.1:9/x.dtd\">", "1"),
      ("a notation", "<!DOCTYPE gpx [<!NOTATION n SYSTEM \"\(path)\"><!ENTITY a SYSTEM \"x\" NDATA n>]>", "1"),
      ("a long comment inside", "<!DOCTYPE gpx [<!-- \(repeated("x", 500_000)) -->]>", "1"),
      ("without end", "<!DOCTYPE gpx [<!ENTITY a \"", "1"),
    ].map { refused("DOCTYPE: \($0.0)", "doctype", line: 2, declared($0.1, use: $0.2)) }
  }()

  static let sizes: [HostileText] = [
    read("comment of 10 MB", before("<!--\(repeated("c ", 5_000_000))-->")),
    refused("instruction of 10 MB", "limit_text", line: 3, before("<?p \(repeated("c ", 5_100_000))?>")),
    refused(
      "text section of 10 MB", "limit_text", line: 3, before("<name><![CDATA[\(repeated("<&", 5_100_000))]]></name>")),
    refused("name of 60 KB", "limit_text", line: 3, before("<\(repeated("n", 60_000))/>")),
    refused("name of 10 MB", "limit_start_tag", line: 3, before("<\(repeated("n", 10_000_000))/>")),
    refused("end tag of 10 MB", "limit_start_tag", line: 3, before("<a></a\(repeated(" ", 10_000_000))>")),
    refused("attribute of 10 MB", "limit_start_tag", line: 3, before("<a b='\(repeated("n", 10_000_000))'/>")),
    read("a run named at length", before("<name>\(repeated("n", 10_000_000))</name>")),
    read("blanks of 10 MB", before(repeated(" \n", 5_000_000))),
    refused("blanks of 20 MB behind the end", "limit_text", good + repeated(" \n", 10_000_000)),
    read("a million elements", before(repeated("<a/>", 1_000_000))),
    read("a million instructions", before(repeated("<?a b?>", 1_000_000))),
    read("a million entities", before("<name>\(repeated("&amp;", 1_000_000))</name>")),
    read("a height of 1 MB", secondPoint { $0.replacing("400.5", with: repeated("4", 1_000_000)) }),
    read("a time of 1 MB", points: points - 1, secondPoint { $0.replacing("2024", with: repeated("2", 1_000_000)) }),
    refused(
      "100,000 levels", "limit_depth", line: 4, secondPoint { $0.replacing("<ele>", with: repeated("<a>", 100_000)) }),
    read("20,000 different names", before((0..<20_000).map { "<n\($0)/>" }.joined())),
    refused("a million different names", "limit_names", line: 3, before((0..<1_000_000).map { "<n\($0)/>" }.joined())),
    refused("attributes without end", "limit_names", line: 3, before((0..<200_000).map { "<a n\($0)=''/>" }.joined())),
  ]

  static let shapes: [HostileText] = [
    read("a tag in capitals", points: 0, good.replacing("trkpt", with: "TRKPT")),
    read(
      "every name with a prefix nobody declared",
      good.replacing("<trk", with: "<q:trk").replacing("</trk", with: "</q:trk")),
    read("a point inside a point", secondPoint { $0.replacing("<ele>", with: $0 + "<ele>") }),
    refused(
      "the same attribute twice", "xml_syntax", line: 4, secondPoint { $0.replacing("lat=", with: "lat='1' lat=") }),
    read("numbers in pieces", good.replacing("400.5", with: "4<![CDATA[00]]><!-- x -->.<?p?>5")),
    refused("two documents", "xml_syntax", line: 44, good + good),
    refused("a reference to nothing", "xml_syntax", line: 4, secondPoint { $0.replacing("400.5", with: "&a;") }),
    refused("a reference to zero", "xml_syntax", line: 4, secondPoint { $0.replacing("400.5", with: "&#0;") }),
    refused(
      "a reference to half a letter", "xml_syntax", line: 4, secondPoint { $0.replacing("400.5", with: "&#xD800;") }),
    refused("a conflict of versions", "xml_syntax", line: 1, "<<<<<<< HEAD\n" + good),
    refused("a mail around it", "not_an_export", "Content-Type: text/xml\n\n" + good),
    refused("a page around it", "not_an_export", "<html><body>" + good + "</body></html>"),
  ]

  static let encodings: [HostileText] = {
    func wide(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
      ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
        bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    }
    func says(_ encoding: String) -> String { good.replacing("UTF-8", with: encoding) }
    func made(_ name: String, _ bytes: [UInt8], _ ending: Ending) -> HostileText {
      HostileText(name: name, bytes: bytes, ending: ending)
    }
    let whole = Ending.read(points: points)
    let refusedText = Ending.refused("encoding", line: nil)
    return [
      made("UTF-16 that says UTF-8", wide(good, bigEndian: false), whole),
      made("UTF-16 without a mark", wide(says("UTF-16BE"), bigEndian: true, mark: false), whole),
      made("UTF-16 of an odd length", wide(good, bigEndian: false).dropLast(), refusedText),
      made("half a letter in UTF-16", wide(good, bigEndian: true) + [0xD8, 0x00], refusedText),
      made("UTF-32", wide(good, bigEndian: false).flatMap { [$0, 0] }, .refused("not_an_export", line: nil)),
      text("UTF-8 that says UTF-16", says("UTF-16"), refusedText),
      text("UTF-8 that says UTF-32", says("UTF-32"), refusedText),
      text("UTF-8 that says UTF-7", says("UTF-7"), refusedText),
      text("UTF-8 that says EBCDIC", says("IBM037"), refusedText),
      text("an encoding nobody knows", says("X-KLINGON"), refusedText),
      text("an encoding without a name", says(""), refusedText),
      text("an encoding with a long name", says(repeated("A", 100_000)), .refused("encoding", line: 1)),
      made("a slash written too long", replaced([0xC0, 0xAF]), .refused("encoding", line: 4)),
      made("half a letter in UTF-8", replaced([0xED, 0xA0, 0x80]), .refused("encoding", line: 4)),
      made("a letter beyond the last", replaced([0xF4, 0x90, 0x80, 0x80]), .refused("encoding", line: 4)),
      made("a zero byte", replaced([0]), .refused("xml_syntax", line: 4)),
      made("a control character", replaced([1]), .refused("xml_syntax", line: 4)),
      made("a letter cut by the end", Array("<gpx>\n<name>".utf8) + [0xC3], .refused("xml_truncated", line: 2)),
      made("nothing but a mark", [0xEF, 0xBB, 0xBF], .refused("empty_file", line: nil)),
    ]
  }()

  /// The good document with bytes in place of the second point's height, in line 4.
  private static func replaced(_ bytes: [UInt8]) -> [UInt8] {
    let text = Array(secondPoint { $0.replacing("400.5", with: "~") }.utf8)
    let place = text.firstIndex(of: UInt8(ascii: "~")) ?? 0
    return text[..<place] + bytes + text[(place + 1)...]
  }
}
