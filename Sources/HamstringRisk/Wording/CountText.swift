/// Small counts as words, as prose has them.
enum CountText {
  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  /// `four`, `13`.
  static func spelled(_ number: Int) -> String {
    words.indices.contains(number) ? words[number] : String(number)
  }

  /// `four weeks`, `one run`.
  static func spelled(_ number: Int, _ noun: String) -> String {
    "\(spelled(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `four weeks` for 28 days, `30 days` where these are no whole weeks.
  static func span(_ days: Int) -> String {
    days > 0 && days % 7 == 0 ? spelled(days / 7, "week") : spelled(days, "day")
  }
}
