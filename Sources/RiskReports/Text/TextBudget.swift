import HamstringRisk
import TrackModel

extension TextPage {
  /// The budget of the week to come, or of the one that is running, with where its numbers come from, or why there is none.
  ///
  /// - Parameter planned: the week of a planned run, which may be another one; nil without such a run.
  mutating func budget(
    _ budget: Budget?, reason: String?, today: CivilDate, planned: Week? = nil, measures: Measures
  ) {
    guard let budget else {
      guard let reason else { return }
      heading(Wording.noBudgetHeading)
      paragraph(CleanText.line(reason, limit: 600), indent: 2)
      return
    }
    heading(Wording.budgetHeading(budget.week, today: today))
    if let planned, planned != budget.week { paragraph(Wording.plannedElsewhere(planned.description), indent: 2) }
    var limits = [
      budget.distance.map { Wording.budgetDistance(measures.longLimit($0)) },
      budget.longestRun.map { Wording.budgetLongest(measures.longLimit($0)) },
    ].compactMap { $0 }
    let amounts = BudgetAmountsInWords(budget, measures: measures)
    if let ascent = amounts.ascent { limits.append(Wording.budgetAscent(ascent)) }
    if let fast = amounts.fast { limits.append(Wording.budgetFast(fast)) }
    if let stairs = amounts.stairs { limits.append(Wording.budgetStairs(stairs)) }
    if !limits.isEmpty { paragraph(limits.joined(separator: ", ").capitalizedFirst + ".", indent: 2) }
    for reason in budget.reasons { paragraph(CleanText.line(reason, limit: 600), .faint, indent: 2) }
  }
}
