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
}
