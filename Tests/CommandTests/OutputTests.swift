import Foundation
import Testing

/// Reports that go into files and pipes.
@Suite struct OutputTests {
  private let jog = Strideguard.fixtures.appending(path: "exports/strava-ten-blanks.tcx").path

  @Test func outputFileHoldsWhatTheTerminalWouldShow() throws {
    let scratch = try Scratch()
    let arguments = ["analyze", jog, "--format", "json"] + repeatable
    let shown = try Strideguard.run(arguments)
    let kept = try Strideguard.run(arguments + ["--output", "report.json"], in: scratch.folder)
    #expect(kept.status == 0)
    #expect(kept.output == "")
    #expect(try String(contentsOf: scratch.folder.appending(path: "report.json"), encoding: .utf8) == shown.output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["report.json"])
  }

  @Test func outputFileIsForItsOwnerOnly() throws {
    let scratch = try Scratch()
    _ = try Strideguard.run(["analyze", jog, "--output", "report.txt"] + repeatable, in: scratch.folder)
    let path = scratch.folder.appending(path: "report.txt").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    let scratch = try Scratch()
    let target = try scratch.write("target.txt", "before")
    let link = scratch.folder.appending(path: "link.txt")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    #expect(try Strideguard.run(["analyze", jog, "--output", "link.txt"] + repeatable, in: scratch.folder).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path).hasSuffix("target.txt"))
    #expect(try String(contentsOf: target, encoding: .utf8).hasPrefix("Hamstring"))
  }

  @Test func aPipeIsWrittenToAndStaysAPipe() throws {
    let scratch = try Scratch()
    let outcome = try Strideguard.shell(
      """
      mkfifo pipe; cat pipe > copy & strideguard analyze '\(jog)' --today 2026-05-06 --time-zone UTC --output pipe
      wait; test -p pipe && head -c 9 copy
      """, in: scratch.folder)
    #expect(outcome.output == "Hamstring" && outcome.errors.isEmpty)
  }

  /// Half a report is personal data that nobody would look for.
  @Test func aSignalLeavesNothingBehind() throws {
    let scratch = try Scratch()
    let outcome = try Strideguard.shell(
      """
      mkdir all out; for i in 1 2 3 4 5 6 7 8 9; do cp -r '\(Strideguard.fixtures.path)/history' all/$i; done
      strideguard analyze --athletes-by-folder --format json --output out/report.json all 2> errors & program=$!
      until ls out | grep -q report; do sleep 0.02; done
      kill -TERM $program; wait $program; echo $?; ls out
      """, in: scratch.folder)
    #expect(outcome.output == "143\n")
  }

