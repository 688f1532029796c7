import Testing
import TrackFiles
import TrackModel

/// One test per exporter and quirk.
@Suite struct GPXExporterTests {
  private let start = Document.firstSecond

  @Test func garminConnectExtensionsAndLongDecimals() throws {
    let reading = Reading(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx creator="Garmin Connect" version="1.1"
        xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
        xmlns="http://www.topografix.com/GPX/1/1">
        <metadata><name>from metadata</name><time>2024-05-01T06:00:00.000Z</time></metadata>
        <trk>
          <name>Morning &amp; more</name>
          <type>running</type>
          <trkseg>
            <trkpt lat="43.69025361724197864532470703125" lon="-8.5">
              <ele>28.3999996185302734375</ele>
              <time>2024-05-01T06:00:00.000Z</time>
              <extensions>
                <ns3:TrackPointExtension><ns3:atemp>22.0</ns3:atemp><ns3:hr>98</ns3:hr><ns3:cad>84</ns3:cad>
                </ns3:TrackPointExtension>
              </extensions>
            </trkpt>
            <trkpt lat="43.5" lon="-8.5"><time>2024-05-01T06:00:01.000Z</time>
              <extensions><ns3:TrackPointExtension/></extensions></trkpt>
          </trkseg>
        </trk>
      </gpx>
      """)
    #expect(reading.isWhole)
    let facts = try #require(reading.facts)
    #expect(facts.format == .gpx && facts.sport == .running && facts.sportText == "running")
    #expect(facts.name == "Morning & more" && facts.creator == "Garmin Connect" && facts.device == nil)
    #expect(facts.tally.points == 2 && facts.tally.used == 2 && facts.tally.badValues == 0)
    let first = try #require(reading.samples.first)
    #expect(first.fields == [.time, .position, .altitude, .heartRate, .cadence, .startsSegment])
    #expect(first.time == start && first.latitude == 0x1.5d85a3b04p+5 && first.longitude == -8.5)
    #expect(first.altitude == 0x1.c66666p+4 && first.heartRate == 98 && first.cadence == 84)
    #expect(reading.samples[1].fields == [.time, .position])
  }

  @Test func appleHealthHasLongitudeFirstAndUnprefixedSpeed() throws {
    let reading = Reading(
      Document.gpx(
        """
        <trk><name>Route 2024-05-01 8:00am</name><trkseg>
        <trkpt lon="8.5" lat="47.5"><ele>4</ele><time>\(Document.time(0))</time><extensions><speed>2.75</speed>\
        <course>182</course><hAcc>3</hAcc><vAcc>2</vAcc></extensions></trkpt></trkseg></trk>
        """, attributes: #"version="1.1" creator="Apple Health Export""#))
    let sample = try #require(reading.samples.first)
    #expect(sample.latitude == 47.5 && sample.longitude == 8.5 && sample.speed == 2.75)
    #expect(sample.has(.speed) && reading.facts?.sport == .unknown)
  }

  @Test func amazfitHeartRateBesideGarmins() throws {
    let inside = """
      <extensions><heartrate>71</heartrate><ns3:TrackPointExtension xmlns:ns3="x"><ns3:hr>72</ns3:hr>
      </ns3:TrackPointExtension></extensions>
      """
    #expect(Reading(Document.track(points: 1, inside: inside)).samples.first?.heartRate == 72)
  }

  /// OsmAnd names the sport for the file, Locus for the track; a type of the track's own wins over both.
  @Test func sportsOfExtensions() {
    func sport(metadata: String = "", track: String = "", type: String = "", inside: String = "") -> Sport? {
      let (metadata, track) = (extensions(metadata), extensions(track))
      let text = Document.gpx(
        "<metadata>\(metadata)</metadata><trk>\(type)\(track)<trkseg>\(Document.point(second: 0, inside: inside))"
          + "</trkseg></trk>")
      return Reading(text).facts?.sport
    }
    func extensions(_ sport: String) -> String {
      sport.isEmpty ? "" : "<extensions><osmand:activity>\(sport)</osmand:activity></extensions>"
    }
    #expect(sport(metadata: "road_cycling") == .cycling && sport(track: "cycling") == .cycling)
    #expect(sport(metadata: "road_cycling", track: "running") == .running)
    #expect(sport(metadata: "cycling", track: "cycling", type: "<type>running</type>") == .running)
    #expect(sport(metadata: "cycling", type: "<type> </type>") == .cycling)
    #expect(sport() == .unknown && sport(inside: extensions("cycling")) == .unknown)
  }

  @Test func movescountHasADistanceOfItsOwn() throws {
    let inside = """
      <extensions><gpxdata:cadence>87</gpxdata:cadence><gpxdata:distance>17.5</gpxdata:distance>\
      <gpxdata:speed>2.5</gpxdata:speed><gpxdata:altitude>707</gpxdata:altitude></extensions>
      """
    let declared = Document.track(points: 1, inside: inside).replacing(
      "<gpx ", with: #"<gpx xmlns:gpxdata="http://www.cluetrust.com/XML/GPXDATA/1/0" "#)
    let sample = try #require(Reading(declared).samples.first)
    #expect(sample.deviceDistance == 17.5 && sample.speed == 2.5 && sample.cadence == 87 && sample.altitude == 400.5)
    // The same with the prefix undeclared, as some programs leave it.
    #expect(Reading(Document.track(points: 1, inside: inside)).samples.first == sample)
  }

  @Test func openTracksDistanceIsAStepAndIsNotTaken() throws {
    let inside = """
      <extensions><gpxtpx:TrackPointExtension><gpxtpx:speed>3</gpxtpx:speed></gpxtpx:TrackPointExtension>\
      <opentracks:distance>3.1</opentracks:distance></extensions>
      """
    let sample = try #require(Reading(Document.track(points: 1, inside: inside)).samples.first)
    #expect(!sample.has(.deviceDistance) && sample.speed == 3)
  }

  @Test(arguments: [
    "<power>250</power>", "<gpxpx:PowerExtension><gpxpx:PowerInWatts>250</gpxpx:PowerInWatts></gpxpx:PowerExtension>",
    "<pwr:PowerInWatts>250</pwr:PowerInWatts>", "<gpxtpx:power>250</gpxtpx:power>",
  ])
  func powerUnderAllItsNames(element: String) {
    let inside = "<extensions>\(element)</extensions>"
    #expect(Reading(Document.track(points: 1, inside: inside)).samples.first?.power == 250)
  }

  @Test func gpx10HasSpeedInThePointAndNoNamespace() throws {
    let reading = Reading(
      """
      <gpx><name>old</name><trk><trkseg><trkpt lat="1.5" lon="2.5"><ele>3</ele><time>2013-01-01T12:00:04</time>
      <course>10</course><speed>2.5</speed><fix>3d</fix><sat>7</sat><hdop>1</hdop></trkpt></trkseg></trk></gpx>
      """)
    #expect(reading.samples.first?.speed == 2.5 && reading.facts?.name == "old")
    #expect(reading.facts?.tally.timesWithoutZone == 1 && reading.facts?.creator == nil)
  }

  @Test func prefixedRootAndPoints() {
    let text = Document.track(points: 3).replacing("<trkpt", with: "<g:trkpt").replacing("</trkpt", with: "</g:trkpt")
    #expect(Reading(text).samples.count == 3)
  }

  @Test func runkeeperTellsTheSportInTheName() {
    let text = Document.gpx(
      "<trk><name><![CDATA[Running 7/25/13 6:53 am]]></name><trkseg>\(Document.point(second: 0))</trkseg>"
        + "<trkseg>\(Document.point(second: 60))</trkseg></trk>")
    let reading = Reading(text)
    #expect(reading.facts?.sport == .running && reading.facts?.sportText == nil)
    #expect(reading.facts?.name == "Running 7/25/13 6:53 am")
    #expect(reading.samples.map { $0.has(.startsSegment) } == [true, true])
  }

  @Test func offsetsGiveTheLocalTime() {
    let reading = Reading(Document.track(points: 2).replacing(":00Z", with: ":00.5+02:00"))
    #expect(reading.facts?.utcOffset == 7200 && reading.samples.first?.time == start + 500 - 7_200_000)
    #expect(Reading(Document.track(points: 2)).facts?.utcOffset == nil)
  }

  @Test func deviceOutOfTheCreator() {
    for (creator, device) in [
      ("Garmin Forerunner 235", "Garmin Forerunner 235"), ("eTrex 20x", "eTrex 20x"), ("Garmin Connect", nil),
      ("StravaGPX", nil), ("StravaGPX iPhone", nil), ("Polar WebSync 2.4 - www.polar.fi", nil),
      ("fēnix 6", "fēnix 6"), ("Movescount - http://www.movescount.com", nil), ("COROS PACE 2", "COROS PACE 2"),
    ] as [(String, String?)] {
      let reading = Reading(
        Document.gpx("<trk><trkseg>\(Document.point(second: 0))</trkseg></trk>", attributes: "creator=\"\(creator)\""))
      #expect(reading.facts?.creator == creator && reading.facts?.device == device)
    }
  }

  @Test func totalsBeforeMetadataMakeATreadmillRunWithoutPoints() throws {
    let reading = Reading(
      Document.gpx(
        """
        <extensions><distance>4330.0</distance><average_hr>146.0</average_hr>
        <start_time>2024-05-01T06:00:00+00:00</start_time><end_time>2024-05-01T06:20:00.005000+00:00</end_time>
        <moving_time>1198.723</moving_time><elapsed_time>1200.005</elapsed_time>
        <lap><distance>1</distance></lap></extensions>
        <metadata><time>2024-05-01T06:00:00.000Z</time></metadata>
        <trk><name>indoor</name><type>treadmill_running</type><trkseg/></trk>
        """))
    let facts = try #require(reading.facts)
    #expect(reading.samples.isEmpty && facts.sport == .treadmillRunning && facts.tally.points == 0)
    #expect(facts.declaredDistance == 4330 && facts.declaredTimerTime == 1198.723)
    #expect(facts.declaredElapsedTime == 1200.005 && facts.declaredStart == start)
  }

  @Test func stravaNamesTheRunByANumber() {
    let text = Document.track(points: 1).replacing("<trkseg>", with: "<type>9</type><trkseg>")
    #expect(Reading(text).facts?.sport == .running)
  }

  @Test func planOnlyFilesAreSkippedAndNamed() {
    let route = Reading(Document.gpx(#"<rte><rtept lat="1" lon="1"><name>x</name></rtept></rte>"#))
    #expect(route.isWhole && route.activities.isEmpty && route.sink.skips.map(\.code) == ["route"])
    let waypoints = Reading(Document.gpx(#"<wpt lat="1" lon="1"><time>2024-05-01T06:00:00Z</time></wpt>"#))
    #expect(waypoints.isWhole && waypoints.activities.isEmpty && waypoints.sink.skips.map(\.code) == ["waypoints"])
    #expect(Reading(Document.gpx("<metadata/>")).sink.skips.map(\.code) == ["empty"])
  }

  @Test func waypointsDoNotDisturbATrack() {
    let text = Document.gpx(
      #"<wpt lat="1" lon="1"><ele>9</ele><name>x</name><type>ride</type></wpt>"# + "<trk><trkseg>"
        + Document.point(second: 0) + "</trkseg></trk>")
    let reading = Reading(text)
    #expect(reading.samples.count == 1 && reading.facts?.sport == .unknown && reading.facts?.name == nil)
    #expect(reading.sink.skips.isEmpty)
  }
}
