import TrackModel

/// Finds climbs: from a turning point up until the ground falls or levels out (Definitions.md C5).
enum Climbs {
  static let smallestGain = 10.0
  /// Metres of a rise that is looked at at all.
  static let leastGain = 5.0
  static let smallestGrade = 0.03
  /// What is steeper as a whole is no way on foot: the altitude wandered where the runner hardly moved.
  static let largestGrade = 1.0
  /// A climb ends after a drop of so many metres, or this share of its gain if that is more.
  static let endingDrop = 5.0
  static let endingDropShare = 0.1
  /// It ends, too, where so many metres bring less than `levelGrade`.
  static let levelLength = 150.0
  static let levelGrade = 0.01
  /// Share of the gain at foot and top that counts for the height but not for the length: smoothing draws out the ends.
  static let endShare: Float = 0.02

  /// Seconds between the points looked at: fewer than the profile is smoothed over.
  static let interval = 3

  /// A climb and its cells.
  struct Found {
    var climb: Climb
    var cells: Range<Int>

    var isTooSteep: Bool { climb.gain > largestGrade * climb.length }
  }

  /// Where a rise ended: the whole of it, and the part of it that is steepest against the smallest grade.
  struct Rise {
    fileprivate var foot: Point
    fileprivate var top: Point
    fileprivate var steepFoot: Point
    fileprivate var steepTop: Point

    /// The cells of a climb that gains as much, if it is one.
    fileprivate func cells(gaining smallestGain: Double) -> ClosedRange<Int>? {
      if isClimb(from: foot, to: top, smallestGain) { return foot.cell...top.cell }
      if isClimb(from: steepFoot, to: steepTop, smallestGain) { return steepFoot.cell...steepTop.cell }
      return nil
    }

    private func isClimb(from start: Point, to end: Point, _ smallestGain: Double) -> Bool {
      let gain = end.height - start.height
      let length = end.position - start.position
      return end.cell > start.cell && gain >= smallestGain && length > 0 && gain >= Climbs.smallestGrade * length
    }
  }

  /// Everything that rises by ``leastGain`` and may be a climb, in order.
  ///
  /// - Parameters:
  ///   - profile: height without jumps, per cell.
  ///   - position: cumulative distance, per cell.
  static func rises(_ profile: [Float], position: [Double]) -> [Rise] {
    guard !profile.isEmpty else { return [] }
    let profile = profile.span
    let position = position.span
    var finder = ClimbFinder(Point(cell: 0, height: Double(profile[0]), position: position[0]))
    var rises: [Rise] = []
    var cell = interval
    while cell < profile.count {
      var point = Point(cell: cell, height: Double(profile[cell]), position: position[cell])
      if finder.isWaiting, point.relief <= finder.foot.relief {
        // Down and on the level nothing begins: the foot comes along.
        while cell + interval < profile.count {
          let next = Point(
            cell: cell + interval, height: Double(profile[cell + interval]), position: position[cell + interval])
          guard next.relief <= point.relief else { break }
          point = next
          cell += interval
        }
        finder = ClimbFinder(point)
      } else if let rise = finder.take(point), rise.cells(gaining: leastGain) != nil {
        rises.append(rise)
      }
      cell += interval
    }
    return rises + [finder.current]
  }

  /// The climbs among the rises of a profile.
  ///
  /// - Parameters:
  ///   - elapsed: seconds, per cell.
  ///   - smallestGain: metres, not less than ``leastGain``.
  static func find(
    in rises: [Rise], _ profile: [Float], position: [Double], elapsed: [Int32],
    smallestGain: Double = Climbs.smallestGain
  ) -> [Found] {
    rises.compactMap { $0.cells(gaining: smallestGain).map { climb($0, profile, position, elapsed) } }
  }

