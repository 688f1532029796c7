/// Cuts a series where its mean changes, by the exact search of least squares with a penalty for each cut (PELT,
/// Killick, Fearnhead and Eckley 2012).
public enum ChangePoints {
  private struct Candidate {
    /// A cut before this element, and the least cost up to it.
    var cut: Int
    var cost: Double
    /// From this end on the cut can be in no best solution.
    var expiry: Int
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
    var costs: [Double] = []
    for end in shortest...count {
      let newest = end - shortest
      // A first piece that would be too short is none.
      if newest == 0 || newest >= shortest {
        candidates.append(Candidate(cut: newest, cost: leastCost[newest], expiry: .max))
      }
      costs.removeAll(keepingCapacity: true)
      var best = (cost: Double.infinity, cut: 0)
      for candidate in candidates {
        let cost = candidate.cost + sums.squaredDeviation(candidate.cut..<end)
        costs.append(cost)
        if cost < best.cost { best = (cost, candidate.cut) }
      }
      leastCost[end] = best.cost + penalty
      cutBefore[end] = best.cut
      for place in candidates.indices where candidates[place].expiry == .max && costs[place] >= leastCost[end] {
        // A cut here beats it, as soon as a piece that begins here is long enough.
        candidates[place].expiry = end + shortest
      }
      candidates.removeAll { $0.expiry <= end + 1 }
    }
    var pieces: [Range<Int>] = []
    var end = count
    while end > 0 {
      pieces.append(cutBefore[end]..<end)
      end = cutBefore[end]
    }
    return pieces.reversed()
  }

  /// Running sums, from which the squared deviation of any stretch comes at once.
  private struct Sums {
    private var values = [0.0]
    private var squares = [0.0]

    init(_ series: [Double]) {
      // About the middle of the series the sums keep their precision.
      let middle = series.reduce(0, +) / Double(series.count)
      for value in series {
        values.append(values[values.count - 1] + (value - middle))
        squares.append(squares[squares.count - 1] + (value - middle) * (value - middle))
      }
    }

    func squaredDeviation(_ range: Range<Int>) -> Double {
      let sum = values[range.upperBound] - values[range.lowerBound]
      return squares[range.upperBound] - squares[range.lowerBound] - sum * sum / Double(range.count)
    }
  }
}
