/// What readers of every format take for a measure: the ranges that `TrackSample` promises.
enum PlausibleValues {
  /// Metres.
  @inline(__always) static var altitudes: ClosedRange<Double> { -500...9000 }
  /// Metres since the start.
  @inline(__always) static var distances: ClosedRange<Double> { 0...1e7 }
  /// Metres per second.
  @inline(__always) static var speeds: ClosedRange<Double> { 0...50 }
  /// Beats per minute.
  @inline(__always) static var heartRates: ClosedRange<Double> { 1...250 }
  /// Steps per minute, of one leg or of both.
  @inline(__always) static var cadences: ClosedRange<Double> { 0...400 }
  /// Watts.
  @inline(__always) static var powers: ClosedRange<Double> { 0...3000 }

  /// What devices write in place of "no reading", which is dropped without a word; 255 is the largest byte.
  @inline(__always) static func isNoHeartRate(_ value: Double) -> Bool { value == 0 || value == 255 }
  @inline(__always) static func isNoCadence(_ value: Double) -> Bool { value == 255 }
}
