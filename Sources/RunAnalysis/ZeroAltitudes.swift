/// Zeros that stand for altitudes that are not known: phones give 0 for a fix without altitude, and programs write it down.
enum ZeroAltitudes {
  /// Metres from the sea beyond which nobody runs from it without a point between.
  static let leastLeap: Float = 20

  /// Strikes altitudes of exactly 0 where all others keep that far from it. A recording that has no others keeps its own.
  static func strike(_ knots: inout Knots) {
    let nearest = knots.altitudes.reduce(Float.infinity) { $1 == 0 ? $0 : min($0, abs($1)) }
    guard nearest >= leastLeap, nearest < .infinity else { return }
    for index in knots.altitudes.indices where knots.altitudes[index] == 0 { knots.fields[index].remove(.altitude) }
  }
}
