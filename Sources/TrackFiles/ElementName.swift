/// The element and attribute names that mean something, in GPX and TCX alike.
enum ElementName: UInt8 {
  // At the end of these something is to be done.
  case gpx, trainingCenterDatabase, track, activity, run, lap, point, trackpoint
  case other
  // Values that count wherever they stand inside a point.
  case speed, heartRate, cadence, runCadence, power
  // Values that count directly inside a point.
  case elevation, time, altitudeMeters, distanceMeters
  // Values that count in other places only.
  case distance, latitudeDegrees, longitudeDegrees, value
  // GPX
  case metadata, extensions, waypoint, route, segment
  case name, type, source, activityType
  case latitude, longitude, creatorAttribute
  case movingTime, elapsedTime, startTime
  // TCX
  case courses, lapTrack, position
  case identifier, heartRateBpm
  case totalTimeSeconds, intensity, triggerMethod, creator, author, sportAttribute, startTimeAttribute
  // TCX 1 keeps activities of a sport together.
  case runs, rides, otherActivities

  /// Whether the element is a value that counts anywhere inside a point.
  @inline(__always) var isSensorValue: Bool {
    rawValue &- ElementName.speed.rawValue <= ElementName.power.rawValue - ElementName.speed.rawValue
  }

  /// Whether the element is a value that counts directly inside a point.
  @inline(__always) var isPointValue: Bool {
    rawValue &- ElementName.elevation.rawValue <= ElementName.distanceMeters.rawValue - ElementName.elevation.rawValue
  }

  /// Whether the element is a value that counts in one place inside a point.
  @inline(__always) var isPlacedValue: Bool {
    rawValue &- ElementName.distance.rawValue <= ElementName.value.rawValue - ElementName.distance.rawValue
  }

  /// Whether the end of such an element is more than the end of a text.
  @inline(__always) var endsSomething: Bool { rawValue < ElementName.other.rawValue }

  /// How files spell them. Case matters in XML; prefixes do not matter here.
  static let spellings: [(String, ElementName)] = [
    ("gpx", .gpx), ("metadata", .metadata), ("extensions", .extensions), ("Extensions", .extensions),
    ("wpt", .waypoint), ("rte", .route), ("trk", .track), ("trkseg", .segment), ("trkpt", .point),
    ("ele", .elevation), ("time", .time), ("Time", .time), ("name", .name), ("Name", .name), ("type", .type),
    ("activity", .activityType), ("src", .source), ("lat", .latitude), ("lon", .longitude),
    ("creator", .creatorAttribute),
    ("moving_time", .movingTime), ("elapsed_time", .elapsedTime), ("start_time", .startTime),
    ("speed", .speed), ("Speed", .speed), ("hr", .heartRate), ("heartrate", .heartRate), ("heartRate", .heartRate),
    ("cad", .cadence), ("cadence", .cadence), ("Cadence", .cadence), ("RunCadence", .runCadence),
    ("power", .power), ("watts", .power), ("Watts", .power), ("PowerInWatts", .power), ("distance", .distance),
    ("TrainingCenterDatabase", .trainingCenterDatabase), ("Activity", .activity), ("Courses", .courses), ("Lap", .lap),
    ("Track", .lapTrack), ("Trackpoint", .trackpoint), ("Position", .position), ("Id", .identifier),
    ("LatitudeDegrees", .latitudeDegrees), ("LongitudeDegrees", .longitudeDegrees),
    ("AltitudeMeters", .altitudeMeters), ("DistanceMeters", .distanceMeters), ("HeartRateBpm", .heartRateBpm),
    ("Value", .value), ("TotalTimeSeconds", .totalTimeSeconds), ("Intensity", .intensity),
    ("TriggerMethod", .triggerMethod), ("Creator", .creator), ("Author", .author), ("Sport", .sportAttribute),
    ("StartTime", .startTimeAttribute), ("Run", .run), ("Running", .runs), ("Biking", .rides),
    ("Other", .otherActivities),
  ]
}
