import HamstringRisk
import Testing
import TrackModel

/// Definitions.md A3, "Race / event": still computed, tagged as planned.
@Suite struct PlannedRaceTests {
  @Test(
    arguments: [
      ("City 10k Race", 10), ("RACE DAY!", 10), ("Bushy parkrun #512", 5), ("Wettkampf: 10 km in Kandel", 10),
      ("Berlin Marathon", 42.6), ("BMW Berlin-Marathon 2025", 42.3), ("Half Marathon Copenhagen", 21.3),
      ("Medio Maratón de Sevilla", 21.2), ("Halbmarathon Freiburg", 21.0), ("Gara di Natale", 8),
      ("Competição de bairro", 10), ("Volkslauf Ettlingen", 10),
    ])
  func named(name: String, km: Double) {
    #expect(run(name, km: km).isNamedAsRace)
  }

  @Test(
    arguments: [
      (nil, 10), ("Morning Run", 10), ("8 km at marathon pace", 8), ("Marathontempo 3 x 3 km", 12),
      ("Race pace intervals", 10), ("Pre-race shakeout", 4), ("Day after the race", 5), ("Marathon training W3", 18),
      ("Half marathon plan week 9", 21.1), ("Berlin Marathon", 12), ("Course à pied le matin", 10),
      ("Carrera de mañana", 10), ("Corrida matutina", 10), ("10k easy", 10), ("Traces of winter", 10),
      ("Embrace the rain", 10), ("Marathon long run", 21.2),
    ] as [(String?, Double)])
  func notNamed(name: String?, km: Double) {
    #expect(!run(name, km: km).isNamedAsRace)
  }

  /// Four weeks of 8 km and then 12 km: a spike of 50 %, whatever the name; only the race says that it was planned.
  @Test(arguments: [("Stadtlauf, race", true), ("Long run", false)])
  func keepsItsFlags(name: String, isPlanned: Bool) throws {
    var newest = MadeRuns.run(MadeRuns.at(day: 36), km: 12)
    newest.name = name
    let report = MadeRuns.report(MadeRuns.steadyWeeks(0..<5) + [newest])
    let flag = try #require(report.runs.last?.flags.first { $0.factor == .singleRunSpike })
    #expect(flag.level == .medium)
    #expect(flag.message.hasSuffix("By its name a race: planned, and not a habit to build on.") == isPlanned)
    #expect(report.runs.dropLast().allSatisfy { $0.flags.allSatisfy { !$0.message.contains("planned") } })
  }

  private func run(_ name: String?, km: Double) -> RunSummary {
    var run = MadeRuns.run(MadeRuns.at(day: 0), km: km)
    run.name = name
    return run
  }
}
