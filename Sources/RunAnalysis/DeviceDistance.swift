import TrackModel

/// The distance a device counted, made ascending.
struct DeviceDistance {
  /// Metres; nil where the stream is absent or not to be trusted.
  var total: Double?
  /// Times the count started anew.
  var restarts = 0
  /// Small steps back that were held.
  var backwardSteps = 0
  /// Steps that no runner can make, left out; how many came back at once, the metres of the others and the first of them.
  var leaps = 0
  var returned = 0
  var leapt = 0.0
  var firstLeaps: [Leap] = []

  /// A step that was left out.
  struct Leap {
    /// Milliseconds since 1970 of the points before and after.
    var from: Int64
    var to: Int64
    var metres: Double
  }

  /// Metres up to which the first value is taken for what was run before the first point.
  static let largestHeadStart = 50.0
  /// Metres a count may step back without being a new count.
  static let smallStepBack: Float = 100
  /// Metres that a count may lag behind and catch up with at once.
  static let largestCatchUp: Float = 100

  /// Rewrites the counts of `knots` so that they never fall, whatever the device did at laps and restarts.
  static func makeAscending(_ knots: inout Knots) -> DeviceDistance {
    var result = DeviceDistance()
    guard !knots.deviceDistances.isEmpty else { return result }
    if let total = plainTotal(knots) {
      result.total = total > 0 ? total : nil
      return result
    }
    let (times, fields) = (knots.times, knots.fields)
    var counts = knots.deviceDistances.mutableSpan
    var offset: Float = 0
    var highest: Float = 0
    var first: Float?
    var lastTime: Int64 = 0
    var lastLeap: Float = 0
    var counted = 0
    var steppedBack = 0.0
    for index in counts.indices where fields[index].contains(.deviceDistance) {
      let raw = counts[index]
      var value = raw + offset
      counted += 1
      if lastLeap == 0, first != nil, value >= highest, value - highest <= largestCatchUp {
        lastTime = times[index]
        highest = value
        counts[index] = value
        continue
      }
      let reachable = Float(PositionGate.largestSpeed) * Float(times[index] - lastTime) / 1000 + largestCatchUp
      let isBack = abs(value + lastLeap - highest) < abs(value - highest)
      if lastLeap > 0, isBack, abs(value + lastLeap - highest) <= reachable {
        // The leap was a single wrong value, and the count goes on where it was before.
        offset += lastLeap
        result.takeBack(lastLeap)
        lastLeap = 0
        value = raw + offset
      }
      if first == nil {
        first = raw
      } else if value < highest {
        if highest - value > smallStepBack, raw < smallStepBack || raw < (highest - offset) / 2 {
          result.restarts += 1
          offset = highest
          value = raw + offset
        } else {
          result.backwardSteps += 1
          steppedBack += Double(highest - value)
          value = highest
        }
      } else if value - highest > reachable {
        lastLeap = value - highest
        result.leave(Leap(from: lastTime, to: times[index], metres: Double(lastLeap)))
        offset -= lastLeap
        value = highest
      }
      lastTime = times[index]
      highest = max(highest, value)
      counts[index] = value
    }
    guard let first, counted > 1 else { return result }
    let total = total(from: first, to: highest)
    let isAscending = result.backwardSteps * 50 <= counted && steppedBack <= 0.02 * total + 10
    let isSteady = (result.restarts + result.leaps) * 20 <= counted
    if total > 0, isAscending, isSteady { result.total = total }
    return result
  }

  private mutating func leave(_ leap: Leap) {
    leaps += 1
    leapt += leap.metres
    if firstLeaps.count < LeftOut.limit { firstLeaps.append(leap) }
  }

  /// The last leap came back.
  private mutating func takeBack(_ metres: Float) {
    returned += 1
    leapt -= Double(metres)
    if firstLeaps.last?.metres == Double(metres) { firstLeaps.removeLast() }
  }

  private static func total(from first: Float, to last: Float) -> Double {
    let headStart = Double(first) <= largestHeadStart ? Double(first) : 0
    return Double(last) - Double(first) + headStart
  }

  /// The total of a count that every knot has and that only rises, by small steps, as nearly all do; nil for others.
  private static func plainTotal(_ knots: Knots) -> Double? {
    let (counts, fields) = (knots.deviceDistances.span, knots.fields.span)
    guard counts.count > 1 else { return nil }
    var common = KnotFields.deviceDistance
    fields.indices.each { common.formIntersection(fields[$0]) }
    guard common == .deviceDistance else { return nil }
    let (before, after) = (counts.extracting(droppingLast: 1), counts.extracting(droppingFirst: 1))
    var others: Int32 = 0
    before.indices.each { index in
      let step = after[index] - before[index]
      others &+= (step >= 0 ? 0 : 1) | (step <= largestCatchUp ? 0 : 1)
    }
    return others == 0 ? total(from: counts[0], to: counts[counts.count - 1]) : nil
  }
}
