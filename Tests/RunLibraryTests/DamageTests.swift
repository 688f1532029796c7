import Foundation
import Testing
import TrackModel

@testable import RunLibrary

/// What a flipped bit does to a library: it is told, nothing else is lost, and reading the file again mends it.
struct DamageTests {
  private let folder: ScratchFolder
  private var path: String { folder.file("library.sqlite") }
  private let records = [
    Samples.record("/one", [Samples.summary("a"), Samples.summary("b", start: 1_714_713_120_000)]),
    Samples.record("/two", [Samples.summary("c", start: 1_714_799_520_000)]),
  ]

  init() throws { folder = try ScratchFolder() }

  private func stored() throws -> RunLibrary {
    let library = try RunLibrary(path: path)
    try library.store(records, athlete: "me")
    return library
  }

  /// Everything a report rests on, of the run `a`.
  private static let runChanges = [
    "UPDATE run SET athlete_id = 1 + 16 WHERE run_id = 'a'", "UPDATE run SET run_id = 'q' WHERE run_id = 'a'",
    "UPDATE run SET start = start + 4096 WHERE run_id = 'a'",
    "UPDATE run SET start = start + 1099511627776 WHERE run_id = 'a'",
    "UPDATE run SET start = start - 1099511627776 WHERE run_id = 'a'",
    "UPDATE run SET start = 9223372036854775807, run_id = 'q' WHERE run_id = 'a'",
    "UPDATE run SET start = -9223372036854775808, run_id = 'q' WHERE run_id = 'a'",
    "UPDATE run SET version = version + 64 WHERE run_id = 'a'",
    "UPDATE run SET options = '0a0b0c0e' WHERE run_id = 'a'", "UPDATE run SET core = NULL WHERE run_id = 'a'",
    "UPDATE run SET trace = NULL WHERE run_id = 'a'", "UPDATE run SET core = x'' WHERE run_id = 'a'",
    "UPDATE run SET id = id + 32 WHERE run_id = 'a'", "DELETE FROM run WHERE run_id = 'a'",
    "UPDATE file_run SET shown_path = '/ane' WHERE run_id = 1", "UPDATE file_run SET position = 6 WHERE run_id = 1",
    "UPDATE file_run SET file_id = 9 WHERE run_id = 1", "UPDATE file_run SET run_id = 33 WHERE run_id = 1",
    "DELETE FROM file_run WHERE run_id = 1", "UPDATE file_run SET checksum = checksum + 2 WHERE run_id = 1",
    "UPDATE run_checksum SET run_id = 129 WHERE run_id = 1", "UPDATE run_checksum SET athlete_id = 3 WHERE run_id = 1",
    "UPDATE run_checksum SET start = start + 1 WHERE run_id = 1",
    "UPDATE run_checksum SET content = content - 8 WHERE run_id = 1",
    "UPDATE run_checksum SET own = own + 1 WHERE run_id = 1", "DELETE FROM run_checksum WHERE run_id = 1",
  ]

  @Test(arguments: runChanges)
  func aChangedRunIsToldAndMended(change: String) throws {
    let library = try stored()
    let whole = try library.summaries(athlete: "me")
    // As a flipped bit does it: nothing that belongs together follows.
    try library.run("PRAGMA foreign_keys = OFF")
    try library.run(change)
    try library.run("PRAGMA foreign_keys = ON")

    let found = try library.storedRuns(athlete: "me")
    // A checksum that has lost its run counts as a second one.
    #expect(found.damaged.count == (change.contains("run_id = 129") ? 2 : 1))
    #expect(found.summaries.map(\.id) == ["b", "c"])
    #expect(try library.health().damagedRuns == found.damaged)
    let files = try library.knownFiles(athlete: "me")
    #expect(files.filter { !$0.isDamaged }.map(\.path) == [Array("/two".utf8)])

    try library.prepareMending()
    try library.store([records[0]], athlete: "me")
    #expect(try library.storedRuns(athlete: "me").damaged == [])
    #expect(try library.summaries(athlete: "me") == whole)
    #expect(try library.knownFiles(athlete: "me").allSatisfy { !$0.isDamaged })
    #expect(try library.health().integrity == [])
  }

  @Test(arguments: ["core", "trace"])
  func everyByteOfABlobCounts(column: String) throws {
    let library = try stored()
    let summary = records[0].runs[0]
    let sound = column == "core" ? SummaryCodec.encode(summary) : summary.trace.bytes
    for place in sound.indices {
      var changed = sound
      changed[place] ^= 1 << UInt8(place % 8)
      let hex = changed.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      try library.run("UPDATE run SET \(column) = x'\(hex)' WHERE run_id = 'a'")
      let found = try library.storedRuns(athlete: "me")
      #expect(found.damaged == [DamagedRun(id: "a", file: "/one")], "byte \(place)")
    }
  }

