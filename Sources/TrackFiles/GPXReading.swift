import TrackModel

/// How elements of a GPX file (1.0, 1.1 or without any namespace) become activities.
extension ReadingState {
  mutating func startedInGPX(_ name: ElementName, _ parent: ElementName, _ element: StartedElement) {
    if name == .point {
      if parent == .segment || parent == .track { beginGPXPoint(element) }
    } else {
      startedGPXStructure(name, parent)
    }
  }

  @inline(__always) private mutating func beginGPXPoint(_ element: StartedElement) {
    guard beginPoint() else { return }
    guard let attributes = unsafe element.attributes else { return }
    for index in 0..<element.attributeCount {
      guard let key = unsafe attributes[5 * index], let start = unsafe attributes[5 * index + 3],
        let end = unsafe attributes[5 * index + 4]
      else { continue }
      let name = unsafe names.lookUp(key)
      guard name == .latitude || name == .longitude else { continue }
      let count = unsafe end - start
      let isTooLong = count > limits.valueBytes
      let value = unsafe Span<UInt8>(_unsafeStart: start, count: isTooLong ? 0 : count)
      point.take(name, value, isTooLong: isTooLong, &track.tally)
    }
  }

  private mutating func startedGPXStructure(_ name: ElementName, _ parent: ElementName) {
    switch (name, parent) {
    case (.track, .gpx): beginTrack()
    case (.segment, .track):
      countStructure()
      assembly.startsSegment = true
      beginStretch()
    case (.waypoint, _):
      waypointCount += 1
      ignore()
    case (.route, _):
      routeCount += 1
      ignore()
    case (.name, .track), (.type, .track), (.source, .track), (.name, .metadata), (.name, .gpx): collect(name)
    case (.distance, .extensions), (.movingTime, .extensions), (.elapsedTime, .extensions), (.startTime, .extensions):
      // Directly below gpx/extensions: further down they belong to laps and the like.
      if depth == 3 { collect(name) }
    case (.activityType, .extensions):
      // Directly below metadata/extensions or trk/extensions, where OsmAnd and Locus write it.
      if depth == 4, grandparent == .metadata || grandparent == .track { collect(name) }
    default: break
    }
  }

  mutating func finishGPXValue(_ leaf: ElementName, parent: ElementName) {
    switch leaf {
    case .name:
      let text = name(limit: 200)
      if parent == .track { track.name = text } else if common.name == nil { common.name = text }
    case .type:
      // An empty one says no more than none.
      if let text = name(limit: 64) { track.takeSport(text) }
    case .activityType:
      guard let text = name(limit: 64) else { break }
      if grandparent == .metadata {
        common.takeSport(text)
      } else if track.sportText == common.sportText {
        track.takeSport(text)
      }
    case .source:
      if let text = name(limit: 100), track.device == nil, DeviceNames.isDevice(text) { track.device = text }
    case .distance: declared.declaredDistance = total
    case .movingTime: declared.declaredTimerTime = total
    case .elapsedTime: declared.declaredElapsedTime = total
    case .startTime: declared.declaredStart = timestamp?.instant
    default: break
    }
  }

  /// The element that holds the parent of the innermost one.
  private var grandparent: ElementName { depth >= 2 ? openName(at: depth - 2) : .other }

  /// After the end of the file: what is still open is closed, and what was no activity is named.
  mutating func finishGPX() {
    if assembly.activityCount == 0, let untimed {
      assembly.open(untimed)
      untimedCount = 0
    }
    if assembly.activityCount == 1 {
      assembly.facts.declaredDistance = declared.declaredDistance
      assembly.facts.declaredTimerTime = declared.declaredTimerTime
      assembly.facts.declaredElapsedTime = declared.declaredElapsedTime
      assembly.facts.declaredStart = declared.declaredStart
    }
    assembly.close()
    if untimedCount > 0 {
      let what = (untimed?.tally.unreadableTimes ?? 0) > 0 ? "times in a form that is known" : "times: drawn or planned"
      assembly.skip("no_time", "\(untimedCount) of its tracks \(untimedCount == 1 ? "has" : "have") no \(what)")
    }
    if lonePointCount > 0 {
      assembly.skip(
        "lone_point", "\(lonePointCount) of its tracks \(lonePointCount == 1 ? "is" : "are") a single point")
    }
    if routeCount > 0 {
      assembly.skip("route", "a planned route is no run")
    } else if assembly.activityCount == 0 {
      assembly.skip(
        waypointCount > 0 ? "waypoints" : "empty",
        waypointCount > 0 ? "the file holds waypoints only, no track" : "the file holds no track")
    }
  }
}

extension ActivityFacts {
  fileprivate mutating func takeSport(_ text: String) {
    sportText = text
    sport = SportNames.sport(for: text)
  }
}
