extension HTMLWriter {
  /// A whole document around a body.
  mutating func document(title: String, _ body: (inout HTMLWriter) -> Void) {
    markup("<!DOCTYPE html>\n")
    element("html", [Attribute("lang", "en")]) { html in
      html.element("head") { html in
        html.void("meta", [Attribute("charset", "utf-8")])
        html.void(
          "meta",
          [
            Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", PageStyleSheet.contentPolicy),
          ])
        html.void(
          "meta", [Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")])
        html.void("meta", [Attribute("name", "color-scheme"), Attribute("content", "light dark")])
        html.void("meta", [Attribute("name", "referrer"), Attribute("content", "no-referrer")])
        html.element("title", text: title)
        html.element("style") { $0.markup(PageStyleSheet.text) }
      }
      html.endLine()
      html.element("body") { body(&$0) }
    }
    endLine()
  }

  /// A part of the page with a heading.
  mutating func section(_ heading: String, id: String, _ content: (inout HTMLWriter) -> Void) {
    element("section", [Attribute("aria-labelledby", id)]) { html in
      html.element("h2", [.id(id)], text: heading)
      html.endLine()
      content(&html)
    }
    endLine()
  }

  mutating func paragraph(_ words: String, class name: String? = nil) {
    element("p", name.map { [.class($0)] } ?? [], text: words)
    endLine()
  }

  mutating func list(_ lines: [String], class name: String? = nil) {
    element("ul", name.map { [.class($0)] } ?? []) { html in
      for line in lines { html.element("li", text: line) }
    }
    endLine()
  }

  /// Labels and what stands for each.
  mutating func pairs(_ rows: [(label: String, words: String)], class name: String = "figures") {
    element("dl", [.class(name)]) { html in
      for row in rows {
        html.element("dt", text: row.label)
        html.element("dd", text: row.words)
      }
    }
    endLine()
  }

  /// A table with a caption, which scrolls in a frame of its own where the page is narrow.
  /// - Parameter caption: parts of a sentence; what speaks of columns that a narrow page hides has their class.
  mutating func table(
    caption: [(words: String, class: String?)], id: String, columns: (inout HTMLWriter) -> Void,
    rows: (inout HTMLWriter) -> Void
  ) {
    let frame = [
      .class("wide"), Attribute("tabindex", "0"), Attribute("role", "group"), Attribute("aria-labelledby", id),
    ]
    element("div", frame) { html in
      html.element("table") { html in
        html.element("caption", [.id(id)]) { html in
          for part in caption {
            if let name = part.class {
              html.element("span", [.class(name)], text: part.words)
            } else {
              html.write(part.words)
            }
          }
        }
        html.element("thead") { html in html.element("tr") { columns(&$0) } }
        html.element("tbody") { rows(&$0) }
      }
    }
    endLine()
  }

  /// What the levels mean, and what this is not.
  mutating func footer() {
    element("footer") { html in
      html.paragraph(Wording.levelLegend)
      html.paragraph(Wording.footer)
    }
  }

  /// - Parameter attributes: further ones of a column, counted from 0.
  mutating func columnHeads(_ words: [String], _ attributes: (_ column: Int) -> [Attribute] = { _ in [] }) {
    for (number, column) in words.enumerated() {
      element("th", [Attribute("scope", "col")] + attributes(number), text: column)
    }
  }
}
