import Testing
import TrackFiles
import TrackModel

/// What FIT files hold when nothing is wrong with them.
@Suite struct FITReadingTests {
  private let start = Document.firstSecond

  @Test(arguments: [false, true], [UInt8(12), 14, 20])
  func wholeRun(isBigEndian: Bool, headerSize: UInt8) throws {
    let reading = Reading(FITWriter.run(isBigEndian: isBigEndian).file(headerSize: headerSize))
    #expect(reading.isWhole && reading.warnings.isEmpty && reading.sink.skips.isEmpty)
    let facts = try #require(reading.facts)
    #expect(facts.format == .fit && facts.sport == .running && facts.device == "Garmin Forerunner 945")
    #expect(facts.declaredStart == start && facts.utcOffset == 7200)
    #expect(facts.declaredDistance == 180 && facts.declaredTimerTime == 60 && facts.declaredElapsedTime == 60)
    #expect(facts.declaredAscent == 12)
    #expect(facts.laps == [Lap(start: start, duration: 60, distance: 180, isRest: false, trigger: "session_end")])
    #expect(facts.tally.points == 61 && facts.tally.used == 61 && !facts.tally.isTruncated)
    #expect(reading.samples.count == 61)
    let last = try #require(reading.samples.last)
    #expect(last.time == start + 60_000 && last.altitude == 400 && last.deviceDistance == 180)
    #expect(last.heartRate == 140 && last.cadence == 85)
    // A semicircle is 180 / 2^31 degrees.
    #expect(last.latitude == 566_697_074 * 180 / 2_147_483_648.0 && abs(last.latitude - 47.5) < 1e-7)
    #expect(abs(last.longitude - 8.506) < 1e-6)
    #expect(reading.samples.filter { $0.has(.startsSegment) }.map(\.time) == [start])
  }

  @Test(arguments: [1, 7, 4096]) func anySizeOfReads(readSize: Int) {
    let bytes = FITWriter.run().file()
    #expect(Reading(bytes, readSize: readSize).sink.activities == Reading(bytes).sink.activities)
  }

  @Test func enhancedFieldsGoFirst() throws {
    let fields: FITWriter.Fields = [
      (78, .uint32(10_000)), (73, .uint32(3500)), (253, .uint32(FITWriter.firstSecond)), (2, .uint16(4500)),
      (6, .uint16(1000)), (4, .uint8(85)), (53, .uint8(64)), (7, .uint16(310)),
    ]
    var writer = FITWriter()
    writer.message(20, fields)
    let sample = try #require(Reading(writer.file()).samples.first)
    // 10000 / 5 - 500 m; 3500 mm/s; 85.5 revolutions of one leg.
    #expect(sample.altitude == 1500 && sample.speed == 3.5 && sample.cadence == 85.5 && sample.power == 310)
    #expect(!sample.has(.position) && !sample.has(.deviceDistance) && !sample.has(.heartRate))
  }

  @Test func invalidValuesAreAbsent() throws {
    let fields: FITWriter.Fields = [
      (253, .uint32(FITWriter.firstSecond)), (0, .sint32(.max)), (1, .sint32(.max)), (2, .uint16(.max)),
      (3, .uint8(.max)), (4, .uint8(.max)), (5, .uint32(.max)), (6, .uint16(.max)), (7, .uint16(.max)),
      (8, .bytes([255, 255, 255])), (73, .uint32(.max)), (78, .uint32(.max)),
    ]
    var writer = FITWriter()
    writer.message(20, fields)
    let reading = Reading(writer.file())
    #expect(reading.samples.map(\.fields) == [[.time, .startsSegment]])
    #expect(reading.facts?.tally.badValues == 0 && reading.facts?.tally.badPositions == 0)
  }

