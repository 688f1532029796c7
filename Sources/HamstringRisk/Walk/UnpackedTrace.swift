import TrackModel

/// One trace at a time with its sums. A long history asks for this once a run, so its room is used again.
struct UnpackedTrace {
  private(set) var bins = RunTrace.Columns()
  private(set) var sums = TraceSums()

  init() {}

  init(_ trace: RunTrace) { take(trace) }

  /// Nothing is left of the trace before. A damaged trace counts as none.
  mutating func take(_ trace: RunTrace) {
    bins.take(trace)
    sums.take(bins)
  }
}
