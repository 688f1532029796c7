import HamstringRisk
import TrackModel

extension JudgedRun {
  /// What the analysis of the run alone did not count, without the surges that count against the runner's normal pace.
  var leftOut: [LeftOut] {
    guard let surges, !surges.isEmpty else { return summary.leftOut }
    return summary.leftOut.filter { part in
      part.kind != .surge
        || !surges.contains { surge in
          min(surge.end, part.end) - max(surge.start, part.start) >= 0.5 * part.duration
        }
    }
  }
}

/// What was not counted in one run, and why.
extension RunWriter {
  mutating func leftOut() {
    page.heading(Wording.leftOut)
    let leftOut = run.leftOut
    if leftOut.isEmpty { return page.paragraph(Wording.nothingLeftOut, indent: 2) }
    for part in leftOut {
      let place = line.map { "\(measures.splitUnit)\u{A0}\(measures.mark($0.distance(at: part.start)))" }
      let time = times(of: part)
      let subject = Wording.leftOut(part.kind, size: size(of: part))
      page.paragraph(
        ([place, time].compactMap { $0 } + ["\(subject): \(Wording.reason(part.reason))."]).joinedFacts, indent: 2,
        hanging: 4)
    }
    let kinds = Set(leftOut.map(\.kind)).filter { kind in
      summary.leftOut.count { $0.kind == kind } == LeftOut.limit
    }
    if !kinds.isEmpty { page.paragraph(Wording.largestOnly(LeftOut.limit), .faint, indent: 2) }
  }

  private func size(of part: LeftOut) -> String? {
    guard let size = part.size else { return nil }
    switch part.kind {
    case .surge: return measures.pace(size)
    case .stairs, .climb, .ascent: return measures.height(size)
    case .distance: return measures.distance(size)
    }
  }
}
