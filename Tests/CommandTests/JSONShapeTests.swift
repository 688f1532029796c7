import Foundation
import Testing

/// The keys of the JSON documents that other programs build on.
@Suite struct JSONShapeTests {
  /// Keys of a report, of a run and of what is in them, as dotted paths.
  static let reportKeys = [
    "schema", "athlete", "settings.time_zone", "settings.week_start", "settings.today", "settings.rules",
    "settings.versions.program", "settings.versions.reader", "settings.versions.rules", "runs",
    "weeks",
    "budget", "problems", "duplicates", "skipped",
  ]
  static let runKeys = [
    "id", "file", "also_in", "format", "device", "sport", "start", "local_start", "week", "points", "elapsed_s",
    "timer_s", "moving_s", "distance_m", "distance_source", "pace.mean_mps", "pace.flat_equivalent_mps",
    "pace.normal_mps", "pace.change_percent", "pace.split_percent", "pace.variation_percent", "pace.fast_distance_m",
    "pace.best.60_s_mps", "pace.best.400_m_mps", "pace.best.1_km_mps", "surges.count", "surges.total_s",
    "surges.list.0.start_s", "surges.list.0.duration_s", "surges.list.0.distance_m", "surges.list.0.mean_mps",
    "elevation.source", "elevation.quality", "elevation.ascent_m", "elevation.descent_m", "elevation.ascent_error_m",
    "hills.climbs", "hills.uphill_distance_m", "hills.steepest_50_m_percent", "hills.grade_bands_m.3-6",
    "hills.grade_bands_m.6-10", "hills.grade_bands_m.10-15", "hills.grade_bands_m.15-30", "hills.grade_bands_m.30+",
    "stairs.ascent_m", "stairs.flights", "stairs.list", "warmup.easy_s", "warmup.first_hard_s", "warmup.first_surge_s",
    "terrain.new_share", "notes", "splits.0.distance_m", "splits.0.moving_s", "splits.0.ascent_m", "flags",
  ]
  static let flagKeys = [
    "factor", "level", "borderline", "value", "usual", "usual_n", "usual_period_days", "threshold", "unit", "evidence",
    "source", "quality", "fired_26_weeks", "message", "advice", "where",
  ]
  static let weekKeys = [
    "week", "start", "end", "runs", "distance_m", "change_percent", "base_m", "ascent_m", "stair_ascent_m",
    "fast_distance_m", "level", "flags",
  ]

  /// The value at a dotted path; nil where a key is absent (a value null is there, as `NSNull`).
  private static func value(at path: String, in document: Any?) -> Any? {
    path.split(separator: ".").reduce(document) { value, key in
      if let list = value as? [Any] { return Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil } }
      return (value as? [String: Any])?[String(key)]
    }
  }

  private static func document() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(History.outcome.get().output.utf8))
  }

  private static func run(_ file: String) throws -> Any? {
    (value(at: "runs", in: try document()) as? [[String: Any]])?.first { $0["file"] as? String == "history/\(file)" }
  }

  @Test(arguments: reportKeys) func reportHas(_ path: String) throws {
    #expect(Self.value(at: path, in: try Self.document()) != nil)
  }

  @Test func schemaIsNamed() throws { #expect(try History.report.get().schema == "strideguard.report/1") }

  @Test(arguments: runKeys) func intervalSessionHas(_ path: String) throws {
    let value = Self.value(at: path, in: try Self.run("2026-02-10-garmin.tcx.gz"))
    #expect(value != nil && !(value is NSNull))
  }

  @Test(arguments: flagKeys) func flagHas(_ key: String) throws {
    let run = try Self.run("2026-03-22-garmin.tcx.gz")
    let flag = (Self.value(at: "flags", in: run) as? [[String: Any]])?.first {
      $0["factor"] as? String == "single_run_spike"
    }
    #expect(Self.value(at: key, in: flag) != nil)
  }

  @Test(arguments: weekKeys) func weekHas(_ key: String) throws {
    #expect(Self.value(at: "weeks.13.\(key)", in: try Self.document()) != nil)
  }

  @Test(arguments: ["list.0.start_s", "list.0.duration_s", "list.0.gain_m", "list.0.confidence"])
  func stairsHave(_ path: String) throws {
    #expect(Self.value(at: "stairs.\(path)", in: try Self.run("2026-02-19-garmin.tcx.gz")) != nil)
  }

  @Test(arguments: ["start_s", "length_m", "gain_m", "mean_grade_percent"]) func climbsHave(_ key: String) throws {
    #expect(Self.value(at: "hills.climbs.0.\(key)", in: try Self.run("2026-02-26-strava.tcx.gz")) != nil)
  }

  @Test func aRunFromPositionsAloneHasNoDeviceDistance() throws {
    let run = try #require(try History.report.get().runs.first { $0.file.hasSuffix("runkeeper.gpx") })
    #expect(run.distanceSource == "gps")
    #expect(run.elevation.quality != "good")
  }

  @Test func aNameIsTold() throws {
    #expect(Self.value(at: "name", in: try Self.run("2026-03-10-strava-gpx.gpx")) as? String == "Quicker than usual")
  }

  @Test func showPrintsARun() throws {
    let outcome = try Strideguard.run(
      ["show", "history/2026-02-19-garmin.tcx.gz", "--history", "history", "--format", "json"] + repeatable)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(Self.value(at: "schema", in: document) as? String == "strideguard.run/1")
    #expect(Self.value(at: "run.file", in: document) as? String == "history/2026-02-19-garmin.tcx.gz")
    #expect(
      (Self.value(at: "run.flags", in: document) as? [[String: Any]])?.contains { $0["factor"] as? String == "stairs" }
        == true)
  }

  @Test func showPrintsTheRunsOfOneFileAsOneDocument() throws {
    let outcome = try Strideguard.run(["show", "exports/several-activities.tcx", "--format", "json"] + repeatable)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let first = try #require(Self.value(at: "run.id", in: document) as? String)
    let others = try #require(Self.value(at: "other_runs", in: document) as? [[String: Any]])
    #expect(others.count == 1 && others[0]["id"] as? String != first && others[0]["splits"] != nil)
  }

  @Test func checkPrintsActivities() throws {
    let outcome = try Strideguard.run(["check", "history", "--format", "json"])
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(Self.value(at: "schema", in: document) as? String == "strideguard.check/1")
    #expect(outcome.status == 2)
  }

  @Test func noNumberIsWrittenThatIsNone() throws {
    let json = try History.outcome.get().output.lowercased()
    #expect(!json.contains(":nan") && !json.contains(":inf") && !json.contains(":-inf"))
  }
}