  private static func climb(
    _ cells: ClosedRange<Int>, _ profile: [Float], _ position: [Double], _ elapsed: [Int32]
  ) -> Found {
    let gain = profile[cells.upperBound] - profile[cells.lowerBound]
    var foot = cells.lowerBound
    var top = cells.upperBound
    while profile[foot + 1] - profile[cells.lowerBound] < endShare * gain { foot += 1 }
    while profile[cells.upperBound] - profile[top - 1] < endShare * gain { top -= 1 }
    return Found(
      climb: Climb(
        start: Double(elapsed[foot]), duration: Double(elapsed[top] - elapsed[foot]),
        length: position[top] - position[foot], gain: Double(gain)),
      cells: foot..<top + 1)
  }

  fileprivate struct Point {
    var cell: Int
    var height: Double
    var position: Double
    /// Height above a plane that rises by ``levelGrade``, and by ``smallestGrade``: it falls wherever the ground is
    /// flatter.
    let relief: Double
    let steepRelief: Double

    init(cell: Int, height: Double, position: Double) {
      self.cell = cell
      self.height = height
      self.position = position
      relief = height - levelGrade * position
      steepRelief = height - smallestGrade * position
    }
  }
}

/// Walks along the profile and remembers a few points, so that its cost does not depend on how climbs nest.
private struct ClimbFinder {
  private typealias Point = Climbs.Point

  private(set) var foot: Climbs.Point
  /// Best point by height over the level slope since the foot: the climb's top if it ends now.
  private var top: Point
  private var highest: Double
  /// Lowest point since the top, and the best points since that: the next climb's foot and top.
  private var valley: Point
  private var valleyTop: Point
  private var valleyHighest: Double
  /// The part of the climb that is steepest against the smallest grade, for climbs with a long gentle lead-in.
  private var steepFoot: Point
  private var steepStart: Point
  private var steepEnd: Point

  init(_ first: Climbs.Point) {
    (foot, top, valley, valleyTop) = (first, first, first, first)
    (steepFoot, steepStart, steepEnd) = (first, first, first)
    highest = first.height
    valleyHighest = first.height
  }

  /// Nothing has risen since the foot.
  var isWaiting: Bool { top.cell == foot.cell && valley.cell == foot.cell }

  /// What has risen up to here.
  var current: Climbs.Rise { Climbs.Rise(foot: foot, top: top, steepFoot: steepStart, steepTop: steepEnd) }

  /// Takes the next point; gives a rise that has just ended.
  @inline(__always)
  mutating func take(_ point: Climbs.Point) -> Climbs.Rise? {
    if point.relief > top.relief {
      top = point
      startValley(at: point)
    } else if point.relief <= valley.relief {
      startValley(at: point)
    } else if point.relief > valleyTop.relief {
      valleyTop = point
    }
    highest = max(highest, point.height)
    valleyHighest = max(valleyHighest, point.height)
    followSteepPart(point)
    let allowedDrop = max(Climbs.endingDrop, (top.height - foot.height) * Climbs.endingDropShare)
    if highest - point.height >= allowedDrop || point.position - top.position >= Climbs.levelLength {
      let ended = current
      restart(at: valley, top: valleyTop, highest: valleyHighest)
      return ended
    }
    if point.relief <= foot.relief { restart(at: point, top: point, highest: point.height) }
    return nil
  }

  @inline(__always)
  private mutating func followSteepPart(_ point: Point) {
    if point.steepRelief < steepFoot.steepRelief { steepFoot = point }
    if point.steepRelief - steepFoot.steepRelief > steepEnd.steepRelief - steepStart.steepRelief {
      steepStart = steepFoot
      steepEnd = point
    }
  }

  private mutating func startValley(at point: Point) {
    valley = point
    valleyTop = point
    valleyHighest = point.height
  }

  private mutating func restart(at newFoot: Point, top newTop: Point, highest newHighest: Double) {
    foot = newFoot
    top = newTop
    highest = newHighest
    startValley(at: newTop)
    steepFoot = newFoot
    steepStart = newFoot
    steepEnd = newFoot
  }
}
