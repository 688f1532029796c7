import TrackModel

/// What is known of one of the ``Knots``.
struct KnotFields: OptionSet, BitwiseCopyable {
  let rawValue: UInt8
  static let position = KnotFields(rawValue: 1 << 0)
  static let altitude = KnotFields(rawValue: 1 << 1)
  static let deviceDistance = KnotFields(rawValue: 1 << 2)
  static let speed = KnotFields(rawValue: 1 << 3)
  static let heartRate = KnotFields(rawValue: 1 << 4)
  static let cadence = KnotFields(rawValue: 1 << 5)
  static let startsSegment = KnotFields(rawValue: 1 << 6)
  /// The position does not follow from the one before: no distance may be formed between the two.
  static let positionJump = KnotFields(rawValue: 1 << 7)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The fields of a sample that a knot keeps: from the position to the cadence they lie in the same order.
  @inline(__always)
  init(_ fields: SampleFields) {
    let shared = fields.rawValue / SampleFields.position.rawValue % (SampleFields.power.rawValue >> 1)
    rawValue =
      UInt8(truncatingIfNeeded: shared) | (fields.contains(.startsSegment) ? KnotFields.startsSegment.rawValue : 0)
  }
}

/// The recorded points of an activity as they are kept until its end, at most about one a second: one column for each
/// field, so that each is given back as soon as the grid holds it.
///
/// Columns have one element a knot, or none at all while no knot has the field. What a knot lacks is 0.
struct Knots {
  /// Milliseconds since 1970 UTC.
  private(set) var times: [Int64] = []
  var fields: [KnotFields] = []
  /// 10^-7 degrees, about a centimetre.
  var latitudes: [Int32] = []
  var longitudes: [Int32] = []
  /// Metres.
  var altitudes: [Float] = []
  var deviceDistances: [Float] = []
  /// Millimetres per second.
  var speeds: [UInt16] = []
  /// Tenths of a step per minute.
  var cadences: [UInt16] = []
  /// Beats per minute.
  var heartRates: [UInt8] = []

  static let unitsPerDegree = 1e7
  /// Strands that can each tell something else: as many as there are fields.
  private static let mostMerged = 6
  /// Room that is made at once: an hour of seconds.
  private static let usualCount = 4000

  var count: Int { times.count }
  var isEmpty: Bool { times.isEmpty }

  mutating func removeAll() { self = Knots() }

  /// Adds samples, all of which have a time.
  mutating func append(_ samples: Span<TrackSample>) {
    let before = times.count
    Knots.extend(&times, by: samples) { $0.time }
    Knots.extend(&fields, by: samples) { KnotFields($0.fields) }
    var present = KnotFields()
    samples.indices.each { present.formUnion(KnotFields(samples[$0].fields)) }

    /// Where the samples are the first to have the field, those before them get zeros.
    @inline(__always)
    func extend<Value: Numeric>(_ column: inout [Value], _ field: KnotFields, _ value: (TrackSample) -> Value) {
      if column.isEmpty {
        guard present.contains(field) else { return }
        column = Array(repeating: 0, count: before)
      }
      Knots.extend(&column, by: samples, value)
    }
    // What a sample does not hold is zero there and stays so here: no question before each value.
    extend(&latitudes, .position, Knots.latitude)
    extend(&longitudes, .position, Knots.longitude)
    extend(&altitudes, .altitude, Knots.altitude)
    extend(&deviceDistances, .deviceDistance, Knots.deviceDistance)
    extend(&speeds, .speed, Knots.speed)
    extend(&cadences, .cadence, Knots.cadence)
    extend(&heartRates, .heartRate, Knots.heartRate)
  }

  @inline(__always)
  private static func extend<Value>(
    _ column: inout [Value], by samples: Span<TrackSample>, _ value: (TrackSample) -> Value
  ) {
    if column.capacity == 0 { column.reserveCapacity(usualCount) }
    column.append(addingCapacity: samples.count) { column in
      samples.indices.each { column.append(value(samples[$0])) }
    }
  }

  /// Takes over what `sample` knows and the last knot does not.
  mutating func mergeIntoLast(_ sample: TrackSample) {
    let last = count - 1
    let news = KnotFields(sample.fields).subtracting(fields[last]).subtracting(.startsSegment)

    func put<Value: Numeric>(_ column: inout [Value], _ field: KnotFields, _ value: (TrackSample) -> Value) {
      guard news.contains(field) else { return }
      if column.isEmpty { column = Array(repeating: 0, count: last + 1) }
      column[last] = value(sample)
    }
    put(&latitudes, .position, Knots.latitude)
    put(&longitudes, .position, Knots.longitude)
    put(&altitudes, .altitude, Knots.altitude)
    put(&deviceDistances, .deviceDistance, Knots.deviceDistance)
    put(&speeds, .speed, Knots.speed)
    put(&cadences, .cadence, Knots.cadence)
    put(&heartRates, .heartRate, Knots.heartRate)
    fields[last].formUnion(news)
  }

