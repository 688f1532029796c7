import Testing
import TrackModel

@testable import RunAnalysis

/// Totals that the file declares beside its points.
@Suite struct DeclaredTotalTests {
  /// 1200 s at 3 m/s.
  private func samples(hasPositions: Bool = false, edit: (inout TrackSample) -> Void = { _ in }) -> [TrackSample] {
    var run = SyntheticRun()
    run.hasPositions = hasPositions
    run.hasDeviceDistance = true
    run.run(seconds: 1200, speed: 3)
    for index in run.samples.indices { edit(&run.samples[index]) }
    return run.samples
  }

  private func withSpeed(_ speed: Float) -> [TrackSample] {
    samples { sample in
      sample.fields.subtract(.deviceDistance)
      sample.speed = speed
      sample.fields.insert(.speed)
    }
  }

  /// Of 601 points one is out of order, or 20 of them: up to one of fifty leaves the total what it is.
  @Test(arguments: [(1, 1500.0), (12, nil), (20, nil)] as [(Int, Double?)])
  func aPointOutOfOrderLeavesTheTotal(wrong: Int, metres: Double?) throws {
    var run = SyntheticRun()
    run.hasPositions = false
    run.run(seconds: 600, speed: 3)
    for index in 300..<300 + wrong { run.samples[index].time -= 3_600_000 }
    let summary = try #require(analyze(run.samples) { $0.declaredDistance = 1500 }.run)
    #expect(summary.noteCount("backward_time") == wrong)
    #expect(summary.distance == metres)
  }
}
