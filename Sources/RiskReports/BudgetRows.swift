import HamstringRisk

/// The amounts of a budget in words; those that are not known are left out.
struct BudgetRows {
  let rows: [(label: String, words: String)]

  init(_ budget: Budget, measures: Measures) {
    let words = BudgetAmountsInWords(budget, measures: measures)
    let amounts: [String?] = [
      budget.distance.map(measures.longLimit), budget.longestRun.map(measures.longLimit), words.ascent,
      words.fast, words.stairs,
    ]
    rows = zip(Wording.budgetRows, amounts).compactMap { label, words in words.map { (label, Wording.upTo($0)) } }
  }
}

/// Ascent, fast running and stairs of a week, with what one run of it may hold where that is less.
struct BudgetAmountsInWords {
  let ascent: String?
  let fast: String?
  let stairs: String?

  init(_ budget: Budget, measures: Measures) {
    func words(_ week: Double?, _ run: Double?, _ measure: (Double?) -> String) -> String? {
      guard let week else { return run.map { Wording.budgetOfRun(measure($0)) } }
      guard let run, run < week else { return measure(week) }
      return Wording.budgetWithRun(measure(week), run: measure(run))
    }
    ascent = words(budget.ascent, budget.ascentOfRun, measures.height)
    fast = words(budget.fastDistance, budget.fastDistanceOfRun, measures.limit)
    stairs = words(budget.stairAscent, budget.stairAscentOfRun, measures.height)
  }
}
