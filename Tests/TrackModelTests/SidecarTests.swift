import Testing
import TrackModel

@Suite struct SidecarTests {
  private let index = SidecarIndex([
    Sidecar(file: "a/activities/1.fit.gz", sport: .running), Sidecar(file: "a/activities/2.gpx", sport: .cycling),
    Sidecar(file: "b/activities/2.gpx", sport: .walking), Sidecar(file: "x.zip!/activities/3.fit.zip", sport: .hiking),
    Sidecar(file: "4.gpx", sport: .swimming),
  ])

  static let lookUps: [(String, Sport?)] = [
    ("a/activities/1.fit.gz", .running), ("a/activities/1.fit", .running), ("a/activities/1.FIT.GZ", nil),
    ("/home/me/a/activities/1.fit", .running), ("elsewhere/1.fit", nil), ("1.fit", nil),
    ("a/activities/2.gpx", .cycling), ("b/activities/2.gpx", .walking), ("c/activities/2.gpx", nil),
    ("x.zip!/activities/3.fit.zip!/inner.fit", .hiking), ("4.gpx", .swimming), ("a/4.gpx", nil),
  ]

  @Test(arguments: lookUps) func filesAreFound(file: String, sport: Sport?) { #expect(index[file]?.sport == sport) }

  /// A name may hold any number of marks of archives.
  @Test(.timeLimit(.minutes(1))) func namesFullOfMarksAreQuick() {
    let name = "z.zip" + String(repeating: "!/", count: 200_000) + "x.gpx"
    #expect(index[name] == nil)
    #expect(index["x.zip!/activities/3.fit.zip" + String(repeating: "!/a", count: 9)]?.sport == .hiking)
  }

  @Test func aRowMoreThanOnceIsOneRow() {
    let row = Sidecar(file: "a/activities/1.fit", sport: .running)
    #expect(SidecarIndex([row, row])["b/activities/1.fit"] == row)
    #expect(SidecarIndex([]).isEmpty && !SidecarIndex([row]).isEmpty)
  }
}
