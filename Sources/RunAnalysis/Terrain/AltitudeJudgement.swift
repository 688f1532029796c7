import TrackModel

/// Where the altitude comes from and how far it can be trusted.
struct AltitudeJudgement {
  var source: AltitudeSource
  var quality: AltitudeQuality

  static func judge(
    _ input: borrowing TerrainInput, altitude: [Float], stretches: [Range<Int>]
  ) -> AltitudeJudgement {
    switch AltitudeDevices.promise(of: [input.device, input.creator]) {
    case .barometer: AltitudeJudgement(source: .barometric, quality: .good)
    case .noBarometer: AltitudeJudgement(source: .gps, quality: .poor)
    case .unknown: AltitudeJudgement(source: .barometric, quality: .fair)
    }
  }
}
