import Foundation
import Testing

/// `map` in parts, as an engine on many machines calls it.
@Suite struct ListedMapTests {
  /// Lists a path, maps the lines in parts of some lines each, and returns all lines that came of it.
  private func mappedInParts(of size: Int, _ paths: [String], in folder: URL) throws -> [Substring] {
    let listed = try Strideguard.run(["map", "--list"] + paths, in: folder).output.split(separator: "\n")
    var lines: [Substring] = []
    for start in stride(from: 0, to: listed.count, by: size) {
      let part = listed[start..<min(start + size, listed.count)].joined(separator: "\n")
      lines += try Strideguard.run(["map", "--listed"], in: folder, input: part).output.split(separator: "\n")
    }
    return lines
  }

  @Test(arguments: ["history", "bulk", "bulk/strava", "bulk/strava.zip", "exports"])
  func partsComeToTheSameLines(_ path: String) throws {
    let whole = try Strideguard.run(["map", path]).output.split(separator: "\n").sorted()
    #expect(try mappedInParts(of: 5, [path], in: Strideguard.fixtures).sorted() == whole)
  }

  /// A sport that only the table tells reaches the reader of each part.
  @Test func whatTheTableSaysGoesWithTheFile() throws {
    let lines = try mappedInParts(of: 1, ["bulk/strava"], in: Strideguard.fixtures)
    #expect(lines.contains { $0.contains("1003.gpx") && $0.contains("strideguard.summary/1") })
    #expect(lines.contains { $0.contains("1002.gpx.gz") && $0.contains("strideguard.skipped/1") })
  }

  /// A name that is not UTF-8 survives the way through text.
  @Test func namesKeepTheirBytes() throws {
    let scratch = try Scratch()
    let jog = Strideguard.fixtures.appending(path: "exports/strava-ten-blanks.tcx").path
    let copied = try Strideguard.shell("cp '\(jog)' '\(scratch.folder.path)'/\"$(printf 'j\\377g.tcx')\"")
    try #require(copied.status == 0)
    let lines = try mappedInParts(of: 1, ["."], in: scratch.folder)
    #expect(lines.count == 1 && lines[0].contains("strideguard.summary/1"))
  }

  @Test func aLineThatIsNoneIsOneProblem() throws {
    let outcome = try Strideguard.run(["map", "--listed"], input: "{}\n")
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.output.contains("not_a_file_line"))
  }

  @Test func anArchiveThatChangedIsAProblem() throws {
    let line = #"{"schema":"strideguard.file/1","path":"bulk/strava.zip","entry":99}"#
    let outcome = try Strideguard.run(["map", "--listed"], input: line)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("bulk/strava.zip: the archive has changed"))
  }

  @Test(arguments: [["map"], ["map", "--list", "--listed", "history"], ["map", "--listed", "history"]])
  func contradictionsAreWrongUsage(_ arguments: [String]) throws {
    #expect(try Strideguard.run(arguments).status == 64)
  }

  @Test func aFileThatNobodyReadIsToldByReduce() throws {
    let listed = try Strideguard.run(["map", "--list", "history/2026-01-06-garmin.tcx.gz"]).output
    let outcome = try Strideguard.run(["reduce"], input: listed)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("not a line of `strideguard map`"))
  }

  /// All lines twice and in another order: the same report, byte for byte, problems and left-out files included.
  @Test(arguments: ["history", "bulk/strava", "exports"])
  func orderAndRepetitionChangeNothing(_ path: String) throws {
    let lines = try Strideguard.run(["map", path]).output.split(separator: "\n")
    let mixed = (lines.reversed() + lines).joined(separator: "\n")
    let reduce = ["reduce", "--format", "json"] + repeatable
    let wanted = try Strideguard.run(["analyze", path, "--format", "json"] + repeatable).output
    #expect(try Strideguard.run(reduce, input: lines.joined(separator: "\n")).output == wanted)
    #expect(try Strideguard.run(reduce, input: mixed).output == wanted)
  }
}
