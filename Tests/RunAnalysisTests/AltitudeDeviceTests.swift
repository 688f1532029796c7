import Testing

@testable import RunAnalysis

@Suite struct AltitudeDeviceTests {
  @Test(arguments: [
    ("Garmin Forerunner 255", AltitudeDevices.Promise.barometer), ("Forerunner 965", .barometer),
    ("fenix 7 Pro", .barometer), ("fēnix 6X Sapphire", .barometer), ("garmin fr920xt", .barometer),
    ("COROS PACE 2", .barometer), ("Suunto Ambit3 Peak", .barometer), ("Suunto Ambit3 Sport", .noBarometer),
    ("Suunto Ambit2 Sapphire", .barometer), ("Suunto Ambit2 S", .noBarometer),
    ("adidas Running", .phone), ("https://www.komoot.de", .phone), ("StravaGPX iPhone", .phone),
    ("Runkeeper - http://www.runkeeper.com", .phone),
    ("Venu 2", .barometer), ("Venu Sq", .noBarometer), ("Forerunner 45", .noBarometer),
    ("Garmin Forerunner 55", .noBarometer), ("Forerunner 235", .noBarometer), ("garmin fr110", .noBarometer),
    ("Forerunner 10", .noBarometer), ("Forerunner 1050", .unknown), ("StravaGPX", .unknown), ("", .unknown),
    ("StravaGPX with Barometer", .barometer), ("Polar Vantage V2", .barometer), ("Polar Vantage M", .noBarometer),
    ("Polar Pacer Pro", .barometer), ("Polar Pacer", .noBarometer), ("Suunto 9", .unknown),
    ("Suunto 9 Baro", .barometer), ("Suunto 9 Peak", .barometer), ("Suunto 9 Peak Pro", .barometer),
  ])
  func knowsDevices(name: String, promise: AltitudeDevices.Promise) {
    #expect(AltitudeDevices.promise(of: [name]) == promise)
  }

  /// No longer entry of another kind is hidden in the whole name of a device.
  @Test(arguments: ["", "Garmin ", "Suunto ", "Polar "])
  func everyEntryWinsForItsOwnName(maker: String) {
    for entry in AltitudeDevices.known {
      #expect(AltitudeDevices.promise(of: [maker + entry.name]) == entry.promise, "\(maker)\(entry.name)")
    }
  }

  @Test func theFirstKnownNameDecides() {
    #expect(AltitudeDevices.promise(of: [nil, "Forerunner 45"]) == .noBarometer)
    #expect(AltitudeDevices.promise(of: ["Connect", "fenix 5"]) == .barometer)
  }
}
