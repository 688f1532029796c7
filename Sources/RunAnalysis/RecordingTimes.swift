import TrackModel

/// Times of a run beside the elapsed one: recording time by the device's timer, and time in motion.
extension RunMeasurement {
  /// Time in motion against the device's timer up to which the difference is pauses that the points do not show.
  private static let longestUnseenPauses = 1.1

  /// Time in motion, and recording time where the declared one cannot be true.
  ///
  /// The device's own timer stood still in pauses too short to be seen in the points, so nothing moved for longer; but a
  /// timer that tells much less than what moved is wrong, or stood still while the runner went on.
  mutating func tellTimes(moving: Double) {
    summary.moving = min(moving, summary.elapsed)
    guard let declared = facts.declaredTimerTime, let timer = summary.timer, timer < moving else { return }
    if moving <= RunMeasurement.longestUnseenPauses * declared {
      summary.moving = timer
    } else if declared < moving / 2 {
      summary.timer = recordingTime
    }
  }

  /// Recording time: what the device declared where it fits, else the time without breaks, and without silences but for
  /// what counts as run in them.
  var timer: Double { declaredTimer ?? recordingTime }

  /// What the device declared; nil where it does not fit.
  private var declaredTimer: Double? {
    guard let declared = facts.declaredTimerTime, declared > 0, declared <= summary.elapsed + 1 else { return nil }
    return min(declared, summary.elapsed)
  }

  /// Seconds that the device's timer stood still; nil where it is not told.
  var timerStopped: Double? { declaredTimer.map { summary.elapsed - $0 } }

  private var recordingTime: Double {
    var pauses = 0.0
    for (bridge, metres) in zip(recorded.bridges, measured.bridged)
    where bridge.isBreak || bridge.seconds > Bridge.longest {
      pauses += bridge.seconds - bridge.movingSeconds(metres, typicalSpeed: typicalSpeed)
    }
    return max(0, summary.elapsed - pauses)
  }
}
