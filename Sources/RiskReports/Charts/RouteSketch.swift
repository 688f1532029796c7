import HamstringRisk
import RunMetrics
import TrackModel

extension RunPicture {
  /// The shape of the way, north up, with climbs, stairs and surges marked. It tells no position: there is no map, no
  /// scale beside the length of the run, and the drawing is moved and sized to its frame. Nil without positions.
  var routeSketch: Chart? {
    let points = route.flatMap { $0 }
    guard let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max() else { return nil }
    // Longitudes relative to the first point, so that a run across the 180th meridian stays in one piece.
    let origin = points[0].longitude
    let shrink = Trigonometry.cosine((south + north) / 2 * .pi / 180)
    func east(_ point: RoutePoint) -> Double {
      Geodesy.longitudeDifference(from: origin, to: point.longitude) * shrink
    }
    let easts = points.map(east)
    guard let west = easts.min(), let rightmost = easts.max() else { return nil }
    // Metres of latitude and longitude alike are about 111 km a degree; below 20 m there is no shape to show.
    let extent = max(north - south, rightmost - west)
    guard extent > 20.0 / 111_000 else { return nil }
    let size = 176.0
    let margin = 12.0
    let scale = (size - 2 * margin) / extent
    // As high as the way is; a straight one along a parallel still gets a frame.
    let height = max((north - south) * scale + 2 * margin, 60).rounded(.up)
    var chart = Chart(
      kind: "route", title: Wording.routeTitle, description: Wording.routeText(name), width: size, height: height,
      plot: Box(x: 0, y: 0, width: size, height: height))
    let left = (size - (rightmost - west) * scale) / 2
    let top = (height - (north - south) * scale) / 2
    func drawn(_ point: RoutePoint) -> Point {
      Point(x: left + (east(point) - west) * scale, y: top + (north - point.latitude) * scale)
    }
    for piece in route { chart.draw(.line(piece.map(drawn)), .route) }
    // The narrow lines of surges last, so that a fast climb shows both.
    for (role, stretches, words) in [
      (Chart.Role.climb, climbs, Wording.climbKey), (.stairs, stairs, Wording.stairsKey),
      (.surge, surges, Wording.surgeKey),
    ] {
      let parts = stretches.flatMap { stretch in
        route.map { piece in piece.filter { stretch.contains($0.distance) } }.filter { $0.count > 1 }
      }
      chart.marks += parts.map { Chart.Mark(.line($0.map(drawn)), role) }
      if !parts.isEmpty { chart.key(.line, role, words) }
    }
    if let first = points.first, let last = points.last {
      chart.draw(.dot(drawn(last), radius: 4), .finish)
      chart.draw(.dot(drawn(first), radius: 3), .start)
      chart.key(.dot, .start, Wording.startKey)
      chart.key(.dot, .finish, Wording.finishKey)
    }
    return chart
  }
}
