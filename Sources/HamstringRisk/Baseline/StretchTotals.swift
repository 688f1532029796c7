import TrackModel

/// What a stretch of bins holds in all, in the whole units of a trace, so that sums are exact.
struct StretchTotals {
  /// Flat-equivalent speed summed over the bins in motion, mm/s.
  private(set) var speed = 0
  private(set) var decimetres = 0
  /// Bins in motion.
  private(set) var moving = 0

  init(_ bins: RunTrace.Columns, _ range: Range<Int>) {
    let motions = bins.motions.span
    for index in range {
      let motion = motions[index]
      if motion.isMoving {
        speed += motion.speed
        moving += 1
      }
      decimetres += motion.decimetres
    }
  }
}
