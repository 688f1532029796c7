extension HTMLWriter {
  /// A chart as a figure: its title and legend as text, the drawing as SVG with the description as its text alternative.
  /// - Parameter id: unique in the document.
  mutating func figure(_ chart: Chart, id: String) {
    element("figure", [.class("chart \(chart.kind)")]) { html in
      html.element("figcaption") { html in
        html.element("strong", text: chart.title)
        if !chart.keys.isEmpty {
          html.element("span", [.class("keys")]) { html in
            for key in chart.keys { html.key(key) }
          }
        }
      }
      html.drawing(chart, id: id)
    }
    endLine()
  }

  private mutating func drawing(_ chart: Chart, id: String) {
    let attributes = [
      Attribute("viewBox", "0 0 \(Int(chart.width)) \(Int(chart.height))"), Attribute("role", "img"),
      Attribute("aria-labelledby", "\(id)-title \(id)-text"), Attribute("data-chart", chart.kind),
      Attribute("data-plot", [chart.plot.x, chart.plot.y, chart.plot.width, chart.plot.height].whole),
    ]
    element("svg", attributes) { html in
      html.element("title", [.id("\(id)-title")], text: chart.title)
      html.element("desc", [.id("\(id)-text")], text: chart.description)
      for mark in chart.marks { html.mark(mark) }
    }
  }

  private mutating func key(_ key: Chart.Key) {
    element("span", [.class("key")]) { html in
      html.element("svg", [Attribute("viewBox", "0 0 16 10"), Attribute("aria-hidden", "true")]) { html in
        switch key.sample {
        case .box: html.mark(Chart.Mark(.box(Box(x: 2, y: 0, width: 12, height: 10)), key.role))
        case .line: html.mark(Chart.Mark(.line([Point(x: 0, y: 5), Point(x: 16, y: 5)]), key.role))
        case .dot: html.mark(Chart.Mark(.dot(Point(x: 8, y: 5), radius: 3), key.role))
        }
      }
      html.write(key.words)
    }
  }

  private mutating func mark(_ mark: Chart.Mark) {
    let role = Attribute.class(mark.role.rawValue)
    switch mark.shape {
    case .box(let box):
      hinted(
        "rect",
        [
          role, Attribute("x", box.x), Attribute("y", box.y), Attribute("width", box.width),
          Attribute("height", box.height),
        ], mark.hint)
    case .line(let points):
      hinted("path", [.class("line \(mark.role.rawValue)"), Attribute(path: points, closed: false)], mark.hint)
    case .area(let points):
      hinted("path", [role, Attribute(path: points, closed: true)], mark.hint)
    case .dot(let point, let radius):
      hinted(
        "circle", [role, Attribute("cx", point.x), Attribute("cy", point.y), Attribute("r", radius)], mark.hint)
    case .triangle(let foot, let size):
      let outline = [
        Point(x: foot.x - size / 2, y: foot.y), Point(x: foot.x, y: foot.y - size * 0.9),
        Point(x: foot.x + size / 2, y: foot.y),
      ]
      hinted("path", [.class("flag \(mark.role.rawValue)"), Attribute(path: outline, closed: true)], mark.hint)
    case .text(let words, let point, let anchor):
      element(
        "text",
        [role, Attribute("x", point.x), Attribute("y", point.y), Attribute("text-anchor", anchor.rawValue)],
        text: words)
    }
  }

  private mutating func hinted(_ name: StaticString, _ attributes: [Attribute], _ hint: String?) {
    if let hint {
      element(name, attributes) { $0.element("title", text: hint) }
    } else {
      shape(name, attributes)
    }
  }
}

extension [Double] {
  fileprivate var whole: String { map { String(Int($0.rounded())) }.joined(separator: " ") }
}
