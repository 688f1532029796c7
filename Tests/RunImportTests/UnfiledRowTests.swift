import Foundation
import RunImport
import Testing
import TrackModel

/// Rows of Strava's table that name no file.
@Suite struct UnfiledRowTests {
  private static let head =
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    + "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    + "Moving Time,Distance,Max Speed"

  /// A row as the service writes it: the first distance in the runner's unit, the second in metres.
  private static func row(
    date: String = "May 1, 2024, 6:00:00 AM", sport: String = "Run", file: String = "",
    behind: String = "3000.0,,10000.0"
  ) -> String {
    let metresAreTold = !behind.isEmpty
    return "17,\"\(date)\",\"Round, by hand\",\(sport),,3000,\"6,21\",,,false,,,\(file)"
      + (metresAreTold ? ",70.0,,\(behind),3.1" : "")
  }

  private func outcome(_ text: String, encoding: String.Encoding = .utf8) throws -> FileOutcome {
    let folder = try ScratchFolder()
    try folder.write("activities.csv", Array(try #require(text.data(using: encoding))))
    return FileMap().map(ExportFile(path: BytePath(folder.path + "/activities.csv"), isNamedByUser: false))
  }

  @Test(arguments: ["", "#error#"]) func aRunWithoutAFileCountsWithItsTotals(file: String) throws {
    let outcome = try outcome(Self.head + "\n" + Self.row(file: file) + "\n")
    #expect(outcome.problems.isEmpty && outcome.skipped.isEmpty)
    let run = try #require(outcome.runs.first)
    #expect(outcome.runs.count == 1)
    // 1 May 2024 is the day 19,844 after 1970-01-01.
    #expect(run.start == (19_844 * 86_400 + 6 * 3600) * 1000)
    #expect(run.distance == 10_000 && run.elapsed == 3000 && run.moving == nil && run.points == 0)
    #expect(run.format == .table && run.name == "Round, by hand" && run.sport == .running && !run.hasPositions)
    #expect(run.notes.map(\.code) == ["totals_only"])
  }

  /// One instant in the languages of the service, 15:02:23 on 12 September 2018, the day 17,786 after 1970-01-01.
  @Test(arguments: [
    "2018-09-12 15:02:23", "Sep 12, 2018, 3:02:23 PM", "Sep 12, 2018, 3:02:23\u{202F}PM", "12 Sep 2018, 15:02:23",
    "12.09.2018, 15:02:23", "12 sept. 2018 à 15:02:23", "12 sept 2018, 15:02:23", "12 set 2018, 15:02:23",
    "12 de set. de 2018 15:02:23", "12 sep. 2018 15:02:23", "12. sep. 2018, 15:02:23", "12 сент. 2018 г., 15:02:23",
    "2018/09/12 15:02:23", "2018年9月12日 15:02:23", "2018年9月12日 下午3:02:23", "2018. 9. 12. 오후 3:02:23",
    "12 wrz 2018, 15:02:23", "12 Eyl 2018 15:02:23", "12 sept 2018, 3:02:23 p. m.", "12. 9. 2018 15:02:23",
  ]) func datesAreReadInEveryLanguage(date: String) throws {
    let outcome = try outcome(Self.head + "\n" + Self.row(date: date) + "\n")
    let start: Int64 = (17_786 * 86_400 + 15 * 3600 + 2 * 60 + 23) * 1000
    #expect(outcome.runs.map(\.start) == [start])
  }

  private static let twelves: [(date: String, seconds: Int64)] = [
    ("May 1, 2024, 12:30:00 AM", 1800), ("May 1, 2024, 12:30:00 PM", 45_000),
  ]

  @Test(arguments: twelves) func twelveIsMidnightOrNoon(date: String, seconds: Int64) throws {
    let runs = try outcome(Self.head + "\n" + Self.row(date: date)).runs
    let start: Int64 = (19_844 * 86_400 + seconds) * 1000
    #expect(runs.map(\.start) == [start])
  }

  /// Nobody is told another day than was meant.
  @Test(arguments: [
    "5/1/2024 06:00:00", "01-05-2024 06:00", "Xyz 1, 2024, 6:00:00 AM", "May 1, 2024", "", "31.02.2024, 06:00:00",
  ])
  func aDateInAnotherFormIsTold(date: String) throws {
    let outcome = try outcome(Self.head + "\n" + Self.row(date: date) + "\n" + Self.row(date: date) + "\n")
    #expect(outcome.runs.isEmpty && !outcome.isRefused)
    #expect(outcome.problems.map(\.severity) == [.warning] && outcome.problems.map(\.code) == ["side_table"])
    #expect(outcome.problems.first?.message.hasPrefix("2 rows without a file are not counted: the date") == true)
  }

  /// A sport that nobody knows may be a run, too.
  @Test func aRowOfAnUnknownSportIsNoFault() throws {
    let rows = [Self.row(sport: "Qwerty"), Self.row(sport: "Qwerty", behind: "")]
    let outcome = try outcome(Self.head + "\n" + rows.joined(separator: "\n") + "\n")
    #expect(outcome.runs.isEmpty && outcome.skipped.map(\.reason.code) == ["totals_without_sport"])
    #expect(outcome.problems.map(\.severity) == [.warning])
  }

  /// The tables of one summer hold kilometres or miles, and nothing tells which.
  @Test func anUnknownUnitIsTold() throws {
    let outcome = try outcome(Self.head + "\n" + Self.row(behind: "") + "\n")
    #expect(outcome.runs.isEmpty)
    #expect(
      outcome.problems.first?.message
        == "a row without a file is not counted: the table does not tell the unit of its distance")
  }

  /// Ten kilometres in five minutes are a slip of the pen.
  @Test func whatNobodyRunsIsTold() throws {
    let outcome = try outcome(Self.head + "\n" + Self.row(behind: "300.0,,10000.0") + "\n")
    #expect(outcome.runs.isEmpty && outcome.problems.map(\.code) == ["impossible_totals"])
  }

  @Test func oldTablesHoldMetres() throws {
    let text = """
      id,date,name,type,description,elapsed_time,distance,commute,gear,filename
      7,2015-06-16 14:27:56,,Run,,3000,10000.5,false,,
      """
    let runs = try outcome(text).runs
    #expect(runs.map(\.distance) == [10_000.5] && runs.map(\.elapsed) == [3000])
  }

  @Test func otherSportsAndRunsWithoutAWayAreLeftOut() throws {
    let rows = [
      Self.row(sport: "Ride"), Self.row(date: "?", sport: "Ride"), Self.row(sport: "Yoga"),
      "17,\"May 1, 2024, 6:00:00 AM\",,Run,,3000,0.00,,,false,,,,70.0,,3000.0,,0.0,",
      "17,\"May 1, 2024, 6:00:00 AM\",,Yoga,,3000,0.00,,,false,,,,70.0,,3000.0,,0.0,",
    ]
    let outcome = try outcome(Self.head + "\n" + rows.joined(separator: "\n") + "\n")
    #expect(outcome.runs.isEmpty && outcome.problems.isEmpty)
    #expect(
      outcome.skipped.map(\.reason.code) == ["other_sport", "other_sport", "other_sport", "no_distance"])
  }

