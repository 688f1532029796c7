// Layout, little endian: one byte 1 (the layout's version), then segments until the end. A segment: UInt32 first bin
// number, UInt32 bin count, Int32 latitude and Int32 longitude of its base in `positionStep` degrees, Int32 altitude of
// its base in decimetres, then its bins. A bin (11 bytes): UInt16 distance in decimetres with the top bit for "moving",
// UInt16 speed in mm/s, Int16 altitude step, UInt8 heart rate, Int16 latitude step, Int16 longitude step; a step of
// Int16.min means "not known". A gap in the bins, or a step too large for its field, begins a new segment.

private let positionStep = RunTrace.Columns.degrees
private let unknownStep = Int16.min
private let largestStep = 32_000
private let binBytes = 11
private let segmentBytes = 20

extension RunTrace {
  /// Packs bins, which must be in ascending order of their start.
  public init(_ bins: [Bin]) {
    var packer = TracePacker(capacity: 1 + segmentBytes + bins.count * binBytes)
    for bin in bins { packer.add(bin) }
    self.init(packed: packer.finished())
  }

  /// The bins in order of time, or nil where the bytes are damaged.
  public func bins() -> [Bin]? {
    var bins: [Bin] = []
    return unpack(into: &bins) ? bins : nil
  }

  /// As ``bins()``, into an array whose room is used again.
  ///
  /// - Returns: false where the bytes are damaged; then `bins` is empty.
  public func unpack(into bins: inout [Bin]) -> Bool {
    bins.removeAll(keepingCapacity: true)
    guard let segments = TraceSegment.all(in: bytes) else { return false }
    bins.reserveCapacity(bytes.count / binBytes)
    for segment in segments {
      let packed = bytes.span.extracting(segment.packed)
      bins.append(addingCapacity: segment.count) { segment.unpack(packed, into: &$0) }
    }
    return true
  }
}

/// Bins of the packed form without a gap or a jump between them.
struct TraceSegment {
  /// Number of the first bin.
  let first: Int
  let count: Int
  /// What the first bin's steps go out from, in the units of the packed form.
  let latitude: Int32
  let longitude: Int32
  let altitude: Int32
  /// Where the bins lie in the bytes of the trace.
  let packed: Range<Int>

  /// In order of time; nil where the bytes are damaged.
  static func all(in bytes: [UInt8]) -> [TraceSegment]? {
    if bytes.isEmpty { return [] }
    guard bytes[0] == 1 else { return nil }
    var reader = ByteReader(bytes: bytes, position: 1)
    var segments: [TraceSegment] = []
    while !reader.isAtEnd {
      guard reader.left >= segmentBytes, let segment = TraceSegment(&reader) else { return nil }
      segments.append(segment)
    }
    return segments
  }

  /// Leaves the reader behind the segment's bins.
  private init?(_ reader: inout ByteReader) {
    first = Int(reader.unsigned32())
    count = Int(reader.unsigned32())
    latitude = Int32(bitPattern: reader.unsigned32())
    longitude = Int32(bitPattern: reader.unsigned32())
    altitude = Int32(bitPattern: reader.unsigned32())
    guard count > 0, count <= reader.left / binBytes, first + count <= Int(Int32.max) / RunTrace.binSeconds else {
      return nil
    }
    packed = reader.position..<reader.position + count * binBytes
    reader.position = packed.upperBound
  }

  /// Elapsed seconds to the first bin.
  var start: Int32 { Int32(first * RunTrace.binSeconds) }

