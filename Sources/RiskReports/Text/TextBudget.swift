import HamstringRisk
import TrackModel

extension TextPage {
  /// The budget of the week to come, or of the one that is running, with where its numbers come from, or why there is none.
  mutating func budget(_ budget: Budget?, reason: String?, today: CivilDate, measures: Measures) {
    guard let budget else {
      guard let reason else { return }
      heading(Wording.noBudgetHeading)
      paragraph(CleanText.line(reason, limit: 600), indent: 2)
      return
    }
    heading(Wording.budgetHeading(budget.week, today: today))
    var limits = [
      Wording.budgetDistance(measures.longDistance(budget.distance)),
      Wording.budgetLongest(measures.longDistance(budget.longestRun)),
    ]
    let amounts = BudgetAmountsInWords(budget, measures: measures)
    if let ascent = amounts.ascent { limits.append(Wording.budgetAscent(ascent)) }
    if let fast = amounts.fast { limits.append(Wording.budgetFast(fast)) }
    if let stairs = amounts.stairs { limits.append(Wording.budgetStairs(stairs)) }
    paragraph(limits.joined(separator: ", ").capitalizedFirst + ".", indent: 2)
    for reason in budget.reasons { paragraph(CleanText.line(reason, limit: 600), .faint, indent: 2) }
  }
}
