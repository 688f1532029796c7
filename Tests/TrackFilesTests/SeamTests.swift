import Testing
import TrackFiles
import TrackModel

/// The same bytes in other pieces must give the same samples, and no cut may do worse than an error.
@Suite struct SeamTests {
  private static let count = 9
  static let gpx = Document.gpx(
    "<extensions><distance>10</distance></extensions><trk><name>a &amp; ü</name><type>running</type><trkseg>"
      + (0..<count).map {
        Document.point(
          second: $0, inside: "<extensions><ns3:hr>1\($0 + 10)</ns3:hr><cad>8\($0 % 10)</cad></extensions>")
      }.joined(separator: "\r\n") + "</trkseg></trk>")
  static let tcx = Document.tcx(
    "<Activity Sport=\"Running\"><Id>\(Document.time(0))</Id><Lap><DistanceMeters>9</DistanceMeters><Track>"
      + (0..<count).map {
        Document.trackpoint(
          $0, "<DistanceMeters>\($0).123456789</DistanceMeters><HeartRateBpm><Value>140</Value></HeartRateBpm>")
      }.joined(separator: "\n") + "</Track></Lap></Activity>")

  enum File: String, CaseIterable {
    case gpx, tcx, gpxInGzip, tcxInGzip

    var bytes: [UInt8] {
      switch self {
      case .gpx: Array(SeamTests.gpx.utf8)
      case .tcx: Array(SeamTests.tcx.utf8)
      case .gpxInGzip: GzipWriter.member(Array(SeamTests.gpx.utf8))
      case .tcxInGzip: GzipWriter.member(Array(SeamTests.tcx.utf8))
      }
    }
  }

  @Test(arguments: File.allCases, [1, 2, 3, 7, 64, 511, 512, 513, 4096])
  func readSizesMakeNoDifference(file: File, readSize: Int) {
    let bytes = file.bytes
    let whole = Reading(bytes)
    let pieces = Reading(bytes, readSize: readSize)
    #expect(whole.isWhole && whole.samples.count == SeamTests.count)
    #expect(pieces.isWhole && pieces.activities == whole.activities)
  }

  @Test(arguments: File.allCases)
  func everyPrefixEndsInAnErrorOrAWholeRun(file: File) {
    let bytes = file.bytes
    for count in 0..<bytes.count {
      let reading = Reading(Array(bytes[..<count]), readSize: 1 + count % 300)
      if reading.problem == nil {
        #expect(reading.isWhole && reading.samples.count == SeamTests.count, "\(count) bytes")
      }
    }
  }

  @Test(arguments: File.allCases)
  func anyBrokenByteEndsInAnErrorOrARun(file: File) {
    let bytes = file.bytes
    var random = SplitMix(seed: 7)
    for _ in 0..<800 {
      var damaged = bytes
      for _ in 0...(random.next() % 3) {
        damaged[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 0xFF)
      }
      let reading = Reading(damaged)
      #expect(reading.problem != nil || reading.sink.isInOrder)
      #expect(reading.samples.allSatisfy(isInRange))
    }
  }

  private func isInRange(_ sample: TrackSample) -> Bool {
    sample.has(.time) && abs(sample.latitude) <= 90 && abs(sample.longitude) <= 180
      && (-500...9000).contains(sample.altitude) && (0...1e7).contains(sample.deviceDistance)
      && (0...50).contains(sample.speed) && (0...400).contains(sample.cadence) && sample.heartRate <= 250
  }
}
