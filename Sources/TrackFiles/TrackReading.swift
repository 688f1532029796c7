import TrackModel

/// What GPX tracks and TCX activities have in common.
extension ReadingState {
  /// A track that begins this soon after the last one's end goes on with it: some programs write one per lap or pause.
  private static let continuationGap: Int64 = 20 * 60 * 1000
  /// Milliseconds without a sample from which on a new segment may be another activity, which some programs write as
  /// segments of one track.
  private static let longestPause: Int64 = 6 * 3600 * 1000
  /// Milliseconds by which only a wrong clock leaps: a year.
  private static let clockLeap: Int64 = 366 * CivilDate.millisecondsPerDay

  mutating func beginTrack() {
    countStructure()
    track = common
    isAttached = false
    lonePoint = nil
    mayBegin = true
    assembly.cancelApart()
  }

  /// False where the file holds too many points.
  @inline(__always) mutating func beginPoint() -> Bool {
    pointCount &+= 1
    guard pointCount <= limits.points else {
      stop(.limit("limit_points", "the file holds more than \(limits.points) points"))
      return false
    }
    source.bytesSincePoint = 0
    point.begin()
    return true
  }

  @inline(__always) mutating func finishPoint() {
    guard let sample = point.finish(&track.tally) else { return }
    if track.utcOffset == nil, let offset = point.utcOffset { track.utcOffset = offset }
    if mayBegin, !begins(with: sample) { return }
    assembly.append(sample)
  }

  /// A segment of a track begins, or the first Track of a lap.
  mutating func beginStretch() {
    mayBegin = true
    if lonePoint != nil { isLonePointASegment = true }
    guard isAttached, !assembly.isApart else { return }
    // What comes may belong to another activity.
    assembly.facts.tally.add(track.tally)
    track.tally = ReadingTally()
  }

  /// Judges a sample that may be the first of something.
  ///
  /// - Returns: false where it is kept back, since it would part the file and may be a stray point.
  @inline(never) private mutating func begins(with sample: TrackSample) -> Bool {
    guard isAttached else { return attach(sample) }
    begin(at: sample.time)
    return true
  }

  private mutating func begin(at time: Int64) {
    let gap = time - assembly.lastTime
    if gap.magnitude >= UInt64(ReadingState.longestPause) { assembly.cancelApart() }
    if gap >= ReadingState.longestPause {
      assembly.startsSegment = true
      if dialect == .gpx, gap < ReadingState.clockLeap { assembly.beginApart() }
    } else if assembly.isApart, assembly.isLongApart {
      split()
    }
    mayBegin = assembly.isApart
  }

  /// Makes the stretch that was kept apart an activity like the one that it follows.
  private mutating func split() {
    tellOfTrack()
    assembly.split(opening)
  }

  /// Decides with the track's first sample whether it is an activity of its own. In GPX another one that is open ends
  /// only for a track of two samples.
  ///
  /// - Returns: false where the sample is kept back until there is a second.
  private mutating func attach(_ sample: TrackSample) -> Bool {
    if let first = lonePoint {
      lonePoint = nil
      assembly.open(opening)
      assembly.append(first)
      assembly.startsSegment = isLonePointASegment
    } else {
      nameTrack()
      if goesOn(at: sample.time) {
        assembly.startsSegment = true
      } else if dialect == .gpx, assembly.isOpen {
        (lonePoint, isLonePointASegment) = (sample, false)
        return false
      } else {
        assembly.open(opening)
      }
    }
    isAttached = true
    mayBegin = false
    return true
  }

  /// What the track's name tells, or the file's.
  private mutating func nameTrack() {
    if track.name == nil { track.name = common.name }
    if track.sportText == nil, let name = track.name, let sport = SportNames.sport(fromActivityName: name) {
      track.sport = sport
    }
  }

  /// Whether a track that begins then goes on with the one that is open.
  private func goesOn(at time: Int64) -> Bool {
    dialect == .gpx && assembly.isOpen && tellsTheSameSport && time >= assembly.lastTime
      && time - assembly.lastTime < ReadingState.continuationGap
  }

  /// What is known of the track before its end.
  private var opening: ActivityFacts {
    var opening = track
    opening.tally = ReadingTally()
    opening.laps = []
    return opening
  }

  /// Both tracks tell the same sport, or neither tells one that is known.
  private var tellsTheSameSport: Bool { assembly.facts.sport == track.sport }

  mutating func finishTrack() {
    if !isAttached {
      if track.name == nil { track.name = common.name }
      guard dialect == .gpx else { return finishEmptyActivity() }
      guard lonePoint == nil else {
        lonePoint = nil
        lonePointCount += 1
        // A track inside a track ends twice.
        track.tally = ReadingTally()
        return
      }
      if track.tally.points > 0 { untimedCount += 1 }
      if untimed == nil { untimed = track } else { untimed?.tally.add(track.tally) }
      return
    }
    assembly.facts.tally.add(track.tally)
    assembly.facts.laps += track.laps
    // A track inside a track ends twice.
    track.tally = ReadingTally()
    track.laps = []
    tellOfTrack()
    declareLapTotals()
  }

  private mutating func tellOfTrack() {
    assembly.facts.utcOffset = assembly.facts.utcOffset ?? track.utcOffset
    assembly.facts.device = assembly.facts.device ?? track.device
    if assembly.facts.sport == .unknown {
      assembly.facts.sport = track.sport
      assembly.facts.sportText = track.sportText ?? assembly.facts.sportText
    }
  }

  /// A TCX activity may be nothing but totals, as when it was entered by hand.
  private mutating func finishEmptyActivity() {
    assembly.open(track)
    declareLapTotals()
  }

  /// TCX has no totals of an activity but those of its laps.
  private mutating func declareLapTotals() {
    let laps = assembly.facts.laps
    guard !laps.isEmpty else { return }
    let distances = laps.compactMap(\.distance)
    let durations = laps.compactMap(\.duration)
    if distances.count == laps.count { assembly.facts.declaredDistance = distances.reduce(0, +) }
    if durations.count == laps.count { assembly.facts.declaredTimerTime = durations.reduce(0, +) }
    assembly.facts.declaredStart = track.declaredStart ?? laps.first?.start
  }
}

extension ReadingTally {
  fileprivate mutating func add(_ other: ReadingTally) {
    points += other.points
    used += other.used
    withoutTime += other.withoutTime
    badPositions += other.badPositions
    badValues += other.badValues
    timesWithoutZone += other.timesWithoutZone
    unreadableTimes += other.unreadableTimes
    decimalCommas += other.decimalCommas
    isTruncated = isTruncated || other.isTruncated
  }
}