  @Test func valuesOutOfRangeAreCounted() throws {
    let fields: FITWriter.Fields = [
      (253, .uint32(FITWriter.firstSecond)), (78, .uint32(60_000)), (3, .uint8(254)), (5, .uint32(1_000_000_100)),
      (73, .uint32(51_000)), (7, .uint16(3001)),
    ]
    var writer = FITWriter()
    writer.message(20, fields)
    let reading = Reading(writer.file())
    #expect(reading.samples.map(\.fields) == [[.time, .startsSegment]])
    #expect(reading.facts?.tally.badValues == 5)
  }

  @Test func aCadenceWithAnImpossibleFractionIsOutOfRange() throws {
    var writer = FITWriter()
    writer.message(20, [(253, .uint32(FITWriter.firstSecond)), (4, .uint8(85)), (53, .uint32(64_000))])
    let reading = Reading(writer.file())
    #expect(reading.samples.map(\.fields) == [[.time, .startsSegment]])
    #expect(reading.facts?.tally.badValues == 1)
  }

  @Test func badPositionsCostThePositionOnly() {
    var writer = FITWriter()
    let positions: [(Int32, Int32)] = [(0, 0), (1_200_000_000, 5), (.max, 5), (1, 1)]
    let fields = positions.enumerated().map { index, place -> FITWriter.Fields in
      [
        (253, .uint32(FITWriter.firstSecond + UInt32(index))), (0, .sint32(place.0)), (1, .sint32(place.1)),
        (5, .uint32(5)),
      ]
    }
    writer.define(0, 20, like: fields[0])
    for each in fields { writer.data(0, each) }
    // Without distance and speed nothing would be left of a record at 0, 0.
    writer.define(1, 20, like: Array(fields[0].prefix(3)))
    writer.data(1, Array(fields[0].prefix(3)))
    let reading = Reading(writer.file())
    #expect(reading.samples.map { $0.has(.position) } == [false, false, false, true])
    #expect(reading.facts?.tally.badPositions == 4 && reading.facts?.tally.points == 5)
  }

  /// Semicircles fill a signed number of 32 bits; one without a sign can be twice as far.
  @Test func aLongitudeOfAnotherTypeMayBeNone() {
    let records = [UInt32(101_408_950), 0x8000_0001].enumerated().map { index, longitude -> FITWriter.Fields in
      [
        (253, .uint32(FITWriter.firstSecond + UInt32(index))), (0, .sint32(566_697_074)), (1, .uint32(longitude)),
        (5, .uint32(5)),
      ]
    }
    var writer = FITWriter()
    writer.define(0, 20, like: records[0])
    for each in records { writer.data(0, each) }
    let reading = Reading(writer.file())
    #expect(reading.samples.map { $0.has(.position) } == [true, false] && reading.facts?.tally.badPositions == 1)
  }

  @Test func compressedTimes() {
    var writer = FITWriter()
    let full: FITWriter.Fields = [(253, .uint32(FITWriter.firstSecond)), (3, .uint8(100))]
    writer.define(0, 20, like: full)
    writer.data(0, full)
    writer.define(3, 20, like: [(3, .uint8(0))])
    // Seconds 5, 30 and, past the roll-over of the five bits, 40.
    for second: UInt32 in [5, 30, 40] {
      writer.compressed(3, offset: FITWriter.firstSecond + second, [(3, .uint8(101))])
    }
    #expect(Reading(writer.file()).samples.map { ($0.time - start) / 1000 } == [0, 5, 30, 40])
  }

  @Test func compressedTimeFollowsTheNewestTimeOfAnyMessage() {
    var writer = FITWriter()
    writer.timer(0, at: 100)
    writer.define(0, 20, like: [(3, .uint8(0))])
    writer.compressed(0, offset: FITWriter.firstSecond + 102, [(3, .uint8(99))])
    #expect(Reading(writer.file()).samples.map { ($0.time - start) / 1000 } == [102])
  }

