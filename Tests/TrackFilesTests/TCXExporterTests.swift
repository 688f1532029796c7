import Testing
import TrackFiles
import TrackModel

/// One test per exporter and quirk.
@Suite struct TCXExporterTests {
  private let start = Document.firstSecond
  private let position =
    "<Position><LatitudeDegrees>47.5</LatitudeDegrees><LongitudeDegrees>8.5</LongitudeDegrees></Position>"

  private func lap(_ points: String, totals: String = "") -> String {
    "<Lap StartTime=\"\(Document.time(0))\">\(totals)<Track>\(points)</Track></Lap>"
  }

  /// Garmin Training Center before 2007: activities of a sport together, each a run of the history.
  @Test func activitiesOfTheFirstVersion() {
    func run(_ second: Int) -> String {
      "<Run><Id>\(Document.time(second))</Id>\(lap(Document.trackpoint(second, position)))</Run>"
    }
    let text = """
      <?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v1"><History>
      <Running Name="Running">\(run(0))\(run(3000))</Running><Biking Name="Biking"><Folder Name="x">\(run(1000))</Folder></Biking>
      <Other Name="Other">\(run(2000))</Other><MultiSport Name="MultiSport"/></History></TrainingCenterDatabase>
      """
    let reading = Reading(text)
    #expect(reading.isWhole && reading.activities.map(\.samples.count) == [1, 1, 1, 1])
    #expect(reading.activities.map(\.facts.sport) == [.running, .running, .cycling, .other])
    #expect(reading.activities.map(\.facts.laps.count) == [1, 1, 1, 1])
  }

