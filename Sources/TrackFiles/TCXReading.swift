import TrackModel

/// How elements of a TCX file become activities.
extension ReadingState {
  mutating func startedInTCX(_ name: ElementName, _ parent: ElementName, _ element: StartedElement) {
    if name == .trackpoint, parent == .lapTrack {
      guard beginPoint() else { return }
    } else {
      startedTCXStructure(name, parent, element)
    }
  }

  private mutating func startedTCXStructure(_ name: ElementName, _ parent: ElementName, _ element: StartedElement) {
    switch (name, parent) {
    case (.courses, _):
      courseCount += 1
      ignore()
    case (.activity, _):
      beginTrack()
      if let sport = element.attribute(.sportAttribute, &names)?.text(limit: 64) {
        track.sportText = sport
        track.sport = SportNames.sport(for: sport)
      }
    case (.run, _):
      // Elsewhere somebody else's element.
      guard runDepth == 0, let told = nearestOpen({ ReadingState.sport(together: $0) }) else { break }
      runDepth = depth
      beginTrack()
      (track.sportText, track.sport) = told
    case (.lap, .activity), (.lap, .run):
      countStructure()
      tracksInLap = 0
      lap = Lap(start: element.attribute(.startTimeAttribute, &names)?.instant)
    case (.lapTrack, .lap):
      countStructure()
      tracksInLap += 1
      // Laps follow one another without a break; a second Track in a lap begins after a pause.
      if tracksInLap > 1 { assembly.startsSegment = true } else { beginStretch() }
    case (.trackpoint, .lap):
      // Some programs leave the Track out.
      if tracksInLap == 0 {
        tracksInLap = 1
        beginStretch()
      }
      guard beginPoint() else { return }
    case (.totalTimeSeconds, .lap), (.distanceMeters, .lap), (.intensity, .lap), (.triggerMethod, .lap),
      (.identifier, .activity), (.identifier, .run), (.name, .creator), (.name, .author):
      collect(name)
    default: break
    }
  }

  mutating func finishRun() {
    runDepth = 0
    finishTrack()
  }

  /// What the element that holds the activities of a sport in TCX 1 says of them.
  private static func sport(together element: ElementName) -> (text: String, sport: Sport)? {
    switch element {
    case .runs: ("Running", .running)
    case .rides: ("Biking", .cycling)
    case .otherActivities: ("Other", .other)
    default: nil
    }
  }

  mutating func finishTCXValue(_ leaf: ElementName, parent: ElementName) {
    switch leaf {
    case .totalTimeSeconds: lap.duration = total
    case .distanceMeters: lap.distance = total
    case .intensity: lap.isRest = name(limit: 20).map { $0.lowercased() == "resting" }
    case .triggerMethod: lap.trigger = name(limit: 20)?.lowercased()
    case .identifier: track.declaredStart = timestamp?.instant
    case .name:
      let text = name(limit: 100)
      if parent == .creator { track.device = text } else { common.creator = text }
    default: break
    }
  }

  /// After the end of the file. Its author comes last, so that only now the last activity can be told of it.
  mutating func finishTCX() {
    if assembly.isOpen { assembly.facts.creator = common.creator }
    assembly.close()
    if courseCount > 0 {
      assembly.skip("course", "a course is a plan, no run")
    } else if assembly.activityCount == 0 {
      assembly.skip("empty", "the file holds no activity")
    }
  }
}

extension StartedElement.Value {
  /// The value as an instant that a run may have.
  var instant: Int64? {
    guard unsafe bytes.count <= 64, let time = unsafe TimestampText.parse(Span(_unsafeElements: bytes)) else {
      return nil
    }
    return TimestampText.plausible.contains(time.instant) ? time.instant : nil
  }
}
