public import TrackModel

/// The pain log for people and programs.
public enum PainList {
  /// Of the table, as `pain import` reads it.
  public static let columns = ["id", "date", "time", "when", "level", "side", "limp", "cannot_bear_weight", "note"]

  /// A line per entry; ends with a line feed.
  public static func text(_ entries: [PainEntry]) -> String {
    entries.map { entry in
      var facts = ["\(entry.id)", "\(entry.day)" + (time(entry).map { " \($0)" } ?? ""), "\(entry.level)/10"]
      facts.append(entry.moment.rawValue)
      if let side = entry.side { facts.append(side.rawValue) }
      if entry.limp { facts.append("limp") }
      if entry.cannotBearWeight { facts.append("cannot bear weight") }
      if let note = entry.note { facts.append(CleanText.line(note, limit: 400)) }
      return facts.joined(separator: "  ") + "\n"
    }.joined()
  }

  public static func csv(_ entries: [PainEntry]) -> String {
    var table = CSVTable(columns: columns)
    for entry in entries {
      table.add([
        .count(Int(clamping: entry.id)), .word("\(entry.day)"), .word(time(entry) ?? ""), .word(entry.moment.rawValue),
        .count(entry.level), .word(entry.side?.rawValue ?? ""), .flag(entry.limp), .flag(entry.cannotBearWeight),
        .text(entry.note),
      ])
    }
    return table.text
  }

  /// One JSON object per line.
  public static func jsonLines(_ entries: [PainEntry]) -> String {
    entries.map { entry in
      var json = JSONWriter()
      json.entry(entry)
      json.endLine()
      return json.text
    }.joined()
  }

  /// `07:30`; nil where no time was told.
  static func time(_ entry: PainEntry) -> String? {
    entry.minute.map { zeroPadded($0 / 60, 2) + ":" + zeroPadded($0 % 60, 2) }
  }
}

extension JSONWriter {
  mutating func entry(_ entry: PainEntry) {
    object { json in
      json.field("cannot_bear_weight", entry.cannotBearWeight)
      json.field("date", "\(entry.day)")
      json.field("id", Int(clamping: entry.id))
      json.field("level", entry.level)
      json.field("limp", entry.limp)
      json.field("note", entry.note)
      json.field("side", entry.side?.rawValue)
      json.field("time", PainList.time(entry))
      json.field("when", entry.moment.rawValue)
    }
  }
}
