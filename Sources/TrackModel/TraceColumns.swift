extension RunTrace {
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
    /// Distances, decimetres.
    public private(set) var decimetres: [UInt16] = []
    /// Flat-equivalent speeds, mm/s; 0 where not moving or not known.
    public private(set) var speeds: [UInt16] = []
    /// More than half of the bin was spent in motion.
    public private(set) var isMoving: [Bool] = []
    /// Units of ``degrees``, or ``unknown`` together with the longitude.
    public private(set) var latitudes: [Int32] = []
    /// Units of ``degrees``, or ``unknown`` together with the latitude.
    public private(set) var longitudes: [Int32] = []

    /// Columns without a bin.
    public init() {}

    /// How many bins there are.
    public var count: Int { starts.count }

    /// Takes the bins of another trace, in the room that is there; nothing is left of the one before.
    ///
    /// - Returns: false where the bytes of the trace are damaged; then there is no bin.
    @discardableResult
    public mutating func take(_ trace: RunTrace) -> Bool {
      guard let segments = TraceSegment.all(in: trace.bytes) else {
        resize(to: 0)
        return false
      }
      resize(to: segments.reduce(0) { $0 + $1.count })
      var place = 0
      for segment in segments {
        fill(from: place, with: segment, trace.bytes.span.extracting(segment.packed))
        place += segment.count
      }
      return true
    }

    private mutating func resize(to count: Int) {
      func resize<Value>(_ column: inout [Value], _ filler: Value) {
        if count < column.count { column.removeLast(column.count - count) }
        column.append(contentsOf: repeatElement(filler, count: count - column.count))
      }
      resize(&starts, 0)
      resize(&decimetres, 0)
      resize(&speeds, 0)
      resize(&isMoving, false)
      resize(&latitudes, 0)
      resize(&longitudes, 0)
    }

    /// - Parameters:
    ///   - place: of the segment's first bin.
    ///   - bytes: of the segment's bins.
    private mutating func fill(from place: Int, with segment: TraceSegment, _ bytes: Span<UInt8>) {
      let range = place..<place + segment.count
      Columns.fillStarts(range, from: segment.start, &starts)
      Columns.fillMotion(range, bytes, &decimetres, &speeds, &isMoving)
      Columns.fillPositions(range, bytes, from: (segment.latitude, segment.longitude), &latitudes, &longitudes)
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

    private static func fillMotion(
      _ range: Range<Int>, _ bytes: Span<UInt8>, _ decimetres: inout [UInt16], _ speeds: inout [UInt16],
      _ isMoving: inout [Bool]
    ) {
      var decimetres = decimetres.mutableSpan
      var speeds = speeds.mutableSpan
      var isMoving = isMoving.mutableSpan
      for index in range {
        let bin = bytes.extracting(PackedBin.bytes(index &- range.lowerBound))
        let motion = PackedBin.motion(bin)
        decimetres[index] = motion.decimetres
        speeds[index] = motion.speed
        isMoving[index] = motion.isMoving
      }
    }

    private static func fillPositions(
      _ range: Range<Int>, _ bytes: Span<UInt8>, from base: (latitude: Int32, longitude: Int32),
      _ latitudes: inout [Int32], _ longitudes: inout [Int32]
    ) {
      var latitudes = latitudes.mutableSpan
      var longitudes = longitudes.mutableSpan
      var (latitude, longitude) = base
      for index in range {
        let step = PackedBin.positionStep(bytes.extracting(PackedBin.bytes(index &- range.lowerBound)))
        latitude &+= step?.latitude ?? 0
        longitude &+= step?.longitude ?? 0
        latitudes[index] = step == nil ? unknown : latitude
        longitudes[index] = step == nil ? unknown : longitude
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
