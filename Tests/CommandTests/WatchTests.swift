import Foundation
import Testing

/// `import --watch`: new exports as they appear, until Ctrl-C.
@Suite struct WatchTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "exports"), withIntermediateDirectories: true)
  }

  /// Starts the watch, runs some lines of shell beside it, and ends it with a signal.
  private func watch(_ lines: String, signal: String = "INT") throws -> Strideguard.Outcome {
    try Strideguard.shell(
      """
      strideguard import --watch --time-zone UTC exports & watch=$!
      sleep 1
      \(lines)
      kill -\(signal) $watch; wait $watch
      """, in: scratch.folder,
      environment: ["STRIDEGUARD_LIBRARY": "library.sqlite", "FIXTURES": Strideguard.fixtures.path])
  }

  @Test func aNewExportIsImportedAndTold() throws {
    let outcome = try watch(
      """
      mkdir exports/new
      cp "$FIXTURES/history/2026-01-06-garmin.tcx.gz" exports/new/run.gz
      sleep 5
      """)
    #expect(outcome.status == 130)
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output
        == "0 imported\nimported       Tue 6 Jan 2026 16:20 · 8.4 km · 6:10 min/km  exports/new/run.gz\n\n1 imported\n")
  }

  /// What comes later into a folder whose name is no UTF-8 (Linux allows any bytes) is told by the kernel, too.
  @Test func folderNamesNeedNotBeText() throws {
    let outcome = try watch(
      #"""
      mkdir "$(printf 'exports/M\344rz')"; sleep 3
      cp "$FIXTURES/history/2026-01-06-garmin.tcx.gz" "$(printf 'exports/M\344rz/run.gz')"
      sleep 5
      """#)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasSuffix("exports/M\u{FFFD}rz/run.gz\n\n1 imported\n"))
  }

  /// A file that is still open, or has just been touched, is left alone.
  @Test func halfWrittenFilesAreLeftAlone() throws {
    let outcome = try watch(
      """
      file="$FIXTURES/history/2026-01-06-garmin.tcx.gz"
      { head -c 5000 "$file"; sleep 5; tail -c +5001 "$file"; } > exports/run.gz
      sleep 5
      """)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasSuffix("\n\n1 imported\n"))
  }

  @Test func whatIsThereAlreadyComesFirst() throws {
    try FileManager.default.copyItem(
      at: Strideguard.fixtures.appending(path: "history/2026-01-06-garmin.tcx.gz"),
      to: scratch.folder.appending(path: "exports/run.gz"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)],
      ofItemAtPath: scratch.folder.appending(path: "exports/run.gz").path)
    let outcome = try watch("sleep 1", signal: "TERM")
    #expect(outcome.status == 130)
    #expect(outcome.output.hasSuffix("1 imported\n"))
  }

  /// Each trouble is told when it comes, and once.
  @Test func whatCannotBeFollowedIsToldOnce() throws {
    let outcome = try watch(
      "ln -s nowhere exports/link.gpx; sleep 2; touch exports/x; sleep 2; touch exports/y; sleep 2")
    #expect(outcome.status == 130)
    #expect(outcome.errorLines.count == 1 && outcome.errors.contains("exports/link.gpx"))
  }

  @Test func onlyFoldersCanBeWatched() throws {
    let outcome = try Strideguard.run(["import", "--watch", "exports/no-namespace.gpx"])
    #expect(outcome.status == 64)
  }
}
