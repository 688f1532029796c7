import HamstringRisk
import TrackModel

/// Elevation, climbs and stairs of one run.
extension RunWriter {
  mutating func elevation() {
    let elevation = summary.elevation
    page.heading(Wording.elevation)
    guard let ascent = elevation.ascent else { return page.paragraph(Wording.noAltitude, .faint, indent: 2) }
    var facts = [Wording.ascent(measures.height(ascent), band: elevation.ascentError.map { measures.height($0) })]
    if let descent = elevation.descent { facts.append(Wording.descent(measures.height(descent))) }
    if elevation.liftGain >= 1 { facts.append(Wording.withoutWay(measures.height(elevation.liftGain))) }
    facts.append("\(Wording.source(elevation.source)) (\(Wording.quality(elevation.quality)))")
    if let steepest = summary.hills.steepest50m { facts.append(Wording.steepest(measures.percent(steepest))) }
    if let share = run.newShare { facts.append(Wording.newGround(measures.percent(share))) }
    page.paragraph(facts.joinedFacts, indent: 2)
  }

  mutating func climbs() {
    guard summary.elevation.ascent != nil else { return }
    page.heading(Wording.climbs)
    if summary.hills.uphillDistance == nil {
      let reason = summary.distance == nil ? Wording.climbsNeedDistance : Wording.climbsNeedAltitude
      return page.paragraph(reason, .faint, indent: 2)
    }
    if summary.hills.climbs.isEmpty { return page.paragraph(Wording.noClimbs, indent: 2) }
    list(summary.hills.climbs, header: [Wording.columnLength, Wording.columnGain, Wording.columnGrade]) {
      climb, measures in
      [measures.distance(climb.length), measures.height(climb.gain), measures.percent(climb.meanGrade)]
    }
  }

  mutating func stairs() {
    page.heading(Wording.stairs)
    guard let total = StairTotal(summary) else {
      return page.paragraph(Wording.stairsNeedBarometer, .faint, indent: 2)
    }
    if summary.stairs.isEmpty { return page.paragraph(Wording.noStairs, indent: 2) }
    page.paragraph(total.words(measures), indent: 2)
    list(
      summary.stairs, header: [Wording.columnDuration, Wording.columnGain, Wording.columnKind], leftColumns: [4]
    ) { event, measures in
      [measures.duration(event.duration), measures.height(event.gain), Wording.confidence(event.confidence)]
    }
  }
}
