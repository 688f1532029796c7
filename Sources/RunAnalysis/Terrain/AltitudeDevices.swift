/// What the name of a device promises about its altitude.
enum AltitudeDevices {
  enum Promise: Equatable {
    case barometer, noBarometer
    /// A telephone or a service for telephones: altitude from GPS, or from a map, smooth as it may be (Definitions.md C1).
    case phone
    case unknown
  }

  /// Makers' data sheets. A name matches where it occurs in the device's name, letters and digits only, lower case;
  /// the longest match wins, so that exceptions stand beside their families. "Suunto 9" alone is in neither list: the
  /// first of that name had a barometer, the next had none, and both are called so.
  static let known: [(name: String, promise: Promise)] =
    [
      "fenix", "enduro", "epix", "instinct", "tactix", "quatix", "descent", "marq", "forerunner645", "forerunner745",
      "forerunner910", "forerunner920", "forerunner935", "forerunner945", "forerunner955", "forerunner965",
      "forerunner970", "forerunner165", "forerunner255", "forerunner265", "forerunner570", "venu", "vivoactive3",
      "vivoactive4", "vivoactivehr", "ambit", "ambit2sapphire", "suuntotraverse", "spartanultra",
      "spartansportwristhrbaro", "suunto7", "suunto9baro", "suunto9peak", "suuntovertical", "suuntorace", "gritx",
      "vantagev", "polarv800", "polarpacerpro", "coros", "withbarometer", "elemntrival",
    ].map { ($0, .barometer) }
    + [
      "forerunner10", "forerunner15", "forerunner25", "forerunner30", "forerunner35", "forerunner45", "forerunner50",
      "forerunner55", "forerunner60", "forerunner70", "forerunner110", "forerunner201", "forerunner205",
      "forerunner210", "forerunner220", "forerunner225", "forerunner230", "forerunner235", "forerunner245",
      "forerunner301", "forerunner305", "forerunner310", "forerunner405", "forerunner410", "forerunner610",
      "forerunner620", "forerunner630", "forerunner735", "venusq", "vivoactive5", "ambit2s", "ambit2r", "ambit3run",
      "ambit3sport", "spartansport", "spartantrainer", "suunto3", "suunto5", "vantagem", "polarm400", "polarm430",
      "polarpacer", "polarignite", "polarunite",
    ].map { ($0, .noBarometer) }
    + [
      "iphone", "android", "runkeeper", "mytracks", "runtastic", "endomondo", "nikeplus", "nikerun", "mapmyrun",
      "mapmyride", "mapmyfitness", "sportstracker", "opentracks", "osmand", "adidasrunning", "decathloncoach",
      "komoot", "googlefit", "fitotrack",
    ].map { ($0, .phone) }

  /// - Parameter names: device and creator as the file gives them; the first that is known decides.
  static func promise(of names: [String?]) -> Promise {
    for case let name? in names {
      let plain = plainLetters(name)
      var best: (length: Int, promise: Promise) = (0, .unknown)
      for entry in known where entry.name.utf8.count > best.length && contains(plain, entry.name) {
        best = (entry.name.utf8.count, entry.promise)
      }
      if best.length > 0 { return best.promise }
    }
    return .unknown
  }

  /// ASCII letters and digits, lower case, without accents; `fr` before a number is written out.
  private static func plainLetters(_ name: String) -> [UInt8] {
    var plain: [UInt8] = []
    for scalar in name.lowercased().unicodeScalars.prefix(100) {
      switch scalar {
      case "a"..."z", "0"..."9": plain.append(UInt8(scalar.value))
      case "é", "è", "ē": plain.append(UInt8(ascii: "e"))
      case "í": plain.append(UInt8(ascii: "i"))
      case "ó", "ö": plain.append(UInt8(ascii: "o"))
      default: break
      }
    }
    let short = Array("fr".utf8)
    for start in plain.indices.dropLast(2)
    where Array(plain[start..<start + 2]) == short && (48...57).contains(plain[start + 2]) {
      plain.replaceSubrange(start..<start + 2, with: "forerunner".utf8)
      break
    }
    return plain
  }

  /// A name ending in a digit must not be followed by another: `forerunner10` is no `forerunner105`.
  private static func contains(_ text: [UInt8], _ name: String) -> Bool {
    let wanted = Array(name.utf8)
    guard text.count >= wanted.count else { return false }
    let endsInDigit = wanted.last.map { (48...57).contains($0) } ?? false
    for start in 0...text.count - wanted.count
    where text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted) {
      let next = start + wanted.count
      if !endsInDigit || next == text.count || !(48...57).contains(text[next]) { return true }
    }
    return false
  }
}
