import Testing
import TrackFiles
import TrackModel

/// Sports, parts of a multisport activity, laps, devices and local time.
@Suite struct FITActivityTests {
  private let start = Document.firstSecond

  @Test(arguments: [
    (UInt8(1), UInt8(0), Sport.running), (1, 2, .running), (1, 3, .running), (1, 4, .running), (1, 255, .running),
    (1, 1, .treadmillRunning), (1, 45, .treadmillRunning), (1, 58, .treadmillRunning), (4, 1, .treadmillRunning),
    (4, 15, .other), (48, 255, .running), (2, 0, .cycling), (21, 0, .cycling), (5, 18, .swimming), (11, 0, .walking),
    (17, 0, .hiking), (16, 0, .hiking), (10, 20, .other), (3, 0, .other), (15, 0, .other), (0, 0, .unknown),
    (254, 0, .unknown), (255, 255, .unknown), (0, 1, .treadmillRunning), (0, 45, .treadmillRunning), (0, 3, .unknown),
    (0, 5, .unknown), (0, 6, .unknown),
  ])
  func sports(sport: UInt8, subSport: UInt8, expected: Sport) {
    var writer = FITWriter()
    writer.records(0..<3)
    writer.session(sport: sport, subSport: subSport)
    #expect(Reading(writer.file()).facts?.sport == expected)
  }

  @Test func sportWithoutSession() {
    var writer = FITWriter()
    writer.message(12, [(0, .uint8(1)), (1, .uint8(3)), (3, .text("Trail Run", size: 16))])
    writer.records(0..<3)
    let facts = Reading(writer.file()).facts
    #expect(facts?.sport == .running && facts?.sportText == "Trail Run" && facts?.declaredDistance == nil)
  }

  @Test func sportByTheNameOfItsProfile() {
    var writer = FITWriter()
    writer.message(12, [(0, .uint8(0)), (3, .text("Laufband", size: 16))])
    writer.records(0..<3)
    writer.session(sport: 0)
    #expect(Reading(writer.file()).facts?.sport == .treadmillRunning)
  }

  @Test func recordsAloneAreAnActivityOfUnknownSport() {
    var writer = FITWriter()
    writer.records(0..<3)
    let facts = Reading(writer.file()).facts
    #expect(facts?.sport == .unknown && facts?.device == nil && facts?.declaredStart == nil)
  }

  @Test(arguments: [false, true]) func triathlon(sessionsFirst: Bool) {
    var writer = FITWriter()
    writer.fileID()
    if !sessionsFirst { writer.records(0..<300) }
    writer.lap(start: 250, seconds: 50)
    writer.session(sport: 1, start: 200, seconds: 100, distance: 30_000)
    writer.session(sport: 5, start: 0, seconds: 90)
    writer.session(sport: 3, start: 90, seconds: 10)
    writer.session(sport: 2, start: 100, seconds: 100)
    writer.lap(start: 0, seconds: 90)
    writer.lap(start: 200, seconds: 50)
    if sessionsFirst { writer.records(0..<300) }
    let reading = Reading(writer.file())
    #expect(reading.isWhole && reading.sink.largestBatch <= 256)
    #expect(reading.activities.map(\.facts.sport) == [.swimming, .other, .cycling, .running])
    #expect(reading.activities.map(\.samples.count) == [90, 10, 100, 100])
    #expect(reading.activities.map { $0.samples.first?.has(.startsSegment) } == [true, true, true, true])
    #expect(reading.activities.map(\.facts.laps.count) == [1, 0, 0, 2])
    #expect(reading.activities.last?.facts.declaredDistance == 300)
    #expect(reading.activities.map(\.facts.tally.used) == [90, 10, 100, 100])
  }

  /// A battery that died on the second part: its session was never written, the message about its sport was.
  @Test(arguments: [true, false]) func aPartWithoutItsSessionIsNoneOfTheOne(hasSession: Bool) {
    var writer = FITWriter()
    writer.message(12, [(0, .uint8(1)), (1, .uint8(0))])
    writer.records(0..<100)
    if hasSession { writer.session(sport: 1, start: 0, seconds: 100, distance: 30_000) }
    writer.message(12, [(0, .uint8(2)), (1, .uint8(0))])
    writer.records(100..<300)
    let activities = Reading(writer.file(declaredSize: 0)).activities
    #expect(activities.map(\.facts.sport) == [.running, .cycling])
    #expect(activities.map(\.samples.count) == [100, 200])
    #expect(activities.map(\.facts.declaredDistance) == [hasSession ? 300 : nil, nil])
  }

