/// Bars and lines made of block letters (U+2581 to U+258F), for places without drawings.
enum Blocks {
  /// A bar of at most `width` letters, to an eighth of a letter.
  /// - Parameter share: 0...1; what is more than nothing shows at least an eighth.
  static func bar(_ share: Double, width: Int) -> String {
    guard share > 0 else { return "" }
    let eighths = max(1, Int(clamping: min(share, 1) * Double(8 * width)))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  /// A letter per value between the smallest and the largest; a blank where there is none.
  /// - Parameter leastRange: values that vary less than this look flat.
  static func line(_ values: [Double?], leastRange: Double) -> String {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return "" }
    let range = max(high - low, leastRange)
    let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return values.map { value in
      guard let value, value.isFinite, range > 0 else { return value == nil ? " " : steps[0] }
      return steps[min(max(Int(clamping: ((value - low) / range * 8).rounded(.down)), 0), 7)]
    }.joined()
  }
}
