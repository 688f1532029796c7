import Foundation
import RunImport
import Testing
import TrackModel

@Suite struct SideTableTests {
  /// What the table at `name` says, its files' names without the folder.
  private func read(_ text: String, folder: ScratchFolder, warnings: inout [String]) throws -> [Sidecar] {
    try folder.write("activities.csv", Array(text.utf8))
    let walk = ExportWalk([BytePath(folder.path)])
    #expect(walk.sideTables.count == 1 && walk.ignored == 0)
    let sidecars = SideTables(reading: walk.sideTables) { Issue.record("told twice: \($0)") }.sidecars
    let problems = walk.files.filter(\.isTable).flatMap { FileMap().map($0).problems }
    warnings = problems.map { "\(folder.short($0.file)) \($0.severity)" }
    return sidecars.map { Sidecar(file: folder.short($0.file), sport: $0.sport, name: $0.name) }
  }

  private static let rows = [
    Sidecar(file: "activities/1.fit.gz", sport: .running, name: "Hills, \"hard\"\nand home"),
    Sidecar(file: "activities/2.gpx", sport: .cycling), Sidecar(file: "activities/3.tcx.gz", name: "?"),
  ]

  static let layouts: [(String, String)] = [
    (
      "new",
      """
      Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Filename,Athlete Weight
      1,"May 1, 2024, 6:00:00 AM","Hills, ""hard""
      and home",Run,"first line

      third line",400,activities/1.fit.gz,70.0
      2,"May 2, 2024, 6:00:00 AM",,Ride,,400,activities/2.gpx,
      9,"May 2, 2024, 6:00:00 AM",No file,Run,,400,,70.0
      3,"May 3, 2024, 6:00:00 AM",?,Nothing known,,400,activities/3.tcx.gz,70.0

      """
    ),
    (
      "old",
      """
      id,date,name,type,description,elapsed_time,distance,commute,gear,filename
      1,2015-02-14 15:27:15,"Hills, ""hard""
      and home",Run,,400,1,false,,activities/1.fit.gz
      2,2015-02-14 15:27:15,,Ride,,400,1,false,,activities/2.gpx
      3,2015-02-14 15:27:15,?,,,400,1,false,,activities/3.tcx.gz
      """
    ),
    (
      "German",
      """
      Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Beschreibung,Dateiname
      1,"01.05.2024, 06:00:00","Hills, ""hard""
      and home",Lauf,,activities/1.fit.gz
      2,"02.05.2024, 06:00:00",,Radfahrt,,activities/2.gpx
      3,"02.05.2024, 06:00:00",?,Etwas,,activities/3.tcx.gz
      """
    ),
    (
      "saved again by a spreadsheet",
      """
      id;date;name;type;description;elapsed_time;distance;commute;gear;filename
      1;2015-02-14 15:27:15;"Hills, ""hard""
      and home";Run;;400;1,5;false;;activities/1.fit.gz
      2;2015-02-14 15:27:15;;Ride;;400;1,5;false;;activities/2.gpx
      3;2015-02-14 15:27:15;?;;;400;1,5;false;;activities/3.tcx.gz
      """
    ),
    (
      "French, with a description that names a file and a column of another type",
      """
      ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,Fichier,Type
      1,x,"Hills, ""hard""
      and home",Course à pied,my trace.gpx,activities/1.fit.gz,0
      2,x,,Vélo,,activities/2.gpx,1
      3,x,?,,,activities/3.tcx.gz,0
      """
    ),
    (
      "heads in letters nobody knows",
      """
      一,二,三,四,五,六
      1,x,"Hills, ""hard""
      and home",跑步,,activities/1.fit.gz
      2,x,,骑行,,activities/2.gpx
      3,x,?,,,activities/3.tcx.gz
      """
    ),
  ]