  /// The same sport told again, a sport told behind all records, and moments behind the end of a session begin no part.
  @Test func aMessageAboutTheSportAloneBeginsNoPart() {
    var again = FITWriter()
    for part: UInt32 in 0..<3 {
      again.message(12, [(0, .uint8(1)), (1, .uint8(0))])
      again.records(100 * part..<100 * part + 100)
    }
    again.message(12, [(0, .uint8(2)), (1, .uint8(0))])
    #expect(Reading(again.file()).activities.map(\.samples.count) == [300])
    var moments = FITWriter()
    moments.records(0..<100)
    moments.session(sport: 1, start: 0, seconds: 100)
    moments.message(12, [(0, .uint8(2)), (1, .uint8(0))])
    moments.records(100..<150)
    #expect(Reading(moments.file()).activities.map(\.facts.sport) == [.running])
  }

  /// Two laps of 50 and 40 s at 3 m/s, with and without a session that tells no distance.
  @Test(arguments: [true, false]) func lapsTellTheDistanceOfASessionWithoutIt(hasSession: Bool) {
    var writer = FITWriter()
    writer.lap(start: 0, seconds: 50)
    writer.lap(start: 50, seconds: 40)
    if hasSession { writer.session(sport: 1, subSport: 1, start: 0, seconds: 90, distance: .max) }
    let facts = Reading(writer.file()).facts
    #expect(facts?.declaredDistance == 270 && facts?.declaredTimerTime == 90 && facts?.declaredElapsedTime == 90)
    #expect(facts?.declaredStart == Document.firstSecond)
  }

  @Test func lapsThatEndBeforeTheirSessionDoNotTellItsDistance() {
    var writer = FITWriter()
    writer.lap(start: 0, seconds: 50)
    writer.session(sport: 1, start: 0, seconds: 90, distance: .max)
    writer.records(0..<90)
    #expect(Reading(writer.file()).facts?.declaredDistance == nil)
  }

  @Test func oneWrongTimeBeginsNoLaterSession() {
    var writer = FITWriter()
    writer.records(0..<5)
    writer.records(500_000..<500_001)
    writer.records(5..<10)
    writer.session(sport: 1, start: 0, seconds: 10)
    writer.session(sport: 2, start: 20, seconds: 10)
    #expect(Reading(writer.file()).activities.map(\.samples.count) == [11, 0])
  }

  @Test func aFrameAroundTheSessionsAndACopyAreNoActivities() {
    var writer = FITWriter()
    writer.records(0..<20)
    writer.session(sport: 18, start: 0, seconds: 20)
    writer.session(sport: 1, start: 0, seconds: 20, distance: 100)
    writer.session(sport: 1, start: 0, seconds: 20, distance: 6000)
    let reading = Reading(writer.file())
    #expect(reading.activities.map(\.facts.sport) == [.running] && reading.facts?.declaredDistance == 60)
  }

  /// A ride written again as a run, and that some seconds shorter, is a run; a much shorter one is a part of the ride.
  @Test(arguments: [(60, Sport.running), (56, .running), (50, .cycling)] as [(UInt32, Sport)])
  func aCorrectedSportCounts(seconds: UInt32, sport: Sport) {
    var writer = FITWriter()
    writer.records(0..<60)
    writer.session(sport: 2, start: 0, seconds: 60)
    writer.session(sport: 1, start: 0, seconds: seconds)
    #expect(Reading(writer.file()).activities.map(\.facts.sport) == [sport])
  }

