import Testing

@testable import RiskReports

extension Chart {
  func boxes(_ role: Role) -> [Box] {
    marks.compactMap { mark in if case .box(let box) = mark.shape, mark.role == role { box } else { nil } }
  }

  func lines(_ role: Role) -> [[Point]] {
    marks.compactMap { mark in if case .line(let points) = mark.shape, mark.role == role { points } else { nil } }
  }

  func areas(_ role: Role) -> [[Point]] {
    marks.compactMap { mark in if case .area(let points) = mark.shape, mark.role == role { points } else { nil } }
  }

  private var values: [Point] {
    marks.flatMap { mark -> [Point] in
      switch mark.shape {
      case .box(let box): [Point(x: box.x, y: box.y), Point(x: box.right, y: box.bottom)]
      case .line(let points) where mark.role != .axis: points
      case .area(let points): points
      case .dot(let point, _), .triangle(let point, _): [point]
      case .text, .line: []
      }
    }
  }

  /// Values lie in the plot, boxes have a size, the labels of an axis do not touch.
  func expectSound(_ location: SourceLocation = #_sourceLocation) {
    let isInside = values.allSatisfy { point in
      point.x >= plot.x - 0.01 && point.x <= plot.right + 0.01 && point.y >= plot.y - 0.01
        && point.y <= plot.bottom + 0.01
    }
    #expect(isInside, "\(kind)", sourceLocation: location)
    #expect(!title.isEmpty && !description.isEmpty, sourceLocation: location)
    var ends: [Double: Double] = [:]
    for mark in marks {
      switch mark.shape {
      case .box(let box): #expect(box.width > 0 && box.height >= 0, "\(kind)", sourceLocation: location)
      case .text(let words, let point, .middle):
        let half = 3 * Double(words.count)
        #expect(point.x - half >= ends[point.y] ?? -1, "\(kind): \(words)", sourceLocation: location)
        ends[point.y] = point.x + half
      case .text(let words, let point, .end):
        #expect(point.x - 6.5 * Double(words.count) >= 0, "\(kind): \(words)", sourceLocation: location)
      default: break
      }
    }
  }
}
