import Testing
import TrackModel

@testable import RunAnalysis

/// What must not matter does not matter.
@Suite struct InvarianceTests {
  private func intervals(interval: Double = 1, hasDeviceDistance: Bool = true) -> SyntheticRun {
    var run = SyntheticRun()
    run.hasDeviceDistance = hasDeviceDistance
    run.altitude = 120
    run.run(seconds: 900, speed: 2.8, interval: interval)
    for _ in 0..<4 {
      run.run(seconds: 180, speed: 4, interval: interval)
      run.run(seconds: 120, speed: 2.6, interval: interval)
    }
    run.run(seconds: 60, speed: 0, interval: interval)
    run.run(seconds: 600, speed: 2.8, interval: interval)
    return run
  }

  @Test(arguments: [1, 7, 100, 100_000])
  func batchesDoNotMatter(batch: Int) throws {
    let samples = intervals().samples
    #expect(try known(analyze(samples, batch: batch).run) == (known(analyze(samples).run)))
  }

  @Test func theAnalyzerForgetsTheRunBefore() throws {
    let facts: ActivityFacts = {
      var facts = ActivityFacts(format: .gpx)
      facts.sport = .running
      return facts
    }()
    let samples = intervals().samples
    var analyzer = RunAnalyzer(options: AnalysisOptions())
    var results: [RunSummary] = []
    for _ in 0..<2 {
      analyzer.begin()
      analyzer.take(samples.span)
      if case .run(let summary) = analyzer.finish(facts, file: "run.gpx", index: 0) { results.append(summary) }
    }
    #expect(results.count == 2)
    #expect(results.first == results.last)
  }

  @Test func midpointsChangeNothing() throws {
    var samples = intervals().samples
    // Hills of 24 m every quarter of an hour.
    for index in samples.indices { samples[index].altitude = 120 + Double(abs(index % 900 - 450)) * 24 / 450 }
    var dense: [TrackSample] = []
    for (index, sample) in samples.enumerated() {
      if index > 0 {
        var middle = samples[index - 1]
        middle.time = (middle.time + sample.time) / 2
        middle.latitude = (middle.latitude + sample.latitude) / 2
        middle.deviceDistance = (middle.deviceDistance + sample.deviceDistance) / 2
        middle.altitude = (middle.altitude + sample.altitude) / 2
        dense.append(middle)
      }
      dense.append(sample)
    }
    var a = try #require(analyze(samples).run)
    var b = try #require(analyze(dense).run)
    a.id = ""
    b.id = ""
    a.points = 0
    b.points = 0
    #expect(a == b)
  }

  @Test func aLaterDayChangesNothing() throws {
    var later = intervals().samples
    for index in later.indices { later[index].time += 86_400_000 }
    var a = try #require(analyze(intervals().samples).run)
    var b = try #require(analyze(later).run)
    #expect(b.start - a.start == 86_400_000)
    a.id = ""
    b.id = ""
    a.start = 0
    b.start = 0
    #expect(a == b)
  }

