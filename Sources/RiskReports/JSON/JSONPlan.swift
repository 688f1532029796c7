public import HamstringRisk
import TrackModel

/// A plan for programs: `strideguard.plan/1`, laid out as ``JSONReport`` is.
public enum JSONPlan {
  public static func write(_ plan: RunPlan) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("athlete", plan.settings.athlete)
      json.breakLine()
      json.key("budget")
      json.budget(plan.budget)
      if plan.budget == nil { json.field("budget_reason", plan.budgetReason) }
      json.breakLine()
      json.key("run")
      json.plannedRun(plan)
      json.breakLine()
      json.field("schema", "strideguard.plan/1")
      json.settings(plan.settings)
      json.lines("states", plan.states) { $0.state($1) }
      json.field("stop_signs", plan.stopSigns) { $0.stopSign($1) }
      json.breakLine()
      json.key("week")
      if let week = plan.week { json.week(week) } else { json.null() }
      json.endLine()
    }
    json.endLine()
    return json.text
  }
}

extension JSONWriter {
  fileprivate mutating func plannedRun(_ plan: RunPlan) {
    guard let planned = plan.planned, let run = plan.run else { return null() }
    object { json in
      json.field("ascent_m", metres: planned.ascent)
      json.field("day", plan.settings.zone.date(at: run.summary.start).description)
      json.field("distance_m", metres: planned.distance)
      json.field("flags", run.flags) { $0.flag($1) }
      json.field("flat_equivalent_mps", speed: run.summary.pace.flatEquivalentMedian)
      json.field("level", run.level.rawValue)
      json.field("mean_mps", speed: planned.speed)
      json.field("normal_mps", speed: run.normalSpeed)
      json.field("not_judged", plan.notJudged) { $0.value($1) }
      json.field("stair_ascent_m", metres: planned.stairAscent)
      json.field("week", run.week?.description)
    }
  }
}
