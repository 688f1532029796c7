extension RunTrace {
  /// How far and how fast the runner went in a bin, in the whole units that a trace keeps.
  public struct Motion: Sendable, Hashable, BitwiseCopyable {
    /// As a trace packs it: 15 bits of decimetres, one for motion, 16 of speed.
    public let packed: UInt32

    /// What such bits stand for.
    public init(packed: UInt32) { self.packed = packed }

    /// Metres covered, in tenths, 0...32,767.
    public var decimetres: Int { Int(packed & 0x7FFF) }
    /// More than half of the bin was spent in motion.
    public var isMoving: Bool { packed & 0x8000 != 0 }
    /// Mean flat-equivalent speed while moving, mm/s, 0...65,535; 0 where not moving or not known.
    public var speed: Int { Int(packed >> 16) }
  }

  /// The bins of a trace by column, in the whole units that they are kept in, so that sums of them are exact.
  ///
  /// For walks over thousands of traces, which read a column or two at a time; ``RunTrace/bins()`` is the plain way. Every
  /// column has one element a bin, in order of time.
  public struct Columns: Sendable {
    /// Stands for a position (in units of ``degrees``) or an altitude (in decimetres) that is not known.
    public static let unknown = Int32.min
    /// Degrees to which positions are kept: one unit of the columns.
    public static let degrees = 2e-5

    /// Elapsed seconds from the start of the run to the start of the bin.
    public private(set) var starts: [Int32] = []
    /// How far and how fast the runner went.
    public private(set) var motions: [Motion] = []
    /// Units of ``degrees``, or ``unknown`` together with the longitude.
    public private(set) var latitudes: [Int32] = []
    /// Units of ``degrees``, or ``unknown`` together with the latitude.
    public private(set) var longitudes: [Int32] = []

    /// The highest flat-equivalent speed of a bin, mm/s; 0 where there is none.
    public private(set) var fastest = 0

    /// Columns without a bin.
    public init() {}

    /// The bins of a trace; none where its bytes are damaged.
    public init(_ trace: RunTrace) { take(trace) }

    /// How many bins there are.
    public var count: Int { starts.count }

    /// Takes the bins of another trace, in the room that is there; nothing is left of the one before.
    ///
    /// - Returns: false where the bytes of the trace are damaged; then there is no bin.
    @discardableResult
    public mutating func take(_ trace: RunTrace) -> Bool {
      guard let segments = TraceSegment.all(in: trace.bytes) else {
        resize(to: 0)
        fastest = 0
        return false
      }
      resize(to: segments.reduce(0) { $0 + $1.count })
      var place = 0
      for segment in segments {
        fill(from: place, with: segment, trace.bytes.span.extracting(segment.packed))
        place += segment.count
      }
      fastest = Columns.fastest(of: motions.span)
      return true
    }

    /// The speed lies above all else that a motion packs, so that whole motions can be compared.
    private static func fastest(of motions: Span<Motion>) -> Int {
      var most: UInt32 = 0
      for index in motions.indices { most = max(most, motions[index].packed) }
      return Motion(packed: most).speed
    }

    private mutating func resize(to count: Int) {
      func resize<Value>(_ column: inout [Value], _ filler: Value) {
        if count < column.count { column.removeLast(column.count - count) }
        column.append(contentsOf: repeatElement(filler, count: count - column.count))
      }
      resize(&starts, 0)
      resize(&motions, Motion(packed: 0))
      resize(&latitudes, 0)
      resize(&longitudes, 0)
    }

    /// - Parameters:
    ///   - place: of the segment's first bin.
    ///   - bytes: of the segment's bins.
    private mutating func fill(from place: Int, with segment: TraceSegment, _ bytes: Span<UInt8>) {
      let range = place..<place + segment.count
      Columns.fillStarts(range, from: segment.start, &starts)
      Columns.fillPacked(range, bytes, &motions, &latitudes)
      Columns.fillPositions(range, from: (segment.latitude, segment.longitude), &latitudes, &longitudes)
    }

    // A loop for each few columns: their addresses stay in registers.

    private static func fillStarts(_ range: Range<Int>, from first: Int32, _ starts: inout [Int32]) {
      var starts = starts.mutableSpan
      var start = first
      for index in range {
        starts[index] = start
        start &+= Int32(RunTrace.binSeconds)
      }
    }

    /// Steps of position lie packed in `steps` afterwards.
    private static func fillPacked(
      _ range: Range<Int>, _ bytes: Span<UInt8>, _ motions: inout [Motion], _ steps: inout [Int32]
    ) {
      var motions = motions.mutableSpan
      var steps = steps.mutableSpan
      for index in range {
        let bin = bytes.extracting(PackedBin.bytes(index &- range.lowerBound))
        motions[index] = PackedBin.motion(bin)
        steps[index] = Int32(bitPattern: PackedBin.packedPositionStep(bin))
      }
    }

    /// - Parameter latitudes: packed steps of position; latitudes afterwards.
    private static func fillPositions(
      _ range: Range<Int>, from base: (latitude: Int32, longitude: Int32), _ latitudes: inout [Int32],
      _ longitudes: inout [Int32]
    ) {
      var latitudes = latitudes.mutableSpan
      var longitudes = longitudes.mutableSpan
      var (latitude, longitude) = base
      for index in range {
        if let step = PackedBin.positionStep(packed: UInt32(bitPattern: latitudes[index])) {
          latitude &+= step.latitude
          longitude &+= step.longitude
          latitudes[index] = latitude
          longitudes[index] = longitude
        } else {
          latitudes[index] = unknown
          longitudes[index] = unknown
        }
      }
    }
  }

  /// The altitudes of the bins, in decimetres, or ``Columns/unknown``; none where the bytes are damaged.
  public func altitudes() -> [Int32] {
    var altitudes: [Int32] = []
    for segment in TraceSegment.all(in: bytes) ?? [] {
      let packed = bytes.span.extracting(segment.packed)
      altitudes.append(addingCapacity: segment.count) { altitudes in
        var altitude = segment.altitude
        for index in 0..<segment.count {
          let step = PackedBin.altitudeStep(packed.extracting(PackedBin.bytes(index)))
          altitude &+= step ?? 0
          altitudes.append(step == nil ? Columns.unknown : altitude)
        }
      }
    }
    return altitudes
  }
}
