/// Numbers of the few messages and fields of the public FIT profile that a run needs.
enum FITProfile {
  /// Global message numbers.
  enum Message {
    static let fileID: UInt16 = 0
    static let sport: UInt16 = 12
    static let session: UInt16 = 18
    static let lap: UInt16 = 19
    static let record: UInt16 = 20
    static let event: UInt16 = 21
    static let deviceInfo: UInt16 = 23
    static let activity: UInt16 = 34
    /// What a definition that is none yet stands for.
    static let invalid: UInt16 = 0xFFFF
  }

  /// The field that means the same in every message: seconds, see ``FITClock``.
  static let timestamp: UInt8 = 253

  enum FileID {
    static let type: UInt8 = 0
    static let manufacturer: UInt8 = 1
    static let product: UInt8 = 2
    static let productName: UInt8 = 8
  }

  enum DeviceInfo {
    /// 0 is the device that wrote the file, others are its sensors.
    static let index: UInt8 = 0
    static let manufacturer: UInt8 = 2
    static let product: UInt8 = 4
    static let productName: UInt8 = 27
  }

  enum Activity {
    static let localTimestamp: UInt8 = 5
  }

  enum SportMessage {
    static let sport: UInt8 = 0
    static let subSport: UInt8 = 1
    static let name: UInt8 = 3
  }

  /// Fields that sessions and laps have in common.
  enum Totals {
    static let startTime: UInt8 = 2
    /// Milliseconds.
    static let elapsedTime: UInt8 = 7
    static let timerTime: UInt8 = 8
    /// Centimetres.
    static let distance: UInt8 = 9
  }

  enum Session {
    static let sport: UInt8 = 5
    static let subSport: UInt8 = 6
    /// Metres.
    static let ascent: UInt8 = 22
    static let profileName: UInt8 = 110
  }

  enum Lap {
    static let intensity: UInt8 = 23
    static let trigger: UInt8 = 24
    static let sport: UInt8 = 25
    static let subSport: UInt8 = 39
  }

  enum Event {
    static let event: UInt8 = 0
    static let type: UInt8 = 1
    /// The event that is about the timer.
    static let timer = 0
  }

  enum Record {
    static let latitude: UInt8 = 0
    static let longitude: UInt8 = 1
    static let altitude: UInt8 = 2
    static let heartRate: UInt8 = 3
    static let cadence: UInt8 = 4
    static let distance: UInt8 = 5
    static let speed: UInt8 = 6
    static let power: UInt8 = 7
    static let compressedSpeedDistance: UInt8 = 8
    static let fractionalCadence: UInt8 = 53
    static let enhancedSpeed: UInt8 = 73
    static let enhancedAltitude: UInt8 = 78

    /// All of the above and the time; a record may have dozens more.
    static let wanted: Set<UInt8> = [
      latitude, longitude, altitude, heartRate, cadence, distance, speed, power, compressedSpeedDistance,
      fractionalCadence, enhancedSpeed, enhancedAltitude,
    ]
  }
}