  /// All knots in order of time, where each strand tells what no other does, as pulse and positions that were written
  /// one behind the other; nil where two tell the same, or where they follow one another.
  func merged(strandStarts: [Int]) -> Knots? {
    guard strandStarts.count > 1, strandStarts.count <= Knots.mostMerged else { return nil }
    var told = KnotFields()
    var (began, reached) = (Int64.max, Int64.min)
    for (number, start) in strandStarts.enumerated() {
      let strand = start..<(number + 1 < strandStarts.count ? strandStarts[number + 1] : count)
      let fields = fields[strand].reduce(into: KnotFields()) { $0.formUnion($1) }.subtracting(.startsSegment)
      let end = times[strand.upperBound - 1]
      guard !fields.isEmpty, told.isDisjoint(with: fields), number == 0 || times[start] < reached && end > began else {
        return nil
      }
      told.formUnion(fields)
      (began, reached) = (min(began, times[start]), max(reached, end))
    }
    var rows = [Int](repeating: 0, count: count)
    var result = Knots()
    for index in times.indices.sorted(by: { (times[$0], $0) < (times[$1], $1) }) {
      let begins = strandStarts.contains(index) ? KnotFields() : fields[index].intersection(.startsSegment)
      let own = fields[index].subtracting(.startsSegment).union(begins)
      if let last = result.times.last, times[index] - last < SampleRecorder.shortestStep {
        result.fields[result.count - 1].formUnion(own)
      } else {
        result.times.append(times[index])
        result.fields.append(own)
      }
      rows[index] = result.count - 1
    }
    let (total, fields) = (result.count, fields)
    func put<Value: Numeric>(_ column: [Value], _ field: KnotFields) -> [Value] {
      guard !column.isEmpty else { return [] }
      var values = [Value](repeating: 0, count: total)
      for index in column.indices where fields[index].contains(field) { values[rows[index]] = column[index] }
      return values
    }
    result.latitudes = put(latitudes, .position)
    result.longitudes = put(longitudes, .position)
    result.altitudes = put(altitudes, .altitude)
    result.deviceDistances = put(deviceDistances, .deviceDistance)
    result.speeds = put(speeds, .speed)
    result.cadences = put(cadences, .cadence)
    result.heartRates = put(heartRates, .heartRate)
    return result
  }

  /// The knots of some ranges, one behind the other.
  func parts(_ ranges: [Range<Int>]) -> Knots {
    func cut<Value>(_ column: [Value]) -> [Value] { column.isEmpty ? [] : ranges.flatMap { column[$0] } }
    var result = Knots()
    result.times = cut(times)
    result.fields = cut(fields)
    result.latitudes = cut(latitudes)
    result.longitudes = cut(longitudes)
    result.altitudes = cut(altitudes)
    result.deviceDistances = cut(deviceDistances)
    result.speeds = cut(speeds)
    result.cadences = cut(cadences)
    result.heartRates = cut(heartRates)
    return result
  }
}

/// What a knot keeps of a sample. Readers deliver values in range; whoever does not must not bring the process down.
extension Knots {
  @inline(__always)
  private static func latitude(_ sample: TrackSample) -> Int32 { units(bounded(sample.latitude, -90, 90)) }
  @inline(__always)
  private static func longitude(_ sample: TrackSample) -> Int32 { units(bounded(sample.longitude, -180, 180)) }
  @inline(__always)
  private static func altitude(_ sample: TrackSample) -> Float { Float(bounded(sample.altitude, -1000, 10_000)) }
  @inline(__always)
  private static func deviceDistance(_ sample: TrackSample) -> Float { Float(bounded(sample.deviceDistance, 0, 1e7)) }
  @inline(__always)
  private static func speed(_ sample: TrackSample) -> UInt16 { UInt16(bounded(Double(sample.speed), 0, 60) * 1000) }
  @inline(__always)
  private static func cadence(_ sample: TrackSample) -> UInt16 { UInt16(bounded(Double(sample.cadence), 0, 6000) * 10) }
  @inline(__always)
  private static func heartRate(_ sample: TrackSample) -> UInt8 { UInt8(min(sample.heartRate, 255)) }

  /// NaN gives the lower limit.
  @inline(__always)
  private static func bounded(_ value: Double, _ low: Double, _ high: Double) -> Double {
    value >= low ? (value <= high ? value : high) : low
  }

  /// Nearest whole unit; by truncation, because rounding to nearest is a call on the oldest processors supported.
  @inline(__always)
  private static func units(_ degrees: Double) -> Int32 {
    let scaled = degrees * unitsPerDegree
    return Int32(scaled + (scaled < 0 ? -0.5 : 0.5))
  }
}
