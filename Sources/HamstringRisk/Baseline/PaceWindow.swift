import RunMetrics
import TrackModel

/// The windows of runs that normal pace is taken of. They move along with the walk, so that every run is counted in
/// and out once.
struct PaceWindows {
  private struct Key: Equatable {
    var days: Int
    /// Nil: runs of either kind.
    var isGradeAdjusted: Bool?
  }

  /// A handful at most.
  private var windows: [(key: Key, window: PaceWindow)] = []

  /// Widens the window where the usual one holds too little; nil where the wide one does, too.
  ///
  /// - Parameters:
  ///   - records: in order of start; those from `index` on are left out.
  ///   - isGradeAdjusted: whether hills are counted into the speed of the run judged; runs of the same kind are taken
  ///     alone where there are enough of them.
  mutating func normal(
    before index: Int, of records: [RunRecord], isGradeAdjusted: Bool, thresholds: Thresholds
  ) -> NormalPace? {
    for days in [thresholds.history.usualDays, thresholds.history.widePaceDays] {
      let window = records.window(before: index, days: days).indices
      let alike = Key(days: days, isGradeAdjusted: isGradeAdjusted)
      if let pace = normal(alike, window, of: records, thresholds) { return pace }
      if window.contains(where: { records[$0].hasPace && records[$0].isGradeAdjusted != isGradeAdjusted }),
        let pace = normal(Key(days: days, isGradeAdjusted: nil), window, of: records, thresholds)
      {
        return pace
      }
    }
    return nil
  }

  private mutating func normal(
    _ key: Key, _ range: Range<Int>, of records: [RunRecord], _ thresholds: Thresholds
  ) -> NormalPace? {
    let place = windows.firstIndex { $0.key == key } ?? windows.count
    if place == windows.count { windows.append((key, PaceWindow(isGradeAdjusted: key.isGradeAdjusted))) }
    windows[place].window.move(to: range, of: records)
    return windows[place].window.normal(days: key.days, thresholds: thresholds)
  }
}

/// Runs with a pace in a range of records, and the metres they hold per class of speed.
private struct PaceWindow {
  /// Nil: runs of either kind.
  let isGradeAdjusted: Bool?
  private var range = 0..<0
  private var members: [Int] = []
  /// Speeds and spreads of the members that know them.
  private var medians = SortedValues()
  private var spreads = SortedValues()
  private var histogram = SpeedHistogram()

  init(isGradeAdjusted: Bool?) { self.isGradeAdjusted = isGradeAdjusted }

  mutating func move(to new: Range<Int>, of records: [RunRecord]) {
    if new.lowerBound < range.lowerBound || new.upperBound < range.upperBound || new.lowerBound >= range.upperBound {
      self = PaceWindow(isGradeAdjusted: isGradeAdjusted)
      range = new.lowerBound..<new.lowerBound
    }
    let left = members.prefix { $0 < new.lowerBound }
    for index in left {
      histogram.remove(records[index].summary.pace.speedClasses)
      if let median = records[index].summary.pace.flatEquivalentMedian { medians.remove(median) }
      if let spread = records[index].summary.pace.easySpread { spreads.remove(spread) }
    }
    members.removeFirst(left.count)
    for index in range.upperBound..<new.upperBound where isMember(records[index]) {
      histogram.add(records[index].summary.pace.speedClasses)
      if let median = records[index].summary.pace.flatEquivalentMedian { medians.insert(median) }
      if let spread = records[index].summary.pace.easySpread { spreads.insert(spread) }
      members.append(index)
    }
    range = new
  }

  private func isMember(_ record: RunRecord) -> Bool {
    record.hasPace && (isGradeAdjusted ?? record.isGradeAdjusted) == record.isGradeAdjusted
  }

  /// Nil where the window holds too few runs or metres.
  func normal(days: Int, thresholds: Thresholds) -> NormalPace? {
    guard members.count >= thresholds.pace.runs,
      histogram.metres >= thresholds.pace.distance, let speed = histogram.median, speed > 0
    else { return nil }
    let usualRun = medians.median ?? speed
    let deviation = (medians.medianDistance(from: usualRun) ?? 0) * Statistics.deviationScale
    return NormalPace(
      speed: speed, spread: max(deviation, thresholds.pace.smallestSpread * speed),
      usualRun: usualRun,
      fastRatio: NormalPace.fastRatio(spread: spreads.median, thresholds.fastRunning),
      runs: members.count, days: days, isGradeAdjusted: isGradeAdjusted)
  }
}