  @Test(arguments: [true, false])
  func samplingRatesAgree(hasDeviceDistance: Bool) throws {
    let fine = try #require(analyze(intervals(hasDeviceDistance: hasDeviceDistance).samples).run)
    let all = intervals(hasDeviceDistance: hasDeviceDistance).samples
    let every5 = stride(from: 0, to: all.count, by: 5).map { all[$0] }
    let smart = all.indices.filter { [0, 3, 4, 9, 15, 16, 21].contains($0 % 22) || $0 == all.count - 1 }.map { all[$0] }
    for samples in [every5, smart] {
      let run = try #require(analyze(samples).run)
      #expect(try abs(known(run.distance) / (known(fine.distance)) - 1) < 0.003)
      #expect(try abs(known(run.moving) - (known(fine.moving))) < 12)
      #expect(run.surges.count == 4)
      for (a, b) in zip(run.surges, fine.surges) { #expect(abs(a.start - b.start) < 6) }
      #expect(try abs(known(run.pace.easy) - (known(fine.pace.easy))) < 0.05)
    }
  }

  /// A course twice as long in the same time is run twice as fast; so is the same course in half the time.
  @Test(arguments: [0.5, 2])
  func scaling(factor: Double) throws {
    let samples = intervals().samples
    let plain = try #require(analyze(samples).run)
    var longer = samples
    var quicker = samples
    for index in samples.indices {
      longer[index].latitude = 45 + (samples[index].latitude - 45) * factor
      longer[index].deviceDistance = samples[index].deviceDistance * factor
      let elapsed = Double(samples[index].time - SyntheticRun.start) / factor
      quicker[index].time = SyntheticRun.start + Int64(elapsed.rounded())
    }
    let far = try #require(analyze(longer).run)
    let fast = try #require(analyze(quicker).run)
    #expect(try abs(known(far.distance) / known(plain.distance) - factor) < 0.002 * factor)
    #expect(try abs(known(far.moving) - known(plain.moving)) < 5)
    #expect(try abs(known(far.pace.mean) / known(plain.pace.mean) - factor) < 0.005 * factor)
    #expect(try abs(known(fast.distance) - known(plain.distance)) < 0.002 * known(plain.distance))
    #expect(try abs(known(fast.moving) - known(plain.moving) / factor) < 8)
    #expect(try abs(known(fast.pace.mean) / known(plain.pace.mean) - factor) < 0.01 * factor)
    #expect(abs(fast.elapsed - plain.elapsed / factor) < 0.1)
  }

  /// The same way backward is as long, and as fast.
  @Test func reversal() throws {
    let samples = intervals(hasDeviceDistance: false).samples
    var back = samples
    for index in back.indices {
      back[index].latitude = samples[samples.count - 1 - index].latitude
    }
    let a = try #require(analyze(samples).run)
    let b = try #require(analyze(back).run)
    #expect(try abs(known(a.distance) - (known(b.distance))) < 2)
    #expect(try abs(known(a.moving) - (known(b.moving))) < 4)
    #expect(a.surges.count == b.surges.count)
  }

  /// Nothing that is no number leaves the analysis, whatever comes in.
  @Test func strangeValuesStayFinite() throws {
    var samples = intervals().samples
    samples[100].altitude = 9000
    samples[200].deviceDistance = 1e7
    samples[300].latitude = 90
    samples[400].longitude = -180
    samples[500].heartRate = 250
    let run = try #require(analyze(samples).run)
    let numbers = [
      run.elapsed, run.distance ?? 0, run.moving ?? 0, run.pace.mean ?? 0, run.pace.easy ?? 0,
      run.pace.maximalAcceleration ?? 0, run.elevation.ascent ?? 0,
    ]
    #expect(numbers.allSatisfy { $0.isFinite })
    #expect(run.splits.allSatisfy { $0.distance.isFinite && $0.moving.isFinite })
  }

  /// Values that no reader delivers bring nothing down: a thousand rounds of rubbish.
  @Test func rubbishDoesNotTrap() {
    var state: UInt64 = 99
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let odd: [Double] = [0, -1, 90, 180, -180, 1e-300, 1e300, -1e300, .nan, .infinity, -.infinity, 45.5, 1e7]
    func value() -> Double { odd[Int(next(UInt64(odd.count)))] }
    for _ in 0..<1000 {
      var samples: [TrackSample] = []
      for index in 0..<Int(next(60)) {
        var sample = TrackSample()
        sample.time = next(10) == 0 ? Int64(bitPattern: state) : SyntheticRun.start + Int64(index * 1000)
        sample.latitude = next(4) == 0 ? value() : 45 + Double(index) * 3e-5
        sample.longitude = next(4) == 0 ? value() : 7
        sample.altitude = value()
        sample.deviceDistance = next(2) == 0 ? value() : Double(index) * 3
        sample.speed = Float(value())
        sample.cadence = Float(value())
        sample.heartRate = UInt16(truncatingIfNeeded: state)
        sample.fields = SampleFields(rawValue: UInt16(next(512))).union(.time)
        samples.append(sample)
      }
      let outcome = analyze(samples) { facts in
        facts.declaredTimerTime = value()
        facts.declaredDistance = value()
        facts.declaredStart = Int64(bitPattern: state)
        facts.laps = [Lap(start: Int64(bitPattern: state), duration: value(), distance: value(), isRest: true)]
      }
      if let run = outcome.run {
        #expect(run.elapsed.isFinite && (run.distance ?? 0).isFinite && (run.timer ?? 0).isFinite)
        #expect(run.trace.bins() != nil)
      }
    }
  }
}