  /// Exports, libraries and settings cannot be made again.
  @Test(arguments: [
    "run.gpx", "run.tcx.gz", "run.fit", "library.sqlite", "settings.yaml", "link", "late.gpx", "wide.gpx",
    "activities.csv", "prefixed.gpx", "prefixed.tcx",
  ])
  func outputNeverReplacesWhatIsNoReport(name: String) throws {
    let scratch = try Scratch()
    for (fixture, copy) in [
      ("exports/no-namespace.gpx", "run.gpx"), ("history/2026-01-06-garmin.tcx.gz", "run.tcx.gz"),
      ("bulk/garmin-original.fit", "run.fit"),
    ] {
      try FileManager.default.copyItem(
        at: Strideguard.fixtures.appending(path: fixture), to: scratch.folder.appending(path: copy))
    }
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "link"), withDestinationURL: scratch.folder.appending(path: "run.gpx"))
    try scratch.write("settings.yaml", "units: metric\n")
    try scratch.write("late.gpx", "<!--" + String(repeating: "x", count: 2000) + "--><gpx></gpx>")
    try Data("\u{FEFF}<gpx></gpx>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).write(
      to: scratch.folder.appending(path: "wide.gpx"))
    try scratch.write("prefixed.gpx", "<?xml version=\"1.0\"?>\n<g:gpx xmlns:g=\"http://x\"></g:gpx>")
    try scratch.write("prefixed.tcx", "<t:TrainingCenterDatabase/>")
    try scratch.write("activities.csv", "Activity ID,Filename\n1,run.gpx\n")
    _ = try Strideguard.run(["import", "--library", "library.sqlite", "run.gpx"] + repeatable, in: scratch.folder)
    let file = scratch.folder.appending(path: name)
    let before = try Data(contentsOf: file)
    let outcome = try Strideguard.run(
      ["analyze", "run.gpx", "--config", "settings.yaml", "--output", name] + repeatable, in: scratch.folder)
    #expect(outcome.status == 64 && outcome.errors.contains("--output would replace '\(name)'"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func outputReplacesWhatOnlySpeaksOfExports() throws {
    let scratch = try Scratch()
    try scratch.write("page.html", "<p title=\"gpx\">Runs of <a href='gpx'>gpx</a> and <b>gpx</b>")
    let outcome = try Strideguard.run(["analyze", jog, "--output", "page.html"] + repeatable, in: scratch.folder)
    #expect(outcome.status == 0)
  }

  /// A file that is opened while a stream is closed must not become the stream.
  @Test func messagesNeverLandInTheOutput() throws {
    let scratch = try Scratch()
    let outcome = try Strideguard.shell(
      "strideguard analyze '\(jog)' nowhere.gpx --format json --output report.json --time-zone UTC 2>&-",
      in: scratch.folder)
    #expect(outcome.status == 2)
    let text = try String(contentsOf: scratch.folder.appending(path: "report.json"), encoding: .utf8)
    #expect(text.hasPrefix("{") && !text.contains("strideguard: error"))
  }

  /// What nobody can get is no success.
  @Test(arguments: ["rules", "--version", "analyze --today 2026-05-06"])
  func aClosedOutputIsStatus74(command: String) throws {
    let path = command.hasPrefix("analyze") ? "'\(jog)'" : ""
    let outcome = try Strideguard.shell("strideguard \(command) \(path) >&-")
    #expect(outcome.status == 74 && outcome.errorLines.count == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: ["--help", "--version"])
  func helpThatCannotBeWrittenIsStatus74(option: String) throws {
    #expect(try Strideguard.shell("strideguard \(option) > /dev/full").status == 74)
    #expect(try Strideguard.run([option]).status == 0)
  }

  /// What is read may have any name; what is written would come out under another one.
  @Test(arguments: ["--output", "--library"]) func namesThatAreNoTextAreNotWritten(option: String) throws {
    let scratch = try Scratch()
    let command = option == "--output" ? "analyze '\(jog)' --today 2026-05-06" : "import '\(jog)'"
    let outcome = try Strideguard.shell(
      "strideguard \(command) \(option) \"$(printf 'a\\377')\"; echo $?; ls", in: scratch.folder)
    #expect(outcome.output == "64\n" && outcome.errors.contains("is not UTF-8"))
  }

  @Test func mistakesAreQuotedWithoutControlCharacters() throws {
    let outcome = try Strideguard.run(["\u{1B}[31mfoo"])
    #expect(outcome.status == 64 && !outcome.errors.contains("\u{1B}") && outcome.errors.contains("foo"))
  }

  @Test func outputThatCannotBeWrittenIsStatus74() throws {
    let scratch = try Scratch()
    for target in ["no-such-folder/report.txt", "taken"] {
      try? FileManager.default.createDirectory(
        at: scratch.folder.appending(path: "taken/full"), withIntermediateDirectories: true)
      let outcome = try Strideguard.run(["analyze", jog, "--output", target] + repeatable, in: scratch.folder)
      #expect(outcome.status == 74)
      #expect(outcome.errorLines.count == 1)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["taken"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDiskIsStatus74() throws {
    let outcome = try Strideguard.shell("strideguard analyze '\(jog)' --today 2026-05-06 > /dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func closedPipeEndsQuietly() throws {
    let scratch = try Scratch()
    let status = scratch.folder.appending(path: "status").path
    let command = "strideguard map history 2>errors-of-map; echo $? > '\(status)'"
    let outcome = try Strideguard.shell(
      "{ cd '\(scratch.folder.path)'; ln -s '\(Strideguard.fixtures.path)/history' history; "
        + "{ \(command); } | head -c 10; }")
    #expect(outcome.output.utf8.count == 10)
    #expect(outcome.errors == "")
    #expect(try String(contentsOfFile: status, encoding: .utf8) == "0\n")
  }

  @Test func nothingIsColouredInAFile() throws {
    let plain = try Strideguard.run(["analyze", "history"] + repeatable)
    #expect(!plain.output.contains("\u{1B}"))
    let coloured = try Strideguard.run(["analyze", "history", "--color", "always"] + repeatable)
    #expect(coloured.output.contains("\u{1B}["))
  }

  @Test func inputsStayAsTheyAre() throws {
    let scratch = try Scratch()
    let file = try scratch.copy("history/2026-01-06-garmin.tcx.gz")
    let before = try Data(contentsOf: file)
    _ = try Strideguard.run(["analyze", "."] + repeatable, in: scratch.folder)
    #expect(try Data(contentsOf: file) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [file.lastPathComponent])
  }
}
