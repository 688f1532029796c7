import Testing
import TrackFiles
import TrackModel

/// Stops of the timer, which make the next record the first of a stretch.
@Suite struct FITPauseTests {
  private func starts(_ writer: FITWriter) -> [Int64] {
    Reading(writer.file()).samples.filter { $0.has(.startsSegment) }.map { ($0.time - Document.firstSecond) / 1000 }
  }

  @Test(arguments: [UInt8(1), 4, 8, 9]) func stopAndStart(stop: UInt8) {
    var writer = FITWriter()
    writer.timer(0, at: 0)
    writer.records(0..<10)
    writer.timer(stop, at: 10)
    writer.timer(0, at: 100)
    writer.records(101..<110)
    writer.timer(4, at: 110)
    #expect(starts(writer) == [0, 101])
  }

  @Test(arguments: [false, true]) func eventsApartFromTheRecords(isAtEnd: Bool) {
    var writer = FITWriter()
    if isAtEnd {
      writer.records(0..<10)
      writer.records(50..<60)
      writer.records(80..<90)
    }
    for (type, second): (UInt8, UInt32) in [(0, 0), (4, 9), (0, 50), (4, 59), (0, 79), (4, 90)] {
      writer.timer(type, at: second)
    }
    if !isAtEnd {
      writer.records(0..<10)
      writer.records(50..<60)
      writer.records(80..<90)
    }
    #expect(starts(writer) == [0, 50, 80])
  }

  @Test func startsWithoutStopsAndOtherEventsBreakNothing() {
    var writer = FITWriter()
    writer.timer(0, at: 0)
    writer.records(0..<5)
    writer.timer(0, at: 5)
    writer.timer(3, at: 5)
    // A stop and a start in one second, as at a lap.
    writer.timer(4, at: 6)
    writer.timer(0, at: 6)
    // Event 8 is a session's.
    writer.message(21, [(253, .uint32(FITWriter.firstSecond + 7)), (0, .uint8(8)), (1, .uint8(4))])
    writer.message(21, [(253, .uint32(FITWriter.firstSecond + 8)), (0, .uint8(8)), (1, .uint8(0))])
    writer.records(9..<12)
    #expect(starts(writer) == [0])
  }

  @Test func aPauseAtWhoseStartNothingWasRecordedBreaksOnce() {
    var writer = FITWriter()
    writer.timer(0, at: 0)
    writer.timer(4, at: 3)
    writer.timer(0, at: 4)
    writer.timer(4, at: 5)
    writer.timer(0, at: 6)
    writer.records(20..<23)
    #expect(starts(writer) == [20])
  }

  /// Records that go on while the timer stands still count only where nothing else tells that it did.
  @Test(arguments: [(UInt32(60), true), (110, false), (85, false)])
  func recordsInAPauseAreLeftOut(timerSeconds: UInt32, isLeftOut: Bool) {
    var writer = FITWriter()
    writer.timer(0, at: 0)
    writer.timer(4, at: 30)
    writer.timer(0, at: 80)
    writer.records(0..<110)
    writer.timer(4, at: 110)
    writer.session(sport: 1, start: 0, seconds: timerSeconds, elapsed: 110)
    let reading = Reading(writer.file())
    let left = reading.samples.map { ($0.time - Document.firstSecond) / 1000 }
    // From two seconds after the stop to the start.
    #expect(left.contains(55) != isLeftOut)
    #expect(reading.facts?.tally.whileStopped == (isLeftOut ? 47 : 0))
    #expect(left.count == (isLeftOut ? 63 : 110))
    #expect(starts(writer) == [0, 80])
  }

  /// The summary was looked at for a while, and the way home recorded.
  @Test func recordsBehindTheEndAreLeftOut() {
    var writer = FITWriter()
    writer.timer(0, at: 0)
    writer.records(0..<60)
    writer.timer(4, at: 60)
    writer.records(60..<100)
    writer.session(sport: 1, start: 0, seconds: 60)
    let reading = Reading(writer.file())
    #expect(reading.samples.count == 63 && reading.facts?.tally.whileStopped == 37)
  }
}
