import TrackModel

/// When the timer was started again after a stop, and when it stood still, out of the timer events of a file.
///
/// Devices write these events among the records or all of them at the end, so their times decide, not their place.
struct FITTimer {
  private var events: [(time: UInt32, isStart: Bool)] = []
  private var restarts: [UInt32] = []
  /// From a stop to the next start, in order; up to the greatest time where none follows.
  private var pauses: [(from: UInt32, to: UInt32)] = []
  /// Seconds around a stop in which records still belong to what was before it.
  private static let slack: UInt32 = 2
  /// Restarts up to the newest record.
  private var passed = 0

  var eventCount: Int { events.count }

  /// Takes one timer event. Types other than starts and stops are marks.
  mutating func take(_ time: UInt32?, type: Int?) {
    guard let time, let type else { return }
    switch type {
    case 0: events.append((time, true))
    // Stop, stop all, stop and disable, stop and disable all.
    case 1, 4, 8, 9: events.append((time, false))
    default: break
    }
  }

  /// Finds the restarts among the events taken so far, which are forgotten.
  mutating func finish() {
    // A stop goes before a start of the same second; the order of taking decides nothing.
    events.sort { $0.time != $1.time ? $0.time < $1.time : !$0.isStart && $1.isStart }
    var stopped: UInt32?
    for event in events {
      if !event.isStart {
        stopped = stopped ?? event.time
      } else if let stop = stopped {
        if event.time > stop {
          restarts.append(event.time)
          pauses.append((stop, event.time))
        }
        stopped = nil
      }
    }
    if let stopped { pauses.append((stopped, .max)) }
    events = []
  }

  /// Decides whether records in pauses are to be left out: some devices and apps go on writing while they are paused or
  /// while the runner looks at the summary. Events alone prove nothing; the declared time must tell the same.
  ///
  /// - Parameters:
  ///   - times: from the start of the activity to the last record.
  ///   - timerTime: seconds that the sessions declare together; nil where not told.
  ///   - end: of the only session; what follows a stop there is none of it.
  mutating func leaveOutPauses(in times: ClosedRange<UInt32>, timerTime: Double?, end: UInt32?) {
    let still = pauses.reduce(0.0) { sum, pause in
      sum + max(0, Double(min(pause.to, times.upperBound)) - Double(max(pause.from, times.lowerBound)))
    }
    let running = Double(times.upperBound - times.lowerBound) - still
    if let timerTime, abs(running - timerTime) <= max(5, 0.02 * timerTime) { return }
    let isEnd = { (pause: (from: UInt32, to: UInt32)) in
      end.map { pause.from >= $0 - min($0, FITTimer.slack) && pause.from <= $0 &+ FITTimer.slack } ?? false
    }
    pauses = pauses.last(where: isEnd).map { [($0.from, .max)] } ?? []
  }

  /// Whether a record at `time` was written while the timer stood still.
  @inline(__always) func isStopped(at time: UInt32) -> Bool {
    if pauses.isEmpty { return false }
    let low = pauses.indices.partitioningIndex { pauses[$0].from >= time }
    guard low > 0 else { return false }
    let pause = pauses[low - 1]
    return time - pause.from > FITTimer.slack && time < pause.to
  }

  /// Whether the timer was started again between the record before and one at `time`. To be asked once per record.
  @inline(__always) mutating func isRestarted(by time: UInt32) -> Bool {
    let isLater = passed < restarts.count && restarts[passed] <= time
    if !isLater, passed == 0 || restarts[passed - 1] <= time { return false }
    passed = restarts.indices.partitioningIndex { restarts[$0] > time }
    return isLater
  }

}
