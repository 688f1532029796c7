/// A part of a run that is told by when it begins and how long it lasts.
public protocol TimedPart {
  /// Elapsed seconds from the start of the run.
  var start: Double { get }
  /// Seconds.
  var duration: Double { get }
}

extension TimedPart {
  /// Elapsed seconds from the start of the run.
  public var end: Double { start + duration }
}

extension Bout: TimedPart {}
extension Climb: TimedPart {}
extension LeftOut: TimedPart {}
extension PaceSegment: TimedPart {}
extension StairEvent: TimedPart {}
extension Stop: TimedPart {}
