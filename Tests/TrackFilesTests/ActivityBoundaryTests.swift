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
    let reading = Reading(Document.gpx(track([0, 1], name: "one") + track([1201], name: "two")))
    #expect(reading.isWhole && reading.activities.map(\.facts.name) == ["one", "two"])
    #expect(reading.activities.map(\.facts.tally.used) == [2, 1])
  }

  @Test func aTrackThatBeginsEarlierIsAnother() {
    #expect(Reading(Document.gpx(track([10, 11]) + track([10]))).activities.count == 2)
  }

  @Test func aTrackOfAnotherSportIsAnother() {
    let told = Reading(Document.gpx(track([0], type: "running") + track([10], type: "cycling")))
    #expect(told.activities.map(\.facts.sport) == [.running, .cycling])
    let untold = Reading(Document.gpx(track([0]) + track([10], type: "running")))
    #expect(untold.activities.map(\.facts.sport) == [.running])
  }

  @Test func anEmptySegmentBreaksToo() {
    let text = Document.gpx(
      "<trk><trkseg>\(Document.point(second: 0))</trkseg><trkseg/><trkseg>\(Document.point(second: 1))</trkseg></trk>")
    #expect(Reading(text).samples.map { $0.has(.startsSegment) } == [true, true])
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

  @Test func batchesAreSmallAndComplete() {
    let reading = Reading(Document.track(points: 1000))
    #expect(reading.samples.count == 1000 && reading.sink.largestBatch <= 256)
    #expect(reading.samples.map(\.time) == (0..<1000).map { Document.firstSecond + Int64($0) * 1000 })
  }
}
  @Test func tracksWhoseTimesCannotBeReadAreNotToldToBePlans() {
    let epoch = #"<trk><trkseg><trkpt lat="1" lon="1"><time>1714543200000</time></trkpt></trkseg></trk>"#
    let reading = Reading(Document.gpx(track([0, 1]) + epoch))
    #expect(reading.sink.skips.map(\.message) == ["1 of its tracks has no times in a form that is known"])
  }

