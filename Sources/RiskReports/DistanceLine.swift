import TrackModel

/// How far into the run something is: distance covered by an elapsed second.
///
/// The run's own splits tell where its kilometres end, silences included. Between two such ends the way goes as the trace
/// tells it; what the trace lacks lies in the stretches without a record, evenly in time.
struct DistanceLine {
  /// Running totals at an elapsed second.
  private struct Mark {
    var elapsed = 0.0
    var metres = 0.0
    var moving = 0.0
    var ascent = 0.0
  }

  /// In order of time; between two of them everything goes evenly.
  private var marks = [Mark()]
  private let hasAscent: Bool

  private static let leastShare = 0.9

  /// Nil where the run has no usable trace.
  init?(_ summary: RunSummary) {
    guard let bins = summary.trace.bins(), !bins.isEmpty else { return nil }
    var clock = MovingClock(summary)
    var pieces = TracePiece.list(bins, end: summary.elapsed, clock: &clock)
    let seconds = pieces.reduce(0) { $0 + $1.moving }
    let traced = pieces.reduce(0) { $0 + ($1.metres ?? 0) }
    var splits = summary.splits
    // Splits hold at least what the trace does; others do not tell the whole run.
    if splits.reduce(0, { $0 + $1.distance }) < DistanceLine.leastShare * traced {
      splits = [Split(distance: summary.distanceOnFoot ?? traced, moving: seconds, ascent: nil)]
    }
    hasAscent = splits.allSatisfy { $0.ascent != nil }
    // Stops too short for the list make a clock of stops run ahead of that of the splits.
    let told = splits.reduce(0) { $0 + $1.moving }
    if seconds > 0, told > 0, told.isFinite { for index in pieces.indices { pieces[index].moving *= told / seconds } }
    var rest = pieces[...]
    for (number, split) in splits.enumerated() {
      let isLast = number == splits.count - 1
      add(split, along: isLast ? Array(rest) : TracePiece.take(split.moving, from: &rest))
    }
    guard let last = marks.last, last.metres > 0 else { return nil }
  }

  private mutating func add(_ split: Split, along pieces: [TracePiece]) {
    let traced = pieces.reduce(0) { $0 + ($1.metres ?? 0) }
    let moving = pieces.reduce(0) { $0 + $1.moving }
    let silent = pieces.reduce(0) { $0 + ($1.metres == nil ? $1.moving : 0) }
    let rises = pieces.reduce(0) { $0 + $1.rise }
    let isLonger = silent > 0 && split.distance > traced
    for piece in pieces {
      let time = moving > 0 ? piece.moving / moving : 1 / Double(pieces.count)
      var mark = marks[marks.count - 1]
      if isLonger {
        mark.metres += piece.metres ?? (split.distance - traced) * piece.moving / silent
      } else {
        mark.metres += split.distance * (traced > 0 ? (piece.metres ?? 0) / traced : time)
      }
      mark.elapsed = max(mark.elapsed, piece.end)
      mark.moving += piece.moving
      mark.ascent += (split.ascent ?? 0) * (rises > 0 ? piece.rise / rises : time)
      marks.append(mark)
    }
  }

  /// Metres covered `elapsed` seconds after the start.
  func distance(at elapsed: Double) -> Double {
    let next = (1..<marks.count).partitioningIndex { marks[$0].elapsed > elapsed }
    let before = marks[next - 1]
    guard next < marks.count else { return before.metres }
    let share = (elapsed - before.elapsed) / (marks[next].elapsed - before.elapsed)
    return before.metres + (marks[next].metres - before.metres) * min(max(share, 0), 1)
  }

  /// Full stretches of `length` metres and the rest, with their moving seconds and ascent.
  func splits(of length: Double) -> [Split] {
    var splits: [Split] = []
    var start = Mark()
    func add(_ end: Mark) {
      splits.append(
        Split(
          distance: end.metres - start.metres, moving: end.moving - start.moving,
          ascent: hasAscent ? end.ascent - start.ascent : nil))
      start = end
    }
    for (before, after) in zip(marks, marks.dropFirst()) {
      while after.metres - start.metres >= length {
        let way = after.metres - before.metres
        let share = way > 0 ? (start.metres + length - before.metres) / way : 1
        add(
          Mark(
            elapsed: before.elapsed + (after.elapsed - before.elapsed) * share, metres: start.metres + length,
            moving: before.moving + (after.moving - before.moving) * share,
            ascent: before.ascent + (after.ascent - before.ascent) * share))
      }
    }
    // The last metres of a run are no split worth a line.
    if let last = marks.last, last.metres - start.metres >= Split.shortestRest { add(last) }
    return splits
  }
}