  /// Another program's list of activities is none of exports: what it lists would be counted twice.
  @Test(arguments: [
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR\nRunning,2024-05-01 06:00:00,false,A,10.0,1,50:00,1",
    "id,date,name,type,description,elapsed_time,distance\n7,2015-06-16 14:27:56,,Run,,3000,10000",
    "a,2024-05-01 06:00:00,A,Run,,3000,10000,Filename\na,2024-05-01 06:00:00,A,Run,,3000,10000,",
  ]) func otherTablesHoldNoRuns(text: String) throws {
    let outcome = try outcome(text)
    #expect(outcome.runs.isEmpty && outcome.skipped.isEmpty && outcome.problems.isEmpty)
  }

  /// Where the head is in letters nobody knows, the other rows tell where files are named.
  @Test func theColumnIsFoundByItsNeighbours() throws {
    let head = Self.head.replacing("Filename", with: "檔案")
    let rows = [Self.row(), Self.row(file: "activities/1.gpx")]
    #expect(try outcome(([head] + rows).joined(separator: "\n")).runs.count == 1)
    #expect(try outcome([head, rows[0]].joined(separator: "\n")).runs.isEmpty)
  }

  @Test(arguments: [
    ("sep=;\r\n", ";", String.Encoding.utf8), ("", "\t", .utf16), ("", "\t", .utf16BigEndian),
    ("sep=;\n", ";", .utf16LittleEndian),
  ]) func tablesSavedBySpreadsheets(first: String, delimiter: String, encoding: String.Encoding) throws {
    let head = [
      "Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description", "Elapsed Time",
      "Distance",
      "Filename", "Athlete Weight", "Bike Weight", "Elapsed Time", "Moving Time", "Distance",
    ]
    let row = ["17", "2024-05-01 06:00:00", "Grün", "Run", "", "3000", "6,21", "", "", "", "3000", "", "10000,5"]
    let mark = encoding == .utf16BigEndian || encoding == .utf16LittleEndian ? "\u{FEFF}" : ""
    let text = mark + first + head.joined(separator: delimiter) + "\n" + row.joined(separator: delimiter) + "\n"
    let runs = try outcome(text, encoding: encoding).runs
    #expect(runs.map(\.distance) == [10_000.5] && runs.map(\.name) == ["Grün"])
  }

  /// In an archive, in an archive in an archive, and beside it in a folder.
  @Test func theTableIsReadWhereverItLies() throws {
    let table: (name: String, content: [UInt8]) = ("activities.csv", Array((Self.head + "\n" + Self.row()).utf8))
    let export: (name: String, content: [UInt8]) = ("activities/1.gpx", MadeExports.gpx(day: 1, type: "running"))
    let folder = try ScratchFolder()
    try folder.write("a.zip", MadeExports.zip([table, export]))
    try folder.write("b.zip", MadeExports.zip([("in.zip", MadeExports.zip([table, export]))]))
    try folder.write("c/activities.csv", table.content)
    try folder.write("c/activities/1.gpx", export.content)
    let runs = ExportWalk([BytePath(folder.path)]).files.flatMap { FileMap().map($0).runs }.filter {
      $0.format == .table
    }
    #expect(
      runs.map { folder.short($0.file) } == [
        "a.zip!/activities.csv", "b.zip!/in.zip!/activities.csv", "c/activities.csv",
      ])
    #expect(Set(runs.map(\.id)).count == 1)
    for (given, count) in [("a.zip!/activities.csv", 1), ("a.zip!/activities/1.gpx", 0), ("c/activities", 0)] {
      let files = ExportWalk([BytePath(folder.path + "/" + given)]).files
      #expect(files.count == 1 && files.flatMap { FileMap().map($0).runs }.count { $0.format == .table } == count)
    }
  }
}
