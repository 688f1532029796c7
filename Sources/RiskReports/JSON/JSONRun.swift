import HamstringRisk
import TrackModel

extension JSONWriter {
  mutating func run(_ run: JudgedRun, zone: CivilZone) {
    let summary = run.summary
    object { json in
      json.field("also_in", run.alsoIn) { $0.value($1) }
      json.field("device", summary.device)
      json.field("distance_m", metres: summary.distance)
      json.field("distance_source", summary.distanceSource?.rawValue)
      json.field("elapsed_s", seconds: summary.elapsed)
      json.elevation(summary.elevation)
      json.field("file", summary.file)
      json.field("flags", run.flags) { $0.flag($1) }
      json.field("format", summary.format.rawValue)
      json.hills(summary.hills)
      json.field("id", summary.id)
      json.field("level", run.level.rawValue)
      json.field("local_start", InstantText.local(summary.start, in: zone))
      json.field("moving_s", seconds: summary.moving)
      json.field("name", summary.name)
      json.field("notes", summary.notes) { json, note in
        json.object { json in
          json.field("code", note.code)
          json.field("count", note.count)
          json.field("message", note.message)
        }
      }
      json.pace(run)
      if summary.isNamedAsRace { json.field("planned", true) }
      json.field("points", summary.points)
      if let ridden = summary.ridden { json.field("ridden_m", metres: ridden) }
      json.field("splits", summary.splits) { json, split in
        json.object { json in
          json.field("ascent_m", metres: split.ascent)
          json.field("distance_m", metres: split.distance)
          json.field("moving_s", seconds: split.moving)
        }
      }
      json.field("sport", summary.sport.rawValue)
      json.stairs(summary)
      json.field("start", InstantText.utc(summary.start))
      json.surges(run.surges, strides: summary.strides)
      json.field("terrain") { json in
        json.field("new_share", run.newShare, decimals: 3)
      }
      json.field("timer_s", seconds: summary.timer)
      json.field("walking_s", seconds: summary.walking)
      json.field("warmup") { json in
        json.field("easy_s", seconds: run.warmup?.easy)
        json.field("first_hard_s", seconds: run.warmup?.firstHard)
        json.field("first_surge_s", seconds: run.warmup?.firstSurge)
      }
      json.field("week", run.week?.description)
    }
  }

  private mutating func elevation(_ elevation: ElevationSummary) {
    field("elevation") { json in
      json.field("ascent_error_m", metres: elevation.ascentError)
      json.field("ascent_m", metres: elevation.ascent)
      json.field("descent_m", metres: elevation.descent)
      json.field("lift_gain_m", metres: elevation.source == .none ? nil : elevation.liftGain)
      json.field("quality", elevation.quality.rawValue)
      json.field("source", elevation.source.rawValue)
    }
  }

  private mutating func hills(_ hills: HillSummary) {
    field("hills") { json in
      json.field("climbs", hills.climbs) { json, climb in
        json.object { json in
          json.field("duration_s", seconds: climb.duration)
          json.field("gain_m", metres: climb.gain)
          json.field("length_m", metres: climb.length)
          json.field("mean_grade_percent", percentOf: climb.meanGrade)
          json.field("start_s", seconds: climb.start)
        }
      }
      json.key("grade_bands_m")
      json.gradeBands(hills.bandDistance)
      json.field("steepest_50_m_percent", percentOf: hills.steepest50m)
      json.field("uphill_distance_m", metres: hills.uphillDistance)
    }
  }

  private mutating func gradeBands(_ distances: [Double]) {
    guard distances.count == HillSummary.bandNames.count else { return null() }
    // In the order of `HillSummary.bandLimits`; written in the order of the keys.
    object { json in
      json.field("10-15", metres: distances[2])
      json.field("15-30", metres: distances[3])
      json.field("3-6", metres: distances[0])
      json.field("30+", metres: distances[4])
      json.field("6-10", metres: distances[1])
    }
  }

  private mutating func segments(_ segments: [PaceSegment]) {
    field("segments", segments) { json, segment in
      json.object { json in
        json.field("distance_m", metres: segment.distance)
        json.field("duration_s", seconds: segment.duration)
        json.field("flat_equivalent_mps", speed: segment.meanFlatEquivalent)
        json.field("kind", segment.kind.rawValue)
        json.field("mean_mps", speed: segment.meanSpeed)
        json.field("start_s", seconds: segment.start)
      }
    }
  }

  private mutating func pace(_ run: JudgedRun) {
    let pace = run.summary.pace
    field("pace") { json in
      json.field("best") { json in
        json.field("1_km_mps", speed: pace.best1km)
        json.field("400_m_mps", speed: pace.best400m)
        json.field("60_s_mps", speed: pace.best60s)
      }
      json.field("change_percent", percentOf: run.paceChange)
      json.field("fast_distance_m", metres: run.fastDistance)
      json.field("flat_equivalent_mps", speed: pace.flatEquivalentMedian)
      json.field("grade_adjusted", pace.isGradeAdjusted)
      json.field("mean_mps", speed: pace.mean)
      json.field("normal_mps", speed: run.normalSpeed)
      json.field("pattern", pace.pattern?.rawValue)
      json.segments(pace.segments)
      json.field("split_percent", percentOf: pace.splitChange)
      json.field("variation_percent", percentOf: pace.variation)
    }
  }

  private mutating func stairs(_ summary: RunSummary) {
    let climbed = StairTotal(summary)
    field("stairs") { json in
      json.field("ascent_m", metres: climbed?.ascent)
      json.field("flights", climbed?.flights)
      json.field("list", summary.stairs) { json, event in
        json.object { json in
          json.field("confidence", event.confidence.rawValue)
          json.field("duration_s", seconds: event.duration)
          json.field("gain_m", metres: event.gain)
          json.field("start_s", seconds: event.start)
        }
      }
      json.field("steps", climbed?.steps)
    }
  }

  private mutating func surges(_ surges: [Bout]?, strides: Int) {
    field("surges") { json in
      json.field("count", surges?.count)
      json.field("list", surges ?? []) { json, surge in
        json.object { json in
          json.field("distance_m", metres: surge.distance)
          json.field("duration_s", seconds: surge.duration)
          json.field("mean_mps", speed: surge.meanSpeed)
          json.field("start_s", seconds: surge.start)
        }
      }
      json.field("strides", surges == nil ? nil : strides)
      json.field("total_s", seconds: surges?.reduce(0) { $0 + $1.duration })
    }
  }
}
