/// Tells devices from services in what files name as their creator.
enum DeviceNames {
  /// Whether a GPX `creator` names the device that recorded, and not a service or program that wrote the file.
  ///
  /// "Garmin Forerunner 235" and "eTrex 20x" do, "Garmin Connect", "StravaGPX" and "GPSBabel" do not.
  static func isDevice(_ creator: String) -> Bool {
    let lower = creator.lowercased()
    return models.contains { lower.contains($0) } && !services.contains { lower.contains($0) }
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
