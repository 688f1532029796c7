public import HamstringRisk
import TrackModel

/// A plan as a runner reads it: the flags that the planned run would get, and next week's budget.
public enum TextPlan {
  /// Always ends with a line feed.
  public static func write(_ plan: RunPlan, style: TextStyle) -> String {
    var writer = PlanWriter(plan: plan, measures: Measures(units: plan.settings.units), style: style)
    writer.page.stopSigns(plan.stopSigns)
    writer.writeStates()
    if let planned = plan.planned, let run = plan.run { writer.write(planned, run) }
    writer.page.budget(
      plan.budget, reason: plan.budgetReason, today: plan.settings.today, planned: plan.run?.week,
      measures: writer.measures)
    writer.page.blank()
    writer.page.paragraph(Wording.levelLegend, .faint)
    writer.page.paragraph(Wording.footer, .faint)
    return writer.page.text
  }
}

private struct PlanWriter {
  let plan: RunPlan
  let measures: Measures
  let style: TextStyle
  var page: TextPage

  init(plan: RunPlan, measures: Measures, style: TextStyle) {
    self.plan = plan
    self.measures = measures
    self.style = style
    page = TextPage(style: style)
  }

  mutating func writeStates() {
    for state in plan.states { page.paragraph(CleanText.line(state.message, limit: 600)) }
    page.blank()
  }

  mutating func write(_ planned: PlannedRun, _ run: JudgedRun) {
    var facts = [
      plan.settings.zone.date(at: run.summary.start).description, measures.longDistance(planned.distance),
    ]
    if let ascent = planned.ascent { facts.append(Wording.upBy(measures.height(ascent))) }
    if let stairs = planned.stairAscent { facts.append(Wording.upByStairs(measures.height(stairs))) }
    if let speed = planned.speed { facts.append(measures.pace(speed)) }
    page.paragraph(Wording.plannedRun(facts.joinedFacts), .heading)
    let writer = FlagWriter(measures: measures, style: style, indent: 2)
    let flags = sorted(run.flags.filter(style.shows))
    let weekFlags = sorted((plan.week?.flags ?? []).filter(style.shows))
    for flag in flags { writer.write(flag, along: nil, showsSource: style.verbose, to: &page) }
    if let week = plan.week {
      page.paragraph(
        Wording.weekWith(week.week.description, measures.longDistance(week.distance)), .faint, indent: 2)
      for flag in weekFlags { writer.write(flag, along: nil, showsSource: style.verbose, to: &page) }
    }
    // A stop sign has said what there is to say.
    if flags.isEmpty, weekFlags.isEmpty, plan.stopSigns.isEmpty {
      page.paragraph(plan.budget == nil ? Wording.noUsualYet : Wording.nothingStandsOut, indent: 2)
    }
    advice(flags + (plan.week?.flags ?? []))
    if !plan.notJudged.isEmpty {
      page.heading(Wording.notJudgedHeading)
      for sentence in plan.notJudged { page.paragraph(CleanText.line(sentence, limit: 400), .faint, indent: 2) }
    }
  }

  private mutating func advice(_ flags: [Flag]) {
    var told: Set<String> = []
    let advice = flags.filter { $0.level.isFlag && !$0.advice.isEmpty && told.insert($0.advice).inserted }
    guard !advice.isEmpty else { return }
    page.heading(Wording.adviceHeading)
    for flag in advice {
      page.paragraph(
        "\(Wording.name(flag)): \(CleanText.line(flag.advice, limit: 600))", indent: 2, hanging: 4)
    }
  }
}
