import TrackModel

extension HistoryWalk {
  /// Judges every run of `judged` in order of time.
  mutating func judgeRuns() {
    guard !judged.isEmpty else { return }
    let thresholds = settings.thresholds
    var known = KnownCells()
    var firings: [Factor: [Int64]] = [:]
    var firstOfKind = FirstRuns(records[..<judged.lowerBound])
    let knownDays = thresholds.newTerrain.knownDays
    var bins = RunTrace.Columns()
    var stays = CellStays(zoom: thresholds.newTerrain.zoom)
    for index in records.window(before: judged.lowerBound, days: knownDays).startIndex..<judged.upperBound {
      let record = records[index]
      bins.take(record.isTreadmill ? RunTrace() : record.summary.trace)
      stays.take(bins)
      if index >= judged.lowerBound {
        let first = firstOfKind.start(of: record)
        var result = RunResult()
        let newGround = NewGround(
          record, bins, stays: stays, known: &known,
          since: Int32(records.window(before: index, days: knownDays).startIndex))
        let run = context(
          index, bins, ground: newGround, daysOfKind: days(from: first, to: record.start), result: &result)
        result.newShare = run.hasBaseline ? newGround?.share : nil
        result.unjudged = run.unjudged
        if run.month.count >= thresholds.singleRunSpike.runs {
          result.longestBefore = run.month.map(\.sessionMetres).max().map(Double.init)
        }
        judge(run, sessionStart: records[sessionStart(index)].start, firings: &firings, into: &result)
        results[index] = result
      }
      known.visit(stays, in: Int32(index))
    }
  }

  /// - Parameter sessionStart: milliseconds since 1970 UTC; what was flagged from there on is this session's.
  private func judge(
    _ run: RunContext, sessionStart: Int64, firings: inout [Factor: [Int64]], into result: inout RunResult
  ) {
    let firedDays = settings.thresholds.history.firedDays
    let earliest = run.record.start - Int64(firedDays) * CivilDate.millisecondsPerDay
    for rule in RuleBook.runRules {
      guard var flag = rule.judge(run) else { continue }
      flag.firedBefore = firings[rule.factor]?.count { $0 >= earliest && $0 < sessionStart } ?? 0
      flag.firedPeriodDays = firedDays
      if flag.level.isFlag { firings[rule.factor, default: []].append(run.record.start) }
      result.flags.append(flag)
    }
    let isTold =
      result.flags.contains { $0.factor == .combined } && CombinedRule().strongest(run)?.part == .hillyAndLonger
    let both = TwoChanges.flag(result.flags, isHillyAndLonger: isTold)
    if let both { result.flags.append(both) }
    if !result.flags.isEmpty, run.summary.isNamedAsRace {
      for index in result.flags.indices { result.flags[index].message += " " + StateText.plannedRace }
    }
    result.tellsTwoChanges = isTold || both != nil
  }

  private mutating func context(
    _ index: Int, _ bins: RunTrace.Columns, ground: NewGround?, daysOfKind: Int, result: inout RunResult
  ) -> RunContext {
    let thresholds = settings.thresholds
    let record = records[index]
    let recent = records.window(before: index, days: thresholds.history.usualDays)
    let session = sessionStart(index)
    // What was run before the session, seen from its start.
    let month = records.window(before: session, days: thresholds.history.spikeDays)
    result.normal =
      record.isTreadmill
      ? nil
      : paces.normal(
        before: index, of: records, isGradeAdjusted: record.summary.pace.isGradeAdjusted, thresholds: thresholds)
    result.effort = effort(index, bins, normal: result.normal)
    for surge in result.effort?.surges ?? [] { fastest[index] = max(fastest[index], surge.meanFlatEquivalent) }
    var fastBefore: Double?
    if let normal = result.normal {
      let speed = normal.speed * normal.fastRatio
      result.fastDistance = record.sureFastDistance(from: speed, of: normal, surges: result.effort?.surges ?? [])
      var most = 0.0
      for earlier in recent.indices where fastest[earlier] >= speed {
        most = max(most, fastDistance(ofRun: earlier, from: speed, of: normal))
      }
      fastBefore = most
      if normal.isComparable(record.summary), let own = record.summary.pace.flatEquivalentMedian {
        result.change = own / normal.speed - 1
      }
    }
    let daysBefore = days(from: records[0].start, to: record.start)
    let hasBaseline = RunContext.hasBaseline(runsBefore: index, daysBefore: daysBefore, thresholds.history)
    let comparable = RunContext.comparable(
      record.altitudeKind, in: recent, hasBaseline: hasBaseline, daysOfKind: daysOfKind, thresholds.history)
    let steep = fastUphill(index, bins, normal: result.normal, recent: recent)
    return RunContext(
      record: record, thresholds: thresholds, text: text, runsBefore: index,
      daysBefore: daysBefore, recent: recent,
      month: month,
      daysSinceLast: session > 0 ? record.day.day - records[session - 1].day.day : nil,
      normal: result.normal, effort: result.effort, fastDistance: result.fastDistance, fastBefore: fastBefore,
      fastUphill: steep?.here, fastUphillBefore: steep?.before, hasBaseline: hasBaseline,
      comparable: comparable, ground: ground,
      knownWindow: records.window(before: index, days: thresholds.newTerrain.knownDays))
  }

