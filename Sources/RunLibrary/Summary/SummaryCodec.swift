import TrackModel

/// A run's summary as bytes, without its trace and without what belongs to the file (path and place in it): those have
/// columns of their own. About 2 KiB for an hour's run, and some microseconds to read, where JSON takes a hundred times
/// as long: a report over years reads thousands.
enum SummaryCodec {
  /// The first byte. Another layout than adding fields at the end of records would get another number.
  private static let layout: UInt8 = 1

  static func encode(_ summary: RunSummary) -> [UInt8] {
    var writer = BlobWriter()
    var copy = summary
    writer.code(&copy)
    return [layout] + writer.bytes
  }

  /// Nil where the bytes are damaged or of an unknown layout.
  static func decode(_ bytes: [UInt8]) -> RunSummary? {
    guard bytes.first == layout else { return nil }
    var reader = BlobReader(Array(bytes.dropFirst()))
    var summary = RunSummary.blank
    reader.code(&summary)
    return reader.isDamaged || !reader.isAtEnd || summary.id.isEmpty ? nil : summary
  }
}

extension RunSummary: BlobRecord {
  static var blank: RunSummary {
    RunSummary(
      id: "", version: 0, options: "", file: "", index: 0, format: .gpx, sport: .unknown, start: 0, points: 0,
      elapsed: 0, hasPositions: false)
  }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&id)
    coder.code(&version)
    coder.code(&options)
    coder.code(&format)
    coder.code(&name)
    coder.code(&device)
    coder.code(&sport)
    coder.code(&isSportJudged)
    coder.code(&start)
    coder.code(&utcOffset)
    coder.code(&points)
    coder.code(&elapsed)
    coder.code(&timer)
    coder.code(&moving)
    coder.code(&walking)
    coder.code(&distance)
    coder.code(&distanceSource, blank: .gps) { $0.code(&$1) }
    coder.code(&hasPositions)
    coder.code(&pace)
    coder.code(&surges)
    coder.code(&strides)
    coder.code(&elevation)
    coder.code(&hills)
    coder.code(&stairs)
    coder.code(&canJudgeStairs)
    coder.code(&stops)
    coder.code(&splits)
    coder.code(&laps)
    coder.code(&notes)
    coder.code(&leftOut)
    coder.code(&ridden)
  }
}

extension PaceSummary: BlobRecord {
  static var blank: PaceSummary { PaceSummary() }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&mean)
    coder.code(&flatEquivalentMedian)
    coder.code(&easy)
    coder.code(&easySpread)
    coder.code(&isGradeAdjusted)
    coder.code(&splitChange)
    coder.code(&variation)
    coder.code(&best60s)
    coder.code(&best400m)
    coder.code(&best1km)
    coder.code(&maximalAcceleration)
    coder.code(&speedClasses)
    coder.code(&distanceAbove5)
    coder.code(&segments)
    coder.code(&pattern, blank: .steady) { $0.code(&$1) }
    coder.code(&fastClasses, blank: []) { $0.code(&$1) }
  }
}

extension PaceSegment: BlobRecord {
  static var blank: PaceSegment {
    PaceSegment(kind: .steady, start: 0, duration: 0, distance: 0, meanSpeed: 0, meanFlatEquivalent: 0)
  }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&kind)
    coder.code(&start)
    coder.code(&duration)
    coder.code(&distance)
    coder.code(&meanSpeed)
    coder.code(&meanFlatEquivalent)
  }
}

extension SpeedClass: BlobRecord {
  static var blank: SpeedClass { SpeedClass(index: 0, distance: 0) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&index)
    coder.code(&distance)
  }
}

extension Bout: BlobRecord {
  static var blank: Bout {
    Bout(start: 0, duration: 0, distance: 0, meanSpeed: 0, meanFlatEquivalent: 0, peakFlatEquivalent: 0)
  }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&start)
    coder.code(&duration)
    coder.code(&distance)
    coder.code(&meanSpeed)
    coder.code(&meanFlatEquivalent)
    coder.code(&peakFlatEquivalent)
  }
}

extension ElevationSummary: BlobRecord {
  static var blank: ElevationSummary { ElevationSummary() }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&source)
    coder.code(&quality)
    coder.code(&ascent)
    coder.code(&descent)
    coder.code(&ascentError)
    coder.code(&fineAscent)
    coder.code(&coarseAscent)
    coder.code(&liftGain)
  }
}

extension HillSummary: BlobRecord {
  static var blank: HillSummary { HillSummary() }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&climbs)
    coder.code(&uphillDistance)
    coder.code(&steepest50m)
    coder.code(&bandDistance)
    coder.code(&bandGain)
  }
}

extension Climb: BlobRecord {
  static var blank: Climb { Climb(start: 0, duration: 0, length: 0, gain: 0) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&start)
    coder.code(&duration)
    coder.code(&length)
    coder.code(&gain)
  }
}

extension StairEvent: BlobRecord {
  static var blank: StairEvent { StairEvent(start: 0, duration: 0, gain: 0, length: 0, confidence: .possible) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&start)
    coder.code(&duration)
    coder.code(&gain)
    coder.code(&length)
    coder.code(&confidence)
  }
}

extension Stop: BlobRecord {
  static var blank: Stop { Stop(start: 0, duration: 0, kind: .standing) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&start)
    coder.code(&duration)
    coder.code(&kind)
  }
}

extension Split: BlobRecord {
  static var blank: Split { Split(distance: 0, moving: 0, ascent: nil) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&distance)
    coder.code(&moving)
    coder.code(&ascent)
  }
}

extension Lap: BlobRecord {
  static var blank: Lap { Lap() }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&start)
    coder.code(&duration)
    coder.code(&distance)
    coder.code(&isRest)
    coder.code(&trigger)
  }
}

extension Note: BlobRecord {
  static var blank: Note { Note(code: "", count: 0, message: "") }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&code)
    coder.code(&count)
    coder.code(&message)
  }
}

extension LeftOut: BlobRecord {
  static var blank: LeftOut { LeftOut(kind: .surge, reason: .tooShort, start: 0, duration: 0) }

  mutating func code(with coder: inout some BlobCoder) {
    coder.code(&kind)
    coder.code(&reason)
    coder.code(&start)
    coder.code(&duration)
    coder.code(&size)
  }
}
