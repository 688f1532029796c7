import TrackModel

/// The instants of Strava's table, which are UTC and written as is usual in the runner's language:
/// `2018-09-12 15:02:23`, `Sep 12, 2018, 3:02:23 PM`, `12.09.2018, 15:02:23`, `12 sept. 2018 à 15:02:23`.
enum TableInstant {
  /// Milliseconds since 1970 UTC; nil for other forms, and where day and month may be meant either way.
  static func milliseconds(_ text: String) -> Int64? {
    let parts = Parts(text)
    guard let date = parts.date, let seconds = parts.secondsOfDay else { return nil }
    return Int64(date.day) * CivilDate.millisecondsPerDay + Int64(seconds) * 1000
  }

  /// Whether year, month and day stand in this order, as in the tables of 2018 and before.
  static func isSorted(_ text: String) -> Bool {
    let year = text.prefix { $0.isNumber }
    return year.count == 4 && text.dropFirst(4).first == "-"
  }

  /// The beginnings of the months' names in the languages of the service, lower case.
  private static let months: [[String]] = [
    ["jan", "jän", "gen", "ene", "янв", "sty", "oca", "led"], ["feb", "fév", "fev", "фев", "lut", "şub", "úno"],
    ["mar", "mär", "mrt", "мар", "bře"], ["apr", "avr", "abr", "апр", "kwi", "nis", "dub"],
    ["may", "mai", "mag", "mei", "maj", "май", "мая", "kvě"], ["jun", "juin", "giu", "июн", "cze", "haz", "čvn"],
    ["jul", "juil", "lug", "июл", "lip", "tem", "čvc"], ["aug", "aoû", "ago", "авг", "sie", "ağu", "srp"],
    ["sep", "set", "сен", "wrz", "eyl", "zář"], ["oct", "okt", "out", "ott", "окт", "paź", "eki", "říj"],
    ["nov", "ноя", "lis", "kas"], ["dec", "dez", "déc", "dic", "дек", "gru", "ara", "pro"],
  ]
  private static let afternoons = ["下午", "午後", "오후"]
  private static let mornings = ["上午", "午前", "오전"]

  /// The numbers and words of a cell.
  private struct Parts {
    /// Numbers that no colon stands beside, and what follows each.
    private var dates: [(number: Int, mark: Character?)] = []
    private var times: [Int] = []
    private var month: Int?
    private var isAfternoon = false
    private var isMorning = false

    init(_ text: String) {
      let text = text.lowercased()
      var rest = text[...]
      var isTime = false
      while let first = rest.first {
        if first.isWholeNumber {
          let digits = rest.prefix(while: \.isWholeNumber)
          rest = rest.dropFirst(digits.count)
          // More digits are no part of a date.
          let number = digits.prefix(5).reduce(0) { 10 * $0 + ($1.wholeNumberValue ?? 0) }
          let isBeforeColon = rest.first == ":"
          if isTime || isBeforeColon { times.append(number) } else { dates.append((number, rest.first)) }
          isTime = isBeforeColon
        } else if first.isLetter {
          let word = rest.prefix(while: \.isLetter)
          rest = rest.dropFirst(word.count)
          month = month ?? TableInstant.months.firstIndex { $0.contains(where: word.hasPrefix) }.map { $0 + 1 }
        } else {
          rest = rest.dropFirst()
        }
      }
      let letters = text.filter(\.isLetter)
      isAfternoon = letters.hasSuffix("pm") || TableInstant.afternoons.contains(where: letters.contains)
      isMorning = letters.hasSuffix("am") || TableInstant.mornings.contains(where: letters.contains)
    }

    var date: CivilDate? {
      let numbers = dates.map(\.number)
      if numbers.count == 2, let month, let year = numbers.first(where: { $0 >= 1000 }),
        let day = numbers.first(where: { $0 < 1000 })
      {
        return CivilDate(year: year, month: month, day: day)
      }
      guard numbers.count == 3 else { return nil }
      if numbers[0] >= 1000 { return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
      guard numbers[2] >= 1000, dates[0].mark == "." || numbers[0] > 12 else { return nil }
      return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    var secondsOfDay: Int? {
      guard (2...3).contains(times.count), times[0] < 24, times[1] < 60, times.count < 3 || times[2] < 60 else {
        return nil
      }
      let isHalfDay = times[0] <= 12
      let hour = isHalfDay && isAfternoon ? times[0] % 12 + 12 : isHalfDay && isMorning ? times[0] % 12 : times[0]
      return hour * 3600 + times[1] * 60 + (times.count > 2 ? times[2] : 0)
    }
  }
}
