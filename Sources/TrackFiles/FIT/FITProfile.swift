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
    static let fieldDescription: UInt16 = 206
    /// What a definition that is none yet stands for.
    static let invalid: UInt16 = 0xFFFF

    /// Whether anything of such a message is used. Most messages of newer watches are their maker's own.
    static func isUsed(_ message: UInt16) -> Bool {
      switch message {
      case fileID, sport, session, lap, record, event, deviceInfo, activity, fieldDescription: true
      default: false
      }
    }
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

    /// Whether it is one of the above; a record may have dozens more.
    static func isWanted(_ field: UInt8) -> Bool {
      switch field {
      case latitude, longitude, altitude, heartRate, cadence, distance, speed, power, compressedSpeedDistance,
        fractionalCadence, enhancedSpeed, enhancedAltitude:
        true
      default: false
      }
    }
  }

  /// What a developer says about a field of his own.
  enum FieldDescription {
    static let developer: UInt8 = 0
    static let number: UInt8 = 1
    static let type: UInt8 = 2
    static let name: UInt8 = 3
    static let scale: UInt8 = 6
    static let offset: UInt8 = 7
    static let units: UInt8 = 8
    /// The message and field of the profile that tell the same.
    static let nativeMessage: UInt8 = 14
    static let nativeField: UInt8 = 15
  }
}
