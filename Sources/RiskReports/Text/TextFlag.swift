import HamstringRisk
import TrackModel

/// Lays out flags: what, where in the run, and the figures to check it by.
struct FlagWriter {
  let measures: Measures
  let style: TextStyle
  let indent: Int
  /// Elapsed seconds of the run; nil for flags on a week.
  var elapsed: Double?

  /// Columns from the level's mark to the sentence.
  private var hanging: Int { indent + 4 }

  /// - Parameters:
  ///   - line: distances along the run; nil for flags on a week or runs without a trace.
  ///   - showsSource: adds where the rule comes from.
  func write(_ flag: Flag, along line: DistanceLine?, showsSource: Bool, to page: inout TextPage) {
    let mark = page.padded(Wording.mark(flag.level, unicode: style.unicode), to: 3, right: false)
    page.paragraph(
      [
        Phrase(mark.replacingSpaces, Phrase.Role(flag.level)),
        Phrase("\(Wording.level(of: flag).replacingSpaces):", Phrase.Role(flag.level)),
        Phrase("\(Wording.name(flag).replacingSpaces). \(CleanText.line(flag.message, limit: 600))"),
      ], indent: indent, hanging: hanging)
    let places = FlagFacts(flag: flag, measures: measures)
      .places(along: line, elapsed: elapsed, atMost: style.verbose ? nil : 3)
    if !places.isEmpty { page.paragraph(places, .faint, indent: hanging) }
    page.paragraph(figures(flag), .faint, indent: hanging)
    if showsSource, !flag.source.isEmpty {
      page.paragraph(Wording.source(CleanText.line(flag.source, limit: 400)), .faint, indent: hanging)
    }
  }

  private func figures(_ flag: Flag) -> String {
    var parts: [String] = []
    if flag.value != nil {
      parts.append(Wording.value(measures.value(flag.value, of: flag)))
      let usual = flag.usual.map { measures.value($0, of: flag) }
      if let compared = FlagFacts(flag: flag, measures: measures).comparedWith {
        parts.append(compared)
      } else if usual != nil || flag.usualCount != nil || flag.usualPeriodDays != nil {
        parts.append(Wording.usual(usual, count: flag.usualCount, days: flag.usualPeriodDays))
      }
    }
    if flag.threshold != nil { parts.append(Wording.threshold(measures.value(flag.threshold, of: flag))) }
    parts.append(Wording.evidenceNote(Wording.evidence(flag.evidence)))
    if let fired = Wording.fired(flag) { parts.append(fired) }
    let quality = CleanText.line(flag.quality, limit: 400)
    return parts.joinedFacts + (quality.isEmpty ? "" : ". " + quality.capitalizedFirst)
  }
}

extension Phrase.Role {
  init(_ level: Level?) {
    switch level {
    case .high?: self = .high
    case .medium?: self = .medium
    case .low?: self = .low
    case .info?, nil: self = .faint
    case Level.none?: self = .plain
    }
  }
}

extension String {
  /// With blanks that do not break a line.
  var replacingSpaces: String {
    guard utf8.contains(UInt8(ascii: " ")) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 8)
    for byte in utf8 {
      // U+00A0 is C2 A0 in UTF-8.
      if byte == UInt8(ascii: " ") { bytes.append(0xC2) }
      bytes.append(byte == UInt8(ascii: " ") ? 0xA0 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Array where Element == String {
  /// `12.4 km · 5:12 min/km`: lines break between facts, not inside one.
  var joinedFacts: String { map(\.replacingSpaces).joined(separator: "\u{A0}· ") }
}
