import Testing
import TrackFiles
import TrackModel

/// Files made to hurt end early, with one clear problem.
@Suite struct GuardTests {
  @Test(arguments: [
    "<!DOCTYPE gpx>", "<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE gpx [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]>",
    "<!DOCTYPE gpx [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>",
  ])
  func documentTypesAreRefused(doctype: String) {
    let problem = Reading("<?xml version=\"1.0\"?>\n\(doctype)\n<gpx><trk><name>&a;</name></trk></gpx>").problem
    #expect(problem?.code == "doctype" && problem?.line == 2)
  }

  @Test func undeclaredEntitiesAreRefused() {
    #expect(Reading(Document.gpx("<trk><name>&secret;</name></trk>")).problem?.code == "xml_syntax")
  }

  @Test func xincludeIsNotFollowed() {
    let include = #"<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>"#
    let reading = Reading(
      Document.gpx("<trk><name>\(include)</name><trkseg>\(Document.point(second: 0))</trkseg></trk>"))
    #expect(reading.isWhole && reading.facts?.name == nil && reading.samples.count == 1)
  }

  @Test func depth() {
    let nested = { (count: Int) in
      Document.gpx(String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count))
    }
    #expect(Reading(nested(127)).isWhole)
    #expect(Reading(nested(128)).problem?.code == "limit_depth")
    #expect(Reading(nested(3000)).problem?.code == "limit_depth")
  }

  @Test(arguments: [1, 100, 4096, 65_536])
  func startTagLength(readSize: Int) {
    let tag = { (length: Int) in Document.gpx("<a b=\"" + String(repeating: ">", count: length - 7) + "\"/>") }
    #expect(Reading(tag(60_000), readSize: readSize).isWhole)
    let problem = Reading(tag(70_000), readSize: readSize).problem
    #expect(problem?.code == "limit_start_tag" && problem?.line == 3)
  }

  /// What the declaration says must be known before the parser sees it.
  @Test(arguments: [1, 4096]) func aDeclarationThatGoesOnIsRefused(readSize: Int) {
    let document = { (blanks: Int, encoding: String) in
      Document.track(points: 2).replacing(
        #"<?xml version="1.0" encoding="UTF-8"?>"#,
        with: "<?xml version=\"1.0\"" + String(repeating: " ", count: blanks) + "encoding=\"\(encoding)\"?>")
    }
    #expect(Reading(document(400, "UTF-8"), readSize: readSize).isWhole)
    #expect(Reading(document(400, "UTF-7"), readSize: readSize).problem?.code == "encoding")
    #expect(Reading(document(600, "UTF-7"), readSize: readSize).problem?.code == "encoding")
    #expect(Reading("<?xml version=\"1.0\"").problem?.code == "xml_truncated")
  }

  /// Laps are counted where an activity has them, and kept nowhere else.
  @Test func lapsOutsideOfActivitiesAreNone() {
    let laps = String(repeating: "<Lap/>", count: 50)
    let track = "<Track>\(Document.trackpoint(0))\(Document.trackpoint(1))</Track>"
    let activity = #"<Activity Sport="Running"><Lap StartTime="\#(Document.time(0))">\#(track)</Lap></Activity>"#
    let reading = Reading(Document.tcx(laps + activity))
    #expect(reading.isWhole && reading.facts?.laps.count == 1)
  }

  @Test func longTextIsNoStartTag() {
    let text = Document.gpx("<metadata><desc>" + String(repeating: "x > ' ", count: 20_000) + "</desc></metadata>")
    #expect(Reading(text).isWhole)
    #expect(Reading(Document.gpx("<!--" + String(repeating: "don't ", count: 20_000) + "-->")).isWhole)
  }

  @Test func attributesAndNamespaces() {
    let attributes = (0..<300).map { " a\($0)=\"\"" }.joined()
    #expect(Reading(Document.gpx("<x\(attributes)/>")).problem?.code == "limit_attributes")
    let namespaces = (0..<60).map { " xmlns:a\($0)=\"u\($0)\"" }.joined()
    let nest = { (count: Int) in
      String(repeating: "<x\(namespaces)>", count: count) + String(repeating: "</x>", count: count)
    }
    #expect(Reading(Document.gpx(nest(5))).problem?.code == "limit_attributes")
    // One after the other they are out of scope again.
    #expect(Reading(Document.gpx(String(repeating: nest(3), count: 50))).isWhole)
  }

  @Test func points() {
    var limits = ReadLimits()
    limits.points = 10
    #expect(Reading(Document.track(points: 10), limits: limits).isWhole)
    #expect(Reading(Document.track(points: 11), limits: limits).problem?.code == "limit_points")
    let laps = "<Lap><Track>" + (0..<11).map { Document.trackpoint($0) }.joined() + "</Track></Lap>"
    #expect(Reading(Document.tcx("<Activity>\(laps)</Activity>"), limits: limits).problem?.code == "limit_points")
  }

  @Test func structures() {
    var limits = ReadLimits()
    limits.structures = 10
    let segments = Document.gpx("<trk>" + String(repeating: "<trkseg/>", count: 10) + "</trk>")
    #expect(Reading(segments, limits: limits).problem?.code == "limit_structures")
    let laps = Document.tcx("<Activity>" + String(repeating: "<Lap/>", count: 10) + "</Activity>")
    #expect(Reading(laps, limits: limits).problem?.code == "limit_structures")
    limits.structures = 11
    #expect(Reading(segments, limits: limits).isWhole && Reading(laps, limits: limits).isWhole)
  }

  @Test func bytes() {
    var limits = ReadLimits()
    let text = Document.track(points: 100)
    limits.plainBytes = text.utf8.count - 1
    #expect(Reading(text, readSize: 512, limits: limits).problem?.code == "limit_bytes")
    limits.plainBytes += 1
    #expect(Reading(text, readSize: 512, limits: limits).isWhole)
  }

  @Test(arguments: ["<a/>", "<!---->", "&amp;", "<?x?>", "<![CDATA[]]>", "x", "<wpt><ele>1</ele></wpt>"])
  func stretchesWithoutAPoint(filler: String) {
    var limits = ReadLimits()
    limits.bytesWithoutPoint = 300_000
    let stretch = String(repeating: filler, count: 200_000 / filler.utf8.count)
    let point = "<trk><trkseg>\(Document.point(second: 0))</trkseg></trk>"
    #expect(Reading(Document.gpx(stretch + stretch + point), limits: limits).problem?.code == "limit_no_points")
    #expect(Reading(Document.gpx(stretch + point + stretch), limits: limits).isWhole)
    let inside = "<trk><trkseg><trkpt>\(stretch)\(stretch)</trkpt></trkseg></trk>"
    #expect(Reading(Document.gpx(inside), limits: limits).problem?.code == "limit_no_points")
  }

  @Test func blanksWithoutEnd() {
    #expect(Reading(String(repeating: "\n", count: 100_000)).problem?.code == "not_an_export")
  }

  @Test func manyDistinctNamesDoNotFillTheNameTable() {
    let names = (0..<5000).map { "<p:n\($0)/>" }.joined()
    let reading = Reading(Document.gpx(names + "<trk><trkseg>\(Document.point(second: 0))</trkseg></trk>"))
    #expect(reading.isWhole && reading.samples.count == 1)
  }
}
