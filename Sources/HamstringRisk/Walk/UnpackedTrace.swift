import TrackModel

/// One trace at a time with what is derived of it. A long history asks for this once a run, so its room is used again.
struct UnpackedTrace {
  private(set) var bins: [RunTrace.Bin] = []
  private(set) var sums = TraceSums()
  private(set) var stays: [CellStay] = []

  /// Unpacks the run's trace; nothing is left of the one before. A damaged trace counts as none.
  ///
  /// - Parameter zoom: of the cells.
  mutating func take(_ record: RunRecord, zoom: Int) {
    if record.isTreadmill {
      bins.removeAll(keepingCapacity: true)
    } else {
      _ = record.summary.trace.unpack(into: &bins)
    }
    sums.take(bins)
    CellStay.find(in: bins, zoom: zoom, into: &stays)
  }
}
