public import TrackModel

extension RunSummary {
  /// Its name tells of a race, beyond doubt: such a run was planned, and is judged all the same (Definitions.md A3).
  public var isNamedAsRace: Bool {
    guard let name else { return false }
    return PlannedRace.isNamed(name, metres: distance)
  }
}

/// Knows a race by its name.
enum PlannedRace {
  /// Words for races and for events that are nothing else. Words that also name an ordinary run somewhere (course,
  /// carrera, corrida, lauf) are none of them.
  private static let races: Set<String> = [
    "race", "raceday", "parkrun", "wettkampf", "wettlauf", "volkslauf", "wedstrijd", "compétition", "competition",
    "competición", "competicion", "competição", "competicao", "gara", "zawody", "závod", "zavod", "tävling", "tavling",
    "kilpailu", "verseny",
  ]
  /// Words for distances that are races where the distance was run, metres.
  private static let distances: [String: [Double]] = [
    "marathon": [42_195, 21_097.5], "maraton": [42_195, 21_097.5], "maratón": [42_195, 21_097.5],
    "maratona": [42_195, 21_097.5], "halbmarathon": [21_097.5], "halfmarathon": [21_097.5],
    "halvmarathon": [21_097.5], "halvmaraton": [21_097.5], "półmaraton": [21_097.5], "polmaraton": [21_097.5],
  ]
  /// Words for training: for a race, before or after one, or at its pace.
  private static let training: Set<String> = [
    "pace", "tempo", "ritmo", "allure", "passo", "training", "trainingslauf", "train", "practice", "rehearsal", "prep",
    "preparation", "vorbereitung", "preparación", "préparation", "preparazione", "entrenamiento", "entraînement",
    "entrainement", "allenamento", "treino", "trening", "workout", "session", "plan", "week", "wk", "pre", "before",
    "after", "post", "vor", "nach", "avant", "après", "antes", "después", "prima", "dopo", "tune", "recovery",
    "easy", "long", "intervals", "interval", "repeats", "warm", "warmup", "cool", "cooldown", "shakeout", "recce",
    "simulation", "simulator", "effort", "style", "no", "not", "watching", "volunteer", "volunteering",
  ]
  /// Part that a distance may differ from the event's, by the way round the bends and the device.
  private static let tolerance = 0.05

  /// - Parameter metres: the distance run; nil where it is not known.
  static func isNamed(_ name: String, metres: Double?) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    guard training.isDisjoint(with: words) else { return false }
    if !races.isDisjoint(with: words) { return true }
    guard let metres else { return false }
    return words.contains { word in
      distances[word, default: []].contains { abs(metres / $0 - 1) <= tolerance }
    }
  }
}