  /// The first record of the session that the record belongs to.
  private func sessionStart(_ index: Int) -> Int {
    var first = index
    while records[first].isContinuation { first -= 1 }
    return first
  }

  func effort(_ index: Int, _ bins: RunTrace.Columns, normal: NormalPace?) -> Effort? {
    let pace = records[index].summary.pace
    guard bins.count > 0, let base = normal?.speed ?? pace.easy, base > 0 else { return nil }
    let ratio =
      normal?.fastRatio ?? NormalPace.fastRatio(spread: pace.easySpread, settings.thresholds.fastRunning)
    var effort = Effort(
      records[index], bins, base: base, usualRun: normal?.usualRun, fastRatio: ratio,
      thresholds: settings.thresholds)
    // Easy running that ended just before is a warm-up, too, in however many files it lies.
    var first = index
    while effort.firstHard != nil, !effort.isHardBefore, first > 0, follows(first, runAt: first - 1) {
      first -= 1
      let before = Effort(
        records[first], RunTrace.Columns(records[first].summary.trace), base: base, usualRun: normal?.usualRun,
        fastRatio: ratio, thresholds: settings.thresholds)
      if before.firstHard != nil, before.fastSeconds >= settings.thresholds.warmup.fastSeconds {
        // What was run before a hard part of long ago warms nobody up any more.
        guard follows(index, runAt: first) else { break }
        effort.isHardBefore = true
      }
      effort.easy += before.easy
      effort.countsRunBefore = effort.countsRunBefore || before.easy > 0
    }
    return effort
  }

  /// Whether a run begins just after the end of an earlier one.
  private func follows(_ index: Int, runAt earlier: Int) -> Bool {
    let gap = Double(records[index].start - records[earlier].end) / 1000
    return gap >= 0 && gap <= settings.thresholds.history.sessionGapSeconds
  }

  /// Metres uphill and fast, of this run and the most of one run of the window.
  private mutating func fastUphill(
    _ index: Int, _ bins: RunTrace.Columns, normal: NormalPace?, recent: ArraySlice<RunRecord>
  ) -> (here: Double, before: Double)? {
    let limits = settings.thresholds.combined
    guard let normal, records[index].mayBeFastUphill(limits) else { return nil }
    let speed = limits.ratio * normal.speed
    // Most runs hold too little fast running of any kind to look for the slopes under it. Where a run before asked for
    // those of its window, the next one may ask for this run's, whose trace is at hand.
    guard !uphill.isEmpty || FastUphill.mayHold(limits.low, bins, from: speed) else { return (0, 0) }
    let own = FastUphill(records[index], bins, grade: limits.grade)
    uphill[index] = own
    let here = own.distance(from: speed)
    guard here >= limits.low else { return (here, 0) }
    var before = 0.0
    for earlier in recent.indices where records[earlier].mayBeFastUphill(limits) {
      let parts =
        uphill[earlier]
        ?? FastUphill(records[earlier], RunTrace.Columns(records[earlier].summary.trace), grade: limits.grade)
      uphill[earlier] = parts
      if parts.distance > before { before = max(before, parts.distance(from: speed)) }
    }
    return (here, before)
  }
}

extension RunRecord {
  fileprivate func mayBeFastUphill(_ limits: CombinedThresholds) -> Bool {
    summary.canJudgeSlopes && (summary.hills.uphillDistance ?? 0) >= limits.low
  }
}

/// When each kind of altitude was first seen.
private struct FirstRuns {
  private var starts: [(kind: AltitudeKind, start: Int64)] = []

  /// - Parameter records: in order of start.
  init(_ records: ArraySlice<RunRecord>) {
    for record in records { _ = start(of: record) }
  }

  /// When the first run with altitude like the record's began: the record itself where none was seen before.
  mutating func start(of record: RunRecord) -> Int64 {
    if let known = starts.first(where: { $0.kind == record.altitudeKind }) { return known.start }
    starts.append((record.altitudeKind, record.start))
    return record.start
  }
}
