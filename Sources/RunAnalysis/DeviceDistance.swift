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
    HeldCounts.strike(in: &knots)
    if let total = plainTotal(knots) {
      result.total = total > 0 ? total : nil
      return result
    }
    let (times, fields) = (knots.times, knots.fields)
    var counts = knots.deviceDistances.mutableSpan
    var count = AscendingCount()
    for index in counts.indices where fields[index].contains(.deviceDistance) {
      counts[index] = count.take(counts[index], at: times[index])
    }
    return count.finished()
  }

  fileprivate static func total(from first: Float, to last: Float) -> Double {
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

/// Brings a count into a form that never falls, value by value.
private struct AscendingCount {
  private var result = DeviceDistance()
  /// Metres to add to what the device tells, and the most told so far.
  private var offset: Float = 0
  private var highest: Float = 0
  private var first: Float?
  private var lastTime: Int64 = 0
  /// Metres of the leap just before; 0 where there was none.
  private var lastLeap: Float = 0
  private var counted = 0
  private var steppedBack = 0.0

  /// A count steps back on so many values at most: one of fifty; and by so much in all: a share of the total, and metres.
  private static let valuesPerStepBack = 50
  private static let steppedBackShare = 0.02
  private static let steppedBackAtLeast = 10.0
  /// One value of so many at most is a new start or a leap.
  private static let valuesPerBreak = 20

  /// - Returns: metres from the start of the activity.
  mutating func take(_ raw: Float, at time: Int64) -> Float {
    var value = raw + offset
    counted += 1
    if lastLeap == 0, first != nil, value >= highest, value - highest <= DeviceDistance.largestCatchUp {
      lastTime = time
      highest = value
      return value
    }
    let reachable =
      Float(PositionGate.largestSpeed) * Float(time - lastTime) / 1000 + DeviceDistance.largestCatchUp
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
      value = fallen(to: value, raw)
    } else if value - highest > reachable {
      lastLeap = value - highest
      result.leave(DeviceDistance.Leap(from: lastTime, to: time, metres: Double(lastLeap)))
      offset -= lastLeap
      value = highest
    }
    lastTime = time
    highest = max(highest, value)
    return value
  }

  /// The count begins anew, or steps back and is held.
  private mutating func fallen(to value: Float, _ raw: Float) -> Float {
    let isNew = raw < DeviceDistance.smallStepBack || raw < (highest - offset) / 2
    if highest - value > DeviceDistance.smallStepBack, isNew {
      result.restarts += 1
      offset = highest
      return raw + offset
    }
    result.backwardSteps += 1
    steppedBack += Double(highest - value)
    return highest
  }

  func finished() -> DeviceDistance {
    guard let first, counted > 1 else { return result }
    var finished = result
    let total = DeviceDistance.total(from: first, to: highest)
    let isAscending =
      result.backwardSteps * AscendingCount.valuesPerStepBack <= counted
      && steppedBack <= AscendingCount.steppedBackShare * total + AscendingCount.steppedBackAtLeast
    let isSteady = (result.restarts + result.leaps) * AscendingCount.valuesPerBreak <= counted
    if total > 0, isAscending, isSteady { finished.total = total }
    return finished
  }
}

extension DeviceDistance {
  fileprivate mutating func leave(_ leap: Leap) {
    leaps += 1
    leapt += leap.metres
    if firstLeaps.count < LeftOut.limit { firstLeaps.append(leap) }
  }

  /// The last leap came back.
  fileprivate mutating func takeBack(_ metres: Float) {
    returned += 1
    leapt -= Double(metres)
    if firstLeaps.last?.metres == Double(metres) { firstLeaps.removeLast() }
  }
}
