import RunImport
import Testing
import TrackFiles
import TrackModel

/// Much that is wrong with one file is told in one line.
@Suite struct UnusableTests {
  @Test func manyEmptyActivitiesAreOneProblem() throws {
    let folder = try ScratchFolder()
    let empty = String(repeating: "<Activity Sport=\"Running\"/>", count: 1000)
    try folder.touch(
      "x.tcx",
      "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\"><Activities>"
        + empty + "</Activities></TrainingCenterDatabase>")
    let file = ExportFile(path: BytePath(folder.path + "/x.tcx"), isNamedByUser: true)
    let outcome = FileMap().map(file)
    #expect(outcome.problems.map(\.code) == ["no_points"])
    #expect(outcome.problems.first?.message == "1000 of its activities: it holds no points")
    #expect(outcome.isRefused)
    let inventory = FileCheck().inventory(of: file)
    #expect(inventory.problems == outcome.problems)
    #expect(inventory.activities.isEmpty)
  }

  /// What `analyze` refuses, `check` finds.
  @Test(arguments: [1, 3]) func pointsOfOneMomentAreNoActivity(points: Int) throws {
    let folder = try ScratchFolder()
    let point = "<trkpt lat=\"1\" lon=\"1\"><time>2026-04-01T06:00:00Z</time></trkpt>"
    try folder.touch(
      "x.gpx",
      "<gpx version=\"1.1\"><trk><type>running</type><trkseg>\(String(repeating: point, count: points))</trkseg></trk></gpx>"
    )
    let file = ExportFile(path: BytePath(folder.path + "/x.gpx"), isNamedByUser: true)
    let inventory = FileCheck().inventory(of: file)
    #expect(inventory.problems == FileMap().map(file).problems && inventory.problems.map(\.code) == ["no_motion"])
  }

  @Test(arguments: [(100_000, [String]()), (100_001, ["side_table"])])
  func aTableIsReadUpToALimit(rows: Int, codes: [String]) throws {
    let folder = try ScratchFolder()
    let row = "1,x,activities/1.gpx\n"
    try folder.touch("activities.csv", "Activity ID,Activity Name,Filename\n" + String(repeating: row, count: rows))
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(SideTables(reading: walk.sideTables) { Issue.record("told twice: \($0)") }.sidecars.count == 100_000)
    #expect(walk.files.flatMap { FileMap().map($0).problems }.map(\.code) == codes)
  }

  @Test func timesInAnUnknownFormAreToldAsSuch() throws {
    let folder = try ScratchFolder()
    let points = (0..<9).map { "<trkpt lat=\"1\" lon=\"1\"><time>171454320\($0)000</time></trkpt>" }.joined()
    try folder.touch("x.gpx", "<gpx version=\"1.1\"><trk><type>running</type><trkseg>\(points)</trkseg></trk></gpx>")
    let problems = FileMap().map(ExportFile(path: BytePath(folder.path + "/x.gpx"), isNamedByUser: true)).problems
    #expect(problems.map(\.code) == ["time_form"])
    #expect(problems.first?.message == "its times are written in a form that is not known")
  }
}
