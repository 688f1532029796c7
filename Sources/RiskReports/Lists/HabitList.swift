public import TrackModel

/// The habit log for people and programs.
public enum HabitList {
  /// A line per entry; ends with a line feed.
  public static func text(_ entries: [HabitEntry]) -> String {
    entries.map { entry in
      let note = entry.note.map { "  " + CleanText.line($0, limit: 400) } ?? ""
      return "\(entry.id)  \(entry.day)  \(entry.habit.rawValue)\(note)\n"
    }.joined()
  }

  public static func csv(_ entries: [HabitEntry]) -> String {
    var table = CSVTable(columns: ["id", "date", "did", "note"])
    for entry in entries {
      table.add([
        .count(Int(clamping: entry.id)), .word("\(entry.day)"), .word(entry.habit.rawValue), .text(entry.note),
      ])
    }
    return table.text
  }

  /// One JSON object per line.
  public static func jsonLines(_ entries: [HabitEntry]) -> String {
    entries.map { entry in
      var json = JSONWriter()
      json.object { json in
        json.field("date", "\(entry.day)")
        json.field("did", entry.habit.rawValue)
        json.field("id", Int(clamping: entry.id))
        json.field("note", entry.note)
      }
      json.endLine()
      return json.text
    }.joined()
  }
}
