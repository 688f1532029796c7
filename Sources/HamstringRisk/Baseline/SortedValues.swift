import TrackModel

/// Values in ascending order, for medians of a window that moves along by a value at a time.
struct SortedValues {
  private var values: [Double] = []

  mutating func insert(_ value: Double) { values.insert(value, at: place(of: value)) }

  /// - Parameter value: was inserted before.
  mutating func remove(_ value: Double) { values.remove(at: place(of: value)) }

  /// The middle value, of an even count the mean of the two; nil for none.
  var median: Double? { values.isEmpty ? nil : middle { values[$0] } }

  /// Median of the distances of all values from a centre; nil for none.
  func medianDistance(from centre: Double) -> Double? {
    if values.isEmpty { return nil }
    // The nearest ones first, which lie on both sides of the centre.
    var above = place(of: centre)
    var below = above - 1
    var nearest: [Double] = []
    nearest.reserveCapacity(values.count / 2 + 1)
    while nearest.count <= values.count / 2 {
      let (left, right) = (
        below >= 0 ? centre - values[below] : .infinity, above < values.count ? values[above] - centre : .infinity
      )
      nearest.append(min(left, right))
      if left < right { below -= 1 } else { above += 1 }
    }
    return middle { nearest[$0] }
  }

  private func middle(_ value: (Int) -> Double) -> Double {
    let upper = values.count / 2
    return values.count % 2 == 1 ? value(upper) : (value(upper - 1) + value(upper)) / 2
  }

  /// The first place whose value is not below the one given.
  private func place(of value: Double) -> Int { values.indices.partitioningIndex { values[$0] >= value } }
}
