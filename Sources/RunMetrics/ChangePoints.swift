/// Cuts a series where its mean changes, by the exact search of least squares with a penalty for each cut (PELT,
/// Killick, Fearnhead and Eckley 2012).
public enum ChangePoints {
  private struct Candidate {
    /// A cut before this element, and the least cost up to it.
    var cut: Int
    var cost: Double
    /// The running sums before the cut.
    var sum: Double
    var squares: Double
    /// The cost up to the end looked at last.
    var latest = Double.infinity
    /// From this end on the cut can be in no best solution.
    var expiry = Int.max
  }

  /// The pieces in ascending order; together they cover the series.
  ///
  /// - Parameters:
  ///   - penalty: what a cut must save in the sum of squared deviations from the means of the pieces.
  ///   - shortest: elements of a piece at least; a shorter series is one piece.
  public static func pieces(of values: [Double], penalty: Double, shortest: Int) -> [Range<Int>] {
    let count = values.count
    guard count > 0 else { return [] }
    let shortest = max(shortest, 1)
    guard count >= 2 * shortest else { return [0..<count] }
    let sums = Sums(values)
    var cutBefore = [Int](repeating: 0, count: count + 1)
    var leastCost = [Double](repeating: 0, count: count + 1)
    leastCost[0] = -penalty
    var candidates: [Candidate] = []
    for end in shortest...count {
      let newest = end - shortest
      // A first piece that would be too short is none.
      if newest == 0 || newest >= shortest {
        candidates.append(
          Candidate(
            cut: newest, cost: leastCost[newest], sum: sums.values[newest], squares: sums.squares[newest]))
      }
      let best = price(&candidates, upTo: end, sums)
      leastCost[end] = best.cost + penalty
      cutBefore[end] = best.cut
      if expire(&candidates, above: leastCost[end], at: end + shortest) <= end + 1 {
        candidates.removeAll { $0.expiry <= end + 1 }
      }
    }
    var pieces: [Range<Int>] = []
    var end = count
    while end > 0 {
      pieces.append(cutBefore[end]..<end)
      end = cutBefore[end]
    }
    return pieces.reversed()
  }

  /// Sets the cost of every candidate up to `end`; gives the least one.
  private static func price(
    _ candidates: inout [Candidate], upTo end: Int, _ sums: Sums
  ) -> (cost: Double, cut: Int) {
    let allValues = sums.values[end]
    let allSquares = sums.squares[end]
    var best = (cost: Double.infinity, cut: 0)
    var rest = candidates.mutableSpan
    for place in rest.indices {
      let candidate = rest[place]
      let sum = allValues - candidate.sum
      // Squared deviation of the stretch from its mean.
      let deviation = allSquares - candidate.squares - sum * sum / Double(end - candidate.cut)
      let cost = candidate.cost + deviation
      rest[place].latest = cost
      if cost < best.cost { best = (cost, candidate.cut) }
    }
    return best
  }

  /// Lets candidates that cost as much as `limit` expire at `expiry`: a cut here beats them, as soon as a piece that
  /// begins here is long enough. Gives the first expiry of all.
  private static func expire(_ candidates: inout [Candidate], above limit: Double, at expiry: Int) -> Int {
    var first = Int.max
    var rest = candidates.mutableSpan
    for place in rest.indices {
      if rest[place].expiry == .max, rest[place].latest >= limit { rest[place].expiry = expiry }
      first = min(first, rest[place].expiry)
    }
    return first
  }

  /// Running sums, from which the squared deviation of any stretch comes at once.
  private struct Sums {
    private(set) var values = [0.0]
    private(set) var squares = [0.0]

    init(_ series: [Double]) {
      // About the middle of the series the sums keep their precision.
      let middle = series.reduce(0, +) / Double(series.count)
      for value in series {
        values.append(values[values.count - 1] + (value - middle))
        squares.append(squares[squares.count - 1] + (value - middle) * (value - middle))
      }
    }
  }
}
