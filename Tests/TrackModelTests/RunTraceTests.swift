import Testing

@testable import TrackModel

@Suite struct RunTraceTests {
  private func bin(_ second: Int32, distance: Float = 14, altitude: Float = 100, latitude: Double = 45) -> RunTrace.Bin
  {
    RunTrace.Bin(
      start: second, distance: distance, flatEquivalentSpeed: 2.8, altitude: altitude, heartRate: 150, isMoving: true,
      latitude: latitude, longitude: 8)
  }

  @Test func packsAndUnpacksAnHourInAtMostEightKibibytes() throws {
    let bins = (0..<720).map { bin(Int32($0 * 5), distance: Float($0 % 20), altitude: Float($0) / 10) }
    let trace = RunTrace(bins)
    #expect(trace.bytes.count <= 8192)
    let back = try #require(trace.bins())
    #expect(back.count == bins.count)
    for (a, b) in zip(bins, back) {
      #expect(a.start == b.start && a.isMoving == b.isMoving && a.heartRate == b.heartRate)
      #expect(abs(a.distance - b.distance) < 0.051)
      #expect(abs(a.altitude - b.altitude) < 0.051)
      #expect(abs(a.latitude - b.latitude) < 1.1e-5)
    }
  }

  @Test func gapsJumpsAndUnknownValuesSurvive() throws {
    var lost = bin(500, altitude: .nan)
    lost.latitude = .nan
    lost.longitude = .nan
    let bins = [bin(0), bin(5, latitude: -80), bin(10, altitude: 8000), lost, bin(505)]
    let back = try #require(RunTrace(bins).bins())
    #expect(back.map(\.start) == [0, 5, 10, 500, 505])
    #expect(abs(back[1].latitude + 80) < 1e-4)
    #expect(abs(back[2].altitude - 8000) < 0.1)
    #expect(back[3].altitude.isNaN && back[3].latitude.isNaN)
    #expect(abs(back[4].latitude - 45) < 1e-4)
  }

  /// Columns hold what the bins hold, in whole units, and nothing of a trace that was taken before.
  @Test func columnsAreTheBins() throws {
    var still = bin(20, distance: 0.4)
    still.isMoving = false
    still.flatEquivalentSpeed = 0
    var lost = bin(500, altitude: .nan)
    lost.latitude = .nan
    lost.longitude = .nan
    let bins = [bin(0), bin(5, altitude: 101.3, latitude: 45.00024), still, lost, bin(505, latitude: -80)]
    let trace = RunTrace(bins)
    var columns = RunTrace.Columns()
    let areLongSound = columns.take(RunTrace((0..<100).map { bin($0 * 5) }))
    #expect(areLongSound && columns.count == 100)
    let areSound = columns.take(trace)
    #expect(areSound && columns.count == 5)
    #expect(columns.starts == [0, 5, 20, 500, 505])
    #expect(columns.motions.map(\.decimetres) == [140, 140, 4, 140, 140])
    #expect(columns.motions.map(\.speed) == [2800, 2800, 0, 2800, 2800])
    #expect(columns.motions.map(\.isMoving) == [true, true, false, true, true])
    #expect(columns.fastest == 2800)
    #expect(trace.altitudes() == [1000, 1013, 1000, RunTrace.Columns.unknown, 1000])
    #expect(columns.latitudes == [2_250_000, 2_250_012, 2_250_000, RunTrace.Columns.unknown, -4_000_000])
    #expect(columns.longitudes == [400_000, 400_000, 400_000, RunTrace.Columns.unknown, 400_000])
    let areCutSound = columns.take(RunTrace(packed: Array(trace.bytes.dropLast())))
    #expect(!areCutSound && columns.count == 0 && columns.fastest == 0)
    #expect(RunTrace.Columns(trace).starts == [0, 5, 20, 500, 505])
  }

  @Test func damagedBytesGiveNil() {
    let good = RunTrace([bin(0), bin(5)]).bytes
    #expect(RunTrace(packed: Array(good.dropLast())).altitudes().isEmpty)
    #expect(RunTrace(packed: Array(good.dropLast())).bins() == nil)
    #expect(RunTrace(packed: [2]).bins() == nil)
    #expect(RunTrace(packed: []).bins()?.isEmpty == true)
  }

  /// The examples of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64OfTheStandard(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: ["Zg=", "Z===", "Zm9v!m9v", "=m9v"]) func otherTextIsNoBase64(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
