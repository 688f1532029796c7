/// Centred means of altitude within its stretches.
enum CentredMean {
  /// The mean over `seconds` cells (odd), never over the end of a stretch: there the window narrows on both sides, so
  /// that slopes keep their ends. NaN outside the stretches.
  static func of(_ values: [Float], in stretches: [Range<Int>], seconds: Int) -> [Float] {
    let all = values.span
    let half = seconds / 2
    let share = 1 / Double(2 * half + 1)
    var window = Window()
    return [Float](capacity: all.count) { means in
      for stretch in stretches {
        means.append(repeating: .nan, count: stretch.lowerBound - means.count)
        let known = all.extracting(stretch)
        let count = known.count
        window.open()
        for cell in 0..<min(half, (count + 1) / 2) { means.append(window.mean(of: known, around: cell, reach: cell)) }
        if count > 2 * half {
          window.advance(known, to: 2 * half)
          // Both ends of the windows as rows of one length: one look at the bounds is enough for all.
          let entering = known.extracting(droppingFirst: 2 * half)
          let leaving = known.extracting(first: entering.count)
          // In variables of their own, which stay in registers.
          var (ahead, behind) = (window.ahead, window.behind)
          leaving.indices.each { cell in
            ahead += Double(entering[cell])
            means.append(Float((ahead - behind) * share))
            behind += Double(leaving[cell])
          }
          window = Window(behind: behind, ahead: ahead, first: leaving.count, end: count)
        }
        for cell in means.count - stretch.lowerBound..<count {
          means.append(window.mean(of: known, around: cell, reach: count - 1 - cell))
        }
      }
      means.append(repeating: .nan, count: all.count - means.count)
    }
  }

  /// Sums of all values before both ends of a window that moves along a stretch; their difference is the sum inside. In
  /// Double, so that rounding stays far below a millimetre.
  private struct Window {
    var behind = 0.0
    var ahead = 0.0
    /// Indices of the first value inside and of the first one beyond.
    var first = 0
    var end = 0

    /// At the start of a stretch.
    mutating func open() {
      behind = ahead
      first = 0
      end = 0
    }

    mutating func advance(_ values: Span<Float>, to newEnd: Int) {
      while end < newEnd {
        ahead += Double(values[end])
        end += 1
      }
    }

    mutating func mean(of values: Span<Float>, around cell: Int, reach: Int) -> Float {
      advance(values, to: cell + reach + 1)
      while first < cell - reach {
        behind += Double(values[first])
        first += 1
      }
      return Float((ahead - behind) / Double(2 * reach + 1))
    }
  }
}
