import Foundation
import Testing

/// The report of the made-up runner against the plan of the course, not against an earlier report.
@Suite struct HistoryTests {
  static let runs = ExpectedRow.table("history").filter { $0["kind"] == "run" }
  static let withFactor = runs.filter { $0["factor"] != nil }
  static let weeklyFactors: Set<String> = ["weekly_mileage"]

  private func run(_ row: ExpectedRow) throws -> Report.Run {
    let report = try History.report.get()
    return try #require(report.runs.first { $0.file == "history/\(row.file)" }, "not among the runs")
  }

  @Test func everyFileIsAccountedFor() throws {
    let report = try History.report.get()
    let rows = ExpectedRow.table("history")
    func files(_ kind: String) -> Set<String> { Set(rows.filter { $0["kind"] == kind }.map { "history/\($0.file)" }) }
    #expect(files("run").count == 43)
    #expect(Set(report.runs.map(\.file)) == files("run"))
    #expect(Set(report.duplicates.map(\.file)) == files("duplicate"))
    #expect(Set(report.skipped.map(\.file)) == files("other_sport"))
    #expect(Set(report.problems.map(\.file)) == files("broken"))
  }

  @Test func aProblemMakesStatusTwo() throws { #expect(try History.outcome.get().status == 2) }

  @Test(arguments: runs)
  func distanceIsThatOfTheCourse(_ row: ExpectedRow) throws {
    let truth = try #require(row.number("distance_m"))
    let measured = try #require(try run(row).distanceM)
    // A device's own distance is within 1 % (the maker's scale error has a spread of 0.3 %), positions within 2 %.
    let share = row.file.contains(".tcx") ? 0.01 : 0.02
    #expect(abs(measured - truth) <= share * truth, "\(measured) m against \(truth) m")
  }

  @Test(arguments: runs)
  func timesAreThoseOfTheRun(_ row: ExpectedRow) throws {
    let found = try run(row)
    let elapsed = try #require(found.elapsedS)
    let moving = try #require(found.movingS)
    #expect(found.start == row["start"])
    #expect(found.week == row["week"])
    #expect(abs(elapsed - (try #require(row.number("elapsed_s")))) <= 1)
    #expect(abs(moving - (try #require(row.number("moving_s")))) <= 12, "\(moving) s")
  }

  @Test(arguments: runs.filter { $0["ascent_m"] != nil })
  func ascentIsThatOfTheGround(_ row: ExpectedRow) throws {
    let truth = try #require(row.number("ascent_m"))
    let found = try run(row).elevation
    let measured = try #require(found.ascentM)
    #expect(found.quality == "good", "the device has a barometer")
    #expect(abs(measured - truth) <= max(0.05 * truth, 5), "\(measured) m against \(truth) m")
  }

  @Test(arguments: runs.filter { $0["stair_ascent_m"] != nil })
  func stairsAreThoseOfTheTerrace(_ row: ExpectedRow) throws {
    let truth = try #require(row.number("stair_ascent_m"))
    let found = try run(row)
    let measured = try #require(found.stairs?.ascentM)
    #expect(abs(measured - truth) <= 0.2 * truth, "\(measured) m against \(truth) m")
  }

  @Test(arguments: runs.filter { $0["surges"] != nil })
  func surgesAreThosePlanned(_ row: ExpectedRow) throws {
    #expect(try run(row).surges?.count.map(Double.init) == row.number("surges"))
  }

  @Test(arguments: runs)
  func flagsAreThosePlannedAndNoOthers(_ row: ExpectedRow) throws {
    let expected = Set([row["factor"]].compactMap { $0 }).subtracting(Self.weeklyFactors)
    let allowed = expected.union([row["also"]].compactMap { $0 })
    let found = try run(row)
    #expect(found.flaggedFactors.isSuperset(of: expected))
    #expect(found.flaggedFactors.isSubset(of: allowed))
  }

  @Test(arguments: withFactor)
  func levelIsReached(_ row: ExpectedRow) throws {
    let factor = try #require(row["factor"])
    let least = try #require(row["level"])
    let week = try #require(try History.report.get().weeks.first { $0.week == row["week"] })
    let flags = try run(row).flags + week.flags
    let flag = try #require(flags.first { $0.factor == factor }, "no flag \(factor)")
    let reached = try #require(levels.firstIndex(of: flag.level))
    let wanted = try #require(levels.firstIndex(of: least))
    #expect(reached >= wanted)
    #expect(!flag.message.isEmpty && !flag.advice.isEmpty && !flag.source.isEmpty)
    #expect(["H", "R", "B", "E"].contains(flag.evidence))
  }

  @Test func weeksAreSumsOfTheirRuns() throws {
    let report = try History.report.get()
    let weeks = Set(Self.runs.compactMap { $0["week"] }).sorted()
    #expect(weeks.count == 14)
    #expect(report.weeks.map(\.week) == weeks)
    for week in report.weeks {
      let rows = Self.runs.filter { $0["week"] == week.week }
      let distance = rows.compactMap { $0.number("distance_m") }.reduce(0, +)
      #expect(week.runs == rows.count)
      #expect(abs(week.distanceM - distance) <= 0.01 * distance, "\(week.week): \(week.distanceM) m")
    }
  }

  @Test func onlyThePlannedWeekIsFlagged() throws {
    let planned = Self.runs.filter { $0["factor"] == "weekly_mileage" }.compactMap { $0["week"] }
    let flagged = try History.report.get().weeks.filter { $0.flags.contains { $0.level != "info" } }
    #expect(flagged.map(\.week) == planned)
    #expect(flagged.flatMap { $0.flags.map(\.factor) } == ["weekly_mileage"])
  }
}
