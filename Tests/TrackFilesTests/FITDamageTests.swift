import Testing
import TrackFiles
import TrackModel

/// Damaged files, several files in one, and files that hold no activity.
@Suite struct FITDamageTests {
  @Test func wrongChecksumIsAWarning() {
    let bytes = FITWriter.run().file(checksum: 0x1234)
    let reading = Reading(bytes)
    #expect(reading.warnings.map(\.code) == ["fit_checksum"] && reading.warnings.first?.severity == .warning)
    #expect(reading.samples.count == 61 && reading.facts?.tally.isTruncated == false)
  }

  @Test func checksumZeroWasNeverMade() {
    #expect(Reading(FITWriter.run().file(checksum: 0)).warnings.isEmpty)
  }

  @Test func cutFileIsUsedAsFarAsItGoes() {
    var writer = FITWriter()
    writer.fileID()
    writer.records(0..<60)
    let bytes = Array(writer.file().dropLast(2 + 5 * 21))
    let reading = Reading(bytes)
    #expect(reading.warnings.map(\.code) == ["fit_truncated"] && reading.facts?.tally.isTruncated == true)
    #expect(reading.samples.count == 55)
  }

  @Test func cutFileDoesNotClaimTheTotalsOfTheWhole() {
    var writer = FITWriter()
    writer.session(seconds: 60)
    writer.lap(start: 0, seconds: 20)
    writer.lap(start: 20, seconds: 40)
    writer.records(0..<61)
    let facts = Reading(Array(writer.file().dropLast(200))).facts
    #expect(facts?.sport == .running && facts?.declaredDistance == nil && facts?.declaredTimerTime == nil)
    #expect(facts?.laps.map(\.distance) == [60, nil])
  }

  @Test func cutBeforeAnythingWasRecordedIsRefused() {
    let reading = Reading(Array(FITWriter.run().file().prefix(80)))
    #expect(reading.problem?.code == "fit_truncated" && reading.activities.isEmpty)
  }

  @Test(arguments: [UInt32(0), .max]) func recordingThatWasNeverClosed(declaredSize: UInt32) {
    var writer = FITWriter()
    writer.fileID()
    writer.records(0..<30)
    let reading = Reading(writer.file(declaredSize: declaredSize))
    #expect(reading.warnings.map(\.code) == ["fit_truncated"] && reading.samples.count == 30)
  }

  @Test(arguments: [[UInt8(0x0B), 1, 2, 3], [0x42, 0, 229, 0, 20, 0]])
  func messagesThatCannotBeFollowedEndTheReading(rubbish: [UInt8]) {
    var writer = FITWriter()
    writer.session()
    writer.records(0..<20)
    writer.raw(rubbish)
    writer.records(20..<30)
    // The checksum fits: the device itself wrote it so.
    let reading = Reading(writer.file())
    #expect(reading.warnings.map(\.code) == ["fit_damaged"] && reading.samples.count == 20)
    #expect(reading.facts?.tally.isTruncated == true)
  }

  /// A total may be declared as a type that holds any number: those that no activity has are none.
  @Test(arguments: [Float.greatestFiniteMagnitude, -.greatestFiniteMagnitude, -1, 1e15, .nan, .infinity], [18, 19])
  func totalsThatNoActivityHasAreNone(total: Float, message: Int) throws {
    var writer = FITWriter()
    writer.records(0..<30)
    for hasStart in [true, false] {
      let start: FITWriter.Fields = hasStart ? [(2, .uint32(FITWriter.firstSecond))] : []
      writer.message(
        UInt16(message),
        start + [(253, .uint32(FITWriter.firstSecond + 30))] + [7, 8, 9, 22].map { ($0, .float32(total)) })
    }
    let reading = Reading(writer.file())
    let facts = try #require(reading.facts)
    #expect(reading.samples.count == 30 && reading.warnings.isEmpty)
    #expect([facts.declaredDistance, facts.declaredTimerTime, facts.declaredAscent].allSatisfy { $0 == nil })
    #expect(facts.laps.allSatisfy { $0.distance == nil && $0.duration == nil })
  }

