import TrackModel

/// An activity that a table tells of and no file was exported for. Its totals count like a treadmill's.
enum UnfiledActivity: Hashable {
  case activity(ActivityFacts)
  case withoutDistance
  case unread(Fault)

  /// Why what may be a run cannot be counted.
  enum Fault: Hashable { case date, distanceUnit }

  static let faults: [(fault: Fault, message: String, remedy: String)] = [
    (.date, "the date is written in a form that is not known", "write it as 2024-05-01 06:00:00, in UTC"),
    (.distanceUnit, "the table does not tell the unit of its distance", "export the archive again"),
  ]

  func deliver(to sink: inout some ActivitySink) {
    switch self {
    case .activity(let facts):
      sink.activityBegan(facts)
      sink.activityEnded(facts)
    case .withoutDistance:
      sink.skipped(SkipReason(code: "no_distance", message: "a run without a file, of which no distance is told"))
    case .unread: break
    }
  }
}