  @Test(arguments: layouts.indices, ["\n", "\r\n"]) func everyLayoutIsRead(_ index: Int, lineEnd: String) throws {
    let (layout, text) = Self.layouts[index]
    let folder = try ScratchFolder()
    var warnings: [String] = []
    let ended = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: lineEnd)
    let sidecars = try read(ended, folder: folder, warnings: &warnings)
    let wanted = Self.rows.map { row in
      Sidecar(file: row.file, sport: row.sport, name: row.name?.replacingOccurrences(of: "\n", with: lineEnd))
    }
    #expect(sidecars == wanted, "\(layout)")
    #expect(warnings.isEmpty)
  }

  @Test func aDamagedTableCountsUpToTheDamage() throws {
    let folder = try ScratchFolder()
    var warnings: [String] = []
    let text = "id,date,name,type,filename\n1,,a,Run,activities/1.gpx\n2,,\"b\"c,Run,activities/2.gpx\n"
    #expect(try read(text, folder: folder, warnings: &warnings).map(\.file) == ["activities/1.gpx"])
    #expect(warnings == ["activities.csv warning"])
  }

  /// Every cell takes memory, so that a row of millions is no table.
  @Test(arguments: [9_000, 12_000]) func aRowMayBeWide(cells: Int) throws {
    let folder = try ScratchFolder()
    var warnings: [String] = []
    let text = "id,date,name,type,filename\n1,,a,Run,activities/1.gpx" + String(repeating: ",", count: cells) + "\n"
    #expect(try read(text, folder: folder, warnings: &warnings).count == (cells < 10_000 ? 1 : 0))
    #expect(warnings.isEmpty == (cells < 10_000))
  }

  @Test(arguments: ["", "\n\n", "a,b\n1,2\n", "activities/1.gpx", "\u{0}\u{0}", ",,,,\n,,,,\n"])
  func otherTablesSayNothing(text: String) throws {
    let folder = try ScratchFolder()
    var warnings: [String] = []
    #expect(try read(text, folder: folder, warnings: &warnings).isEmpty)
  }

  private static let table = """
    Activity ID,Activity Date,Activity Name,Activity Type,Filename
    1,,Told,Run,activities/1.gpx
    2,,Told,Ride,activities/2.gpx.gz
    3,,Told,Run,activities/3.gpx
    4,,Told,Ride,activities/4.gpx
    """

  /// 1 and 2 at a run's speed, 3 at a rider's: none says what it is. 4 says that it is a run.
  private static let bulk: [(name: String, content: [UInt8])] = [
    ("activities.csv", Array(table.utf8)),
    ("activities/1.gpx", MadeExports.gpx(day: 1)), ("activities/2.gpx", MadeExports.gpx(day: 2)),
    ("activities/3.gpx", MadeExports.gpx(day: 3, speed: 8)),
    ("activities/4.gpx", MadeExports.gpx(day: 4, type: "running", name: "Own")),
    ("routes/9.gpx", Array("<gpx><rte/></gpx>".utf8)),
  ]

  @Test(arguments: ["x", "x/", "x/activities", "x/activities/", "x.zip", "backslashes.zip"])
  func sportAndNameComeFromTheTableWhereTheFileIsSilent(given: String) throws {
    let folder = try ScratchFolder()
    for file in Self.bulk { try folder.write("x/" + file.name, file.content) }
    try folder.write("x.zip", MadeExports.zip(Self.bulk))
    let asOnWindows = Self.bulk.map { (name: "e\\" + $0.name.replacing("/", with: "\\"), content: $0.content) }
    try folder.write("backslashes.zip", MadeExports.zip(asOnWindows))
    let walk = ExportWalk([BytePath(folder.path + "/" + given)])
    #expect(walk.files.count { !$0.isTable } == 4)
    // What was not given is not read for runs of its own.
    #expect(walk.files.contains(where: \.isTable) == !given.contains("activities"))
    let map = FileMap(tables: SideTables(reading: walk.sideTables) { Issue.record("\($0)") })
    let outcomes = walk.files.map(map.map)
    let runs = outcomes.flatMap(\.runs)
    #expect(runs.map { String($0.file.suffix(5)) } == ["1.gpx", "3.gpx", "4.gpx"])
    #expect(runs.map(\.name) == ["Told", "Told", "Own"])
    #expect(runs.allSatisfy { $0.sport == .running && !$0.isSportJudged })
    #expect(outcomes.flatMap(\.skipped).map { String($0.file.suffix(5)) } == ["2.gpx"])
  }

  /// Also where an archive is not called one, so that no walk looks into it.
  @Test(arguments: [("x.zip", "x.zip!/in.zip!/"), ("x.gpx", "x.gpx!/")])
  func tablesInInnerArchivesCount(name: String, prefix: String) throws {
    let folder = try ScratchFolder()
    let inner = MadeExports.zip(Self.bulk)
    try folder.write(name, name == "x.zip" ? MadeExports.zip([("in.zip", inner)]) : inner)
    let outcomes = ExportWalk([BytePath(folder.path)]).files.map(FileMap().map)
    let runs = outcomes.flatMap(\.runs)
    #expect(runs.map { folder.short($0.file) } == ["1", "3", "4"].map { "\(prefix)activities/\($0).gpx" })
    #expect(runs.map(\.name) == ["Told", "Told", "Own"] && runs.allSatisfy { !$0.isSportJudged })
    #expect(outcomes.flatMap(\.skipped).map { folder.short($0.file) } == ["\(prefix)activities/2.gpx"])
    #expect(outcomes.flatMap(\.problems).isEmpty)
  }

  /// TCX knows running and biking only: "Other" says nothing, so the table does; "Running" is the file's own word.
  @Test func otherSaysNothing() throws {
    let folder = try ScratchFolder()
    let table = "a,b,Activity Name,Activity Type,Filename\n" + "1,,A,Run,1.gpx\n2,,B,Ride,2.gpx\n3,,C,,3.gpx\n"
    try folder.write("activities.csv", Array(table.utf8))
    try folder.write("1.gpx", MadeExports.gpx(day: 1, type: "Other"))
    try folder.write("2.gpx", MadeExports.gpx(day: 2, type: "Running"))
    try folder.write("3.gpx", MadeExports.gpx(day: 3, type: "Other"))
    let walk = ExportWalk([BytePath(folder.path)])
    let map = FileMap(tables: SideTables(reading: walk.sideTables) { Issue.record("\($0)") })
    let runs = walk.files.map(map.map).flatMap(\.runs)
    #expect(runs.map { String($0.file.suffix(5)) } == ["1.gpx", "2.gpx"])
  }

  @Test func withoutTheTableTheSpeedDecides() throws {
    let folder = try ScratchFolder()
    for file in Self.bulk.dropFirst() { try folder.write("x/" + file.name, file.content) }
    let runs = ExportWalk([BytePath(folder.path)]).files.flatMap { FileMap().map($0).runs }
    #expect(runs.map(\.isSportJudged) == [true, true, false])
  }

  @Test func aSingleFileOfABulkExportHasItsTable() throws {
    let folder = try ScratchFolder()
    for file in Self.bulk { try folder.write("x/" + file.name, file.content) }
    #expect(ExportWalk([BytePath(folder.path + "/x/activities/2.gpx")]).sideTables.count == 1)
    try folder.write("x.zip", MadeExports.zip(Self.bulk))
    #expect(ExportWalk([BytePath(folder.path + "/x.zip!/activities/2.gpx")]).sideTables.count == 1)
    // No export tells what is wrong with a table that is not read as one.
    try folder.write("x/activities.csv", Array("id,filename\n1,\"b\"c,activities/2.gpx\n".utf8))
    var told: [Problem] = []
    _ = SideTables(reading: ExportWalk([BytePath(folder.path + "/x/activities/2.gpx")]).sideTables) { told.append($0) }
    #expect(told.map(\.severity) == [.warning])
  }
}
