/// The first visit of each place: a table with open addressing, much quicker than a dictionary with its seeded hash.
struct VisitedPlaces {
  /// Places that are looked at before one is given up: keys that collide on purpose cost little, others never need it.
  private static let longestSearch = 1000
  private static let free = Int64.min

  private var keys: [Int64]
  private var visits: [Int32]
  private let shift: Int

  /// - Parameter count: places at most.
  init(count: Int) {
    var bits = 4
    while bits < 31, 1 << bits < count + count / 2 { bits += 1 }
    keys = Array(repeating: VisitedPlaces.free, count: 1 << bits)
    visits = Array(repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// The visit noted for a place before; nil where there is none, and then `visit` is noted.
  mutating func firstVisit(of key: Int64, now visit: Int) -> Int? {
    // Fibonacci hashing: the upper bits of the product depend on all of the key.
    var slot = Int((UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
    for _ in 0..<VisitedPlaces.longestSearch {
      if keys[slot] == key { return Int(visits[slot]) }
      if keys[slot] == VisitedPlaces.free {
        keys[slot] = key
        visits[slot] = Int32(truncatingIfNeeded: visit)
        return nil
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }
}
