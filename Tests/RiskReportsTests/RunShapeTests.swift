import HamstringRisk
import RiskReports
import Testing
import TrackModel

/// Changes of pace, and what was not counted.
struct RunShapeTests {
  private func run(_ edit: (inout RunSummary) -> Void) -> JudgedRun {
    var summary = Samples.summary()
    edit(&summary)
    return Samples.run(summary)
  }

  private func text(_ run: JudgedRun, units: Units = .metric, verbose: Bool = false) -> String {
    var report = Samples.report()
    report.settings.units = units
    return TextRun.write(run, in: report, style: TextStyle(width: 200, verbose: verbose))
  }

  private var tempo: JudgedRun {
    run {
      $0.pace.pattern = .tempo
      $0.pace.segments = [
        PaceSegment(
          kind: .steady, start: 0, duration: 1200, distance: 3000, meanSpeed: 2.5, meanFlatEquivalent: 2.5),
        PaceSegment(
          kind: .tempo, start: 1200, duration: 2400, distance: 7200, meanSpeed: 3, meanFlatEquivalent: 3.2),
      ]
    }
  }

  @Test func segmentsInText() {
    let text = text(tempo)
    // 1200 s at 2.5 m/s are 3.0 km; 3 m/s are 5:33 min/km, 3.2 m/s 5:13.
    #expect(text.contains("A tempo run: a long block clearly faster than the rest."))
    #expect(text.contains("  3.0  20:00–1:00:00    7.2 km  5:33 min/km      5:13 min/km  tempo block\n"))
  }

  /// A pace that changes all the time is not listed unless asked for; a session is listed as far as it goes.
  @Test(arguments: [
    (nil, "21 stretches, listed with --verbose."), (PacePattern.intervals, "1 more stretch with --verbose."),
  ])
  func longListsAreCut(pattern: PacePattern?, words: String) {
    let long = run {
      $0.pace.pattern = pattern
      $0.pace.segments = (0..<21).map {
        PaceSegment(
          kind: .steady, start: Double($0) * 100, duration: 100, distance: 250, meanSpeed: 2.5, meanFlatEquivalent: 2.5)
      }
    }
    #expect(text(long).contains(words))
    #expect(!text(long, verbose: true).contains("with --verbose"))
  }

  @Test func segmentsInJSON() {
    let json = JSONReport.writeRun(tempo, in: Samples.report())
    #expect(json.contains("\"pattern\":\"tempo\",\"segments\":[{\"distance_m\":3000,\"duration_s\":1200,"))
    #expect(json.contains("\"flat_equivalent_mps\":3.2,\"kind\":\"tempo\",\"mean_mps\":3,\"start_s\":1200}]"))
  }

  @Test func nothingKnownIsSaidWithoutANumber() {
    let json = JSONReport.writeRun(run { _ in }, in: Samples.report())
    #expect(json.contains("\"pattern\":null,\"segments\":[]"))
    #expect(!text(run { _ in }).contains("Changes of pace"))
  }

  private var leftOut: JudgedRun {
    run {
      $0.leftOut = [
        LeftOut(kind: .surge, reason: .besideStop, start: 600, duration: 25, size: 3.2),
        LeftOut(kind: .ascent, reason: .lift, start: 1200, duration: 12, size: 12),
        LeftOut(kind: .distance, reason: .pause, start: 2400, duration: 60, size: 250),
      ]
    }
  }

  /// 600 s at 2.5 m/s are 1.5 km, 0.93 miles; 3.2 m/s are 5:13 min/km; 12 m are 39 ft.
  @Test func leftOutInText() {
    let lines = [
      "km 1.5 · 10:00–10:25 · no surge (5:13 min/km): beside a stop, where braking and starting look like a surge.",
      "km 3.0 · 20:00–20:12 · no ascent (12 m): height without way, as in a lift.",
      "km 6.0 · 40:00–41:00 · no distance (250 m): the recording was paused.",
    ]
    for line in lines { #expect(text(leftOut, verbose: true).contains("  \(line)\n"), "\(line)") }
    #expect(
      text(leftOut, units: .imperial, verbose: true)
        .contains("mi 1.9 · 20:00–20:12 · no ascent (39 ft): height without way, as in a lift."))
    #expect(!text(leftOut).contains("Not counted"))
    #expect(text(run { _ in }, verbose: true).contains("was left out."))
  }

  @Test func leftOutInJSON() {
    let json = JSONReport.writeRun(leftOut, in: Samples.report())
    for object in [
      "{\"duration_s\":25,\"kind\":\"surge\",\"mean_mps\":3.2,\"reason\":\"beside_stop\",\"start_s\":600}",
      "{\"duration_s\":12,\"gain_m\":12,\"kind\":\"ascent\",\"reason\":\"lift\",\"start_s\":1200}",
      "{\"distance_m\":250,\"duration_s\":60,\"kind\":\"distance\",\"reason\":\"pause\",\"start_s\":2400}",
    ] {
      #expect(json.contains(object), "\(object)")
    }
  }

  /// Climbs out of altitude that is too rough are not "none".
  @Test func roughAltitudeSaysNothingAboutClimbs() {
    let rough = run {
      $0.hills = HillSummary()
      $0.elevation.source = .gps
    }
    #expect(text(rough).contains("the altitude is too rough"))
    #expect(!text(rough).contains("None of 10 m or more"))
  }
}
