import HamstringRisk
import Testing
import TrackModel

@Suite struct SidecarJoinTests {
  private static func run(_ day: Int, isJudged: Bool, name: String? = nil) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: day), km: 8, file: "x/activities/\(day).gpx")
    run.isSportJudged = isJudged
    run.name = name
    if isJudged { run.notes = [Note(code: "sport_by_speed", message: "the file names no sport")] }
    return run
  }

  private static let runs = [
    run(1, isJudged: true), run(2, isJudged: true), run(3, isJudged: false, name: "Own"), run(4, isJudged: true),
    run(5, isJudged: true),
  ]

  private static let sidecars = SidecarIndex([
    Sidecar(file: "x/activities/1.gpx", sport: .running, name: "Told"),
    Sidecar(file: "x/activities/2.gpx", sport: .cycling, name: "Told"),
    Sidecar(file: "x/activities/3.gpx", sport: .cycling, name: "Told"),
    Sidecar(file: "x/activities/4.gpx", sport: .unknown, name: "Told"),
  ])

  @Test func tablesTellWhatFilesDoNot() {
    var history = RunHistory()
    for run in Self.runs { history.add(run) }
    let skipped = history.join(Self.sidecars)
    #expect(skipped.map(\.file) == ["x/activities/2.gpx"])
    #expect(skipped.map(\.reason.code) == ["other_sport"])
    let kept = history.summaries
    #expect(kept.map(\.file) == [1, 3, 4, 5].map { "x/activities/\($0).gpx" })
    #expect(kept.map(\.name) == ["Told", "Own", "Told", nil])
    #expect(kept.map(\.isSportJudged) == [false, false, true, true])
    #expect(kept.map(\.notes.isEmpty) == [true, true, false, false])
  }

  @Test func joiningTwiceChangesNothing() {
    var history = RunHistory()
    for run in Self.runs { history.add(run) }
    _ = history.join(Self.sidecars)
    let once = history.summaries
    #expect(history.join(Self.sidecars).isEmpty && history.summaries == once)
    #expect(history.join(SidecarIndex([])).isEmpty && history.summaries == once)
  }
}
