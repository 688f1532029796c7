import Testing
import TrackFiles
import TrackModel

/// Values that are no number or out of range are dropped and counted, and nothing else is.
@Suite struct BadValueTests {
  private func reading(_ latitude: String, inside: String = "") -> Reading {
    Reading(
      Document.track(points: 3, inside: inside).replacing(
        #"lat="47.5""#, with: #"lat="\#(latitude)""#, maxReplacements: 1))
  }

  @Test(arguments: ["NaN", "47,5", "", "90.0001", "-91", "1e999", "inf", "0x2F", String(repeating: "4", count: 65)])
  func pointsWithABadPositionAreDropped(latitude: String) {
    let reading = reading(latitude)
    #expect(reading.isWhole && reading.samples.count == 2 && reading.samples[0].has(.startsSegment))
    #expect(reading.facts?.tally.badPositions == 1 && reading.facts?.tally.used == 2)
  }

  /// In one coordinate it is a slip, see above; in both it is how the program writes numbers.
  @Test func decimalCommasInBothCoordinatesAreRead() {
    let text = Document.track(points: 2).replacing(#"lat="47.5" lon="8.5""#, with: #"lat="47,5" lon="8,125""#)
      .replacing("400.5", with: "400,125")
    let reading = Reading(text)
    #expect(reading.samples.map(\.latitude) == [47.5, 47.5] && reading.samples.map(\.longitude) == [8.125, 8.125])
    #expect(reading.samples.map(\.altitude) == [400.125, 400.125])
    #expect(reading.facts?.tally.decimalCommas == 6 && reading.facts?.tally.badPositions == 0)
  }

  @Test(arguments: [("400,5", 400.5, 1, 0), ("1,234", 0, 0, 1), ("1,234.5", 0, 0, 1)])
  func aCommaThatMayPartThousandsIsNoPoint(written: String, altitude: Double, commas: Int, bad: Int) {
    let reading = Reading(Document.track(points: 1).replacing("400.5", with: written))
    #expect(reading.samples.first?.altitude == altitude)
    #expect(reading.facts?.tally.decimalCommas == commas && reading.facts?.tally.badValues == bad)
  }

  @Test func totalsMayHaveDecimalCommas() {
    let totals = "<TotalTimeSeconds>1800,5</TotalTimeSeconds><DistanceMeters>5220,6</DistanceMeters>"
    let lap = "<Lap>\(totals)<Track>\(Document.trackpoint(0))</Track></Lap>"
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\">\(lap)</Activity>"))
    #expect(reading.facts?.declaredDistance == 5220.6 && reading.facts?.declaredTimerTime == 1800.5)
  }

  @Test func aMissingCoordinateIsABadPosition() {
    let text = Document.track(points: 2).replacing(#" lat="47.5""#, with: "", maxReplacements: 1)
    #expect(Reading(text).facts?.tally.badPositions == 1)
  }

  @Test func nullIslandIsNoFix() {
    let zero = Document.track(points: 2).replacing(#"lat="47.5" lon="8.5""#, with: #"lat="0.0" lon="-0""#)
    #expect(Reading(zero).samples.isEmpty && Reading(zero).facts?.tally.badPositions == 2)
    // With a speed of its own the point still tells a movement.
    let moving = zero.replacing("</trkpt>", with: "<extensions><speed>3</speed></extensions></trkpt>")
    #expect(Reading(moving).samples.map { $0.has(.position) } == [false, false])
    #expect(Reading(moving).facts?.tally.badPositions == 2)
  }

  static let values: [(String, SampleFields)] = [
    ("<ele>1000000000</ele>", .altitude), ("<ele>-501</ele>", .altitude), ("<ele>NaN</ele>", .altitude),
    ("<extensions><speed>50.1</speed></extensions>", .speed), ("<extensions><speed>-1</speed></extensions>", .speed),
    ("<extensions><hr>251</hr></extensions>", .heartRate), ("<extensions><hr>abc</hr></extensions>", .heartRate),
    ("<extensions><hr>-3</hr></extensions>", .heartRate), ("<extensions><cad>401</cad></extensions>", .cadence),
    ("<extensions><power>3001</power></extensions>", .power), ("<extensions><power>1e5</power></extensions>", .power),
    ("<ele>1.\(String(repeating: "0", count: 70))</ele>", .altitude),
  ]

  @Test(arguments: values)
  func badMeasuresAreDroppedAndThePointStays(element: String, field: SampleFields) {
    let text = Document.gpx(
      #"<trk><trkseg><trkpt lat="47.5" lon="8.5"><time>\#(Document.time(0))</time>\#(element)</trkpt></trkseg></trk>"#)
    let reading = Reading(text)
    #expect(reading.samples.count == 1 && reading.samples.first?.has(field) == false)
    #expect(reading.facts?.tally.badValues == 1 && reading.facts?.tally.used == 1)
  }

  @Test(arguments: ["<hr>0</hr>", "<hr>255</hr>", "<cad>255</cad>", "<hr/>", "<hr> </hr>", "<speed></speed>"])
  func whatDevicesWriteForNoReadingIsNotCounted(element: String) {
    let reading = Reading(Document.track(points: 1, inside: "<extensions>\(element)</extensions>"))
    #expect(reading.samples.first?.fields == [.time, .position, .altitude, .startsSegment])
    #expect(reading.facts?.tally.badValues == 0)
  }

  @Test func edgesOfTheRangesAreGood() {
    let inside = "<extensions><hr>250</hr><cad>120</cad><power>3000</power><speed>50</speed></extensions>"
    let text = Document.track(points: 1, inside: inside).replacing("400.5", with: "9000").replacing("47.5", with: "-90")
      .replacing("8.5", with: "180")
    let sample = Reading(text).samples.first
    #expect(sample?.heartRate == 250 && sample?.cadence == 120 && sample?.power == 3000 && sample?.speed == 50)
    #expect(sample?.altitude == 9000 && sample?.latitude == -90 && sample?.longitude == 180)
  }

  @Test(arguments: [
    "2024-05-01T25:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "noon", "",
    "7523-06-16T07:32:06.200012Z",
  ])
  func pointsWithoutAUsableTimeAreDropped(time: String) {
    let text = Document.track(points: 3).replacing(Document.time(1), with: time)
    let reading = Reading(text)
    #expect(reading.samples.map(\.time) == [Document.firstSecond, Document.firstSecond + 2000])
    #expect(reading.facts?.tally.withoutTime == 1 && reading.facts?.tally.points == 3)
    let isUnreadable = ["2024-05-01T25:00:00Z", "noon"].contains(time)
    #expect(reading.facts?.tally.unreadableTimes == (isUnreadable ? 1 : 0))
  }

  @Test func mixedContentIsNoValue() {
    let reading = Reading(Document.track(points: 1, inside: "<extensions><hr>1<b/>20</hr></extensions>"))
    #expect(reading.samples.first?.has(.heartRate) == false)
  }

  @Test func textInPiecesIsPutTogether() {
    let reading = Reading(
      Document.track(points: 1, inside: "<extensions><hr>1<!-- x -->4<![CDATA[0]]></hr></extensions>"))
    #expect(reading.samples.first?.heartRate == 140)
  }
}
