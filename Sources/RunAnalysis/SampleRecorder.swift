import TrackModel

/// The streaming front end: keeps the samples of one activity as knots, in the order of the file.
///
/// Points closer than ``shortestStep`` to the one before are folded into it, so memory follows recorded time whatever
/// the sampling rate. Where time runs backward or leaps by more than ``longestGap``, a new strand begins; which strands
/// belong together is decided at the end (``TimeOrder``).
struct SampleRecorder {
  /// Milliseconds. Below one second, because devices that mean 1 Hz write 0.9 and 1.1.
  static let shortestStep: Int64 = 750
  /// Milliseconds. A silence of a day inside one activity is a wrong clock, unless the recording was resumed then.
  static let longestGap = CivilDate.millisecondsPerDay
  /// Milliseconds from its beginning within which a recording may be resumed.
  static let longestPause = 7 * CivilDate.millisecondsPerDay
  /// Points before and after such a pause that no clock's mistake makes.
  static let longStrand = 60
  /// Recorded seconds after which an activity is refused: 23 days without a stop.
  static let recordedLimit = 2_000_000
  /// Milliseconds from the first to the last point beyond which an activity is refused: a year.
  static let longestActivity: Int64 = 31_622_400_000

  /// Milliseconds since 1970: up to the year 2200. Readers deliver 1970 to 2100.
  static let possibleTimes: ClosedRange<Int64> = 0...7_258_118_400_000

  private(set) var knots = Knots()
  /// Where strands of ascending time begin; the first is 0.
  private(set) var strandStarts: [Int] = []
  private(set) var digest = ContentDigest()
  private(set) var repeatedTimes = 0
  private(set) var untimed = 0
  /// The last point that was folded into the knot before it, in case it turns out to be the last of all.
  private var folded: TrackSample?
  private var lastTime = Int64.min
  private var startsSegment = false
  private(set) var isOverLimit = false

  mutating func reset() {
    knots.removeAll()
    strandStarts.removeAll(keepingCapacity: true)
    digest = ContentDigest()
    repeatedTimes = 0
    untimed = 0
    folded = nil
    lastTime = .min
    startsSegment = false
    isOverLimit = false
  }

  mutating func take(_ samples: Span<TrackSample>) {
    var mix = digest
    samples.indices.each { mix.add(samples[$0]) }
    digest = mix
    var index = 0
    while index < samples.count {
      index = takeSteady(samples, from: index)
      guard index < samples.count else { return }
      take(samples[index])
      index += 1
    }
  }

  /// Takes samples as long as each follows the one before by a usual step: in a sound file nearly all at once.
  ///
  /// - Returns: the first sample that does not.
  private mutating func takeSteady(_ samples: Span<TrackSample>, from first: Int) -> Int {
    guard !startsSegment, lastTime >= 0, SampleRecorder.isSteady(samples[first], after: lastTime) else { return first }
    let room = min(samples.count - first, SampleRecorder.recordedLimit - knots.count)
    guard room > 0 else { return first }
    let rest = samples.extracting(first..<first + room)
    var taken = 0
    while taken < rest.count, SampleRecorder.isSteady(rest[taken], after: lastTime) {
      lastTime = rest[taken].time
      taken += 1
    }
    knots.append(rest.extracting(..<taken))
    folded = nil
    return first + taken
  }

  @inline(__always)
  private static func isSteady(_ sample: TrackSample, after time: Int64) -> Bool {
    // What overflows is no usual step either.
    let step = sample.time &- time
    return sample.fields.intersection([.time, .startsSegment]) == .time && step >= shortestStep && step <= longestGap
      && sample.time <= possibleTimes.upperBound
  }

  private mutating func take(_ sample: TrackSample) {
    guard sample.has(.time), SampleRecorder.possibleTimes.contains(sample.time) else {
      untimed += 1
      startsSegment = startsSegment || sample.has(.startsSegment)
      return
    }
    let begins = startsSegment || sample.has(.startsSegment)
    // Before the first knot the last time lies so far back that the difference overflows.
    let (step, hasOverflown) = sample.time.subtractingReportingOverflow(lastTime)
    if hasOverflown || step < 0 || step > SampleRecorder.longestGap {
      append(sample, startsSegment: begins, newStrand: true)
      return
    }
    if step >= SampleRecorder.shortestStep {
      append(sample, startsSegment: begins, newStrand: false)
    } else if step == 0 {
      knots.mergeIntoLast(sample)
      repeatedTimes += 1
      startsSegment = begins && knots.fields.last?.contains(.startsSegment) == false
    } else if !begins {
      knots.mergeIntoLast(sample)
      folded = sample
    } else {
      append(sample, startsSegment: begins, newStrand: false)
    }
  }

  private mutating func append(_ sample: TrackSample, startsSegment begins: Bool, newStrand: Bool) {
    guard knots.count < SampleRecorder.recordedLimit else {
      isOverLimit = true
      return
    }
    if newStrand {
      keepFolded()
      strandStarts.append(knots.count)
    }
    var kept = sample
    if begins { kept.fields.insert(.startsSegment) }
    knots.append([kept].span)
    lastTime = sample.time
    startsSegment = false
    folded = nil
  }

  /// The end of a strand is kept even where it comes early.
  private mutating func keepFolded() {
    if let folded, folded.time > lastTime { knots.append([folded].span) }
    folded = nil
  }

  mutating func finish() {
    keepFolded()
  }

  /// Hands the knots over without a copy.
  mutating func takeKnots() -> Knots {
    let taken = knots
    knots.removeAll()
    return taken
  }

  /// Gives the memory back once the knots have been used.
  mutating func discardKnots() {
    knots.removeAll()
  }
}
