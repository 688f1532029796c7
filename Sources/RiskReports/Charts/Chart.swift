/// A drawing as a plain value: what is drawn where. Sizes are in the units of its view, about a pixel each.
struct Chart {
  /// What a mark means; its colour and stroke follow from it alone (`PageStyleSheet`).
  enum Role: String {
    case grid, axis, label
    case bar, chosen, running
    case base, limit, normal, band
    /// Lies under a line that crosses other marks, so that it stands out from them.
    case halo
    case value, ground, climb, stairs, surge, route, start, finish
    case low, medium, high
    case during, after, morning, rest, limp
  }

  enum Anchor: String { case start, middle, end }

  enum Shape {
    case box(Box)
    case line([Point])
    /// A closed outline, filled.
    case area([Point])
    case dot(Point, radius: Double)
    /// Points up; its lower edge is centred on the point.
    case triangle(Point, size: Double)
    case text(String, Point, Anchor)
  }

  struct Mark {
    var shape: Shape
    var role: Role
    /// Shown by the browser where a pointer rests on the mark.
    var hint: String?

    init(_ shape: Shape, _ role: Role, hint: String? = nil) {
      self.shape = shape
      self.role = role
      self.hint = hint
    }
  }

  /// An entry of the legend: a sample of a mark, and what it means.
  struct Key {
    enum Sample { case box, line, dot }
    var sample: Sample
    var role: Role
    var words: String
  }

  /// Names the kind of drawing for programs.
  var kind: String
  var title: String
  /// The text alternative: what the drawing shows, in sentences.
  var description: String
  var width: Double
  var height: Double
  /// Where values are drawn; labels stand outside of it.
  var plot: Box
  var marks: [Mark] = []
  var keys: [Key] = []

  /// Every chart is as wide as a phone's page, so that its letters are never scaled down; two stand beside each other
  /// on wider pages and on paper.
  static let fullWidth = 360.0
}

extension Chart {
  /// An empty chart with room for labels at the left and below.
  init(
    kind: String, title: String, description: String, height: Double, left: Double = 48, top: Double = 8,
    bottom: Double = 20
  ) {
    self.init(
      kind: kind, title: title, description: description, width: Chart.fullWidth, height: height,
      plot: Box(x: left, y: top, width: Chart.fullWidth - left - 4, height: height - top - bottom))
  }

  mutating func draw(_ shape: Shape, _ role: Role, hint: String? = nil) {
    marks.append(Mark(shape, role, hint: hint))
  }

  /// Adds an entry to the legend.
  mutating func key(_ sample: Key.Sample, _ role: Role, _ words: String) {
    keys.append(Key(sample: sample, role: role, words: words))
  }

  /// A horizontal line from one side of the plot to the other.
  mutating func lineAcross(at y: Double, _ role: Role) {
    draw(.line([Point(x: plot.x, y: y), Point(x: plot.right, y: y)]), role)
  }

  /// Letters are about six and a half units wide on average.
  private static func width(_ label: String) -> Double { 6.5 * Double(label.count) }

  /// Horizontal lines with labels at the left; those whose labels would touch the one before are left out. Comes before
  /// all other marks, since the plot begins behind the longest label.
  mutating func rows(_ ticks: [Double], on scale: Scale, label: (Double) -> String) {
    let right = plot.right
    plot.x = max(plot.x, 5 + (ticks.map { Chart.width(label($0)) }.max() ?? 0))
    plot.width = right - plot.x
    var before = -Double.infinity
    for tick in ticks {
      let y = scale.place(tick)
      guard (y - before).magnitude >= 14 else { continue }
      before = y
      lineAcross(at: y, .grid)
      draw(.text(label(tick), Point(x: plot.x - 5, y: y + 4), .end), .label)
    }
  }

  /// Short lines below the plot with labels; those that would touch the one before are left out.
  mutating func columns(_ ticks: [(place: Double, label: String)]) {
    var free = 0.0
    for tick in ticks {
      let half = Chart.width(tick.label) / 2
      let middle = min(max(tick.place, plot.x + half - 3), plot.right - half + 3)
      guard middle - half >= free else { continue }
      free = middle + half + 6
      draw(.line([Point(x: tick.place, y: plot.bottom), Point(x: tick.place, y: plot.bottom + 4)]), .axis)
      draw(.text(tick.label, Point(x: middle, y: plot.bottom + 16), .middle), .label)
    }
  }

  /// Lines that other marks lie under; no halo hides another of them.
  mutating func linesAbove(_ lines: [(points: [Point], role: Role)]) {
    marks += lines.map { Mark(.line($0.points), .halo) } + lines.map { Mark(.line($0.points), $0.role) }
  }

  /// The line that values stand on.
  mutating func floor() { lineAcross(at: plot.bottom, .axis) }
}
