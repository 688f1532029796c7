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
}
