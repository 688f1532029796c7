/// Names of devices, out of the numbers that FIT files give for manufacturer and product.
enum FITDevices {
  static let garmin = 1

  /// Who made the device, under the number that the FIT profile gives each; nil for numbers of no maker of running
  /// watches.
  static func maker(_ number: Int?) -> String? {
    switch number {
    // The second is Garmin's number for a protocol of its first ANT watches.
    case garmin, 2: "Garmin"
    case 16: "Timex"
    case 23: "Suunto"
    case 32: "Wahoo"
    case 37, 272: "Magellan"
    case 52, 53: "Epson"
    case 70: "Sigma"
    case 71: "TomTom"
    case 115: "iGPSPORT"
    case 123: "Polar"
    case 258: "Lezyne"
    case 267: "Bryton"
    case 289: "Hammerhead"
    case 129, 294: "COROS"
    case 140, 310: "Decathlon"
    case 348: "Huawei"
    default: nil
    }
  }

  /// The model under the number that its maker gives it; nil where it is in none of the lists.
  static func model(of manufacturer: Int?, _ product: Int?) -> String? {
    guard let product else { return nil }
    switch manufacturer {
    case garmin, 2: return FITGarminProducts.name(product)
    case 23: return FITOtherProducts.suunto(product)
    case 32: return FITOtherProducts.wahoo(product)
    case 123: return FITOtherProducts.polar(product)
    case 294: return FITOtherProducts.coros(product)
    default: return nil
    }
  }

  /// Applications and services that write files for devices of others.
  static func service(_ number: Int?) -> String? {
    switch number {
    case 95: "Stryd"
    case 144, 260: "Zwift"
    case 265: "Strava"
    case 305: "Whoop"
    case 326: "Nike"
    case 331: "MyWhoosh"
    case 337: "Runna"
    case 340: "Peloton"
    case 349: "GOTOES"
    default: nil
    }
  }

  /// The device's whole name, such as "Garmin Forerunner 945" or "Suunto 9"; nil where the maker is none of watches.
  ///
  /// - Parameter productName: in the file's own words, which go before any number.
  static func name(manufacturer: Int?, product: Int?, productName: String?) -> String? {
    let maker = maker(manufacturer)
    if let productName {
      guard let maker, !productName.lowercased().hasPrefix(maker.lowercased()) else { return productName }
      return "\(maker) \(productName)"
    }
    guard let maker else { return nil }
    guard let product else { return maker }
    if let model = model(of: manufacturer, product) { return "\(maker) \(model)" }
    return manufacturer == garmin ? "Garmin (product \(product))" : maker
  }
}