  @Test func compressedSpeedAndDistance() throws {
    var writer = FITWriter()
    // 3.20 m/s is 320 = 0x140; 4090/16 m, then 10/16 m past the roll-over at 4096.
    let bytes: [[UInt8]] = [[0x40, 0xA1, 0xFF], [0x40, 0xA1, 0x00]]
    let fields = bytes.enumerated().map { index, value -> FITWriter.Fields in
      [(253, .uint32(FITWriter.firstSecond + UInt32(index))), (8, .bytes(value))]
    }
    writer.define(0, 20, like: fields[0])
    for each in fields { writer.data(0, each) }
    let samples = Reading(writer.file()).samples
    #expect(samples.map(\.speed) == [3.2, 3.2])
    #expect(samples.map(\.deviceDistance) == [4090.0 / 16, 4106.0 / 16])
  }

  /// The same ranges as in XML, in a type with room for more than a byte; see `BadValueTests` for those.
  @Test(
    arguments: [
      (3, 0, nil, 0), (3, 255, nil, 0), (3, 250, 250, 0), (3, 251, nil, 1), (4, 255, nil, 0), (4, 300, 300, 0),
      (4, 401, nil, 1),
    ] as [(UInt8, UInt16, Int?, Int)])
  func pulseAndStepsAreTakenAsFromXML(field: UInt8, written: UInt16, read: Int?, bad: Int) {
    var writer = FITWriter()
    writer.message(20, [(253, .uint32(FITWriter.firstSecond)), (field, .uint16(written))])
    let reading = Reading(writer.file())
    let sample = reading.samples.first
    #expect(sample?.has(field == 3 ? .heartRate : .cadence) == (read != nil))
    #expect((field == 3 ? Int(sample?.heartRate ?? 0) : Int(sample?.cadence ?? 0)) == read ?? 0)
    #expect(reading.facts?.tally.badValues == bad)
  }

  @Test func developerFieldsAndStrangeTypesAreSteppedOver() {
    var writer = FITWriter()
    let fields: FITWriter.Fields = [
      (253, .uint32(FITWriter.firstSecond)), (200, .bytes([1, 2, 3, 4, 5])), (3, .uint8(150)),
    ]
    writer.define(0, 20, like: fields, developerSizes: [4, 1])
    writer.data(0, fields, developer: [9, 9, 9, 9, 9])
    // A type that nobody knows (0x1F), and a size that does not go with the type (three bytes of a uint16).
    writer.raw([0x41, 0, 0, 20, 0, 4, 253, 4, 0x86, 3, 1, 0x1F, 6, 3, 0x84, 7, 2, 0x84])
    let time = FITWriter.Value.uint32(FITWriter.firstSecond + 1).content(isBigEndian: false)
    writer.raw([1] + time + [160, 1, 2, 3] + [0x36, 0x01])
    let samples = Reading(writer.file()).samples
    #expect(samples.map(\.heartRate) == [150, 0] && samples.map(\.power) == [0, 310])
    #expect(samples.last?.has(.speed) == false)
  }

  @Test func oneRecordPerValueIsOneSample() {
    var writer = FITWriter()
    for second: UInt32 in 0..<3 {
      let time = (UInt8(253), FITWriter.Value.uint32(FITWriter.firstSecond + second))
      writer.message(20, [time, (0, .sint32(566_697_074)), (1, .sint32(101_408_950))])
      writer.message(20, [time, (5, .uint32(300 * second))])
    }
    let reading = Reading(writer.file())
    #expect(reading.samples.map(\.deviceDistance) == [0, 3, 6])
    #expect(reading.samples.allSatisfy { $0.has([.position, .deviceDistance]) })
    #expect(reading.facts?.tally.points == 3 && reading.facts?.tally.used == 3)
  }

  @Test func repeatedRecordsStayApart() {
    var writer = FITWriter()
    writer.records(0..<1)
    writer.records(0..<1)
    #expect(Reading(writer.file()).samples.count == 2)
  }

  @Test func gzip() {
    #expect(Reading(GzipWriter.member(FITWriter.run().file())).samples.count == 61)
  }
}
