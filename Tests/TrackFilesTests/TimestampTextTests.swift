import Testing
import TrackModel

@testable import TrackFiles

@Suite struct TimestampTextTests {
  private func parse(_ text: String) -> TimestampText? { TimestampText.parse(Array(text.utf8).span) }

  static let forms: [(String, Int64, Int?, Bool)] = [
    ("2024-05-01T06:00:00Z", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00:00z", 1_714_543_200_000, nil, true),
    ("2024-05-01t06:00:00.999Z", 1_714_543_200_999, nil, true),
    ("2024-05-01 06:00:00.9Z", 1_714_543_200_900, nil, true),
    ("2024-05-01T06:00:00.99+02:00", 1_714_536_000_990, 7200, true),
    ("2024-05-01T06:00:00.162000Z", 1_714_543_200_162, nil, true),
    // Rounded, also over the end of the second.
    ("2024-05-01T06:00:00.2073437Z", 1_714_543_200_207, nil, true),
    ("2024-05-01T06:00:00.2075Z", 1_714_543_200_208, nil, true),
    ("2024-05-01T06:00:00.9999999Z", 1_714_543_201_000, nil, true),
    ("2024-05-01T06:00:00.123456789Z", 1_714_543_200_123, nil, true),
    ("2021-01-07T21:51:59.179+01:15", 1_610_051_819_179, 4500, true),
    ("2024-05-01T06:00:00-0330", 1_714_555_800_000, -12_600, true),
    ("2024-05-01T06:00:00+02", 1_714_536_000_000, 7200, true),
    ("2024-05-01T06:00:00+00:00", 1_714_543_200_000, 0, true),
    ("2024-05-01T06:00Z", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00+02:00", 1_714_536_000_000, 7200, true),
    ("2024-05-01 06:00:00 +0200", 1_714_536_000_000, 7200, true),
    ("2024-05-01 06:00:00.5 Z", 1_714_543_200_500, nil, true),
    ("2024-05-01 06:00:00 UTC", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00:00.5gmt", 1_714_543_200_500, nil, true),
    ("2024-05-01T06:00 GMT", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00:00+00:00Z", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00:00-0000Z", 1_714_543_200_000, nil, true),
    ("2024-05-01T06:00:00", 1_714_543_200_000, nil, false),
    ("  2024-05-01T06:00:00Z\n", 1_714_543_200_000, nil, true),
    ("2016-12-31T23:59:60Z", 1_483_228_800_000, nil, true),
    ("2024-02-29T00:00:00Z", 1_709_164_800_000, nil, true),
    ("2000-02-29T00:00:00Z", 951_782_400_000, nil, true),
    ("1989-12-31T00:00:00Z", 631_065_600_000, nil, true),
    ("1969-12-31T23:59:59Z", -1000, nil, true),
    // Persian, Arabic and Devanagari digits, in whole or in part.
    ("۲۰۲۴-۰۵-۰۱T۰۶:۰۰:۰۰Z", 1_714_543_200_000, nil, true),
    ("٢٠٢٤-٠٥-٠١T٠٨:٠٠:٠٠.٥+02:00", 1_714_543_200_500, 7200, true),
    ("२०२४-०५-०१ ०६:००:००", 1_714_543_200_000, nil, false),
  ]

  @Test(arguments: forms)
  func readsTheFormsOfExports(text: String, instant: Int64, offset: Int?, hasZone: Bool) {
    #expect(parse(text) == TimestampText(instant: instant, offset: offset, hasZone: hasZone))
  }

  @Test(arguments: [
    "", "2024-05-01", "2024-05-01T06:00", "2024-05-01T25:00:00Z", "2024-05-01T06:60:00Z", "2024-05-01T06:00:61Z",
    "2024-13-01T06:00:00Z", "2024-00-01T06:00:00Z", "2024-04-31T06:00:00Z", "2023-02-29T06:00:00Z",
    "1900-02-29T06:00:00Z", "2024-05-00T06:00:00Z", "24-05-01T06:00:00Z", "2024/05/01T06:00:00Z",
    "2024-05-01X06:00:00Z", "2024-05-01T06.00:00Z", "2024-05-01T06:00.00Z", "2024-05-01T06:00:00ZZ",
    "2024-05-01T06:00:00.Z", "2024-05-01T06:00:00+2", "2024-05-01T06:00:00+25:00", "2024-05-01T06:00:00+02:60",
    "2024-05-01T08:00:00+02:00Z", "2024-05-01T06:00:00+Z", "2024-05-01T06:00:00 AM", "2024-05-01T06:00:00GMT+1",
    "1714543200000000", "2024-05-01T06:00:00+00:00ZZ",
    "2024-05-01T06:00:00+02:000", "2024-05-01T06:00:00 CET", "2024-05-01T06:00:", "2024-05-01T06:00: Z",
    "yesterday at six o'clock", "+024-05-01T06:00:00Z",
    "2024-5-01T06:00:000Z", "۲۰۲۴-۰۵-۳۲T۰۶:۰۰:۰۰Z", "二〇二四-〇五-〇一T〇六:〇〇:〇〇Z", "2024-05-01T06:00:00Ž",
  ])
  func refusesWhatIsNoTime(text: String) { #expect(parse(text) == nil) }

  @Test func zeroBytesAreNoMinute() {
    #expect(parse(String(repeating: "\0", count: 16) + ":20Z") == nil)
    #expect(parse("1970-01-01T00:00:20Z")?.instant == 20_000)
  }

  @Test func rememberedMinutesDoNotLeakIntoOthers() {
    var memory = TimestampText.Memory()
    let texts = [
      "2024-05-01T06:00:58Z", "2024-05-01T06:00:59Z", "2024-05-01T06:01:00Z", "2024-05-32T06:01:00Z",
      "2024-05-01T06:01:01Z", "2024-05-02T06:01:01Z", "2024-05-01T06:01:61Z",
    ]
    let instants = texts.map { TimestampText.parse(Array($0.utf8).span, &memory)?.instant }
    let start: Int64 = 1_714_543_200_000
    #expect(
      instants == [start + 58_000, start + 59_000, start + 60_000, nil, start + 61_000, start + 86_461_000, nil])
  }

  /// Every day of four centuries, against the calendar of the model.
  @Test func agreesWithTheCalendar() {
    for day in stride(from: -80_000, to: 66_000, by: 7) {
      let date = CivilDate(day: day)
      #expect(parse("\(date)T12:34:56Z")?.instant == Int64(day) * CivilDate.millisecondsPerDay + 45_296_000)
    }
  }

  @Test func plausibleTimesAreThoseOf1970To2100() {
    #expect(parse("1970-01-01T00:00:00Z")?.instant == TimestampText.plausible.lowerBound)
    #expect(parse("2101-01-01T00:00:00Z")?.instant == TimestampText.plausible.upperBound)
  }
}
