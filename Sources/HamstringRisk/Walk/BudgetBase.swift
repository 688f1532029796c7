import TrackModel

/// What a week's budget is a part of, or a step more than.
struct BudgetBase {
  enum Kind {
    case usual
    /// The week before a break of so many days.
    case beforeBreak(days: Int)
    /// The week before the break that the week before ended.
    case beforeLastBreak
    /// The week before, which came after a break.
    case firstWeekBack
  }

  var metres: Double
  var factor: Double
  var kind = Kind.usual

  var allowed: Double { factor * metres }
}

/// The bases of a week's budget: those of the rules, and after a break a part of what was usual before it
/// (Definitions.md A3).
struct BudgetBases {
  let ledger: WeekLedger
  /// Of the week that the budget is for.
  let number: Int
  let thresholds: Thresholds
  /// The week before it is not over.
  let isRunning: Bool
  /// Days from the newest run to the first day on which the budget could be used.
  let daysOff: Int

  private var isFirstWeekBack: Bool { daysOff >= thresholds.history.returnDays }

  /// The week before ended a break, and not one of so many empty weeks that nothing before it counts.
  private var isSecondWeekBack: Bool {
    guard !isFirstWeekBack, number > 0, ledger[number - 1].runs > 0, let pause = ledger.pause(before: number - 1) else {
      return false
    }
    let base = WeekBase.of(number - 1, in: ledger, thresholds: thresholds)?.metres ?? 0
    return pause >= thresholds.history.returnDays && base > 0
  }

  /// The week of the first run after the last break; nil where there was none of late.
  var returnWeek: Week? { isSecondWeekBack ? ledger.week(number - 1) : nil }

  /// Part of what was usual before a break; nil where there was none.
  var share: Double? {
    isFirstWeekBack
      ? thresholds.history.returnShare : isSecondWeekBack ? thresholds.history.secondReturnShare : nil
  }

  /// Nil where there is nothing to build on.
  ///
  /// - Parameter step: fraction that a week may hold more than its base.
  func base(
    step: Double, amount: (WeekTotals) -> Int = { $0.metres }, isKnown: (WeekTotals) -> Bool = { _ in true }
  ) -> BudgetBase? {
    let step = 1 + step
    func of(_ number: Int, pause: Int? = nil) -> Double? {
      WeekBase.of(number, in: ledger, thresholds: thresholds, pause: pause, amount: amount, isKnown: isKnown)
        .map { Double($0.metres) }
    }
    guard let plain = of(number, pause: daysOff) else { return nil }
    if isFirstWeekBack {
      return BudgetBase(metres: plain, factor: thresholds.history.returnShare, kind: .beforeBreak(days: daysOff))
    }
    let soFar = Double(amount(ledger[number - 1]))
    if isSecondWeekBack {
      let before = of(number - 1) ?? 0
      let start = isRunning ? max(soFar, thresholds.history.returnShare * before) : soFar
      let usual =
        start > plain
        ? BudgetBase(metres: start, factor: step, kind: .firstWeekBack) : BudgetBase(metres: plain, factor: step)
      let part = BudgetBase(
        metres: before, factor: thresholds.history.secondReturnShare, kind: .beforeLastBreak)
      return before > 0 && part.allowed < usual.allowed ? part : usual
    }
    // A week that is still running counts only where it is already above what it is compared with itself.
    guard isRunning, let finished = of(number - 1) else { return BudgetBase(metres: plain, factor: step) }
    return BudgetBase(metres: max(finished, soFar), factor: step)
  }

  /// The same of ascent; nil, too, where the altitude of the last weeks (after a break of each of them) is mostly unknown or
  /// coarse.
  func ascent() -> BudgetBase? {
    let recent = (number - thresholds.weeklyMileage.weeks..<number).map { ledger[$0] }
    guard recent.reduce(0, { $0 + $1.trustedMetres * 5 - $1.metres * 4 }) >= 0 else { return nil }
    return base(
      step: thresholds.hills.weekSteps.low, amount: \.trustedAscent,
      isKnown: { share == nil || $0.knowsAscent })
  }
}
