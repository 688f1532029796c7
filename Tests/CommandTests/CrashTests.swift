import Foundation
import Testing

/// Imports that are killed, run side by side, or run out of room.
@Suite(.serialized) struct CrashTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// More rounds on demand: STRIDEGUARD_KILL_ROUNDS=50.
  private static let rounds =
    ProcessInfo.processInfo.environment["STRIDEGUARD_KILL_ROUNDS"].flatMap { Int($0) } ?? 10

  private func shell(_ line: String) throws -> Strideguard.Outcome {
    let path = scratch.folder.appending(path: "library.sqlite").path
    return try Strideguard.shell(line, environment: ["STRIDEGUARD_LIBRARY": path])
  }

  /// Everything that matters of a library, as text.
  private func content() throws -> String {
    try shell(
      "strideguard export runs --format json --today 2026-05-01 --time-zone UTC; strideguard doctor | grep -E 'integrity|athlete'"
    ).output
  }

  /// What an unbroken import makes, found out once.
  private static let unbroken = Result {
    let tests = try CrashTests()
    _ = try tests.shell("strideguard import history --quiet")
    return try tests.content()
  }

  @Test func killedAtAnyMoment() throws {
    let whole = try CrashTests.unbroken.get()
    var survived = 0
    for round in 0..<CrashTests.rounds {
      for name in ["", "-wal", "-shm", ".lock", ".new"] {
        try? FileManager.default.removeItem(at: scratch.folder.appending(path: "library.sqlite\(name)"))
      }
      // An import takes about a second; the moments are spread over it without two alike.
      let moment = 0.02 + Double(round * 37 % 101) / 101 * 0.8
      let killed = try shell(
        """
        strideguard import --quiet --jobs 2 history & import=$!
        sleep \(moment)
        kill -9 $import 2>/dev/null; wait $import
        """)
      if killed.status != 137 { survived += 1 }
      if FileManager.default.fileExists(atPath: scratch.folder.appending(path: "library.sqlite").path) {
        let doctor = try shell("strideguard doctor")
        #expect(doctor.status == 0 && doctor.output.contains("integrity         ok"), "round \(round)")
      }
      _ = try shell("strideguard import --quiet history")
      #expect(try content() == whole, "round \(round), after \(moment) s")
    }
    #expect(survived < CrashTests.rounds, "no import was killed before its end")
  }

  @Test func eightAtOnce() throws {
    let whole = try CrashTests.unbroken.get()
    let outcome = try shell(
      "seq 8 | xargs -P 8 -I{} sh -c 'strideguard import --quiet --jobs 1 history; echo $?'")
    // One file of the history is broken, and every import says so.
    #expect(outcome.output.split(separator: "\n").filter { $0 == "2" }.count == 8)
    #expect(outcome.errorLines.count == 8)
    #expect(try content() == whole)
  }

  /// The largest file the process may write stands for a disk that is full. Whatever is left is sound, and the import
  /// can be done again.
  @Test(
    .disabled(
      if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil,
      "no program under the thread sanitizer starts where files are limited, --version included"),
    arguments: rounds > 10 ? Array(stride(from: 1, through: 400, by: 21)) : [1, 60, 150, 260])
  func whereTheDiskIsFull(kibibytes: Int) throws {
    let outcome = try shell("ulimit -f \(kibibytes * 2); strideguard import --quiet history")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.last?.contains("strideguard: error: ") == true)
    // One file of the history is broken in any case.
    if kibibytes <= 150 { #expect(outcome.errors.contains("library.sqlite: ")) }
    #expect(outcome.errorLines.allSatisfy { $0.utf8.count <= 400 })
    if FileManager.default.fileExists(atPath: scratch.folder.appending(path: "library.sqlite").path) {
      #expect(try shell("strideguard doctor").output.contains("integrity         ok"))
    }
    _ = try shell("strideguard import --quiet history")
    #expect(try content() == CrashTests.unbroken.get())
  }

  /// Disks of a few hundred kibibytes, where the system lets a test mount them.
  private static let canMount: Bool = {
    let line = "d=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d && umount $d; rmdir $d"
    return getuid() == 0 && (try? Strideguard.shell(line).errors.isEmpty) == true
  }()

  @Test(.enabled(if: canMount, "needs the right to mount a small disk"), arguments: [40, 100, 128, 168, 250, 400])
  func onADiskThatIsTooSmall(kibibytes: Int) throws {
    let outcome = try shell(
      """
      cd '\(scratch.folder.path)' && mkdir disk && mount -t tmpfs -o size=\(kibibytes)k tmpfs disk || exit 99
      STRIDEGUARD_LIBRARY=disk/library.sqlite strideguard import --quiet '\(Strideguard.fixtures.path)/history'
      status=$?
      cp disk/* . 2>/dev/null
      umount disk
      exit $status
      """)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("strideguard: error: ") && $0.utf8.count <= 400 })
    if kibibytes <= 168 { #expect(outcome.errors.contains("library.sqlite: ")) }
    if FileManager.default.fileExists(atPath: scratch.folder.appending(path: "library.sqlite").path) {
      #expect(try shell("strideguard doctor").output.contains("integrity         ok"))
    }
    _ = try shell("strideguard import --quiet history")
    #expect(try content() == CrashTests.unbroken.get())
  }

  @Test(.enabled(if: getuid() != 0, "who may do everything is not held up by permissions"))
  func aLibraryThatMayNotBeWritten() throws {
    _ = try shell("strideguard import --quiet history/2026-01-06-garmin.tcx.gz")
    let path = scratch.folder.appending(path: "library.sqlite").path
    let before = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch.folder.path)
    let outcome = try shell("strideguard import history/2026-01-08-strava.tcx.gz")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.folder.path)
    #expect(outcome.status == 2 && outcome.errorLines.count == 1)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  /// One bit after the other, spread over the file: never a crash, never another answer without a word, and a damaged
  /// run comes back with its file.
  @Test func flippedBits() throws {
    let files = "history/2026-01-06-garmin.tcx.gz history/2026-01-08-strava.tcx.gz"
    _ = try shell("strideguard import --quiet \(files)")
    _ = try shell("strideguard pain add --on 2026-01-07 --when after --level 3")
    let right = try shell("strideguard report --all --format json --today 2026-05-01").output
    var mended = 0
    let url = scratch.folder.appending(path: "library.sqlite")
    let sound = try Data(contentsOf: url)
    for step in 0..<30 {
      var damaged = sound
      damaged[(step * 7919 + 13) % sound.count] ^= 1 << (step % 8)
      try damaged.write(to: url)
      let report = try shell("strideguard report --all --format json --today 2026-05-01")
      #expect([0, 2, 65].contains(report.status), "step \(step): \(report.status) \(report.errors)")
      let isSilent = report.errors.isEmpty
      #expect(isSilent == (report.status == 0) && (!isSilent || report.output == right), "step \(step)")
      #expect(report.errorLines.count <= 2, "step \(step): \(report.errors)")
      let doctor = try shell("strideguard doctor")
      #expect([0, 2].contains(doctor.status), "step \(step): \(doctor.errors)")
      #expect(try Data(contentsOf: url) == damaged)
      guard report.status == 2, report.errors.contains("left out") else { continue }
      #expect(report.errors.contains("import its file again") || report.errors.contains("import their files again"))
      #expect(try shell("strideguard import --quiet \(files)").status == 0, "step \(step)")
      #expect(try shell("strideguard report --all --format json --today 2026-05-01").output == right, "step \(step)")
      mended += 1
    }
    #expect(mended > 0)
  }
}
