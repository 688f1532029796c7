import HamstringRisk

/// Load ratios and monotony of a week in one line. Information only: no level comes from them.
enum LoadText {
  static func line(_ load: LoadFigures?, measures: Measures) -> String {
    guard let load else { return Wording.noLoad }
    let parts = [
      load.coupledRatio.map { Wording.coupledRatio(measures.spelled.ratio($0)) },
      load.uncoupledRatio.map { Wording.uncoupledRatio(measures.spelled.ratio($0)) },
      load.weightedRatio.map { Wording.weightedRatio(measures.spelled.ratio($0)) },
      load.monotony.map { Wording.monotony(measures.spelled.ratio($0)) },
      load.strain.map { Wording.strain(measures.longDistance($0)) },
    ].compactMap { $0 }
    return parts.isEmpty ? Wording.noLoad : Wording.load(parts.joinedFacts)
  }
}