  @Test func aChangeOutsideTheReadRangeThatMovesTheRangeIsTold() throws {
    let library = try stored()
    try library.run("UPDATE run_checksum SET start = start + 1 WHERE run_id = 1")
    #expect(try library.storedRuns(athlete: "me", from: 1_714_799_520_000).damaged.map(\.id) == ["a"])
  }

  @Test func aDamagedStartIsNotTheNewest() throws {
    let library = try stored()
    #expect(try library.newestStart(athlete: "me") == 1_714_799_520_000)
    try library.run("UPDATE run_checksum SET start = 1 << 62 WHERE run_id = 1")
    #expect(try library.newestStart(athlete: "me") == 1_714_799_520_000)
    try library.run("UPDATE run_checksum SET start = -9223372036854775808")
    #expect(try library.newestStart(athlete: "me") == nil)
  }

  @Test(arguments: [
    "name = 'mf'", "time_zone = 'Europe/Merlin'", "previous_hamstring_injury = 0", "maximal_heart_rate = 184",
    "checksum = checksum + 1", "id = 5",
  ])
  func aChangedAthleteIsRefused(change: String) throws {
    let library = try stored()
    let settings = AthleteSettings(timeZone: "Europe/Berlin", hadHamstringInjury: true, maximalHeartRate: 188)
    try library.set(settings, athlete: "me")
    #expect(try library.settings(athlete: "me") == settings)
    try library.run("PRAGMA foreign_keys = OFF")
    try library.run("UPDATE athlete SET \(change)")
    try expectDamaged { _ = try library.settings(athlete: "me") }
    try expectDamaged { _ = try library.storedRuns(athlete: "me") }
    try expectDamaged { try library.store(records, athlete: "me") }
  }

  @Test(arguments: [
    "UPDATE pain SET athlete_id = 3 WHERE id = 1", "UPDATE pain SET day = day + 1 WHERE id = 1",
    "UPDATE pain SET minute = 1 WHERE id = 1", "UPDATE pain SET moment = 'rest' WHERE id = 1",
    "UPDATE pain SET level = 7 WHERE id = 1", "UPDATE pain SET side = 'both' WHERE id = 1",
    "UPDATE pain SET limp = 1 WHERE id = 1", "UPDATE pain SET cannot_bear_weight = 1 WHERE id = 1",
    "UPDATE pain SET note = '' WHERE id = 1", "UPDATE pain SET id = 3 WHERE id = 1", "DELETE FROM pain WHERE id = 1",
    "UPDATE habit SET day = day + 1", "UPDATE habit SET habit = 'stretching'", "UPDATE habit SET note = 'x'",
    "DELETE FROM habit", "UPDATE athlete SET log_checksum = log_checksum + 4",
  ])
  func aChangedLogIsRefused(change: String) throws {
    let library = try RunLibrary(path: path)
    let pain = [20_000, 20_001].map { PainEntry(day: CivilDate(day: $0), moment: .after, level: 3) }
    try library.add(pain, athlete: "me")
    try library.add([HabitEntry(day: CivilDate(day: 20_000), habit: .strength)], athlete: "me")
    #expect(try library.painEntries(athlete: "me").count == 2)
    try library.run("PRAGMA foreign_keys = OFF")
    try library.run(change)
    try expectDamaged { _ = try library.painEntries(athlete: "me") }
    try expectDamaged { _ = try library.habitEntries(athlete: "me") }
    try expectDamaged { try library.add(pain, athlete: "me") }
    #expect(try library.health().integrity.contains { $0.contains("log of pain and habits") })
  }

  @Test func whatIsChangedByTheProgramStaysSound() throws {
    let library = try stored()
    let id = try #require(
      try library.add([PainEntry(day: CivilDate(day: 20_000), moment: .after, level: 3)], athlete: "me").first?.id)
    #expect(try library.removePain(id, athlete: "me"))
    #expect(try library.forget(run: "a", athlete: "me"))
    let health = try library.health()
    #expect(health.damagedRuns == [] && health.integrity == [])
    #expect(try library.knownFiles(athlete: "me").allSatisfy { !$0.isDamaged })
    #expect(try library.summaries(athlete: "me").map(\.id) == ["b", "c"])
  }

  @Test(arguments: ["path = x'2f6f6f65'", "digest = x'010203ff'", "inode = 43", "options = ''", "problems = '[]'"])
  func aChangedFileIsReadAgain(change: String) throws {
    let library = try stored()
    try library.run("UPDATE file SET \(change) WHERE id = 1")
    #expect(try library.knownFiles(athlete: "me").map { !$0.isCurrent(options: "0a0b0c0d") }.count { $0 } == 1)
    #expect(try library.storedRuns(athlete: "me").damaged == [])
  }

  private func expectDamaged(_ work: () throws -> Void) throws {
    let failure = #expect(throws: LibraryFailure.self) { try work() }
    #expect(failure?.code == .damaged && failure?.file == path)
  }
}
