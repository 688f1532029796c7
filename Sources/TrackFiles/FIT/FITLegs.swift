import TrackModel

/// The parts of a multisport activity as the messages about the sport begin them, for a recording that was broken off
/// before it had told them as sessions.
struct FITLegs {
  /// Seconds that the records of a part span at least.
  private static let shortest: UInt32 = 60
  /// Seconds before the end of a session in which what follows may begin.
  private static let slack: UInt32 = 2
  private var legs: [FITSession] = []
  private var isWaiting = false

  var count: Int { legs.count }

  /// Takes what a message says about the sport of the records behind it. The same once more begins nothing.
  mutating func take(_ claim: FITSportClaim) {
    guard claim.meaning != .unknown, legs.last?.claim.meaning != claim.meaning else { return }
    legs.append(FITSession(claim, start: nil))
    isWaiting = true
  }

  /// Takes the time of a record.
  @inline(__always) mutating func takeRecord(at time: UInt32) {
    guard isWaiting else { return }
    legs[legs.count - 1].start = time
    isWaiting = false
  }

  /// The parts that no session is about.
  ///
  /// - Parameters:
  ///   - sessions: those that the file tells.
  ///   - lastRecord: greatest time of the records.
  func untold(by sessions: [FITSession], lastRecord: UInt32) -> [FITSession] {
    let begun = legs.filter { $0.start != nil }
    if sessions.isEmpty { return begun.count > 1 ? begun : [] }
    guard let end = sessions.compactMap(\.end).max() else { return [] }
    return begun.filter { leg in
      guard let start = leg.start, lastRecord > start else { return false }
      return start >= end - min(end, FITLegs.slack) && lastRecord - start >= FITLegs.shortest
    }
  }
}