  /// - Parameter bytes: of the bins.
  fileprivate func unpack(_ bytes: Span<UInt8>, into bins: inout OutputSpan<RunTrace.Bin>) {
    var (latitude, longitude, altitude) = (self.latitude, self.longitude, self.altitude)
    for index in 0..<count {
      let bin = bytes.extracting(PackedBin.bytes(index))
      let motion = PackedBin.motion(bin)
      let altitudeStep = PackedBin.altitudeStep(bin)
      let step = PackedBin.positionStep(bin)
      altitude &+= altitudeStep ?? 0
      latitude &+= step?.latitude ?? 0
      longitude &+= step?.longitude ?? 0
      bins.append(
        RunTrace.Bin(
          start: start + Int32(index * RunTrace.binSeconds), distance: Float(motion.decimetres) / 10,
          flatEquivalentSpeed: Float(motion.speed) / 1000,
          altitude: altitudeStep == nil ? .nan : Float(altitude) / 10, heartRate: PackedBin.heartRate(bin),
          isMoving: motion.isMoving, latitude: step == nil ? .nan : Double(latitude) * positionStep,
          longitude: step == nil ? .nan : Double(longitude) * positionStep))
    }
  }
}

/// What the bytes of a packed bin hold.
enum PackedBin {
  /// Of a bin among the bytes of its segment; to be cut out once, so that bytes are not checked one by one.
  @inline(__always)
  static func bytes(_ index: Int) -> Range<Int> { index &* binBytes..<index &* binBytes &+ binBytes }

  @inline(__always)
  static func motion(_ bin: Span<UInt8>) -> RunTrace.Motion { RunTrace.Motion(packed: unsigned32(bin, 0)) }

  /// Decimetres; nil where the altitude is not known.
  @inline(__always)
  static func altitudeStep(_ bin: Span<UInt8>) -> Int32? { step(unsigned32(bin, 4)) }

  @inline(__always)
  static func heartRate(_ bin: Span<UInt8>) -> UInt8 { bin[6] }

  /// Units of `positionStep`; nil where the position is not known.
  @inline(__always)
  static func positionStep(_ bin: Span<UInt8>) -> (latitude: Int32, longitude: Int32)? {
    positionStep(packed: packedPositionStep(bin))
  }

  @inline(__always)
  static func packedPositionStep(_ bin: Span<UInt8>) -> UInt32 { unsigned32(bin, 7) }

  @inline(__always)
  static func positionStep(packed: UInt32) -> (latitude: Int32, longitude: Int32)? {
    guard let latitude = step(packed), let longitude = step(packed >> 16) else { return nil }
    return (latitude, longitude)
  }

  /// - Parameter packed: the step in its lower half.
  @inline(__always)
  private static func step(_ packed: UInt32) -> Int32? {
    let step = Int16(truncatingIfNeeded: packed)
    return step == unknownStep ? nil : Int32(step)
  }

  /// Four bytes at once become one load, where pairs of them often do not.
  @inline(__always)
  private static func unsigned32(_ bytes: Span<UInt8>, _ position: Int) -> UInt32 {
    UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
      | UInt32(bytes[position + 3]) << 24
  }
}

private struct TracePacker {
  private var bytes: [UInt8] = [1]
  private var countPosition = 0
  private var count: UInt32 = 0
  private var nextBin: Int32?
  private var latitude: Int32 = 0
  private var longitude: Int32 = 0
  private var altitude: Int32 = 0

