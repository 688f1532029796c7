import Testing
import TrackFiles
import TrackModel

/// Where one activity of a GPX file ends and the next begins.
@Suite struct ActivityBoundaryTests {
  private func track(_ seconds: [Int], type: String? = nil, name: String? = nil) -> String {
    "<trk>" + (name.map { "<name>\($0)</name>" } ?? "") + (type.map { "<type>\($0)</type>" } ?? "") + "<trkseg>"
      + seconds.map { Document.point(second: $0) }.joined() + "</trkseg></trk>"
  }

  @Test func aTrackSoonAfterTheLastGoesOnWithIt() {
    let reading = Reading(Document.gpx(track([0, 1], name: "one") + track([1200], name: "two")))
    #expect(reading.isWhole && reading.activities.count == 1 && reading.facts?.name == "one")
    #expect(reading.samples.map { $0.has(.startsSegment) } == [true, false, true])
    #expect(reading.facts?.tally.points == 3 && reading.facts?.tally.used == 3)
  }

  @Test func aTrackTwentyMinutesLaterIsAnother() {
    let reading = Reading(Document.gpx(track([0, 1], name: "one") + track([1201, 1202], name: "two")))
    #expect(reading.isWhole && reading.activities.map(\.facts.name) == ["one", "two"])
    #expect(reading.activities.map(\.facts.tally.used) == [2, 2])
  }

  @Test func aTrackThatBeginsEarlierIsAnother() {
    #expect(Reading(Document.gpx(track([10, 11]) + track([10, 11]))).activities.count == 2)
  }

  @Test func aTrackOfAnotherSportIsAnother() {
    let told = Reading(Document.gpx(track([0], type: "running") + track([10, 11], type: "cycling")))
    #expect(told.activities.map(\.facts.sport) == [.running, .cycling])
    // A track that tells nothing may be the walk home. Words that are no sports may be the laps of one run.
    let untold = Reading(Document.gpx(track([0]) + track([10, 11], type: "running")))
    #expect(untold.activities.map(\.facts.sport) == [.unknown, .running])
    let words = Reading(Document.gpx(track([0], type: "Lap 1") + track([10], type: "Lap 2") + track([20])))
    #expect(words.activities.map(\.samples.count) == [3])
  }

  /// Between two parts of one run, seconds or years from it: the run stays whole.
  @Test(arguments: ["2024-05-01", "2019-05-01"]) func aSinglePointOfAnotherTrackIsNoActivity(day: String) {
    let stray = track([11]).replacing("2024-05-01", with: day)
    let reading = Reading(
      Document.gpx(track([0, 10], type: "running") + stray + track([12, 20], type: "running") + track([])))
    #expect(reading.isWhole && reading.activities.map(\.samples.count) == [4])
    #expect(reading.samples.map { $0.has(.startsSegment) } == [true, false, true, false])
    #expect(reading.facts?.tally.points == 4)
    #expect(reading.sink.skips.map(\.message) == ["1 of its tracks is a single point"])
    // Where there is nothing else it is all that the file holds.
    #expect(Reading(Document.gpx(track([11]))).activities.map(\.samples.count) == [1])
  }

  /// The first point of another activity is kept back and not lost, nor is the end of its segment.
  @Test func anActivityOfPointsInSegmentsIsWhole() {
    let points = (10..<13).map { "<trkseg>\(Document.point(second: $0))</trkseg>" }.joined()
    let reading = Reading(Document.gpx(track([0, 1], type: "running") + "<trk>\(points)</trk>"))
    #expect(reading.activities.map(\.samples.count) == [2, 3] && reading.sink.skips.isEmpty)
    #expect(reading.activities.last?.samples.map { $0.has(.startsSegment) } == [true, true, true])
    #expect(reading.activities.map(\.facts.tally.used) == [2, 3])
  }

  @Test func anEmptySegmentBreaksToo() {
    let text = Document.gpx(
      "<trk><trkseg>\(Document.point(second: 0))</trkseg><trkseg/><trkseg>\(Document.point(second: 1))</trkseg></trk>")
    #expect(Reading(text).samples.map { $0.has(.startsSegment) } == [true, true])
  }

