import TrackFiles
import TrackModel

/// Keeps everything a reader delivers, and notes calls that come in the wrong order.
struct RecordingSink: ActivitySink {
  struct Activity: Hashable {
    var facts: ActivityFacts
    var samples: [TrackSample] = []
  }

  private(set) var activities: [Activity] = []
  private(set) var skips: [SkipReason] = []
  private(set) var largestBatch = 0
  private(set) var isInOrder = true
  private var isOpen = false

  mutating func activityBegan(_ opening: ActivityFacts) {
    if isOpen { isInOrder = false }
    isOpen = true
    activities.append(Activity(facts: opening))
  }

  mutating func take(_ samples: Span<TrackSample>) {
    guard isOpen, !activities.isEmpty else {
      isInOrder = false
      return
    }
    largestBatch = max(largestBatch, samples.count)
    for index in 0..<samples.count { activities[activities.count - 1].samples.append(samples[index]) }
  }

  mutating func activityEnded(_ facts: ActivityFacts) {
    if !isOpen || activities.isEmpty { isInOrder = false } else { activities[activities.count - 1].facts = facts }
    isOpen = false
  }

  mutating func skipped(_ reason: SkipReason) { skips.append(reason) }
}

/// What came of reading one file.
struct Reading {
  var sink = RecordingSink()
  var warnings: [Problem] = []
  var problem: Problem?

  init(_ bytes: [UInt8], readSize: Int = 64 << 10, limits: ReadLimits = .standard) {
    do throws(Problem) {
      warnings = try TrackFileReader(limits: limits).read(
        bytes: bytes, displayName: "test.gpx", readSize: readSize, into: &sink)
    } catch {
      problem = error
    }
  }

  init(_ text: String, readSize: Int = 64 << 10, limits: ReadLimits = .standard) {
    self.init(Array(text.utf8), readSize: readSize, limits: limits)
  }

  var activities: [RecordingSink.Activity] { sink.activities }
  var samples: [TrackSample] { activities.flatMap(\.samples) }
  /// The facts of the only activity.
  var facts: ActivityFacts? { activities.count == 1 ? activities[0].facts : nil }
  var isWhole: Bool { problem == nil && sink.isInOrder }
}

/// Documents in the shapes that exporters give them.
enum Document {
  static let firstSecond: Int64 = 1_714_543_200_000  // 2024-05-01T06:00:00Z

  /// A GPX file around the content of `<gpx>`.
  static func gpx(_ content: String, attributes: String = #"version="1.1" creator="Test""#) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <gpx \(attributes) xmlns="http://www.topografix.com/GPX/1/1">
    \(content)
    </gpx>

    """
  }

  /// A GPX file with one track of points one second apart from 06:00:00 on; `inside` goes into each point.
  static func track(points: Int, inside: String = "") -> String {
    gpx(
      "<trk><trkseg>" + (0..<points).map { point(second: $0, inside: inside) }.joined(separator: "\n")
        + "</trkseg></trk>")
  }

  static func point(second: Int, inside: String = "") -> String {
    #"<trkpt lat="47.5" lon="8.5"><ele>400.5</ele><time>\#(time(second))</time>\#(inside)</trkpt>"#
  }

  /// 2024-05-01 at 06:00:00 plus so many seconds, below a day's end.
  static func time(_ second: Int) -> String {
    let parts = [6 + second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "2024-05-01T\(parts[0]):\(parts[1]):\(parts[2])Z"
  }

  /// A TCX file around the content of `<Activities>`.
  static func tcx(_ content: String, after: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
    <Activities>
    \(content)
    </Activities>\(after)
    </TrainingCenterDatabase>

    """
  }

  static func trackpoint(_ second: Int, _ inside: String = "") -> String {
    "<Trackpoint><Time>\(time(second))</Time>\(inside)</Trackpoint>"
  }
}
