import TrackModel

/// Collects what is odd about an activity and can be lived with.
struct NoteList {
  private(set) var notes: [Note] = []

  init() {}

  init(_ recorder: SampleRecorder, _ tally: ReadingTally) {
    add("points_without_time", tally.withoutTime + recorder.untimed, "points without a usable time were left out")
    add("bad_positions", tally.badPositions, "positions that are none on Earth were left out")
    add("bad_values", tally.badValues, "values out of range were left out")
    add(
      "timer_stopped", tally.whileStopped, "points that were written while the device's timer stood still were left out"
    )
    add("times_without_zone", tally.timesWithoutZone, "times without a zone were read as UTC")
    add("decimal_commas", tally.decimalCommas, "values were written with a comma for the decimal point and read so")
    add("repeated_times", recorder.repeatedTimes, "points repeat the time of the one before and were merged with it")
    if tally.isTruncated { add("truncated", 1, "the file ends early; everything up to there was used") }
  }

  mutating func dropped(_ count: Int) {
    add("backward_time", count, "points whose time runs backward or leaps by more than a day were left out")
  }

  /// - Parameter perhapsRidden: stretches beside these that may be rides.
  mutating func add(_ impossible: [ImpossibleSpeed.Stretch], perhapsRidden: Int) {
    add(
      "ridden", impossible.count(where: \.isRide),
      "stretches faster than anybody runs, taken for rides: they count for nothing, even where a device's own distance "
        + "holds them")
    add(
      "impossible_speed", impossible.count { !$0.isRide },
      "leaps of the distance that nobody runs: they count as distance, kilometres and pace are measured without them")
    add(
      "vehicle", perhapsRidden,
      "stretches of more than a minute faster than any runner: perhaps a vehicle; they count as recorded")
  }

  /// Adds a note unless there is nothing to say.
  mutating func add(_ code: String, _ count: Int, _ message: String) {
    if count > 0 { notes.append(Note(code: code, count: count, message: message)) }
  }

  mutating func add(_ more: [Note]) { notes += more }
}
