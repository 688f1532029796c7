import HamstringRisk
import Testing

@testable import RiskReports

@Suite struct CSVTableTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"), ("+1", "'+1"),
    ("-1", "'-1"), ("@x", "'@x"), ("=\u{301}1", "'=\u{301}1"), ("'x", "''x"), ("\u{1B}[2J", #"\u{1b}[2J"#),
    ("\u{202E}x", #"\u{202e}x"#), ("\r\n=1", #"\u{d}\u{a}=1"#), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("", ""),
    ("\"\u{301},=1", "\"\"\"\u{301},=1\""),
  ])
  func namesStayTextOnOneLine(text: String, cell: String) {
    var table = CSVTable(columns: ["name", "n"])
    table.add([.name(text), .number(-1.25, decimals: 2)])
    #expect(table.text == "name,n\r\n\(cell),-1.25\r\n")
  }

  /// Paths may hold blanks.
  @Test func copiesOfARunStandApart() {
    var run = Samples.run(Samples.summary())
    run.alsoIn = ["my runs/a.gpx", "b.tcx"]
    let table = RunList.runsTable(RiskReport(settings: Samples.settings(), runs: [run])).text
    #expect(table.contains(",my runs/a.gpx | b.tcx\r\n"))
  }

  @Test func wordsOfTheRunnerAreKept() {
    var table = CSVTable(columns: ["note"])
    table.add([.text("=two\nlines")])
    #expect(table.text == "note\r\n\"'=two\nlines\"\r\n")
  }

  /// The reading side undoes what the writing side does, and nothing else.
  @Test(arguments: ["=1", "'=1", "'x", "''x", "'", "", "x", "-", "'\t=1"]) func guardedTextComesBack(text: String) {
    #expect(CSVTable.unguarded(CSVTable.guarded(text)) == text)
  }

  @Test(arguments: [Double.nan, .infinity]) func noNumberIsEmpty(number: Double) {
    var table = CSVTable(columns: ["a", "b", "c"])
    table.add([.number(number, decimals: 1), .count(nil), .text(nil)])
    #expect(table.text == "a,b,c\r\n,,\r\n")
  }
}