/// A bin of the trace, or a stretch without any.
private struct TracePiece {
  /// Elapsed seconds at both ends, and those of them in motion.
  var start: Double
  var end: Double
  var moving: Double
  /// Metres; nil where nothing was recorded.
  var metres: Double?
  /// Metres above the bin before.
  var rise = 0.0

  static func list(_ bins: [RunTrace.Bin], end: Double, clock: inout MovingClock) -> [TracePiece] {
    var pieces: [TracePiece] = []
    pieces.reserveCapacity(bins.count)
    var reached = 0.0
    var altitude = Float.nan
    func piece(to end: Double, metres: Double?) -> TracePiece {
      TracePiece(start: reached, end: end, moving: clock.seconds(from: reached, to: end), metres: metres)
    }
    for bin in bins {
      let start = Double(bin.start)
      if start > reached {
        for edge in clock.edges(from: reached, to: start) + [start] {
          pieces.append(piece(to: edge, metres: nil))
          reached = edge
        }
      }
      let binEnd = max(reached, min(start + Double(RunTrace.binSeconds), end))
      var recorded = piece(to: binEnd, metres: Double(bin.distance))
      // A comparison with an unknown altitude is false.
      if bin.altitude > altitude { recorded.rise = Double(bin.altitude - altitude) }
      altitude = bin.altitude
      pieces.append(recorded)
      reached = recorded.end
    }
    return pieces
  }

  /// The pieces of the next `moving` seconds in motion, the last of them cut.
  static func take(_ moving: Double, from pieces: inout ArraySlice<TracePiece>) -> [TracePiece] {
    var taken: [TracePiece] = []
    var left = moving
    while left > 0, let next = pieces.first {
      if next.moving <= left {
        taken.append(next)
        left -= next.moving
        pieces.removeFirst()
      } else {
        let share = left / next.moving
        taken.append(next.part(0...share))
        pieces[pieces.startIndex] = next.part(share...1)
        left = 0
      }
    }
    return taken
  }

  private func part(_ shares: ClosedRange<Double>) -> TracePiece {
    let share = shares.upperBound - shares.lowerBound
    return TracePiece(
      start: start + (end - start) * shares.lowerBound, end: start + (end - start) * shares.upperBound,
      moving: moving * share, metres: metres.map { $0 * share }, rise: rise * share)
  }
}

/// Seconds in motion, by what is told of stops and rides; asked in order of time.
private struct MovingClock {
  /// Elapsed seconds without motion, in order and apart from one another.
  private var stops: [ClosedRange<Double>] = []
  private var next = 0

  init(_ summary: RunSummary) {
    let rides = summary.leftOut.filter { $0.kind == .distance && $0.reason == .impossibleSpeed }
    let all =
      summary.stops.map { (start: $0.start, end: $0.end) } + rides.map { (start: $0.start, end: $0.end) }
    var reached = 0.0
    for stop in all.sorted(by: { $0.start < $1.start }) where stop.end > max(stop.start, reached) {
      stops.append(max(stop.start, reached)...stop.end)
      reached = stop.end
    }
  }

  /// Where stops begin and end between two times.
  func edges(from start: Double, to end: Double) -> [Double] {
    stops[next...].prefix { $0.lowerBound < end }.flatMap { [$0.lowerBound, $0.upperBound] }
      .filter { $0 > start && $0 < end }
  }

  mutating func seconds(from start: Double, to end: Double) -> Double {
    var still = 0.0
    while next < stops.count, stops[next].lowerBound < end {
      still += max(0, min(end, stops[next].upperBound) - max(start, stops[next].lowerBound))
      if stops[next].upperBound > end { break }
      next += 1
    }
    return max(0, end - start - still)
  }
}