  mutating func add(_ bin: RunTrace.Bin) {
    let number = bin.start / Int32(RunTrace.binSeconds)
    // NaN fails every comparison.
    let hasPosition = abs(bin.latitude) <= 90 && abs(bin.longitude) <= 180
    let hasAltitude = bin.altitude.isFinite && abs(bin.altitude) < 1e6
    let newLatitude = hasPosition ? TracePacker.nearest(bin.latitude / positionStep) : latitude
    let newLongitude = hasPosition ? TracePacker.nearest(bin.longitude / positionStep) : longitude
    let newAltitude = hasAltitude ? TracePacker.nearest(Double(bin.altitude * 10)) : altitude
    let fits =
      abs(Int(newLatitude) - Int(latitude)) <= largestStep && abs(Int(newLongitude) - Int(longitude)) <= largestStep
      && abs(Int(newAltitude) - Int(altitude)) <= largestStep
    if nextBin != number || !fits {
      closeSegment()
      latitude = newLatitude
      longitude = newLongitude
      altitude = newAltitude
      countPosition = bytes.count + 4
      bytes.append(addingCapacity: segmentBytes) { bytes in
        bytes.append(UInt32(bitPattern: number))
        bytes.append(0 as UInt32)
        for base in [newLatitude, newLongitude, newAltitude] { bytes.append(UInt32(bitPattern: base)) }
      }
    }
    let decimetres = TracePacker.clamped(bin.distance * 10, to: 0x7FFF)
    let altitudeStep = hasAltitude ? Int16(newAltitude - altitude) : unknownStep
    let latitudeStep = hasPosition ? Int16(newLatitude - latitude) : unknownStep
    let longitudeStep = hasPosition ? Int16(newLongitude - longitude) : unknownStep
    bytes.append(addingCapacity: binBytes) { bytes in
      bytes.append(decimetres | (bin.isMoving ? 0x8000 : 0))
      bytes.append(TracePacker.clamped(bin.flatEquivalentSpeed * 1000, to: 0xFFFF))
      bytes.append(UInt16(bitPattern: altitudeStep))
      bytes.append(bin.heartRate)
      bytes.append(UInt16(bitPattern: latitudeStep))
      bytes.append(UInt16(bitPattern: longitudeStep))
    }
    latitude = newLatitude
    longitude = newLongitude
    altitude = newAltitude
    count += 1
    nextBin = number + 1
  }

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  consuming func finished() -> [UInt8] {
    closeSegment()
    return bytes.count > 1 ? bytes : []
  }

  private mutating func closeSegment() {
    guard count > 0 else { return }
    for byte in 0..<4 { bytes[countPosition + byte] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(byte))) }
    count = 0
  }

  @inline(__always)
  private static func clamped(_ value: Float, to limit: Double) -> UInt16 {
    value.isFinite ? UInt16(truncatingIfNeeded: nearest(min(max(Double(value), 0), limit))) : 0
  }

  /// The nearest whole number, halves away from zero, of a value that 32 bits hold; by truncation, because rounding is a
  /// call on the oldest processors supported.
  @inline(__always)
  private static func nearest(_ value: Double) -> Int32 {
    let whole = Int32(value)
    let rest = value - Double(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(_ value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func append(_ value: UInt32) {
    append(UInt16(truncatingIfNeeded: value))
    append(UInt16(truncatingIfNeeded: value >> 16))
  }
}

private struct ByteReader {
  let bytes: [UInt8]
  var position: Int

  var left: Int { bytes.count - position }
  var isAtEnd: Bool { left == 0 }

  mutating func unsigned32() -> UInt32 {
    var value: UInt32 = 0
    for byte in 0..<4 { value |= UInt32(bytes[position + byte]) << (8 * UInt32(byte)) }
    position += 4
    return value
  }
}

extension RunTrace: Codable {
  /// As one Base64 string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Base64.encode(bytes))
  }

  /// - Throws: `DecodingError.dataCorrupted` where the text is no Base64 or no trace.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Base64.decode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the trace is not Base64")
    }
    self.init(packed: bytes)
    guard bins() != nil else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the trace is damaged")
    }
  }
}

/// RFC 4648 Base64, here because this room imports the standard library alone.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    return table
  }()

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let available = min(3, bytes.count - start)
      var group: UInt32 = 0
      for offset in 0..<3 { group = group << 8 | (offset < available ? UInt32(bytes[start + offset]) : 0) }
      for letter in 0..<4 {
        text.append(letter <= available ? alphabet[Int(group >> (18 - 6 * UInt32(letter)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the text is no Base64 with padding.
  static func decode(_ text: String) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3)
    for start in stride(from: 0, to: letters.count, by: 4) {
      let isLast = start + 4 == letters.count
      let padding = isLast ? letters[(start + 2)...].count { $0 == UInt8(ascii: "=") } : 0
      var group: UInt32 = 0
      for offset in 0..<4 {
        let value = offset >= 4 - padding ? 0 : values[Int(letters[start + offset])]
        guard value != 0xFF else { return nil }
        group = group << 6 | UInt32(value)
      }
      for byte in 0..<(3 - padding) { bytes.append(UInt8(truncatingIfNeeded: group >> (16 - 8 * UInt32(byte)))) }
    }
    return bytes
  }
}