  /// Some devices write a time of zero, or of their making, beside what they are. With a wrong checksum that is no sign of
  /// damage as long as messages go on behind it.
  @Test(arguments: [UInt32(0), 900_000_000]) func aStrangeTimeBesideTheRecordsIsNoDamage(time: UInt32) {
    var writer = FITWriter()
    writer.records(0..<30)
    writer.message(23, [(253, .uint32(time)), (0, .uint8(0))])
    writer.records(30..<60)
    writer.message(23, [(253, .uint32(time)), (0, .uint8(0))])
    writer.session(sport: 2)
    let reading = Reading(writer.file(checksum: 0x1234))
    #expect(reading.warnings.map(\.code) == ["fit_checksum"])
    #expect(reading.samples.count == 60 && reading.facts?.sport == .cycling)
  }

  @Test func manyFilesInOneAreBounded() {
    var limits = ReadLimits.standard
    limits.structures = 20
    let one = FITWriter.run().file()
    #expect(Reading([[UInt8]](repeating: one, count: 20).flatMap(\.self), limits: limits).activities.count == 20)
    let more = Reading([[UInt8]](repeating: one, count: 21).flatMap(\.self), limits: limits)
    #expect(more.problem?.code == "limit_structures")
  }

  /// Of bytes without a point only text knows.
  @Test func aLargeFileHasItsPointsAnywhere() {
    var limits = ReadLimits.standard
    limits.bytesWithoutPoint = 4000
    var writer = FITWriter()
    writer.fileID()
    writer.records(0..<1000)
    #expect(Reading(writer.file(), readSize: 100, limits: limits).samples.count == 1000)
  }

  /// A transfer that takes a file for text leaves out or adds bytes.
  @Test(arguments: [-1, 1, -3]) func lostAndAddedBytesAreSteppedOver(change: Int) {
    var writer = FITWriter()
    writer.session(seconds: 99)
    writer.records(0..<100)
    var bytes = writer.file()
    // Inside the content of records 30, 60 and 61, of 21 bytes each; from the last on, so that places stay.
    let first = bytes.count - 2 - 100 * 21
    for record in [61, 60, 30] {
      let place = first + record * 21 + 9
      if change < 0 { bytes.removeSubrange(place..<place - change) } else { bytes.insert(0x0D, at: place) }
    }
    let reading = Reading(bytes)
    #expect(reading.warnings.map(\.code) == ["fit_damaged"])
    let seconds = Set(reading.samples.map { ($0.time - Document.firstSecond) / 1000 })
    let kept = Set<Int64>(0...29).union(33...59).union(64...99)
    #expect(seconds.subtracting(0...99) == [] && kept.subtracting(seconds) == [])
    #expect(reading.facts?.declaredDistance == 180)
  }

  @Test func oneWrongTimeCostsOneRecordOnly() {
    var writer = FITWriter()
    writer.records(700_000_000..<700_000_001)
    writer.records(0..<50)
    writer.records(800_000_000..<800_000_001)
    writer.records(50..<60)
    let reading = Reading(writer.file(checksum: 7))
    #expect(reading.warnings.map(\.code) == ["fit_damaged"])
    #expect(reading.samples.count(where: { $0.time <= Document.firstSecond + 59_000 }) >= 57)
  }

  @Test func chainedFilesAreReadOneByOne() {
    var second = FITWriter()
    second.fileID(product: 3992)
    second.records(5000..<5060)
    second.session(sport: 2, start: 5000)
    let reading = Reading(FITWriter.run().file() + second.file())
    #expect(reading.isWhole && reading.warnings.isEmpty)
    #expect(reading.activities.map(\.facts.sport) == [.running, .cycling])
    #expect(reading.activities.map(\.samples.count) == [61, 60])
    #expect(reading.activities.map(\.facts.device) == ["Garmin Forerunner 945", "Garmin Forerunner 255"])
  }

