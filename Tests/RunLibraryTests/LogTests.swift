import Foundation
import Testing
import TrackModel

@testable import RunLibrary

/// Pain, habits and older ids.
struct LogTests {
  private let folder: ScratchFolder
  private let library: RunLibrary

  init() throws {
    folder = try ScratchFolder()
    library = try RunLibrary(path: folder.file("library.sqlite"))
  }

  private let full = PainEntry(
    day: CivilDate(day: 20_000), minute: 0, moment: .during, level: 10, side: .both, limp: true,
    cannotBearWeight: true, note: "=1+1\n\u{202E}")

  @Test func painComesBackInOrderOfTime() throws {
    let entries = [
      full, PainEntry(day: CivilDate(day: 19_999), moment: .rest, level: 0),
      PainEntry(day: CivilDate(day: 20_000), moment: .nextMorning, level: 3),
      PainEntry(day: CivilDate(day: 20_000), moment: .after, level: 2, side: .left),
    ]
    let added = try library.add(entries, athlete: "me")
    #expect(added.map(\.id) == [1, 2, 3, 4])
    let stored = try library.painEntries(athlete: "me")
    #expect(stored.map(\.id) == [2, 1, 3, 4])
    #expect(stored[1] == added[0])
    #expect(try library.painEntries(athlete: "you").isEmpty)
  }

  @Test func theSameEntryTwiceIsOne() throws {
    #expect(try library.add([full, full], athlete: "me").count == 1)
    #expect(try library.add([full], athlete: "me").isEmpty)
    #expect(try library.add([full], athlete: "you").count == 1)
  }

  @Test func removedNumbersAreNotGivenAgain() throws {
    try library.add([full], athlete: "me")
    #expect(try !library.removePain(1, athlete: "you"))
    #expect(try library.removePain(1, athlete: "me"))
    #expect(try !library.removePain(1, athlete: "me"))
    #expect(try library.add([full], athlete: "me").map(\.id) == [2])
  }

  @Test func levelsStayInRange() {
    #expect(PainEntry(day: CivilDate(day: 0), moment: .rest, level: 11).level == 10)
    #expect(PainEntry(day: CivilDate(day: 0), moment: .rest, level: .min).level == 0)
    #expect(
      PainEntry(day: CivilDate(day: 0), moment: .rest, level: 1, note: String(repeating: "x", count: 900)).note?.count
        == 500)
  }

  @Test func habitsComeBack() throws {
    let entries = HabitEntry.Habit.allCases.enumerated().map {
      HabitEntry(day: CivilDate(day: 20_000 - $0.offset), habit: $0.element, note: "n")
    }
    let added = try library.add(entries, athlete: "me")
    #expect(try library.habitEntries(athlete: "me") == added.reversed())
    #expect(try library.add(entries, athlete: "me").isEmpty)
    #expect(try library.removeHabit(1, athlete: "me"))
    #expect(try library.habitEntries(athlete: "me").count == 3)
  }

  // MARK: Ids

  @Test func anOldIdLeadsToTheRunAsItIsReadNow() throws {
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    #expect(try library.currentID(of: "a", athlete: "me") == "a")
    for new in ["b", "c"] {
      let stored = try library.store([Samples.record("/one", [Samples.summary(new)])], athlete: "me")
      #expect(stored[0].runs == [StoredFile.Run(id: new, change: .updated)])
    }
    #expect(try library.currentID(of: "a", athlete: "me") == "c")
    #expect(try library.currentID(of: "b", athlete: "me") == "c")
    #expect(try library.currentID(of: "a", athlete: "you") == nil)
    #expect(try library.currentID(of: "d", athlete: "me") == nil)
    #expect(try library.forget(run: "c", athlete: "me"))
    #expect(try library.currentID(of: "a", athlete: "me") == nil)
  }

  @Test func aForgottenRunStaysForgottenWhenItsIdChanges() throws {
    try library.store([Samples.record("/one", [Samples.summary("a")])], athlete: "me")
    #expect(try library.forget(run: "a", athlete: "me"))
    let stored = try library.store([Samples.record("/one", [Samples.summary("b")])], athlete: "me")
    #expect(stored[0].runs.map(\.change) == [.forgotten])
    #expect(try library.summaries(athlete: "me").isEmpty)
    let back = try library.store(
      [Samples.record("/one", [Samples.summary("b")], bringsBackForgotten: true)], athlete: "me")
    #expect(back[0].runs.map(\.change) == [.imported])
  }

  @Test func whereAHistoryBegins() throws {
    let runs = (1...5).map { Samples.summary("\($0)", start: Int64($0) * Samples.hour) }
    try library.store([Samples.record("/a", runs)], athlete: "me")
    #expect(try library.start(ofRun: 2, before: 4 * Samples.hour, athlete: "me") == 2 * Samples.hour)
    #expect(try library.start(ofRun: 9, before: 4 * Samples.hour, athlete: "me") == Samples.hour)
    #expect(try library.start(ofRun: 1, before: Samples.hour, athlete: "me") == nil)
    // All of them are of one week.
    #expect(try library.start(ofWeekWithRun: 1, before: 4 * Samples.hour, athlete: "me") == Samples.hour)
    #expect(try library.start(ofWeekWithRun: 1, before: Samples.hour, athlete: "me") == nil)
  }
}
