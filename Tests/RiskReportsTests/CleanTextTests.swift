import RiskReports
import Testing

struct CleanTextTests {
  @Test(arguments: [
    ("Morning run", "Morning run"),
    ("Läufe – 10 km ラン", "Läufe – 10 km ラン"),
    ("a\u{1B}[31mred", #"a\u{1b}[31mred"#),
    ("two\nlines\r\n", #"two\u{a}lines\u{d}\u{a}"#),
    ("bell\u{07}\u{7F}\u{85}", #"bell\u{7}\u{7f}\u{85}"#),
    ("\u{202E}gpx.evil\u{2069}", #"\u{202e}gpx.evil\u{2069}"#),
    ("a\u{2028}b\u{200B}c\u{FEFF}", #"a\u{2028}b\u{200b}c\u{feff}"#),
    ("family \u{1F468}\u{200D}\u{1F469}", "family \u{1F468}\u{200D}\u{1F469}"),
    ("", ""),
  ])
  func showsWhatWouldTakeEffect(text: String, clean: String) {
    #expect(CleanText.line(text) == clean)
  }

  @Test(arguments: [
    // The ellipsis takes three bytes; an é is never cut in two.
    (10, "abcdefghij", "abcdefghij"),
    (9, "abcdefghij", "abcdef…"),
    (6, "éééé", "é…"),
    (8, "éééé", "éééé"),
    (7, "a\nbcdef", "a…"),
    (3, "abcd", "…"),
    (2, "abcd", ""),
  ])
  func cutsBetweenCharacters(limit: Int, text: String, clean: String) {
    let result = CleanText.line(text, limit: limit)
    #expect(result == clean)
    #expect(result.utf8.count <= limit)
  }

  /// In 20 bytes, of which a mark of cut folders takes four and that of a cut name three.
  @Test(arguments: [
    ("a/folder/run-17.gpx", "a/folder/run-17.gpx"),
    ("exports/2026/run-17.gpx", "export…/run-17.gpx"),
    ("exports/2026/01/run-1234567.gpx", "e…/run-1234567.gpx"),
    ("exports/evening-run-in-the-rain.gpx", "…/evenin…in.gpx"),
    ("evening-run-in-the-rain.gpx", "evening-…rain.gpx"),
    ("a.zip!/exports/x/run\u{1B}7.gpx", #"a.…/run\u{1b}7.gpx"#),
    ("exports/of-last-year/2026/", "exports/of-…/2026/"),
    ("läufe/läufe/läufe/é.gpx", "läufe/lä…/é.gpx"),
  ])
  func aPathKeepsTheNameOfItsFile(path: String, shown: String) {
    let result = CleanText.path(path, limit: 20)
    #expect(result == shown && result.utf8.count <= 20)
  }
}