  @Test func rubbishBehindTheFirstFileIsLeftOut() {
    var second = FITWriter.run().file()
    second[9] = 0x47
    for rest in [second, [0], [UInt8](repeating: 0, count: 100)] {
      let reading = Reading(FITWriter.run().file() + rest)
      #expect(reading.warnings.map(\.code) == ["trailing_bytes"] && reading.samples.count == 61)
    }
  }

  @Test(arguments: [UInt8(1), 2, 3, 5, 6, 9, 15, 28, 32, 34, 35, 49, 200]) func otherKindsOfFITFiles(type: UInt8) {
    var writer = FITWriter()
    writer.fileID(type: type)
    writer.records(0..<10)
    let reading = Reading(writer.file(checksum: 1))
    #expect(reading.problem == nil && reading.warnings.isEmpty && reading.activities.isEmpty)
    #expect(reading.sink.skips.map(\.code) == [type == 6 ? "course" : "not_an_export"])
  }

  @Test func settingsBesideAnActivityDoNotMatter() {
    var settings = FITWriter()
    settings.fileID(type: 2)
    let reading = Reading(settings.file() + FITWriter.run().file())
    #expect(reading.activities.count == 1 && reading.sink.skips.isEmpty && reading.warnings.isEmpty)
  }

  @Test func nothingInIt() {
    var writer = FITWriter()
    writer.fileID()
    #expect(Reading(writer.file()).problem?.code == "no_activity")
    // A size of 0 is that of a recording that was never closed.
    #expect(Reading(FITWriter().file()).problem?.code == "fit_truncated")
  }

  @Test func limits() {
    var limits = ReadLimits()
    limits.points = 60
    #expect(Reading(FITWriter.run().file(), limits: limits).problem?.code == "limit_points")
    limits = ReadLimits()
    limits.structures = 3
    #expect(Reading(FITWriter.run().file(), limits: limits).problem?.code == "limit_structures")
    limits = ReadLimits()
    limits.fitBytes = 1000
    #expect(Reading(FITWriter.run().file(), limits: limits).problem?.code == "limit_bytes")
  }

  /// Three small files: a run, one with compressed times and developer fields, and a chain in the other byte order.
  private static var small: [[UInt8]] {
    var odd = FITWriter()
    odd.timer(0, at: 0)
    let fields: FITWriter.Fields = [(3, .uint8(100)), (8, .bytes([1, 2, 3]))]
    odd.define(2, 20, like: fields, developerSizes: [2])
    odd.data(2, fields, developer: [1, 2])
    odd.define(3, 20, like: fields)
    for second: UInt32 in 0..<20 { odd.compressed(3, offset: FITWriter.firstSecond + second, fields) }
    odd.session()
    return [
      FITWriter.run(recorded: 12).file(), odd.file(headerSize: 12),
      FITWriter.run(isBigEndian: true, recorded: 8).file() + FITWriter.run(recorded: 8).file(),
    ]
  }

  @Test(arguments: small) func everyPrefixEndsInAKnownWay(file: [UInt8]) {
    for count in 0...file.count {
      let reading = Reading(Array(file.prefix(count)))
      #expect(reading.sink.isInOrder && reading.warnings.count <= 1)
      #expect(reading.problem != nil || !reading.activities.isEmpty)
    }
  }

  @Test(arguments: small) func everyChangedByteEndsInAKnownWay(file: [UInt8]) {
    for index in file.indices {
      for value: UInt8 in [0, 0x7F, 0xFF, file[index] ^ 0x40] {
        var changed = file
        changed[index] = value
        let reading = Reading(changed)
        #expect(reading.sink.isInOrder)
        #expect(reading.problem != nil || !reading.activities.isEmpty || !reading.sink.skips.isEmpty)
        #expect(reading.samples.allSatisfy { $0.latitude.magnitude <= 90 && $0.longitude.magnitude <= 180 })
      }
    }
  }
}
