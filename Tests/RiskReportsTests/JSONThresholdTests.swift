import Foundation
import HamstringRisk
import RiskReports
import Testing
import TrackModel

/// The thresholds in force are written by reflection: the keys must be those by which a settings file is decoded.
@Suite struct JSONThresholdTests {
  @Test(arguments: [1.0, 0.1, 1e-7, 1e21, 123_456.75, -0.5, .infinity, -.infinity])
  func asTheCodableKeys(number: Double) throws {
    var report = Samples.report()
    report.settings.thresholds.pace.steps.low = number
    report.settings.thresholds.newTerrain.climbGrade = number
    report.settings.thresholds.weeklyMileage.spreads = number
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    let expected = String(decoding: try encoder.encode(report.settings.thresholds), as: UTF8.self)
    #expect(JSONReport.write(report).contains("\"rules\":\(expected),"))
  }
}
