/// Sets that can be united; the root of a set is its smallest member.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(of member: Int) -> Int {
    var root = member
    while parent[root] != root { root = parent[root] }
    var current = member
    while parent[current] != root {
      let next = parent[current]
      parent[current] = root
      current = next
    }
    return root
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let rootA = root(of: a)
    let rootB = root(of: b)
    parent[max(rootA, rootB)] = min(rootA, rootB)
  }
}
