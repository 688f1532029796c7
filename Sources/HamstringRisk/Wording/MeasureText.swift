/// Numbers as a runner reads them, in the units chosen.
public struct MeasureText: Sendable {
  /// The units of what is written.
  public let units: Units

  /// Writes in these units.
  public init(_ units: Units) { self.units = units }

  package static let metresPerMile = 1609.344
  package static let metresPerFoot = 0.3048
  package static let feetPerMetre = 1 / metresPerFoot

  /// `12.4 km` or `850 m`; `7.7 mi` or `0.53 mi`.
  public func distance(_ metres: Double) -> String {
    switch units {
    case .metric:
      metres.magnitude < 999.5 ? "\(decimal(metres, places: 0)) m" : "\(decimal(metres / 1000, places: 1)) km"
    case .imperial:
      "\(decimal(metres / MeasureText.metresPerMile, places: metres.magnitude < MeasureText.metresPerMile ? 2 : 1)) mi"
    }
  }

  /// An upper limit in metres, as `distance`, but never more than it.
  public func limit(_ metres: Double) -> String {
    let (isShort, step) =
      switch units {
      case .metric: (metres < 1000, 1.0)
      case .imperial: (metres < MeasureText.metresPerMile, MeasureText.metresPerMile / 100)
      }
    return distance(isShort ? MeasureText.roundedDown(metres, to: step) : tenthsBelow(metres))
  }

  /// Metres rounded down to a tenth of a kilometre or mile.
  public func tenthsBelow(_ metres: Double) -> Double {
    MeasureText.roundedDown(metres, to: units == .metric ? 100 : MeasureText.metresPerMile / 10)
  }

  private static func roundedDown(_ metres: Double, to step: Double) -> Double {
    (metres / step + 1e-9).rounded(.down) * step
  }

  /// `120 m` or `394 ft`.
  public func height(_ metres: Double) -> String {
    switch units {
    case .metric: "\(decimal(metres, places: 0)) m"
    case .imperial: "\(decimal(metres * MeasureText.feetPerMetre, places: 0)) ft"
    }
  }

  /// Metres up per metre: `6 m/km`, `32 ft/mile`.
  public func climbRate(_ rate: Double) -> String {
    switch units {
    case .metric: "\(height(rate * 1000))/km"
    case .imperial: "\(height(rate * MeasureText.metresPerMile))/mile"
    }
  }

  /// `5:57 min/km` or `9:35 min/mile`; `–` for speeds that are no pace.
  public func pace(_ speed: Double) -> String {
    guard speed.isFinite, speed > 0.1 else { return "–" }
    let metres = units == .metric ? 1000 : MeasureText.metresPerMile
    let seconds = Int((metres / speed).rounded())
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest) min/\(units == .metric ? "km" : "mile")"
  }

  /// `7 min`, or `45 s` below a minute.
  public func minutes(_ seconds: Double) -> String {
    seconds < 59.5 ? "\(decimal(seconds, places: 0)) s" : "\(decimal(seconds / 60, places: 0)) min"
  }

  /// `+35 %`; `-4 %`; one digit after the point below 10 %.
  public func change(_ fraction: Double) -> String {
    let text = percent(fraction)
    return fraction > 0 ? "+\(text)" : text
  }

  /// `35 %`, `7.5 %`.
  public func percent(_ fraction: Double) -> String {
    let percent = fraction * 100
    let isWhole = percent.magnitude >= 10 || (percent - percent.rounded()).magnitude < 0.05
    return "\(decimal(percent, places: isWhole ? 0 : 1)) %"
  }

  /// Times such as `1.5`.
  public func ratio(_ value: Double) -> String { decimal(value, places: 2) }

  /// A plain decimal with a point, rounded half away from zero; `∞` for a step that is turned off, `–` for what is no
  /// number.
  public func decimal(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value * scale).rounded()
    if scaled == .infinity { return "∞" }
    guard scaled.isFinite, scaled.magnitude < 1e15 else { return "–" }
    let digits = Int(scaled.magnitude)
    let sign = scaled <= -1 ? "-" : ""
    guard places > 0 else { return sign + String(digits) }
    let fraction = String(digits % Int(scale))
    return sign + String(digits / Int(scale)) + "."
      + String(repeating: "0", count: places - fraction.utf8.count) + fraction
  }

  /// `1 run`, `3 runs`.
  public func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
