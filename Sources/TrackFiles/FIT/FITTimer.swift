/// When the timer was started again after a stop, out of the timer events of a file.
///
/// Devices write these events among the records or all of them at the end, so their times decide, not their place.
struct FITTimer {
  private var events: [(time: UInt32, isStart: Bool)] = []
  private var restarts: [UInt32] = []
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
        if event.time > stop { restarts.append(event.time) }
        stopped = nil
      }
    }
    events = []
  }

  /// Whether the timer was started again between the record before and one at `time`. To be asked once per record.
  @inline(__always) mutating func isRestarted(by time: UInt32) -> Bool {
    let isLater = passed < restarts.count && restarts[passed] <= time
    if !isLater, passed == 0 || restarts[passed - 1] <= time { return false }
    passed = firstIndex(after: time)
    return isLater
  }

  private func firstIndex(after time: UInt32) -> Int {
    var low = 0
    var high = restarts.count
    while low < high {
      let middle = (low + high) / 2
      if restarts[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
