import Testing
import TrackModel

@Suite struct CivilTimeTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("2024-12-30", 20_087), ("1600-03-01", -135_080),
  ])
  func daysSinceTheEpoch(text: String, day: Int) throws {
    let date = try #require(CivilDate(text))
    #expect(date.day == day)
    #expect(date.description == text)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-1-01", "23-01-01", "2023-01-01x", "+023-01-01", ""])
  func noSuchDay(text: String) { #expect(CivilDate(text) == nil) }

  /// ISO 8601: the week with the year's first Thursday is week 1; 2020 has 53 weeks.
  @Test(arguments: [
    ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2024-12-29", "2024-W52"),
    ("2024-12-30", "2025-W01"), ("2023-01-01", "2022-W52"),
  ])
  func isoWeeks(text: String, name: String) throws {
    let date = try #require(CivilDate(text))
    let week = Week(containing: date, startingOn: .monday)
    #expect(week.description == name)
    #expect(Week(name, startingOn: .monday) == week)
  }

  @Test func weeksThatBeginOnSunday() throws {
    let sunday = try #require(CivilDate("2024-05-05"))
    let week = Week(containing: sunday, startingOn: .sunday)
    #expect(week.start == sunday)
    #expect(week.description == "2024-W19")
    #expect(Week("2024-W19", startingOn: .sunday) == week)
    #expect(Week(containing: sunday, startingOn: .monday).description == "2024-W18")
  }

  @Test(arguments: ["2023-W53", "2023-W00", "2023W10", "2023-10", "2023-W+5", "+023-W05"]) func noSuchWeek(text: String)
  {
    #expect(Week(text, startingOn: .monday) == nil)
  }

  /// A day is 24 hours, and its minutes are counted from local midnight, before 1970 too.
  @Test func minutesOfTheDay() {
    #expect(CivilDate.secondsPerDay == 24 * 60 * 60)
    #expect(CivilDate.millisecondsPerDay == 1000 * Int64(CivilDate.secondsPerDay))
    let india = CivilZone(identifier: "Asia/Kolkata") { _ in 19_800 }
    #expect(CivilZone.utc.minuteOfDay(at: 0) == 0 && CivilZone.utc.minuteOfDay(at: -1) == 24 * 60 - 1)
    #expect(india.minuteOfDay(at: CivilDate.millisecondsPerDay - 1) == 5 * 60 + 29)
  }

  @Test func instants() {
    let zone = CivilZone(identifier: "-03:30") { _ in -12_600 }
    #expect(InstantText.utc(1_714_543_200_000) == "2024-05-01T06:00:00Z")
    #expect(InstantText.utc(1_714_543_200_120) == "2024-05-01T06:00:00.120Z")
    #expect(InstantText.local(1_714_530_600_000, in: zone) == "2024-04-30T23:00:00-03:30")
    #expect(zone.date(at: 1_714_530_600_000).description == "2024-04-30")
    #expect(InstantText.utc(-1000) == "1969-12-31T23:59:59Z")
  }
}
