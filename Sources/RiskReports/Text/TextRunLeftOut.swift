import TrackModel

/// What was not counted in one run, and why.
extension RunWriter {
  mutating func leftOut() {
    page.heading(Wording.leftOut)
    if summary.leftOut.isEmpty { return page.paragraph(Wording.nothingLeftOut, indent: 2) }
    for part in summary.leftOut {
      let end = part.start + part.duration
      let place = line.map { "\(measures.splitUnit)\u{A0}\(measures.mark($0.distance(at: part.start)))" }
      let time = "\(measures.clock(part.start))–\(measures.clock(end))"
      let subject = Wording.leftOut(part.kind, size: size(of: part))
      page.paragraph(
        ([place, time].compactMap { $0 } + ["\(subject): \(Wording.reason(part.reason))."]).joinedFacts, indent: 2,
        hanging: 4)
    }
    let kinds = Set(summary.leftOut.map(\.kind)).filter { kind in
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
