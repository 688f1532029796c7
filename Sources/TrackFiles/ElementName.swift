/// The element and attribute names that mean something, in GPX and TCX alike.
enum ElementName: UInt8 {
  case other
  // GPX
  case gpx, metadata, extensions, waypoint, route, track, segment, point
  case elevation, time, name, type, source
  case latitude, longitude, creatorAttribute
  case movingTime, elapsedTime, startTime
  // Sensor values of either
  case speed, heartRate, cadence, runCadence, power, distance
  // TCX
  case trainingCenterDatabase, activity, courses, lap, lapTrack, trackpoint, position
  case identifier, latitudeDegrees, longitudeDegrees, altitudeMeters, distanceMeters, heartRateBpm, value
  case totalTimeSeconds, intensity, triggerMethod, creator, author, sportAttribute, startTimeAttribute

  /// How files spell them. Case matters in XML; prefixes do not matter here.
  static let spellings: [(String, ElementName)] = [
    ("gpx", .gpx), ("metadata", .metadata), ("extensions", .extensions), ("Extensions", .extensions),
    ("wpt", .waypoint), ("rte", .route), ("trk", .track), ("trkseg", .segment), ("trkpt", .point),
    ("ele", .elevation), ("time", .time), ("Time", .time), ("name", .name), ("Name", .name), ("type", .type),
    ("src", .source), ("lat", .latitude), ("lon", .longitude), ("creator", .creatorAttribute),
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
    ("StartTime", .startTimeAttribute),
  ]
}
