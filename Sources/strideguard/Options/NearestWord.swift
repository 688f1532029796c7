/// The word that a mistyped one was meant for.
enum NearestWord {
  /// Nil where none is near: more than half of the letters differ. Of equally near words the first in order.
  static func of(_ word: String, among known: [String]) -> String? {
    let given = Array(word.lowercased().prefix(80).unicodeScalars)
    let near = known.sorted().map { (word: $0, distance: distance(given, Array($0.unicodeScalars))) }
    guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance * 2 <= max(given.count, best.word.unicodeScalars.count) ? best.word : nil
  }

  /// Levenshtein's: letters put in, left out or changed.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let changed = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
