import Foundation
import HamstringRisk
import RunAnalysis
import RunImport
import Testing
import TrackFiles
import TrackModel

/// The examples of the library's articles, run on the fixtures through its public interface alone.
@Suite struct KitTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  static func fixture(_ name: String) -> String { fixtures.appending(path: name).path }

  /// Keeps every sample, as a program would that gets them from elsewhere.
  struct Collecting: ActivitySink {
    var samples: [TrackSample] = []
    var facts: ActivityFacts?
    mutating func activityBegan(_ opening: ActivityFacts) {}
    mutating func take(_ batch: Span<TrackSample>) { for index in batch.indices { samples.append(batch[index]) } }
    mutating func activityEnded(_ told: ActivityFacts) { facts = told }
    mutating func skipped(_ reason: SkipReason) {}
  }

  static func collected(_ name: String) throws -> Collecting {
    var sink = Collecting()
    _ = try TrackFileReader().read(path: Array(fixture(name).utf8), displayName: name, into: &sink)
    return sink
  }

  @Test func readsAFile() throws {
    let (runs, remarks) = runs(in: Self.fixture("history/2026-02-19-garmin.tcx.gz"))
    let run = try #require(runs.first)
    #expect(runs.count == 1)
    #expect(remarks == [])
    // The plan of the course: 5,029 m in 1,866 s, 17 m of them up by stairs.
    #expect(abs(try #require(run.distance) - 5029) < 0.03 * 5029)
    #expect(abs(run.elapsed - 1866) < 1)
    #expect(abs(run.stairs.reduce(0) { $0 + $1.gain } - 17) < 3)
  }

  @Test func tellsWhyAFileGaveNothing() {
    let path = Self.fixture("exports/broken-wrong-end-tag.gpx")
    let (broken, remarks) = runs(in: path)
    #expect(broken.isEmpty)
    #expect(remarks.count == 1)
    #expect(remarks.first?.hasPrefix("\(path):10: ") == true)
    let (walks, reasons) = runs(in: Self.fixture("exports/walk.tcx"))
    #expect(walks.isEmpty)
    #expect(reasons.first?.contains("left out") == true)
  }

  @Test func readsSamples() throws {
    let name = "exports/garmin-connect-ns3.gpx"
    let told = try String(contentsOfFile: Self.fixture(name), encoding: .utf8).matches(of: /hr>(\d+)</).compactMap {
      UInt16($0.output.1)
    }
    #expect(try highestHeartRates(in: Self.fixture(name)) == [#require(told.max())])
    #expect(throws: Problem.self) { try highestHeartRates(in: Self.fixture("exports/broken-doctype.gpx")) }
  }

  @Test func reportsAFolder() async throws {
    let today = try #require(CivilDate("2026-04-13"))
    let found = try await report(
      of: Self.fixture("history"), settings: ReportSettings(today: today), workers: 2)
    #expect(found.runs.count == 43)
    #expect(found.weeks.count == 14)
    #expect(found.problems.count == 1)
    #expect(found.duplicates.count == 1)
    #expect(found.skipped.count == 1)
    let factors = Set(found.runs.flatMap(\.flags).map(\.factor) + found.weeks.flatMap(\.flags).map(\.factor))
    #expect(factors.isSuperset(of: [.stairs, .hills, .steepness, .pace, .warmup, .singleRunSpike, .weeklyMileage]))
  }

  @Test func usesTheTableOfABulkExport() async throws {
    let today = try #require(CivilDate("2026-04-13"))
    let found = try await report(
      of: Self.fixture("bulk/strava"), settings: ReportSettings(today: today), workers: 1)
    // Fixtures/bulk/EXPECTED.tsv: eight runs, two of them in the table alone, and two rides.
    #expect(found.runs.count == 8)
    #expect(found.skipped.map(\.reason.code) == ["other_sport", "other_sport"])
  }

  @Test func analysesAStream() throws {
    let name = "history/2026-02-10-garmin.tcx.gz"
    let source = try Self.collected(name)
    var live = LiveRun()
    for sample in source.samples { live.append(sample) }
    let finished = live.finish(try #require(source.facts))
    let run = try #require(finished)
    let whole = try #require(runs(in: Self.fixture(name)).runs.first)
    #expect(run.id == whole.id)
    #expect(run.distance == whole.distance)
    #expect(run.surges.count == 6)
    var empty = LiveRun()
    let nothing = empty.finish(ActivityFacts(format: .fit))
    #expect(nothing == nil)
  }

  @Test func judgesByARuleOfOnesOwn() async throws {
    let today = try #require(CivilDate("2026-04-13"))
    let runs = try await report(of: Self.fixture("history"), settings: ReportSettings(today: today), workers: 2).runs
      .map(\.summary)
    let flagged = runs.filter { run in DescentRule().judge(run, before: runs) != nil }.map(\.file)
    // The plan: four hills of 16 m up and down again, where 29 m was the most; the dam twice, five weeks later, is less.
    #expect(flagged.map { URL(filePath: $0).lastPathComponent } == ["2026-02-26-strava.tcx.gz"])
    let hilly = try #require(runs.first { $0.file.contains("2026-02-26") })
    #expect(DescentRule().judge(hilly, before: runs)?.level == .high)
    #expect(DescentRule().judge(hilly, before: []) == nil)
  }

  @Test func addsAFormat() throws {
    let source = try Self.collected("history/2026-02-26-strava.tcx.gz")
    var table = source.samples.map { sample in
      "\(Double(sample.time) / 1000),\(sample.latitude),\(sample.longitude),\(sample.altitude)"
    }
    table.insert("time,latitude,longitude,altitude", at: 0)
    var sink = Collecting()
    PointTable().read(table.joined(separator: "\n"), into: &sink)
    #expect(sink.samples.count == source.samples.count)
    #expect(sink.facts?.tally.withoutTime == 1)
    var live = LiveRun()
    for sample in sink.samples { live.append(sample) }
    let finished = live.finish(try #require(sink.facts))
    let run = try #require(finished)
    // From positions alone now: the plan says 5,585 m.
    #expect(abs(try #require(run.distance) - 5585) < 0.03 * 5585)
  }
}
