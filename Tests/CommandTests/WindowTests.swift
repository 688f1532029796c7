import Foundation
import Testing

/// Options that limit or change what is shown.
@Suite struct WindowTests {
  @Test func sinceAndUntilLimitWhatIsShownAndNotTheHistory() throws {
    let outcome = try Strideguard.run(
      ["analyze", "history", "--format", "json", "--since", "2026-03-22", "--until", "2026-03-22"] + repeatable)
    let report = try Report(outcome.output)
    #expect(report.runs.map(\.file) == ["history/2026-03-22-garmin.tcx.gz"])
    #expect(report.runs.first?.flaggedFactors == ["single_run_spike"])
    #expect(report.weeks.map(\.week) == ["2026-W12"])
  }

  /// One of the week's three runs is shown; the line above says so, and what the whole week holds.
  @Test func aWeekThatIsShownInPartIsToldWhole() throws {
    let outcome = try Strideguard.run(
      ["analyze", "history", "--since", "2026-03-16", "--until", "2026-03-17"] + repeatable)
    let text = outcome.output.replacing("\u{A0}", with: " ").replacing("\n", with: " ")
    #expect(text.contains("2026-03-16 to 2026-03-17 · 1 run · 5.0 km · weeks told whole: 3 runs, 21.1 km"))
  }

  @Test func weeksFollowTheZone() throws {
    // The first run starts on Tuesday at 16:20 UTC; fourteen hours east it is Wednesday, and the weeks stay as they are.
    let file = "history/2026-01-06-garmin.tcx.gz"
    let east = try Strideguard.run(
      ["analyze", file, "--format", "json", "--today", "2026-01-08", "--time-zone", "Pacific/Kiritimati"])
    #expect(east.output.contains("\"local_start\":\"2026-01-07T06:20:00+14:00\""))
    #expect(try Report(east.output).weeks.map(\.week) == ["2026-W02"])
  }

  @Test func aForcedSportTakesAWalkForARun() throws {
    let walk = ["analyze", "exports/walk.tcx", "--format", "json"] + repeatable
    #expect(try Report(Strideguard.run(walk).output).runs.isEmpty)
    #expect(try Report(Strideguard.run(walk + ["--sport", "running"]).output).runs.count == 1)
  }

  @Test func milesAreForPeopleAndMetresForPrograms() throws {
    let arguments = ["analyze", "exports/strava-ten-blanks.tcx"] + repeatable
    #expect(try Strideguard.run(arguments + ["--units", "imperial"]).output.contains(" mi"))
    let json = try Strideguard.run(arguments + ["--format", "json"])
    #expect(try Strideguard.run(arguments + ["--format", "json", "--units", "imperial"]).output == json.output)
  }

  @Test func reportsClaimNoSafetyAndNoDiagnosis() throws {
    let text = try Strideguard.run(["analyze", "history", "--verbose"] + repeatable).output.lowercased()
    for word in ["no risk", "safe", "unsafe", "diagnos", "prevents", "causes injur", "probability of injury"] {
      #expect(!text.contains(word), "says \(word)")
    }
    #expect(text.contains("not medical advice"))
  }

  @Test func rulesNameEveryFactorWithItsEvidence() throws {
    let outcome = try Strideguard.run(["rules"])
    #expect(outcome.status == 0)
    for row in HistoryTests.withFactor { #expect(outcome.output.contains(try #require(row["factor"]))) }
  }
}
