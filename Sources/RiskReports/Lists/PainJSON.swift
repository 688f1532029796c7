import HamstringRisk
import TrackModel

extension JSONWriter {
  /// The object behind the key `pain` of a report.
  mutating func pain(_ pain: PainReport) {
    object { json in
      json.field("comparisons", pain.comparisons) { json, comparison in
        let periods = comparison.periods
        json.object { json in
          json.field("chance", periods.chance, decimals: 3)
          json.field("controls", periods.controls)
          json.field("exposed_controls", periods.exposedControls)
          json.field("exposed_flare_ups", periods.exposedCases)
          json.field("factor", comparison.factor.rawValue)
          json.field("flare_ups", periods.cases)
          json.field("message", comparison.message)
        }
      }
      json.field("entries", pain.entries) { $0.entry($1) }
      json.field("flare_ups", pain.timeline) { json, flareUp in
        json.object { json in
          json.field("before", flareUp.windows) { json, window in
            json.object { json in
              json.field("days", [window.days.lowerBound, window.days.upperBound]) { $0.value($1) }
              json.field("factors", window.factors) { $0.value($1.rawValue) }
              json.field("runs", window.runs)
            }
          }
          json.field("date", "\(flareUp.day)")
        }
      }
      json.field("note", pain.note)
      json.field("stop_signs", pain.stopSigns) { $0.stopSign($1) }
    }
  }

  mutating func stopSign(_ sign: StopSign) {
    object { json in
      json.field("advice", sign.advice)
      json.field("date", "\(sign.day)")
      json.field("message", sign.message)
      json.field("sign", sign.kind.rawValue)
    }
  }
}
