/// Finds one element of a sorted order without sorting the rest.
public enum Selection {
  /// Rounds that may pass before the rest is sorted: an unlucky or hostile order stays cheap.
  private static let mostRounds = 40
  /// Elements that are sorted at once.
  private static let few = 8

  /// Reorders `values` so that the element at `place` is the one that sorting would put there, with none larger before
  /// it and none smaller behind it (Hoare 1961, with the middle of three as pivot).
  ///
  /// - Parameters:
  ///   - place: an index of `values`.
  ///   - values: without NaN.
  /// - Returns: that element.
  public static func place(_ place: Int, in values: inout [Double]) -> Double {
    var low = 0
    var high = values.count - 1
    var rounds = 0
    while high - low >= few, rounds < mostRounds {
      rounds += 1
      let (left, right) = part(values.mutableSpan, low, high)
      // Between both ends lie elements equal to the pivot.
      if place > left, place < right { return values[place] }
      if place <= left { high = left } else { low = right }
    }
    values[low...high].sort()
    return values[place]
  }

  /// Parts the elements from `low` to `high`: none up to `left` is larger than any from `right` on.
  private static func part(_ given: consuming MutableSpan<Double>, _ low: Int, _ high: Int) -> (left: Int, right: Int) {
    var values = given
    let pivot = middle(values[low], values[(low + high) / 2], values[high])
    var left = low
    var right = high
    while left <= right {
      while values[left] < pivot { left += 1 }
      while pivot < values[right] { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    return (right, left)
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double { max(min(a, b), min(max(a, b), c)) }
}