  /// As a program writes them that downloads activities of Endomondo.
  @Test func trackpointsDirectlyInLaps() {
    func lap(_ seconds: [Int]) -> String {
      let points = seconds.map { Document.trackpoint($0, position) }.joined()
      return "<Lap StartTime=\"\(Document.time(seconds[0]))\">\(points)</Lap>"
    }
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\">\(lap([0, 1, 2]))\(lap([2, 3]))</Activity>"))
    #expect(reading.isWhole && reading.activities.map(\.samples.count) == [5])
    #expect(reading.samples.map(\.time) == [0, 1, 2, 2, 3].map { start + $0 * 1000 })
    #expect(reading.samples.map { $0.has(.startsSegment) } == [true, false, false, false, false])
    #expect(reading.facts?.laps.count == 2 && reading.samples.allSatisfy { $0.has(.position) })
  }

  /// The same word in somebody's extensions is no activity, wherever they stand.
  @Test func runsInExtensionsAreNone() {
    let extensions = "<Extensions><Run>3</Run></Extensions>"
    let laps = lap(Document.trackpoint(0, position + extensions)) + extensions + lap(Document.trackpoint(1, position))
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\"><Id>\(Document.time(0))</Id>\(laps)</Activity>"))
    #expect(reading.isWhole && reading.activities.map(\.samples.count) == [2])
    #expect(reading.facts?.laps.count == 2)
  }

  @Test func garminConnectTrackpoint() throws {
    let inside = """
      \(position)<AltitudeMeters>400.25</AltitudeMeters><DistanceMeters>12.5</DistanceMeters>
      <HeartRateBpm xsi:type="HeartRateInBeatsPerMinute_t"><Value>141</Value></HeartRateBpm>
      <Extensions><ns3:TPX><ns3:Speed>3.5</ns3:Speed><ns3:RunCadence>85</ns3:RunCadence><ns3:Watts>310</ns3:Watts>
      </ns3:TPX></Extensions>
      """
    let totals = """
      <TotalTimeSeconds>278.25</TotalTimeSeconds><DistanceMeters>1000.5</DistanceMeters>
      <AverageHeartRateBpm><Value>134</Value></AverageHeartRateBpm><Intensity>Resting</Intensity>
      <TriggerMethod>Distance</TriggerMethod>
      """
    let second =
      "<Lap StartTime=\"\(Document.time(300))\"><TotalTimeSeconds>1</TotalTimeSeconds><DistanceMeters>2</DistanceMeters><Intensity>Active</Intensity><Extensions><ns3:LX><ns3:Steps>9</ns3:Steps></ns3:LX></Extensions></Lap>"
    let text = Document.tcx(
      "<Activity Sport=\"Running\"><Id>\(Document.time(0))</Id>\(lap(Document.trackpoint(0, inside), totals: totals))\(second)"
        + "<Creator xsi:type=\"Device_t\"><Name>fēnix 5</Name><UnitId>1</UnitId></Creator></Activity>",
      after: "<Author xsi:type=\"Application_t\"><Name>Garmin Connect API</Name></Author>")
    let reading = Reading(text)
    #expect(reading.isWhole)
    let sample = try #require(reading.samples.first)
    #expect(sample.time == start && sample.latitude == 47.5 && sample.longitude == 8.5 && sample.altitude == 400.25)
    #expect(sample.deviceDistance == 12.5 && sample.heartRate == 141 && sample.speed == 3.5)
    #expect(sample.cadence == 85 && sample.power == 310)
    let facts = try #require(reading.facts)
    #expect(facts.format == .tcx && facts.sport == .running && facts.device == "fēnix 5")
    #expect(facts.creator == "Garmin Connect API" && facts.declaredStart == start)
    #expect(facts.declaredDistance == 1002.5 && facts.declaredTimerTime == 279.25)
    #expect(
      facts.laps == [
        Lap(start: start, duration: 278.25, distance: 1000.5, isRest: true, trigger: "distance"),
        Lap(start: start + 300_000, duration: 1, distance: 2, isRest: false, trigger: nil),
      ])
  }

  /// Laps follow one another without a break, but not over half a day.
  @Test(arguments: [(3600, false), (6 * 3600, true)]) func aLapHoursLaterBreaks(second: Int, isBreak: Bool) {
    let laps = lap(Document.trackpoint(0)) + lap(Document.trackpoint(second))
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\">\(laps)</Activity>"))
    #expect(reading.activities.count == 1 && reading.samples.map { $0.has(.startsSegment) } == [true, isBreak])
    #expect(reading.facts?.tally.used == 2)
  }

  @Test(arguments: [
    #"<TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Speed>3.5</Speed></TPX>"#,
    "<ns2:TPX><ns2:Speed>3.5</ns2:Speed></ns2:TPX>", "<extv2:TPX><extv2:Speed>3.5</extv2:Speed></extv2:TPX>",
    "<Speed>3.5</Speed>",
  ])
  func speedUnderAnyPrefix(element: String) {
    let text = Document.tcx(
      "<Activity Sport=\"Running\">\(lap(Document.trackpoint(0, "<Extensions>\(element)</Extensions>")))</Activity>")
    #expect(Reading(text).samples.first?.speed == 3.5)
  }

  @Test func pointsWithoutPositionAreKept() {
    let points =
      Document.trackpoint(0, "<DistanceMeters>0</DistanceMeters><SensorState>Absent</SensorState>")
      + Document.trackpoint(1, "<Extensions><ns3:TPX/></Extensions>") + Document.trackpoint(2, "<Position/>")
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\">\(lap(points))</Activity>"))
    #expect(reading.samples.map(\.fields) == [[.time, .deviceDistance, .startsSegment], [.time], [.time]])
    #expect(reading.facts?.tally.badPositions == 0)
  }

  @Test func aSecondTrackInALapIsAPauseAndANewLapIsNone() {
    let track = { (second: Int) in "<Track>\(Document.trackpoint(second))\(Document.trackpoint(second + 1))</Track>" }
    let text = Document.tcx(
      "<Activity Sport=\"Running\"><Lap>\(track(0))\(track(60))</Lap><Lap>\(track(61))</Lap></Activity>")
    #expect(
      Reading(text).samples.map { $0.has(.startsSegment) } == [true, false, true, false, false, false])
  }

  @Test func severalActivitiesOfDifferentSports() {
    let activity = { (sport: String, second: Int) in
      "<Activity Sport=\"\(sport)\"><Id>x</Id>\(self.lap(Document.trackpoint(second)))</Activity>"
    }
    let text = Document.tcx(
      activity("Running", 0) + activity("Biking", 10) + activity("running", 20) + activity("Other", 30))
    let reading = Reading(text)
    #expect(reading.isWhole && reading.activities.map(\.facts.sport) == [.running, .cycling, .running, .other])
    #expect(reading.activities.allSatisfy { $0.samples.count == 1 && $0.samples[0].has(.startsSegment) })
  }

  @Test func coursesAreSkippedAndNamed() {
    let text = """
      <TrainingCenterDatabase><Courses><Course><Name>x</Name><Track>\(Document.trackpoint(0, position))</Track></Course>
      </Courses></TrainingCenterDatabase>
      """
    let reading = Reading(text)
    #expect(reading.isWhole && reading.activities.isEmpty && reading.sink.skips.map(\.code) == ["course"])
  }

  @Test func anActivityOfTotalsAloneIsDelivered() {
    let text = Document.tcx(
      "<Activity Sport=\"Running\"><Lap StartTime=\"\(Document.time(0))\"><TotalTimeSeconds>60</TotalTimeSeconds>"
        + "<DistanceMeters>200</DistanceMeters></Lap></Activity>")
    let reading = Reading(text)
    #expect(reading.samples.isEmpty && reading.facts?.declaredDistance == 200 && reading.facts?.declaredStart == start)
  }

  /// Whether it counts one leg or both, the analysis tells.
  @Test func cadenceStaysAsTheFileCountsIt() {
    let points = [0, 158, 160, 162, 90, 85].enumerated().map {
      Document.trackpoint($0.offset, "<Cadence>\($0.element)</Cadence>")
    }.joined()
    let reading = Reading(Document.tcx("<Activity Sport=\"Running\">\(lap(points))</Activity>"))
    #expect(reading.samples.map(\.cadence) == [0, 158, 160, 162, 90, 85])
  }

  @Test func runCadenceWinsOverCadence() {
    let inside = "<Cadence>60</Cadence><Extensions><ns3:TPX><ns3:RunCadence>85</ns3:RunCadence></ns3:TPX></Extensions>"
    let text = Document.tcx("<Activity Sport=\"Running\">\(lap(Document.trackpoint(0, inside)))</Activity>")
    #expect(Reading(text).samples.first?.cadence == 85)
  }
}
