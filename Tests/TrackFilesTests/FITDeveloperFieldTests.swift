import Testing
import TrackFiles
import TrackModel

/// Fields that developers describe themselves, as foot pods and apps on a watch write them.
@Suite struct FITDeveloperFieldTests {
  private struct Field {
    var name: String
    var units: String
    var type: UInt8
    var native: UInt8?
    var scale: UInt8 = 255
    var offset: Int8 = .max
    var message: UInt16 = 20
  }

  private static let float32: UInt8 = 0x88
  private static let uint8: UInt8 = 0x02
  private static let uint16: UInt8 = 0x84
  private static let uint32: UInt8 = 0x86

  private func writer(describing fields: [Field]) -> FITWriter {
    var writer = FITWriter()
    for (number, field) in fields.enumerated() {
      writer.message(
        206,
        [
          (0, .uint8(0)), (1, .uint8(UInt8(number))), (2, .uint8(field.type)), (3, .text(field.name, size: 24)),
          (6, .uint8(field.scale)), (7, .sint8(field.offset)), (8, .text(field.units, size: 16)),
          (14, .uint16(field.message)), (15, .uint8(field.native ?? 255)),
        ])
    }
    return writer
  }

  private func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func time(_ second: UInt32) -> (UInt8, FITWriter.Value) { (253, .uint32(FITWriter.firstSecond + second)) }

  @Test func speedDistanceAndCadenceOfAFootPodAlone() throws {
    var writer = writer(describing: [
      Field(name: "Speed", units: "M/S", type: Self.float32),
      Field(name: "Distance", units: "Meters", type: Self.uint32),
      Field(name: "Cadence", units: "RPM", type: Self.uint8, native: 4),
      Field(name: "Power", units: "Watts", type: Self.uint16, native: 7),
      Field(name: "Leg Spring Stiffness", units: "KN/m", type: Self.float32),
    ])
    writer.define(1, 20, like: [time(0), (3, .uint8(0))], developerSizes: [4, 4, 1, 2, 4])
    for second: UInt32 in 0..<3 {
      writer.data(
        1, [time(second), (3, .uint8(150))],
        developer: bytes(Float(3.25).bitPattern) + bytes(UInt32(3 * second)) + [86] + bytes(UInt16(240))
          + bytes(Float(9).bitPattern))
    }
    let reading = Reading(writer.file())
    #expect(reading.samples.map(\.deviceDistance) == [0, 3, 6] && reading.samples.map(\.speed) == [3.25, 3.25, 3.25])
    let last = try #require(reading.samples.last)
    #expect(last.cadence == 86 && last.power == 240 && last.heartRate == 150)
    #expect(reading.facts?.tally.badValues == 0)
  }

  @Test func fieldsOfTheProfileGoFirst() {
    var writer = writer(describing: [
      Field(name: "Distance", units: "Meters", type: Self.uint32),
      Field(name: "Speed", units: "m/s", type: Self.float32),
    ])
    let native: FITWriter.Fields = [time(0), (5, .uint32(1000)), (73, .uint32(2500))]
    writer.define(1, 20, like: native, developerSizes: [4, 4])
    writer.data(1, native, developer: bytes(UInt32(77)) + bytes(Float(9).bitPattern))
    // Nor where this one record has no distance of the profile: two counts of it would make leaps.
    writer.define(2, 20, like: [time(1)], developerSizes: [4, 4])
    writer.data(2, [time(1)], developer: bytes(UInt32(78)) + bytes(Float(9).bitPattern))
    let samples = Reading(writer.file()).samples
    #expect(samples.map { $0.has(.deviceDistance) } == [true, false])
    #expect(samples.first?.deviceDistance == 10 && samples.first?.speed == 2.5 && samples.last?.has(.speed) == false)
  }

  /// A watch that defines its own fields and never fills them.
  @Test func fieldsOfTheProfileWithoutAValueLeaveTheDevelopers() {
    var writer = writer(describing: [
      Field(name: "Distance", units: "Meters", type: Self.uint32),
      Field(name: "Speed", units: "m/s", type: Self.float32),
    ])
    for second: UInt32 in 0..<2 {
      let native: FITWriter.Fields = [time(second), (5, .uint32(.max)), (6, .uint16(.max)), (73, .uint32(.max))]
      if second == 0 { writer.define(1, 20, like: native, developerSizes: [4, 4]) }
      writer.data(1, native, developer: bytes(UInt32(77 + 3 * second)) + bytes(Float(3).bitPattern))
    }
    let samples = Reading(writer.file()).samples
    #expect(samples.map(\.deviceDistance) == [77, 80] && samples.map(\.speed) == [3, 3])
  }

  @Test(
    arguments: [
      (Field(name: "v", units: "km/h", type: uint16, native: 6, scale: 10), UInt16(126), Float(3.5)),
      (Field(name: "v", units: "m/s", type: uint16, native: 73), 3, 3),
      (Field(name: "Speed", units: "m/s", type: uint16, scale: 100), 350, 3.5),
      (Field(name: "Speed", units: "min/km", type: uint16), 5, nil),
      (Field(name: "Speed", units: "m/s", type: uint16, offset: 1), 5, nil),
      (Field(name: "Speed", units: "m/s", type: 0x1F), 5, nil),
      (Field(name: "Speed", units: "m/s", type: uint32), 5, nil),
      (Field(name: "Wind", units: "m/s", type: uint16), 5, nil),
      // The field of that number means something else in a message of laps.
      (Field(name: "v", units: "m/s", type: uint16, native: 6, message: 19), 5, nil),
      (Field(name: "Speed", units: "m/s", type: uint16), .max, nil),
    ] as [(Field, UInt16, Float?)])
  private func units(field: Field, value: UInt16, speed: Float?) {
    var writer = writer(describing: [field])
    writer.define(1, 20, like: [time(0)], developerSizes: [2])
    writer.data(1, [time(0)], developer: bytes(value))
    let sample = Reading(writer.file()).samples.first
    #expect(sample.flatMap { $0.has(.speed) ? $0.speed : nil } == speed)
  }

  @Test func manyDescriptionsCostLittleAndTheFirstCount() {
    let many = (0..<200).map { _ in Field(name: "Speed", units: "m/s", type: Self.uint16) }
    var writer = writer(describing: many)
    writer.define(1, 20, like: [time(0)], developerSizes: [2])
    writer.data(1, [time(0)], developer: bytes(UInt16(4)))
    #expect(Reading(writer.file()).samples.first?.speed == 4)
  }
}
