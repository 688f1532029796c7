import HamstringRisk
import TrackModel

extension JSONWriter {
  /// - Parameter showsLoad: adds ratios of load and monotony, or null where they are not known.
  mutating func week(_ judged: JudgedWeek, showsLoad: Bool = false) {
    object { json in
      json.field("ascent_m", metres: judged.ascent)
      json.field("base_m", metres: judged.base)
      json.field("change_percent", percentOf: judged.change)
      json.field("distance_m", metres: judged.distance)
      json.field("end", judged.week.end.description)
      json.field("fast_distance_m", metres: judged.fastDistance)
      json.field("flags", judged.flags) { $0.flag($1) }
      json.field("headroom_m", metres: judged.headroom)
      json.field("in_progress", judged.isRunning)
      json.field("level", judged.level.word)
      if showsLoad { json.load(judged.load) }
      json.field("return_after_break", judged.isReturn)
      json.field("runs", judged.runs)
      json.field("shown_runs", judged.shownRuns)
      json.field("stair_ascent_m", metres: judged.stairAscent)
      json.field("start", judged.week.start.description)
      json.field("week", judged.week.description)
    }
  }

  private mutating func load(_ load: LoadFigures?) {
    key("load")
    guard let load else { return null() }
    object { json in
      json.field("coupled_ratio", load.coupledRatio, decimals: 3)
      json.field("monotony", load.monotony, decimals: 3)
      json.field("strain_m", metres: load.strain)
      json.field("uncoupled_ratio", load.uncoupledRatio, decimals: 3)
      json.field("weighted_ratio", load.weightedRatio, decimals: 3)
    }
  }

  mutating func flag(_ flag: Flag) {
    // Numbers of a flag carry their unit as text, and are rounded as that unit is everywhere else.
    let decimals = ["m", "s", "%", "min"].contains(flag.unit) ? 1 : 3
    object { json in
      json.field("advice", flag.advice)
      json.field("borderline", flag.isBorderline)
      json.field("evidence", flag.evidence.rawValue)
      json.field("factor", flag.factor.rawValue)
      json.field("fired_26_weeks", flag.firedBefore)
      json.field("fired_period_days", flag.firedBefore == nil ? nil : flag.firedPeriodDays)
      json.field("level", flag.level.rawValue)
      json.field("message", flag.message)
      json.field("quality", flag.quality)
      json.field("source", flag.source)
      json.field("threshold", flag.threshold, decimals: decimals)
      json.field("unit", flag.unit)
      json.field("usual", flag.usual, decimals: decimals)
      json.field("usual_n", flag.usualCount)
      json.field("usual_period_days", flag.usualPeriodDays)
      json.field("value", flag.value, decimals: decimals)
      json.field("where", flag.places) { json, place in
        json.object { json in
          json.field("end_s", seconds: place.end)
          json.field("start_s", seconds: place.start)
        }
      }
    }
  }
}
