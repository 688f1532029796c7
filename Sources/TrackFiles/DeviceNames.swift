/// Tells devices from services in what files name as their creator.
enum DeviceNames {
  /// Whether a GPX `creator` names the device that recorded, and not a service or program that wrote the file.
  ///
  /// "Garmin Forerunner 235" and "eTrex 20x" do, "Garmin Connect", "StravaGPX" and "GPSBabel" do not.
  static func isDevice(_ creator: String) -> Bool {
    let lower = Array(creator.lowercased().utf8)
    return models.contains { holds(lower, $0) } && !services.contains { holds(lower, $0) }
  }

  /// Byte by byte: what a String offers for it takes longer than a file's first thousand points.
  private static func holds(_ text: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      text[start] == first && text[start..<start + word.count].elementsEqual(word)
    }
  }

  private static let models = [
    "forerunner", "fenix", "fēnix", "edge ", "etrex", "gpsmap", "instinct", "enduro", "vivoactive", "vívoactive",
    "venu",
    "epix", "tactix", "descent", "oregon", "montana", "garmin swim", "garmin lily", "marq", "suunto", "ambit",
    "spartan",
    "coros", "polar v", "polar m", "polar grit", "polar pacer", "polar ignite", "vantage", "amazfit", "mi band",
    "huawei watch", "honor watch", "apple watch", "galaxy watch", "pixel watch", "tomtom", "fitbit", "wahoo elemnt",
    "bryton", "lezyne", "sigma rox", "rox ", "timex", "barometer",
  ]
  private static let services = ["connect", "strava", "movescount", "websync", "flow", "training center", "basecamp"]
}
