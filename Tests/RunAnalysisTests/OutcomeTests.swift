import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct OutcomeTests {
  private func samples(speed: Double) -> [TrackSample] {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: speed)
    return run.samples
  }

  @Test(arguments: [(1.4, false), (2.2, true), (3.0, true), (5.5, true), (8.0, false)])
  func speedDecidesWhereTheFileIsSilent(speed: Double, isRun: Bool) {
    let outcome = analyze(samples(speed: speed), sport: .unknown)
    #expect((outcome.run != nil) == isRun)
    #expect(outcome.run?.isSportJudged != false)
    if !isRun { #expect(outcome.skipCode == "other_sport") }
  }

  /// 25 points, 30 to 70 s apart by turns, at 2.8 m/s: to the second as a planner does, or 4 % faster and slower by
  /// turns.
  @Test(arguments: [(0.0, Sport.unknown, false), (0.04, .unknown, true), (0, .running, true)])
  func nobodyKeepsOneSpeedToTheSecond(wander: Double, sport: Sport, isRun: Bool) {
    var run = SyntheticRun()
    run.append()
    for leg in 0..<24 {
      let seconds = 30.0 + Double(leg % 5) * 10
      // Up to half a second of rounding at each end.
      let metres = 2.8 * (seconds + (leg % 2 == 0 ? 0.9 : -0.9)) * (1 + (leg % 4 < 2 ? wander : -wander))
      run.pause(seconds: seconds, moving: metres)
      run.append()
    }
    let outcome = analyze(run.samples, sport: sport)
    #expect((outcome.run != nil) == isRun)
    #expect(outcome.skipCode == (isRun ? nil : "route"))
  }

  /// 121 points on a square course, 5 to 15 s apart by turns, at 2.8 m/s to the whole second: 1200 s. What wanders by 1
  /// % for ten minutes is 6 s ahead.
  @Test(arguments: [
    (0.0, Sport.unknown, Float?.none, false), (0.01, .unknown, nil, true), (0, .running, nil, true),
    (0, .unknown, 85, true),
  ])
  func nobodyIsNeverASecondOff(wander: Double, sport: Sport, cadence: Float?, isRun: Bool) {
    var (time, north, east) = (0.0, 0.0, 0.0)
    var samples: [TrackSample] = []
    for leg in 0...120 {
      var sample = TrackSample()
      sample.time = SyntheticRun.start + Int64(time.rounded()) * 1000
      // On a sphere, 111,195 m to the degree.
      sample.latitude = 45 + north / 111_195
      sample.longitude = 7 + east / 78_627
      sample.fields = [.time, .position]
      if let cadence {
        sample.cadence = cadence
        sample.fields.insert(.cadence)
      }
      samples.append(sample)
      let seconds = 5.25 + Double(leg % 5) * 2.375
      let metres = 2.8 * seconds * (1 + (leg < 60 ? wander : -wander))
      time += seconds
      switch leg / 15 % 4 {
      case 0: north += metres
      case 1: east += metres
      case 2: north -= metres
      default: east -= metres
      }
    }
    let outcome = analyze(samples, sport: sport)
    #expect((outcome.run != nil) == isRun)
    #expect(outcome.skipCode == (isRun ? nil : "route"))
  }

  /// A chest strap alone: nothing tells the way, so that nothing tells of standing either.
  @Test func withoutAWayThereIsNoStanding() throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.run(seconds: 900, speed: 3)
    for index in run.samples.indices {
      run.samples[index].heartRate = 140
      run.samples[index].fields.insert(.heartRate)
    }
    let summary = try #require(analyze(run.samples).run)
    #expect(summary.stops.isEmpty && summary.moving == nil && summary.distance == nil)
  }

  /// Workouts of every kind as totals without a sport are left out, and a run where it is forced.
  @Test func totalsThatNameNoSportAreLeftOut() {
    let told = { (facts: inout ActivityFacts) in
      facts.declaredStart = SyntheticRun.start
      facts.declaredDistance = 7000
      facts.declaredTimerTime = 2376
    }
    #expect(analyze([], sport: .unknown, edit: told).skipCode == "totals_without_sport")
    var options = AnalysisOptions()
    options.forcedSport = .running
    #expect(analyze([], sport: .unknown, options: options, edit: told).run?.distance == 7000)
  }

  /// Nor where nothing tells that it can have been run: no time, no time that a run takes, or too short a one.
  @Test(arguments: [nil, 4_294_967, 500]) func totalsThatCannotBeJudgedAreNoRun(seconds: Double?) {
    let outcome = analyze([]) {
      $0.declaredStart = SyntheticRun.start
      $0.declaredDistance = 7000
      $0.declaredTimerTime = seconds
    }
    #expect(outcome.unusableCode == "impossible_totals")
  }

  /// The recorder ran on for hours, and then in the car.
  @Test func aDriveHoursAfterARunDoesNotTakeTheRunAway() throws {
    var day = SyntheticRun()
    day.run(seconds: 1800, speed: 3)
    let run = day.samples.count
    day.pause(seconds: 7200, moving: 500)
    day.append(startsSegment: false)
    day.run(seconds: 1200, speed: 12)
    let found = try #require(analyze(day.samples, sport: .unknown).run)
    #expect(abs(try known(found.distance) - 5400) < 30)
    #expect(found.elapsed == 1800)
    #expect(found.points == run)
    #expect(found.isSportJudged)
    #expect(found.noteCount("other_activity") == day.samples.count - run)
    // Without the silence it is one ride, and a file that says so is one run.
    var ride = SyntheticRun()
    ride.run(seconds: 1800, speed: 3)
    ride.run(seconds: 1200, speed: 12)
    #expect(analyze(ride.samples, sport: .unknown).skipCode == "other_sport")
    let told = try #require(analyze(day.samples).run)
    #expect(told.noteCount("other_activity") == 0)
    #expect(told.noteCount("ridden") == 1)
    #expect(told.noteCount("vehicle") == 0)
  }

  @Test func ridesWithAnHourBetweenThemStayRides() {
    var day = SyntheticRun()
    day.run(seconds: 900, speed: 8)
    day.pause(seconds: 3600)
    day.run(seconds: 900, speed: 8)
    #expect(analyze(day.samples, sport: .unknown).skipCode == "other_sport")
  }

  @Test(arguments: [(60.0, 0), (80.0, 1)])
  func aMinuteFasterThanAnyRunnerMayBeAVehicle(seconds: Double, stretches: Int) throws {
    var run = SyntheticRun()
    run.run(seconds: 600, speed: 3)
    run.run(seconds: seconds, speed: 9)
    run.run(seconds: 600, speed: 3)
    #expect(try #require(analyze(run.samples).run).noteCount("vehicle") == stretches)
  }

  @Test(arguments: [Sport.cycling, .walking, .hiking, .swimming, .other])
  func otherSportsAreSkipped(sport: Sport) {
    #expect(analyze(samples(speed: 3), sport: sport).skipCode == "other_sport")
  }

  @Test func aForcedSportWins() throws {
    var options = AnalysisOptions()
    options.forcedSport = .running
    let run = try #require(analyze(samples(speed: 3), sport: .cycling, options: options).run)
    #expect(run.sport == .running)
    #expect(run.options == options.digest)
    #expect(options.digest != AnalysisOptions().digest)
    #expect(options.digest.count == 8)
  }

  @Test func nothingToMeasure() {
    #expect(analyze([]).unusableCode == "no_points")
    #expect(analyze([]) { $0.tally.points = 40 }.unusableCode == "no_time")
    #expect(
      analyze([]) {
        $0.tally.points = 40
        $0.tally.badPositions = 40
      }.unusableCode == "no_positions")
    #expect(analyze(Array(samples(speed: 3).prefix(1))).unusableCode == "no_motion")
    #expect(analyze(Array(samples(speed: 3).prefix(1)), sport: .unknown).skipCode == "no_motion")
  }

  /// A run that its file calls so stays one, without a distance.
  @Test func aRunWithoutMotionHasNoDistance() throws {
    var still = samples(speed: 3)
    for index in still.indices { still[index].latitude = 45 }
    let run = try #require(analyze(still).run)
    #expect(run.distance == nil)
    #expect(run.moving == nil)
    #expect(run.elapsed == 900)
    #expect(run.noteCount("no_distance") == 1)
    #expect(analyze(still, sport: .unknown).skipCode == "no_motion")
  }

  @Test func tooMuchRecordingIsRefused() {
    var recorder = SampleRecorder()
    var batch = [TrackSample](repeating: TrackSample(), count: 1000)
    var time = SyntheticRun.start
    for _ in 0...SampleRecorder.recordedLimit / batch.count {
      for index in batch.indices {
        batch[index].time = time
        batch[index].fields = .time
        time += 1000
      }
      recorder.take(batch.span)
    }
    #expect(recorder.isOverLimit)
    #expect(recorder.knots.count == SampleRecorder.recordedLimit)
  }

  /// A point a day. Elapsed seconds have 32 bits, and what follows works with minutes beyond the last of them.
  @Test(arguments: [(366.0, nil), (367, "limit_time")]) func aYearIsNoRun(days: Double, code: String?) {
    var run = SyntheticRun()
    run.run(seconds: days * 86_400, speed: 1e-4, interval: 86_400)
    #expect(analyze(run.samples).unusableCode == code)
  }

  /// Two runs of half an hour, and hours before and after it a drive of 30 km, all counted by the watch.
  @Test func aDriveBetweenRunsIsNotRun() throws {
    var day = SyntheticRun()
    day.hasDeviceDistance = true
    day.run(seconds: 1800, speed: 3)
    day.pause(seconds: 5400)
    day.run(seconds: 2000, speed: 15)
    day.pause(seconds: 5400)
    day.run(seconds: 1800, speed: 3)
    let found = try #require(analyze(day.samples, sport: .unknown).run)
    #expect(abs(try known(found.distance) - 10_800) < 20)
    #expect(abs(try known(found.moving) - 3600) < 10)
  }

  /// Points half a minute apart still tell a sport by their speed.
  @Test(arguments: [(1.3, "other_sport"), (2.8, nil), (5.0, nil), (8.0, "other_sport")])
  func farPointsTellASport(speed: Double, skipped: String?) {
    var run = SyntheticRun()
    run.run(seconds: 1800, speed: speed, interval: 30, jitter: 0.06)
    let outcome = analyze(run.samples, sport: .unknown)
    #expect(outcome.skipCode == skipped)
    #expect(outcome.run?.isSportJudged == (skipped == nil ? true : nil))
  }

  @Test func fewFarPointsTellNone() {
    var run = SyntheticRun()
    run.run(seconds: 90, speed: 2.8, interval: 30)
    #expect(analyze(run.samples, sport: .unknown).skipCode == "no_motion")
  }

  @Test(arguments: [(nil, "names no sport"), ("Gardening", "names a sport that is not known here")])
  func whatTheFileSaysOfItsSportIsTold(text: String?, words: String) throws {
    var run = SyntheticRun()
    run.run(seconds: 900, speed: 2.8)
    let summary = try #require(analyze(run.samples, sport: .unknown) { $0.sportText = text }.run)
    let note = try #require(summary.notes.first { $0.code == "sport_by_speed" })
    #expect(note.message == "the file \(words); by its speed it is a run")
  }
}
