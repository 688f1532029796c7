import Foundation
import Testing
import TrackFiles
import TrackModel

@testable import RunImport

/// The list of workouts beside the routes of an Apple Health export.
@Suite struct HealthExportTests {
  private static let begin =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT Workout ANY>\n]>\n<HealthData>\n"

  /// 1 May 2024 08:00:00 +0200 is 06:00 UTC on the day 19,844 after 1970-01-01.
  private static func workout(
    _ kind: String, from: String = "2024-05-01 08:00:00 +0200", to: String = "2024-05-01 08:50:00 +0200",
    attributes: String = "duration=\"48\" durationUnit=\"min\"", inside: String = ""
  ) -> String {
    "<Workout workoutActivityType=\"HKWorkoutActivityType\(kind)\" \(attributes) device=\"a > b\" startDate=\"\(from)\" "
      + "endDate=\"\(to)\">\(inside)</Workout>\n"
  }

  private static func distance(_ sum: String, _ unit: String) -> String {
    "<WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" sum=\"\(sum)\" unit=\"\(unit)\"/>"
  }

  private static func route(_ number: Int) -> String {
    "<WorkoutRoute sourceName='x'><FileReference path=\"/workout-routes/\(number).gpx\"/></WorkoutRoute>"
  }

  /// What the list makes of workouts, read in pieces of some bytes.
  private func list(_ workouts: String..., pieces: Int = .max) -> HealthExport {
    var list = HealthExport()
    let bytes = Array((Self.begin + workouts.joined() + "</HealthData>").utf8)
    for start in stride(from: 0, to: bytes.count, by: min(pieces, bytes.count)) {
      let piece = Array(bytes[start..<min(bytes.count, start + min(pieces, bytes.count))])
      list.take(piece.span)
    }
    return list
  }

  private func facts(_ list: HealthExport) -> [ActivityFacts] {
    list.unfiled.compactMap { if case .activity(let facts) = $0 { facts } else { nil } }
  }

  @Test(arguments: [1, 7, 64, Int.max]) func aRunWithoutARouteCountsWithItsTotals(pieces: Int) throws {
    let indoor = "<MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>"
    let part = "<WorkoutActivity uuid=\"u\">" + Self.distance("2", "km") + "</WorkoutActivity>"
    let list = list(
      Self.workout("Running", inside: indoor + part + Self.distance("5", "mi")), pieces: pieces)
    let run = try #require(facts(list).first)
    #expect(list.unfiled.count == 1 && run.sport == .treadmillRunning && run.format == .table)
    #expect(run.declaredStart == (19_844 * 86_400 + 6 * 3600) * 1000 && run.utcOffset == 7200)
    #expect(run.declaredElapsedTime == 3000 && run.declaredTimerTime == 2880)
    #expect(abs((run.declaredDistance ?? 0) - 8046.72) < 1e-6)
  }

  /// As telephones listed workouts before 2022.
  @Test func totalsMayStandInTheWorkoutItself() {
    let attributes = "duration=\"2880\" durationUnit='s' totalDistance=\"10.5\" totalDistanceUnit=\"km\""
    let closed = Self.workout("Running", attributes: attributes).replacing("></Workout>", with: "/>")
    let runs = facts(list(closed))
    #expect(runs.map(\.declaredDistance) == [10_500] && runs.map(\.declaredTimerTime) == [2880])
    #expect(runs.map(\.sport) == [.running])
  }

  @Test func routesAreOfTheListsSport() {
    let list = list(
      Self.workout("Running", inside: Self.route(1)), Self.workout("Cycling", inside: Self.route(2)),
      Self.workout("Walking", inside: Self.route(3)), Self.workout("PaddleSports", inside: Self.route(4)))
    let told = list.sidecars(in: Array("x/".utf8))
    #expect(told.map(\.file) == (1...4).map { "x/workout-routes/\($0).gpx" })
    #expect(told.map(\.sport) == [.running, .cycling, .walking, .other])
    #expect(list.unfiled.isEmpty)
  }

  /// Several programs tell one run, as where a watch's run is sent on to a service that lists it, too.
  @Test func oneRunAtATime() {
    let early = Self.workout("Running", from: "2024-05-01 07:50:00 +0200", inside: Self.distance("10", "km"))
    let routed = Self.workout("Running", inside: Self.route(1) + Self.distance("9", "km"))
    #expect(list(early, routed).unfiled.isEmpty)
    #expect(
      facts(list(early, Self.workout("Running", inside: Self.distance("9", "km")))).map(\.declaredDistance) == [10_000])
    let next = Self.workout(
      "Running", from: "2024-05-01 08:40:00 +0200", to: "2024-05-01 09:40:00 +0200", inside: Self.distance("11", "km"))
    #expect(facts(list(routed, next)).map(\.declaredDistance) == [11_000])
    // A ride at the same time is none of its copies.
    #expect(facts(list(Self.workout("Cycling", inside: Self.route(2)), early)).count == 1)
  }

  @Test func whatTellsNoRunIsNone() {
    #expect(list(Self.workout("Running")).unfiled == [.withoutDistance])
    #expect(list(Self.workout("Yoga"), Self.workout("Walking", inside: Self.distance("3", "km"))).unfiled.isEmpty)
    #expect(list(Self.workout("Running", from: "soon", inside: Self.distance("3", "km"))).unfiled.isEmpty)
    #expect(
      list(Self.workout("Running", to: "2024-05-01 07:00:00 +0200", inside: Self.distance("3", "km"))).unfiled.isEmpty)
    #expect(list(Self.workout("Running", inside: Self.distance("3", "furlongs"))).unfiled == [.withoutDistance])
    #expect(list(Self.workout("Running", inside: Self.distance("nan", "km"))).unfiled == [.withoutDistance])
    let endless = "<Workout " + String(repeating: "x", count: 20 << 10) + ">"
    #expect(facts(list(endless, Self.workout("Running", inside: Self.distance("3", "km")))).count == 1)
  }

  /// Only beside routes, and only by content, is XML a list; what a user names is read for what it is.
  @Test func whereAListIsLookedFor() throws {
    let folder = try ScratchFolder()
    let content = Array((Self.begin + Self.workout("Running", inside: Self.distance("5", "km")) + "</HealthData>").utf8)
    try folder.write("a/workout-routes/1.gpx", MadeExports.gpx(day: 2))
    try folder.write("a/exportación.xml", content)
    try folder.write("a/export_cda.xml", Array("<ClinicalDocument/>".utf8))
    try folder.write("b/export.xml", content)
    try folder.write("c.xml", MadeExports.gpx(day: 3, type: "running"))
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(walk.files.map { folder.short($0.path.text) } == ["a/exportación.xml", "a/workout-routes/1.gpx"])
    #expect(walk.ignored == 3 && walk.sideTables.count == 1)
    for (given, tables) in [("a/exportación.xml", 1), ("b/export.xml", 1), ("c.xml", 0)] {
      let walk = ExportWalk([BytePath(folder.path + "/" + given)])
      #expect(walk.sideTables.count == tables)
      #expect(walk.files.flatMap { FileMap().map($0).runs }.count == 1)
    }
    #expect(ExportWalk([BytePath(folder.path + "/a/workout-routes")]).sideTables.count == 1)
  }

  /// A list of workouts in an archive may grow as exports may.
  @Test func listsInArchivesAreBounded() throws {
    let folder = try ScratchFolder()
    let padding = String(repeating: "<Record/>\n", count: 20_000)
    let list: (name: String, content: [UInt8]) = ("e/export.xml", Array((Self.begin + padding + "</HealthData>").utf8))
    let route: (name: String, content: [UInt8]) = ("e/workout-routes/1.gpx", MadeExports.gpx(day: 1))
    try folder.write("x.zip", MadeExports.zip([list, route]))
    var limits = ReadLimits()
    #expect(ExportWalk([BytePath(folder.path + "/x.zip")], limits: limits).sideTables.count == 1)
    limits.archiveBytes = 100_000
    let walk = ExportWalk([BytePath(folder.path + "/x.zip")], limits: limits)
    #expect(walk.files.map { folder.short($0.path.text) } == ["x.zip!/e/workout-routes/1.gpx"])
    #expect(walk.problems.map(\.severity) == [.warning])
    #expect(walk.sideTables.isEmpty)
  }
}
