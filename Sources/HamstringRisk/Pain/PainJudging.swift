import TrackModel

extension HistoryWalk {
  /// A logged warm-up answers the question that a file leaves open: the flag becomes information.
  mutating func answerFromLog() {
    for index in judged where settings.log.hasWarmUp(on: records[index].day) {
      for place in results[index]?.flags.indices ?? 0..<0 {
        guard let flag = results[index]?.flags[place], flag.factor == .warmup, flag.level.isFlag else { continue }
        results[index]?.flags[place].level = .info
        results[index]?.flags[place].isBorderline = false
        results[index]?.flags[place].message += " " + PainText.warmUpLogged
      }
    }
  }

  /// Puts the pain of the log to the runs that it followed.
  /// - Returns: flags that belong to no run, by week.
  mutating func judgePain() -> [Week: [Flag]] {
    let rule = PainRule()
    let log = PainDays(settings.log.pain)
    guard !log.entries.isEmpty else { return [:] }
    let runs = Dictionary(grouping: judged) { records[$0].day }
    var ofWeeks: [Week: [Flag]] = [:]
    for (index, entry) in log.entries.enumerated() {
      guard let flag = rule.judge(log, index, thresholds: settings.thresholds.pain) else { continue }
      if let run = run(before: entry, among: runs) {
        results[run]?.flags.append(flag)
      } else {
        ofWeeks[Week(containing: entry.day, startingOn: settings.weekStart), default: []].append(flag)
      }
    }
    for index in judged { results[index]?.flags.keepWorstPain() }
    return ofWeeks.mapValues { flags in
      var flags = flags
      flags.keepWorstPain()
      return flags
    }
  }

  /// The run that an entry speaks of: the last one of the day, or of the day before a morning.
  private func run(before entry: PainEntry, among runs: [CivilDate: [Int]]) -> Int? {
    let day: CivilDate
    switch entry.moment {
    case .during, .after: day = entry.day
    case .nextMorning: day = entry.day.adding(days: -1)
    case .rest: return nil
    }
    return runs[day]?.last { index in
      guard entry.moment != .nextMorning, let minute = entry.lastMinuteOfRuns else { return true }
      return settings.zone.minuteOfDay(at: records[index].start) <= minute
    }
  }

  /// What holds today, for a report of earlier weeks is read today; else what held at the end of the days shown.
  private var stopSigns: [StopSign] {
    let (log, thresholds) = (settings.log.pain, settings.thresholds.pain)
    let today = StopSigns.holding(at: settings.today, in: log, thresholds: thresholds)
    return today.isEmpty ? StopSigns.holding(at: lastDay, in: log, thresholds: thresholds) : today
  }

  /// A stop sign of the days shown that time alone has ended: nobody said that the leg is well again. The gravest one.
  var lapsedStopSign: StopSign? {
    let told = stopSigns
    return StopSigns.lapsed(at: settings.today, in: settings.log.pain, thresholds: settings.thresholds.pain).first {
      sign in
      !told.contains(sign) && sign.day <= lastDay && settings.since.map { sign.day >= $0 } ?? true
    }
  }

  /// Nil where nothing is logged.
  func painReport() -> PainReport? {
    let thresholds = settings.thresholds.pain
    let last = lastDay
    let entries = settings.log.pain.filter { $0.day <= last }
    let stopSigns = stopSigns
    guard !entries.isEmpty || !stopSigns.isEmpty else { return nil }
    let onsets = PainOnsets.find(in: entries, thresholds: thresholds)
    let firstDay = records.first.map { $0.day.adding(days: settings.thresholds.history.baselineDays) }
    var days = ExposureDays(firstDay: firstDay ?? last)
    for index in judged {
      days.add(
        records[index].day, minute: settings.zone.minuteOfDay(at: records[index].start),
        flags: results[index]?.flags ?? [], unjudged: results[index]?.unjudged ?? [])
    }
    let history = FlareUpHistory(entries: entries, onsets: onsets, days: days, thresholds: thresholds)
    let comparisons = history.comparisons
    let first = settings.since ?? entries.first?.day ?? last
    return PainReport(
      entries: entries.filter { $0.day >= first },
      stopSigns: stopSigns, onsets: onsets.map(\.day), timeline: history.timeline, comparisons: comparisons,
      note: comparisons.isEmpty
        ? PainText.tooFew(
          onsets: onsets.count, until: entries.count < settings.log.pain.count ? last : nil,
          compared: history.compared, thresholds, text)
        : PainText.comparisonLimits(of: comparisons))
  }

  /// The day that the report speaks for: today, unless it is limited to earlier weeks than the newest run's.
  private var lastDay: CivilDate {
    guard let until = settings.until, until < settings.today else { return settings.today }
    return until >= records.last?.week.end ?? until ? settings.today : until
  }
}

extension [Flag] {
  /// Of several entries about one run the gravest speaks.
  fileprivate mutating func keepWorstPain() {
    let pain = filter { $0.factor == .pain }
    guard pain.count > 1, let worst = pain.max(by: { ($0.level, $0.value ?? 0) < ($1.level, $1.value ?? 0) }) else {
      return
    }
    removeAll { $0.factor == .pain }
    append(worst)
  }
}

extension RiskReport {
  /// Adds what the log says. With a stop sign in it the advice on training falls silent: rest comes first.
  mutating func take(_ pain: PainReport?, ofWeeks: [Week: [Flag]], log: RunnerLog) {
    for index in weeks.indices {
      guard let flags = ofWeeks[weeks[index].week] else { continue }
      weeks[index].flags += flags
      weeks[index].level = ([weeks[index].level].compactMap { $0 } + flags.map(\.level)).max()
    }
    self.pain = pain
    if log.hadHamstringInjury == true {
      states.append(HistoryState(code: "earlier_hamstring_injury", message: PainText.earlierInjury))
    }
    guard let pain, !pain.stopSigns.isEmpty else { return }
    budget = nil
    budgetReason = PainText.budgetOff
    for run in runs.indices { runs[run].flags.silenceAdvice() }
    for week in weeks.indices { weeks[week].flags.silenceAdvice() }
  }
}

extension [Flag] {
  /// With a stop sign in the pain log only what is said of the pain remains.
  mutating func silenceAdvice() {
    for index in indices where self[index].factor != .pain { self[index].advice = "" }
  }
}

extension PainEntry {
  /// Minutes between the hour that people write down and the start of the run that they mean.
  private static let roundedHours = 30

  /// Minutes since midnight of its day up to which a run began that came before it: nil where the whole day did, negative
  /// where none of it did, as for a morning without an hour.
  var lastMinuteOfRuns: Int? {
    switch moment {
    case .during, .after: minute.map { $0 + PainEntry.roundedHours }
    case .nextMorning: minute ?? -1
    case .rest: minute
    }
  }
}
