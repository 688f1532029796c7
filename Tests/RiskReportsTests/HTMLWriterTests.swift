import Testing

@testable import RiskReports

@Suite struct HTMLWriterTests {
  @Test(arguments: [
    ("plain", "plain"),
    (#"<b title="x">'&"#, "&lt;b title=&quot;x&quot;&gt;&#39;&amp;"),
    ("a\u{202E}b", #"a\u{202e}b"#),
    ("\u{1B}[31m\u{0}", #"\u{1b}[31m\u{0}"#),
    ("Läufe · ラン", "Läufe · ラン"),
  ])
  func textIsEscapedForElementsAndAttributes(text: String, written: String) {
    var html = HTMLWriter()
    html.element("p", [Attribute("title", text)], text: text)
    #expect(html.text == "<p title=\"\(written)\">\(written)</p>")
  }

  @Test(arguments: [
    (0, "0"), (-0.04, "0"), (12, "12"), (12.34, "12.3"), (-7.26, "-7.3"), (0.95, "1"), (1e300, "0"),
    (Double.nan, "0"), (-Double.infinity, "0"),
  ])
  func numbersHaveOneDecimalAtMost(number: Double, written: String) {
    var html = HTMLWriter()
    html.shape("circle", [Attribute("r", number)])
    #expect(html.text == "<circle r=\"\(written)\"/>")
  }

  @Test func pathsAreMovesAndLines() {
    var html = HTMLWriter()
    html.shape("path", [Attribute(path: [Point(x: 1, y: 2), Point(x: 3.25, y: -4)], closed: true)])
    #expect(html.text == #"<path d="M1 2L3.3 -4Z"/>"#)
  }

  /// The page's policy lets no style in but the one whose digest it tells.
  @Test func contentPolicyTellsTheDigestOfTheStyleSheet() {
    let digest = "sha256-" + SHA256.base64(of: Array("\(PageStyleSheet.text)".utf8))
    #expect(PageStyleSheet.digest == digest, "put \(digest) into PageStyleSheet")
  }

  /// FIPS 180-4, the examples of NIST.
  @Test(arguments: [
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="), ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
  ])
  func digestsAreThoseOfTheStandard(text: String, digest: String) {
    #expect(SHA256.base64(of: Array(text.utf8)) == digest)
  }
}