  /// A run and a ride with a frame of another sport around them that begins with the run, and a transition without any
  /// length: none takes the run's place.
  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0]]) func whatBeginsWithARunDoesNotReplaceIt(order: [Int]) {
    var writer = FITWriter()
    writer.records(0..<60)
    let sessions: [(sport: UInt8, start: UInt32, seconds: UInt32)] = [(1, 0, 30), (2, 30, 30), (10, 0, 60), (3, 0, 0)]
    for index in order {
      let session = sessions[index]
      writer.session(sport: session.sport, start: session.start, seconds: session.seconds)
    }
    #expect(Reading(writer.file()).activities.map(\.facts.sport) == [.running, .cycling])
  }

  @Test func totalsWithoutRecords() {
    var writer = FITWriter()
    writer.fileID()
    writer.session(subSport: 1, seconds: 1800, distance: 500_000)
    let reading = Reading(writer.file())
    #expect(reading.isWhole && reading.samples.isEmpty && reading.facts?.declaredDistance == 5000)
    #expect(reading.facts?.declaredStart == start && reading.facts?.sport == .treadmillRunning)
  }

  @Test func laps() {
    var writer = FITWriter()
    writer.records(0..<61)
    writer.lap(start: 0, seconds: 20, intensity: 2, trigger: 0)
    writer.lap(start: 20, seconds: 20, intensity: 5, trigger: 1)
    writer.lap(start: 40, seconds: 20, intensity: 4, trigger: 4)
    writer.session()
    #expect(
      Reading(writer.file()).facts?.laps == [
        Lap(start: start, duration: 20, distance: 60, isRest: nil, trigger: "manual"),
        Lap(start: start + 20_000, duration: 20, distance: 60, isRest: false, trigger: "time"),
        Lap(start: start + 40_000, duration: 20, distance: 60, isRest: true, trigger: "location"),
      ])
  }

  @Test func lapsWithoutSessionAreNotTheWhole() {
    var writer = FITWriter()
    writer.lap(start: 0, seconds: 20)
    writer.records(0..<31)
    #expect(
      Reading(writer.file()).facts?.laps == [
        Lap(start: start, duration: 20, distance: 60, isRest: false, trigger: "distance"), Lap(start: start + 20_000),
      ])
  }

  @Test(
    arguments: [
      (UInt16(1), UInt16(3638), nil, "Garmin Enduro"), (1, 2697, nil, "Garmin fēnix 5"),
      (1, 60_000, nil, "Garmin (product 60000)"), (23, 22, "Suunto Ambit3 Peak", "Suunto Ambit3 Peak"),
      (23, 22, nil, "Suunto Ambit3 Peak"), (23, 18, nil, "Suunto Ambit"), (23, 9999, nil, "Suunto"),
      (294, 804, nil, "COROS PACE 3"), (32, 33, nil, "Wahoo ELEMNT RIVAL"), (123, 261, nil, "Polar Pacer Pro"),
      (294, 802, "COROS PACE 2", "COROS PACE 2"), (123, 1, "Vantage V", "Polar Vantage V"),
      (265, 102, nil, nil), (9999, 1, nil, nil),
    ] as [(UInt16, UInt16, String?, String?)])
  func devices(manufacturer: UInt16, product: UInt16, name: String?, expected: String?) {
    var writer = FITWriter()
    writer.fileID(manufacturer: manufacturer, product: product, name: name)
    writer.records(0..<3)
    let facts = Reading(writer.file()).facts
    #expect(facts?.device == expected && facts?.creator == (manufacturer == 265 ? "Strava" : nil))
  }

  @Test func aNumberThatNobodyKnowsGivesWayToTheDevicesOwnWords() {
    var writer = FITWriter()
    writer.fileID(product: 1932)
    // A sensor, then the watch.
    writer.message(23, [(0, .uint8(1)), (2, .uint16(1)), (4, .uint16(1752))])
    writer.message(23, [(0, .uint8(0)), (2, .uint16(1)), (4, .uint16(1903))])
    writer.records(0..<3)
    #expect(Reading(writer.file()).facts?.device == "Garmin Forerunner 15")
  }

  @Test(
    arguments: [
      (UInt16(1), Int32(7200), 7200), (1, -18_000, -18_000), (1, 20_700, 20_700), (1, 7230, 7200), (1, 0, 0),
      (1, 50_400, 50_400), (1, -576_965, nil), (1, 300, nil), (1, 54_000, nil), (23, 0, nil), (23, 3600, 3600),
    ] as [(UInt16, Int32, Int?)])
  func localTime(manufacturer: UInt16, shift: Int32, expected: Int?) {
    var writer = FITWriter()
    writer.fileID(manufacturer: manufacturer, product: 1)
    writer.records(0..<3)
    writer.activity(local: UInt32(Int64(FITWriter.firstSecond) + Int64(shift)))
    #expect(Reading(writer.file()).facts?.utcOffset == expected)
  }

  @Test func aClockThatCountsFromItsStartIsSetByLocalTime() throws {
    var writer = FITWriter()
    for second: UInt32 in 0..<3 { writer.message(20, [(253, .uint32(5000 + second)), (3, .uint8(120))]) }
    var withLocal = writer
    withLocal.activity(time: 5002, local: FITWriter.firstSecond + 2)
    let reading = Reading(withLocal.file())
    #expect(reading.samples.map { ($0.time - start) / 1000 } == [0, 1, 2])
    #expect(reading.facts?.utcOffset == nil && reading.facts?.tally.timesWithoutZone == 3)
    let without = Reading(writer.file())
    #expect(without.samples.map(\.time) == [5_000_000, 5_001_000, 5_002_000])
    // One such time among others is a wrong one.
    writer.records(0..<1)
    let mixed = Reading(writer.file())
    #expect(mixed.samples.count == 1 && mixed.facts?.tally.withoutTime == 3)
  }

  @Test func timesOfNoYearOfARun() {
    var writer = FITWriter()
    let fields: FITWriter.Fields = [(253, .uint32(.max - 1)), (3, .uint8(120))]
    writer.message(20, fields)
    writer.message(20, [(253, .uint32(.max)), (3, .uint8(120))])
    let facts = Reading(writer.file()).facts
    #expect(facts?.tally.withoutTime == 2 && facts?.tally.used == 0)
  }
}
