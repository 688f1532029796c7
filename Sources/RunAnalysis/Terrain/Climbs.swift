import TrackModel

/// Finds climbs: from a turning point up until the ground falls or levels out (rules.md C5).
enum Climbs {
  static let smallestGain = 10.0
  static let smallestGrade = 0.03
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
  }

  /// - Parameters:
  ///   - profile: height without jumps, per cell.
  ///   - position: cumulative distance, per cell.
  ///   - elapsed: seconds, per cell.
  ///   - smallestGain: metres.
  static func find(
    _ profile: [Float], position: [Double], elapsed: [Int32], smallestGain: Double = Climbs.smallestGain
  ) -> [Found] {
    guard !profile.isEmpty else { return [] }
    var finder = ClimbFinder(smallestGain: smallestGain)
    var found: [Found] = []
    for cell in stride(from: 0, to: profile.count, by: interval) {
      if let cells = finder.take(Point(cell: cell, height: Double(profile[cell]), position: position[cell])) {
        found.append(climb(cells, profile, position, elapsed))
      }
    }
    if let cells = finder.finish() { found.append(climb(cells, profile, position, elapsed)) }
    return found
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

  private let smallestGain: Double
  private var foot: Point?
  /// Best point by height over the level slope since the foot: the climb's top if it ends now.
  private var top = Point(cell: 0, height: 0, position: 0)
  private var highest = 0.0
  /// Lowest point since the top, and the best points since that: the next climb's foot and top.
  private var valley = Point(cell: 0, height: 0, position: 0)
  private var valleyTop = Point(cell: 0, height: 0, position: 0)
  private var valleyHighest = 0.0
  /// The part of the climb that is steepest against the smallest grade, for climbs with a long gentle lead-in.
  private var steepFoot = Point(cell: 0, height: 0, position: 0)
  private var steepStart = Point(cell: 0, height: 0, position: 0)
  private var steepEnd = Point(cell: 0, height: 0, position: 0)

  init(smallestGain: Double) { self.smallestGain = smallestGain }

  /// Takes the next point; gives the cells of a climb that has just ended.
  @inline(__always)
  mutating func take(_ point: Climbs.Point) -> ClosedRange<Int>? {
    guard let foot else {
      restart(at: point, top: point, highest: point.height)
      return nil
    }
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
      let climb = current
      restart(at: valley, top: valleyTop, highest: valleyHighest)
      return climb
    }
    if point.relief <= foot.relief { restart(at: point, top: point, highest: point.height) }
    return nil
  }

  mutating func finish() -> ClosedRange<Int>? { current }

  /// The climb up to here, if it is one.
  private var current: ClosedRange<Int>? {
    guard let foot else { return nil }
    if isClimb(from: foot, to: top) { return foot.cell...top.cell }
    if isClimb(from: steepStart, to: steepEnd) { return steepStart.cell...steepEnd.cell }
    return nil
  }

  private func isClimb(from start: Point, to end: Point) -> Bool {
    let gain = end.height - start.height
    let length = end.position - start.position
    return end.cell > start.cell && gain >= smallestGain && length > 0 && gain >= Climbs.smallestGrade * length
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
