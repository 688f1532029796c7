import HamstringRisk
import TrackModel

/// Numbers with their unit for lines and columns, spelled as in the sentences of the flags (`MeasureText`) but with
/// blanks that do not break a line. A missing or senseless number is `–`.
struct Measures {
  let units: Units
  let spelled: MeasureText

  static let missing = "–"

  init(units: Units) {
    self.units = units
    spelled = MeasureText(units)
  }

  /// What splits count in: a kilometre or a mile.
  var splitLength: Double { units == .metric ? 1000 : MeasureText.metresPerMile }
  var splitUnit: String { units == .metric ? "km" : "mi" }

  /// What heights count in: metres or feet.
  var heightUnitsPerMetre: Double { units == .metric ? 1 : MeasureText.feetPerMetre }
  var heightUnit: String { units == .metric ? "m" : "ft" }

  /// Along the ground: `12.4 km`, `640 m`; `7.7 mi`.
  func distance(_ metres: Double?) -> String { text(metres) { spelled.distance($0) } }

  /// Always in the large unit, so that a column reads well: `0.6 km`.
  func longDistance(_ metres: Double?) -> String { text(metres) { mark($0) + " " + splitUnit } }

  /// An upper limit, never told as more than it is.
  func longLimit(_ metres: Double) -> String { longDistance(spelled.tenthsBelow(metres)) }
  func limit(_ metres: Double?) -> String { text(metres) { spelled.limit($0) } }

  /// The bare number of kilometres or miles from the start.
  func mark(_ metres: Double) -> String { spelled.decimal(metres / splitLength, places: 1) }

  /// Up or down: `310 m`, `1017 ft`.
  func height(_ metres: Double?) -> String { text(metres) { spelled.height($0) } }

  /// `5:12 min/km` for a speed in m/s.
  func pace(_ speed: Double?) -> String { text(speed) { spelled.pace($0) } }

  /// `12:30`, `1:02:10`.
  func clock(_ seconds: Double?) -> String {
    text(seconds) { seconds in
      guard seconds >= 0 else { return Measures.missing }
      let total = Int(clamping: seconds)
      let minutes = total / 60
      let rest = ":" + zeroPadded(total % 60, 2)
      return minutes < 60 ? "\(minutes)\(rest)" : "\(minutes / 60):\(zeroPadded(minutes % 60, 2))\(rest)"
    }
  }

  /// `45 s` below two minutes, else as a clock.
  func duration(_ seconds: Double?) -> String {
    guard let seconds, (0..<119.5).contains(seconds) else { return clock(seconds) }
    return text(seconds) { spelled.decimal($0, places: 0) + " s" }
  }

  /// `+12 %` for the fraction 0.12.
  func change(_ fraction: Double?) -> String { text(fraction) { spelled.change($0) } }

  /// The same for a column: whole percents, `0 %` without a sign.
  func wholeChange(_ fraction: Double?) -> String {
    text(fraction) { fraction in
      let percent = (fraction * 100).rounded()
      return (percent > 0 ? "+" : "") + spelled.decimal(percent, places: 0) + " %"
    }
  }

  /// `12 %` for the fraction 0.12.
  func percent(_ fraction: Double?) -> String { text(fraction) { spelled.percent($0) } }

  /// What a flag measured, in words for its unit.
  func value(_ value: Double?, of flag: Flag) -> String {
    switch flag.unit {
    case "m": flag.factor == .hills || flag.factor == .stairs ? height(value) : distance(value)
    case "m/s": pace(value)
    case "s": duration(value)
    case "%": percent(value.map { $0 / 100 })
    case "min": text(value) { plain($0) + " min" }
    default: text(value) { plain($0) }
    }
  }

  /// Whole where the number is, else one decimal.
  private func plain(_ number: Double) -> String {
    spelled.decimal(number, places: (number - number.rounded()).magnitude < 0.05 ? 0 : 1)
  }

  private func text(_ number: Double?, _ spell: (Double) -> String) -> String {
    guard let number, number.isFinite else { return Measures.missing }
    return spell(number).replacingSpaces
  }
}
