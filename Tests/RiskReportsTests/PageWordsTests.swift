import HamstringRisk
import Testing
import TrackModel

@testable import RiskReports

/// What pages say so that they can be read by themselves, and given away.
@Suite struct PageWordsTests {
  private func pages(_ report: RiskReport) -> [String] { [HTMLReport.write(report), MarkdownReport.write(report)] }

  /// Folders and archives may name others.
  @Test(arguments: [
    ("/home/jane/patients/anna/morning.gpx", "morning.gpx"), ("export.zip!/activities/7.fit.gz", "7.fit.gz"),
    ("7.gpx", "7.gpx"),
  ])
  func filesAreNamedWithoutTheirFolders(file: String, name: String) {
    for page in pages(Samples.report(runs: [Samples.run(Samples.summary(file: file))])) {
      #expect(page.contains(name) && (file == name || !page.contains(file)))
      #expect(!page.contains("patients") && !page.contains("export.zip"))
    }
  }

  /// A word that the sources use is explained beside them, and only there.
  @Test func sourcesCanBeReadByThemselves() {
    var flag = Samples.flag()
    for (source, isArticle, isChoice) in [
      ("The article; a study", true, false), ("a cut of clinics [P]", false, true), ("a study", false, false),
    ] {
      flag.source = source
      for page in pages(Samples.report(runs: [Samples.run(flags: [flag])])) {
        #expect(page.contains("by a physical therapist on hamstring pain in runners") == isArticle)
        #expect(page.contains("marks a choice without direct evidence") == isChoice)
      }
    }
  }

  /// With a stop sign nothing is said for pain without a suspected injury.
  @Test func stopSignsHaveNoScope() {
    var settings = Samples.settings()
    let limp = PainEntry(day: settings.today, moment: .after, level: 3, limp: true)
    settings.log = RunnerLog(pain: [limp])
    var history = RunHistory()
    history.add(Samples.summary())
    for (report, isSaid) in [
      (RiskFold.report(history, settings: settings), false),
      (RiskFold.report(history, settings: Samples.settings()), true),
    ] {
      for page in pages(report) {
        #expect(page.contains(Wording.stopSigns[0]))
        #expect(page.contains("without a suspected injury") == isSaid)
      }
    }
  }

  /// A narrow page hides columns, and what its caption says of them.
  @Test func captionsPromiseNoHiddenColumn() {
    let page = HTMLReport.write(Samples.report())
    #expect(
      page.contains(
        "<caption id=\"weeks-caption\">Each week and its level<span class=\"spare\">, its change against the week before</span>"
          + "<span class=\"minor\">, and the base that the level compares with</span></caption>"))
  }
}
