import TrackModel

/// Turns the seconds of a FIT file into instants.
///
/// The protocol counts from 1989-12-31 00:00 UTC. Values below 2^28 are seconds since the device was switched on.
struct FITClock: Hashable {
  private static let epoch: Int64 = 631_065_600
  static let firstAbsolute: UInt32 = 0x1000_0000

  /// Seconds from the device's own count to its local time, where only that is known.
  private(set) var localShift: Int64?

  /// No time of the file is known but the device's own count, which still tells how long something took.
  var isNeverSet = false

  init() {}

  /// Takes what the activity message says about local time.
  ///
  /// - Returns: seconds east of UTC; nil where nothing sensible is told.
  mutating func offset(time: UInt32, local: UInt32) -> Int? {
    let shift = Int64(local) - Int64(time)
    if time < FITClock.firstAbsolute {
      if local >= FITClock.firstAbsolute { localShift = shift }
      return nil
    }
    // The two are written a moment apart, and zones lie on quarters of an hour from -12 to +14 hours.
    let quarters = (Double(shift) / 900).rounded()
    guard abs(Double(shift) - quarters * 900) <= 60, (-48...56).contains(quarters) else { return nil }
    return Int(quarters) * 900
  }

  /// Milliseconds since 1970 UTC; nil where the instant is not known or in no year of a run.
  @inline(__always) func milliseconds(_ time: UInt32?) -> Int64? {
    guard let time else { return nil }
    var seconds = Int64(time)
    if time < FITClock.firstAbsolute {
      if let localShift {
        seconds += localShift
      } else {
        // As other formats tell it: from the beginning of their time, long before any run.
        return isNeverSet ? seconds * 1000 : nil
      }
    }
    let instant = (seconds + FITClock.epoch) * 1000
    return TimestampText.plausible.contains(instant) ? instant : nil
  }
}