  private func segments(_ parts: [[Int]]) -> Reading {
    let texts = parts.map { seconds in
      "<trkseg>" + seconds.map { Document.point(second: $0) }.joined() + "</trkseg>"
    }
    return Reading(Document.gpx("<trk><name>n</name><type>running</type>\(texts.joined())</trk>"))
  }

  /// Two runs of 100 and 70 seconds in one track; the first is one second short of a pause too long.
  @Test(arguments: [(6 * 3600 - 1, [170]), (6 * 3600, [100, 70])])
  func aSegmentSixHoursLaterIsAnother(gap: Int, counts: [Int]) {
    let second = 99 + gap
    let reading = segments([Array(0..<50), Array(50..<100), Array(second..<second + 70)])
    #expect(reading.isWhole && reading.activities.map(\.samples.count) == counts)
    #expect(reading.activities.map(\.facts.tally.points) == counts)
    #expect(reading.activities.map(\.facts.tally.used) == counts)
    #expect(reading.activities.allSatisfy { $0.facts.name == "n" && $0.facts.sport == .running })
    #expect(reading.activities.allSatisfy { $0.samples.first?.has(.startsSegment) == true })
  }

  /// Two runs of 70 seconds in one track; over a year only a clock leaps.
  @Test(arguments: [("2025-05-01", 2), ("2025-05-03", 1), ("2024-04-30", 1)])
  func aLeapOfAYearOrBackIsAWrongClock(day: String, activities: Int) {
    let segment = "<trkseg>\((0..<70).map { Document.point(second: $0) }.joined())</trkseg>"
    let later = segment.replacing("2024-05-01", with: day)
    let reading = Reading(Document.gpx("<trk>\(segment)\(later)</trk>"))
    #expect(reading.activities.count == activities && reading.samples.count == 140)
  }

  /// The second begins with a segment of ten seconds.
  @Test func anotherActivityMayHavePausesOfItsOwn() {
    let reading = segments([Array(0..<60), Array(30_000..<30_010), Array(30_100..<30_150), Array(30_200..<30_300)])
    #expect(reading.activities.map(\.samples.count) == [60, 160])
    #expect(reading.activities.map(\.facts.tally.used) == [60, 160])
  }

  /// A lone point by a wrong clock, before the run, in it, and behind it, opens no activity.
  @Test(arguments: [
    [[0], Array(30_000..<30_200)], [Array(0..<100), [50_000], Array(100..<200)], [Array(0..<100), [50_000]],
  ])
  func aFewPointsByAWrongClockAreNoActivity(parts: [[Int]]) {
    let reading = segments(parts)
    #expect(reading.activities.count == 1 && reading.samples.count == parts.joined().count)
    #expect(reading.facts?.tally.used == parts.joined().count)
  }

  @Test func tracksWithoutTimesAreLeftOutWhereOthersHaveThem() {
    let drawn = #"<trk><trkseg><trkpt lat="1" lon="1"/><trkpt lat="1" lon="2"/></trkseg></trk>"#
    let mixed = Reading(Document.gpx(drawn + track([0, 1]) + drawn))
    #expect(mixed.activities.count == 1 && mixed.facts?.tally.points == 2)
    #expect(mixed.sink.skips.map(\.code) == ["no_time"])
    let alone = Reading(Document.gpx(drawn + drawn))
    #expect(alone.facts?.tally.points == 4 && alone.facts?.tally.withoutTime == 4 && alone.samples.isEmpty)
    #expect(alone.sink.skips.isEmpty)
  }

  @Test func tracksWhoseTimesCannotBeReadAreNotToldToBePlans() {
    let epoch = #"<trk><trkseg><trkpt lat="1" lon="1"><time>1714543200000</time></trkpt></trkseg></trk>"#
    let reading = Reading(Document.gpx(track([0, 1]) + epoch))
    #expect(reading.sink.skips.map(\.message) == ["1 of its tracks has no times in a form that is known"])
  }

  @Test func batchesAreSmallAndComplete() {
    let reading = Reading(Document.track(points: 1000))
    #expect(reading.samples.count == 1000 && reading.sink.largestBatch <= 256)
    #expect(reading.samples.map(\.time) == (0..<1000).map { Document.firstSecond + Int64($0) * 1000 })
  }
}
