import HamstringRisk
import Testing

@Suite struct MeasureTextTests {
  private let metric = MeasureText(.metric), imperial = MeasureText(.imperial)

  @Test func distances() {
    #expect(
      metric.distance(12_440) == "12.4 km" && metric.distance(850) == "850 m" && metric.distance(999.6) == "1.0 km")
    #expect(imperial.distance(12_440) == "7.7 mi" && imperial.distance(400) == "0.25 mi")
  }

  @Test func heights() {
    #expect(metric.height(119.6) == "120 m" && imperial.height(120) == "394 ft")
  }

  /// By hand, Definitions.md B5: 5.0 m/s is 3:20/km; no speed is no pace. 2.8 m/s is 5:57.1/km.
  @Test(arguments: [(5.0, "3:20 min/km"), (2.8, "5:57 min/km"), (0, "–"), (.nan, "–"), (1000 / 359.7, "6:00 min/km")])
  func paces(speed: Double, expected: String) { #expect(metric.pace(speed) == expected) }

  /// A mile of 1609.344 m at 2.8 m/s takes 574.8 s.
  @Test func milePace() { #expect(imperial.pace(2.8) == "9:35 min/mile") }

  @Test func changes() {
    #expect(metric.change(0.348) == "+35 %" && metric.change(-0.041) == "-4.1 %" && metric.change(0.06) == "+6 %")
    #expect(metric.percent(0.075) == "7.5 %" && metric.change(0) == "0 %")
  }

  @Test func minutes() {
    #expect(metric.minutes(45) == "45 s" && metric.minutes(600) == "10 min" && metric.minutes(59.7) == "1 min")
  }

  @Test func decimals() {
    #expect(metric.decimal(-0.04, places: 1) == "0.0" && metric.decimal(-0.06, places: 1) == "-0.1")
    #expect(
      metric.decimal(1.05, places: 2) == "1.05" && metric.decimal(.nan, places: 1) == "–"
        && metric.decimal(.infinity, places: 1) == "∞")
  }

  /// A limit is never told as more than it is: 1760 m are not 1.8 km, and 7160 m (4.449 mi) not 4.5 mi.
  @Test(arguments: [
    (Units.metric, 390.0, "390 m"), (.metric, 999.9, "999 m"), (.metric, 1760, "1.7 km"), (.metric, 7160, "7.1 km"),
    (.metric, 7200, "7.2 km"), (.imperial, 390, "0.24 mi"), (.imperial, 7160, "4.4 mi"),
    (.imperial, 1609.344, "1.0 mi"),
  ])
  func limits(units: Units, metres: Double, words: String) { #expect(MeasureText(units).limit(metres) == words) }
}
