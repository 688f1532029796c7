import TrackModel

/// What the numbers of the FIT profile's sports mean here.
enum FITSports {
  static let transition = 3
  static let multisport = 18

  /// - Parameters:
  ///   - sport: nil where the file says nothing.
  ///   - subSport: narrows the sport; nil where the file says nothing.
  static func sport(_ sport: Int?, subSport: Int?) -> Sport {
    // Treadmill and indoor running: no change of place.
    let isIndoorRun = subSport == 1 || subSport == 45
    switch sport {
    case nil, 0, 254, 255: return isIndoorRun ? .treadmillRunning : .unknown
    // The last is a virtual activity, of whatever sport.
    case 1: return isIndoorRun || subSport == 58 ? .treadmillRunning : .running
    // Fitness equipment.
    case 4: return isIndoorRun ? .treadmillRunning : .other
    case 2, 21: return .cycling
    case 5: return .swimming
    case 11: return .walking
    // Mountaineering and hiking.
    case 16, 17: return .hiking
    // Floor climbing: stairs on foot, which load the legs as running up them does.
    case 48: return .running
    default: return .other
    }
  }
}

/// What a file says about the sport in one place.
struct FITSportClaim: Hashable {
  var sport: Int?
  var subSport: Int?
  var name: String?

  /// The sport; by its name where the number says nothing.
  var meaning: Sport {
    let sport = FITSports.sport(sport, subSport: subSport)
    guard sport == .unknown, let name else { return sport }
    return SportNames.sport(for: name)
  }
}
