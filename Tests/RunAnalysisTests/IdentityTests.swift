import Testing
import TrackModel

@testable import RunAnalysis

@Suite struct IdentityTests {
  private func samples() -> [TrackSample] {
    var run = SyntheticRun()
    run.hasDeviceDistance = true
    run.cadence = 170
    run.altitude = 100
    run.run(seconds: 300, speed: 3)
    return run.samples
  }

  @Test func theIdHasTwelveHexDigits() throws {
    let id = try #require(analyze(samples()).run?.id)
    #expect(id.utf8.count == 12)
    #expect(id.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) })
  }

  @Test func anySingleValueChangesTheId() throws {
    let base = try #require(analyze(samples()).run?.id)
    let edits: [(inout TrackSample) -> Void] = [
      { $0.time += 1 }, { $0.latitude += 1e-7 }, { $0.longitude += 1e-7 }, { $0.altitude += 0.1 },
      { $0.deviceDistance += 0.01 }, { $0.cadence += 1 }, { $0.heartRate += 1 }, { $0.power += 1 }, { $0.speed += 0.1 },
      { $0.fields.insert(.startsSegment) },
    ]
    var ids = [base]
    for edit in edits {
      var changed = samples()
      edit(&changed[150])
      ids.append(try #require(analyze(changed).run?.id))
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func swappingTwoSamplesChangesTheDigest() {
    var a = ContentDigest()
    var b = ContentDigest()
    let pair = Array(samples().prefix(2))
    for sample in pair { a.add(sample) }
    for sample in pair.reversed() { b.add(sample) }
    #expect(a.hexadecimal(digits: 12) != b.hexadecimal(digits: 12))
  }

  /// Ten thousand nearly equal inputs, 48 bits: a collision is a bug (chance 2 in 10 million).
  @Test func nearlyEqualInputsDoNotCollide() {
    var seen: Set<String> = []
    for index in 0..<10_000 {
      var digest = ContentDigest()
      var sample = TrackSample()
      sample.time = Int64(index)
      digest.add(sample)
      seen.insert(digest.hexadecimal(digits: 12))
    }
    #expect(seen.count == 10_000)
  }
}
