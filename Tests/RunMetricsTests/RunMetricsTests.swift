import RunMetrics
import Testing

@Suite struct GeodesyTests {
  /// Definitions.md E: 0.001 degree at 45 N and at the equator, north-south and east-west.
  @Test(arguments: [(45.0, 111.132, 78.847), (0.0, 110.574, 111.319)])
  func thousandthOfADegree(latitude: Double, north: Double, east: Double) {
    let up = Geodesy.distance(
      fromLatitude: latitude - 0.0005, longitude: 8, toLatitude: latitude + 0.0005, longitude: 8)
    let across = Geodesy.distance(fromLatitude: latitude, longitude: 8, toLatitude: latitude, longitude: 8.001)
    #expect(abs(up - north) < 0.001)
    #expect(abs(across - east) < 0.001)
  }

  /// Definitions.md E: Paris to London is 343 923.1 m on the ellipsoid; local radii are meant for short steps.
  @Test func parisToLondon() {
    let metres = Geodesy.distance(fromLatitude: 48.8566, longitude: 2.3522, toLatitude: 51.5074, longitude: -0.1278)
    #expect(abs(metres / 343_923.1 - 1) < 0.002)
  }

  @Test func acrossTheAntimeridian() {
    let metres = Geodesy.distance(fromLatitude: 0, longitude: 179.9995, toLatitude: 0, longitude: -179.9995)
    #expect(abs(metres - 111.319) < 0.001)
  }
}

@Suite struct FlatEquivalentTests {
  /// Definitions.md C8.
  @Test(arguments: [
    (-0.20, 0.5000), (-0.10, 0.5977), (-0.05, 0.7628), (0, 1), (0.05, 1.3014), (0.10, 1.6578), (0.15, 2.0603),
    (0.20, 2.5019), (0.45, 5.3961),
  ])
  func minettiRatio(grade: Double, ratio: Double) {
    #expect(abs(FlatEquivalent.minettiCost(grade: grade) / 3.6 - ratio) < 0.000_06)
  }

  /// Definitions.md C8: C(0.45) is 19.426 J/(kg m), and the lowest cost is 1.7813 at -18.14 %.
  @Test func minettiExtremes() {
    #expect(abs(FlatEquivalent.minettiCost(grade: 0.45) - 19.426) < 0.0005)
    let lowest = (-4500...4500).min {
      FlatEquivalent.minettiCost(grade: Double($0) / 10_000) < FlatEquivalent.minettiCost(grade: Double($1) / 10_000)
    }
    #expect(lowest == -1814)
    #expect(abs(FlatEquivalent.minettiCost(grade: -0.1814) - 1.7813) < 0.000_05)
  }

  /// Definitions.md C8: 5:00/km is worth 3:50.5/km at +5 %, and 6:33.3/km at -5 % by the energy cost alone.
  @Test func paceOnASlope() {
    #expect(abs(300 / FlatEquivalent.factor(grade: 0.05) - 230.5) < 0.05)
    #expect(abs(300 / (FlatEquivalent.minettiCost(grade: -0.05) / 3.6) - 393.3) < 0.05)
  }

  @Test func uphillIsMinettiAndClamped() {
    #expect(abs(FlatEquivalent.factor(grade: 0.05) - 1.3014) < 0.000_06)
    #expect(FlatEquivalent.factor(grade: 0.9) == FlatEquivalent.factor(grade: 0.45))
  }

  /// Definitions.md C3: lowest at -8.0 % with 0.870, back at 1 at -16.5 %.
  @Test func downhillIsMuted() {
    #expect(abs(FlatEquivalent.factor(grade: -0.08) - 0.870) < 0.0006)
    #expect(FlatEquivalent.factor(grade: -0.07) > FlatEquivalent.factor(grade: -0.08))
    #expect(FlatEquivalent.factor(grade: -0.10) > FlatEquivalent.factor(grade: -0.08))
    #expect(abs(FlatEquivalent.factor(grade: -0.1649) - 1) < 0.003)
    #expect(FlatEquivalent.factor(grade: -0.3) == 1)
    #expect(FlatEquivalent.factor(grade: 0) == 1)
  }
}

@Suite struct StatisticsTests {
  /// By hand, Definitions.md B1: speeds weighted by kilometres.
  @Test func weightedMedianOfRuns() {
    let runs = [(3.0, 5.0), (2.8, 8.0), (2.7, 10.0), (3.6, 3.0), (2.9, 6.0)].map { (value: $0.0, weight: $0.1) }
    #expect(Statistics.weightedMedian(runs) == 2.8)
    let deviation = Statistics.median(runs.map { abs($0.value - 2.8) })
    #expect(abs((deviation ?? 0) - 0.10) < 1e-12)
  }

  /// By hand, Definitions.md B1: the sample deviation of 2.8, 2.8, 3.4 and 2.6 is 11.95 % of their mean.
  @Test func sampleDeviation() {
    let speeds = [2.8, 2.8, 3.4, 2.6]
    let deviation = Statistics.sampleDeviation(speeds) ?? 0
    #expect(abs(deviation / (Statistics.mean(speeds) ?? 1) - 0.1195) < 0.000_05)
  }

  @Test func ofNothing() {
    #expect(Statistics.median([]) == nil)
    #expect(Statistics.weightedMedian([(value: 1, weight: 0)]) == nil)
    #expect(Statistics.sampleDeviation([1]) == nil)
  }

  @Test func quantiles() {
    #expect(Statistics.quantile([4, 1, 2, 3], 0.5) == 2.5)
    #expect(Statistics.quantile([1, 2, 3], 1) == 3)
    #expect(Statistics.median([3, 1, 2]) == 2)
    #expect(Statistics.sampleDeviation([2, 4]) == 2.0.squareRoot())
  }
}
