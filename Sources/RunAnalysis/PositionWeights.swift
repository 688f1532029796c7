/// How much the position of each cell weighs in smoothing, where points lie seconds apart.
///
/// A recorded position stands for the seconds around it: half of those to the one before and half of those to the one
/// after, so that the way is as long with a point every five seconds as with one every second. What lies between is a
/// straight line that nobody measured.
struct PositionWeights {
  /// Seconds from position to position from which on they are sparse.
  static let sparseInterval = 1.1
  /// The weight of a cell that only a straight line gave a position (Definitions.md E).
  static let joined: Float = 0.02

  private let plan: CellPlan
  private let times: [Int64]
  private let fields: [KnotFields]

  /// - Returns: one weight a cell, 1 where every second has a position of its own.
  static func weights(_ plan: CellPlan, _ knots: Knots) -> [Float] {
    PositionWeights(plan: plan, times: knots.times, fields: knots.fields).weights()
  }

  private func weights() -> [Float] {
    [Float](capacity: plan.count) { result in
      for row in plan.rows {
        let first = Int(row.knot)
        if row.isOnKnots {
          for knot in first..<first + Int(row.count) { result.append(max(weight(of: knot), PositionWeights.joined)) }
          continue
        }
        let (before, after) = (first - 1, first)
        let isDense = times[after] - times[before] < 1000
        let (weightBefore, weightAfter) = (weight(of: before), weight(of: after))
        for second in row.second..<row.second + row.count {
          let time = plan.start + Int64(second) * 1000
          // A knot between two cells is split between them.
          let weight =
            weightBefore * nearness(time - times[before]) + weightAfter * nearness(times[after] - time)
          result.append(max(isDense ? 1 : weight, PositionWeights.joined))
        }
      }
    }
  }

  private func nearness(_ milliseconds: Int64) -> Float { max(0, 1 - Float(milliseconds) / 1000) }

  /// Seconds that the position of a knot stands for; 0 where it has none.
  private func weight(of knot: Int) -> Float {
    guard fields[knot].contains(.position) else { return 0 }
    let before = fields[knot].contains(.positionJump) ? nil : seconds(from: knot, by: -1)
    let after = seconds(from: knot, by: 1)
    let both = (before ?? after ?? 1) + (after ?? before ?? 1)
    return both / 2
  }

  /// Seconds to the next position in a direction, at least one; nil where nothing joins them.
  private func seconds(from knot: Int, by step: Int) -> Float? {
    var other = knot + step
    while fields.indices.contains(other) {
      let silence = abs(times[other] - times[knot])
      guard silence <= Rhythm.longestJoined else { return nil }
      if fields[other].contains(.position) {
        if step > 0, fields[other].contains(.positionJump) { return nil }
        return max(1, Float(silence) / 1000)
      }
      other += step
    }
    return nil
  }
}
