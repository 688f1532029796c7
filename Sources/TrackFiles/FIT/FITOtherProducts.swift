/// Watches of makers other than Garmin by their product number, for files that do not name the watch in words.
///
/// The public FIT profile has no lists of these; numbers are those that the watches write, as Gadgetbridge's list of ANT
/// devices and published exports show them.
enum FITOtherProducts {
  static func suunto(_ product: Int) -> String? {
    switch product {
    case 17: "Quest"
    case 18: "Ambit"
    case 19: "Ambit2"
    case 20: "Ambit2 S"
    case 21: "Ambit2 R"
    case 22: "Ambit3 Peak"
    case 23: "Ambit3 Sport"
    case 24: "Ambit3 Run"
    case 25: "Ambit3 Vertical"
    case 26: "Traverse"
    case 27: "Traverse Alpha"
    case 28: "Spartan Sport"
    case 29: "Spartan Ultra"
    case 30: "Spartan Sport Wrist HR"
    case 31: "Spartan Trainer Wrist HR"
    case 32: "Spartan Sport Wrist HR Baro"
    case 33: "3"
    case 34: "9 Baro"
    case 35: "9"
    case 36: "5"
    case 40: "7"
    case 42: "9 Peak"
    case 56: "5 Peak"
    case 58: "9 Peak Pro"
    case 59: "Vertical"
    case 62: "Ocean"
    case 66: "Race 2"
    case 67: "Vertical 2"
    default: nil
    }
  }

  static func coros(_ product: Int) -> String? {
    switch product {
    case 802: "PACE 2"
    case 804: "PACE 3"
    case 805: "PACE Pro"
    case 811: "APEX 42 mm"
    case 812: "APEX 2"
    case 821: "APEX"
    case 822: "APEX 2 Pro"
    case 831: "VERTIX"
    case 832: "VERTIX 2"
    case 841: "APEX Pro"
    default: nil
    }
  }

  static func polar(_ product: Int) -> String? { product == 261 ? "Pacer Pro" : nil }

  static func wahoo(_ product: Int) -> String? { product == 33 ? "ELEMNT RIVAL" : nil }
}
