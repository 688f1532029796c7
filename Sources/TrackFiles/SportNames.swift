public import TrackModel

/// The sport that an export means by a word, a number or a name.
public enum SportNames {
  /// The sport for a file's own word: the content of GPX `<type>`, TCX `Sport`, a column of a table.
  ///
  /// Case, underscores, hyphens and blanks do not matter. Strava's numbers (9 is a run) are known. `.unknown` for an
  /// empty text and for what is in none of the lists.
  public static func sport(for text: some StringProtocol) -> Sport {
    // What most files say: the lists below need not be made for it.
    if text == "Running" || text == "running" { return .running }
    let words = words(of: text)
    if words.isEmpty { return .unknown }
    if words.count == 1, let sport = stravaNumbers[words[0]] { return sport }
    let joined = words.joined(separator: " ")
    if let sport = phrases[joined] { return sport }
    // The more special word decides: "treadmill running" is no outdoor run, "virtual ride" no ride to anywhere else.
    var known = words.compactMap { sport(ofWord: $0) }
    if runningPhrases.contains(where: { joined.contains($0) }) { known.append(.running) }
    if known.isEmpty { return .unknown }
    if words.contains("wheelchair") { return .other }
    // From one sport of a triathlon to the next.
    if words.contains("transition") { return .other }
    let isOnTreadmill = known.contains(.treadmillRunning)
    if known.contains(.running) {
      // "Běh na lyžích" is run on skis.
      if words.contains(where: isSki) { return .other }
      // "Bici da corsa" is a racing bicycle, "Run & Bike" may be either.
      if known.contains(.cycling) { return .unknown }
      return isOnTreadmill || words.contains(where: isIndoor) ? .treadmillRunning : .running
    }
    if isOnTreadmill { return known.contains(.walking) || known.contains(.hiking) ? .walking : .treadmillRunning }
    return known[0]
  }

  /// The sport that a name of an activity tells, where it is a sport with a date or a time behind it, as programs without
  /// a sport element name their activities ("Running 7/25/13 6:53 am", "Mountain Biking 7/25/13"), or with a date before
  /// it ("20231013 Outdoor cycling", Zepp Life). Nil for any other name.
  public static func sport(fromActivityName name: some StringProtocol) -> Sport? {
    // The Suunto app writes "suuntoapp-MountainBiking-2024-05-01T06-00-00Z".
    let isOfSuuntoApp = name.prefix(suuntoAppPrefix.count).lowercased() == suuntoAppPrefix
    let name = name.dropFirst(isOfSuuntoApp ? suuntoAppPrefix.count : 0)
    let date = name.prefix { !$0.isLetter }
    let undated = name.dropFirst(date.count)
    let title = undated.prefix { $0.isLetter || $0 == "-" || $0 == "_" || $0 == " " }
    let rest = undated.dropFirst(title.count).drop { $0.isWhitespace || $0 == "," }
    let isDatedBehind = rest.first?.isNumber == true && rest.prefix(12).contains { "/-:.".contains($0) }
    guard date.isEmpty ? isDatedBehind : rest.isEmpty && date.count(where: \.isNumber) >= dateDigits else { return nil }
    // A name of one's own may hold such a word beside others.
    guard words(of: title).allSatisfy({ sport(ofWord: $0) != nil || kinds.contains($0) }) else { return nil }
    let told = sport(for: title)
    return told == .unknown ? nil : told
  }

  private static let suuntoAppPrefix = "suuntoapp-"
  /// Digits that make a date before a sport; a distance or a year alone has fewer.
  private static let dateDigits = 6

  private static func sport(ofWord word: String) -> Sport? {
    let sport = vocabulary[word] ?? stems.first { word.contains($0.stem) }?.sport
    return sport == .unknown ? nil : sport
  }

  private static func words(of text: some StringProtocol) -> [String] {
    var spaced = ""
    var previous: Character = " "
    for character in text {
      // "TrailRun" and "VirtualRide" are two words each.
      if character.isUppercase, previous.isLowercase { spaced.append(" ") }
      spaced.append(character.isLetter || character.isNumber ? character : " ")
      previous = character
    }
    return spaced.lowercased().split(separator: " ").map(String.init)
  }

  /// Activity types as Strava numbers them in its GPX files.
  private static let stravaNumbers: [String: Sport] = {
    var numbers: [String: Sport] = [
      "1": .cycling, "4": .hiking, "9": .running, "10": .walking, "16": .swimming, "17": .cycling, "18": .cycling,
      "19": .cycling, "51": .cycling, "53": .treadmillRunning,
    ]
    // Skis, skates, boards, boats, and what is done in a gym.
    let others = [2, 3, 5, 6, 7, 8, 11, 12, 13, 14, 15] + Array(21...31) + [52]
    for number in others { numbers[String(number)] = .other }
    return numbers
  }()

  private static func isSki(_ word: String) -> Bool {
    word == "ski" || word == "skis" || skiStems.contains { word.contains($0) }
  }

  private static let skiStems = ["skiing", "lyž", "narciar", "лыж", "hiiht", "langrend", "esquí", "esqui"]

  private static func isIndoor(_ word: String) -> Bool {
    indoorWords.contains(word) || virtualStems.contains { word.hasPrefix($0) }
  }

  private static let indoorWords: Set<String> = ["treadmill", "indoor", "laufband", "sanal"]

  /// What words for "virtual" begin with.
  private static let virtualStems = [
    "virtual", "virtuel", "virtuál", "wirtual", "виртуал", "віртуал", "バーチャル", "虚拟", "虛擬", "가상",
  ]

  /// Sports of more than one word, which more may be said of.
  private static let runningPhrases = ["course à pied", "course a pied", "chạy bộ"]

  private static let phrases: [String: Sport] = [
    "bieg na bieżni": .treadmillRunning, "tapis roulant": .treadmillRunning, "tapis de course": .treadmillRunning,
    "cinta de correr": .treadmillRunning, "беговая дорожка": .treadmillRunning, "běžecký pás": .treadmillRunning,
    "koşu bandı": .treadmillRunning, "course de trail": .running, "mers pe jos": .walking, "jalan kaki": .walking,
    "đi bộ": .walking, "đạp xe": .cycling, "stair climbing": .other, "indoor track": .treadmillRunning,
    "virtual run": .treadmillRunning, "trail": .running, "silla de ruedas": .other, "fauteuil roulant": .other,
    "sedia a rotelle": .other, "cadeira de rodas": .other,
  ]

  /// What stands before a sport and tells which kind of it.
  private static let kinds: Set<String> = [
    "mountain", "road", "cross", "country", "downhill", "nordic", "backcountry", "trail", "track", "group", "indoor",
    "outdoor", "stationary", "virtual", "open", "water", "pool", "power", "race", "speed", "inline", "ice",
  ]

  /// Parts of compound words, and of languages that write without blanks; the first one that is in a word decides.
  private static let stems: [(stem: String, sport: Sport)] = {
    let lists: [(Sport, String)] = [
      (.treadmillRunning, "treadmill laufband 跑步机 室内跑 トレッドミル 트레드밀"),
      (
        .other,
        "langlauf eislauf schlitt rollski rullskid inline skate skating skeeler blading snow schnee skitour patin pattin schaats"
      ),
      (.other, "längdskid skidlöp skiløp skøyte skøjte"),
      (.other, "skilauf wasserski rollschuh schnelllauf lyž narciar лыж hiiht langrend"),
      (.other, "スケート カヤック カヤッキ カヌー スタンドアップパドル 轮滑 滑冰 赛艇 划船 皮划 独木舟 越野滑雪 轮椅 帆船"),
      (.other, "카약 카누 스케이트 휠체어 каякинг байдар каноэ роликов конькобеж парусн canoë piragü canoag caiaque"),
      (.other, "wioślar łyżw skridsko rollstuhl segeln stehpaddel rolstoel zeilen kanufahr 車いす"),
      (.cycling, "laufrad"),
      (.other, "paddl kayak kajak kano canot snowboard volleyball fußball fussball スキー 스키"),
      (.cycling, "bicyc bike biking cycli cyclo cykl cykel ciclis fahrrad radfahr radtour kerékpár kolar velomobil"),
      (.cycling, "sykli sykle sykkel sepeda вело 骑 自転車 サイクリング ライド 자전거 라이드 라이딩"),
      (.swimming, "schwimm swimm плав 游泳 水泳 수영"),
      (.hiking, "hiking wander trekking randonn 徒步 ハイキング 登山 등산"),
      (.walking, "walk spazier ходьб 健走 步行 ウォーキング 걷기"),
      (.running, "running lauf löpning løping løbe juoksu 跑 ランニング ランナー トレイルラン バーチャルラン 달리기"),
    ]
    return lists.flatMap { sport, stems in stems.split(separator: " ").map { (String($0), sport) } }
  }()

  private static let vocabulary: [String: Sport] = {
    let lists: [(Sport, String)] = [
      (.running, "run runs running runner jog jogging jogger ultrarun trailrun trailrunning parkrun"),
      (.running, "lauf laufen joggen corsa correr corrida carrera hardlopen løb løping löpning juoksu bieg bieganie"),
      (.running, "бег běh futás 跑步 跑 ランニング 달리기 런"),
      // As apps on phones name their activities in the language of the phone.
      (.running, "alergare trčanje beh tek трчање бягане ריצה جري الجري دویدن córrer korrika carreira bėgimas"),
      (.running, "skriešana jooksmine jooks hlaup วิ่ง"),
      (.treadmillRunning, "treadmill laufband treadmillrunning bieżnia løbebånd løpebånd tredemølle löpband loopband"),
      (.treadmillRunning, "juoksumatto futópad esteira"),
      (
        .walking,
        "walk walks walking walker nordicwalking gehen spazieren camminata caminata caminhada marche wandeln 步行"
      ),
      (.walking, "wandelen caminar camiñar chód chůze chôdza gyaloglás séta yürüyüş hodanje hoja ходање ходене gång"),
      (.walking, "gange περπάτημα הליכה المشي ibiltzea ėjimas kõndimine เดิน"),
      (.hiking, "hike hikes hiking trek trekking wandern wanderung randonnée escursionismo senderismo mountaineering"),
      (
        .cycling,
        "ride rides riding cycling cycle bike biking ebike ebikeride ebikeriding gravel mtb handcycle velo vélo"
      ),
      (.cycling, "radfahren fahrrad rennrad ciclismo fietsen virtualride 骑行 自行车 biker cyclist"),
      // What Strava's tables call a ride and a walk in some of its languages.
      (.cycling, "radfahrt fietsrit bicicleta pedal pedalada pedalata cykeltur cykling ライド"),
      (.walking, "spaziergang wandeling promenad promenade passeggiata spacer kävely gåtur прогулка 散步 ウォーキング"),
      (.running, "hardloopsessie löprunda traillauf løpetur koşu забег біг пробіжка τρέξιμο lari 越野跑 ラン トレイルラン"),
      (.cycling, "bici jazda rowerowa jízda pyöräily sykkeltur bisiklet заезд велосипед поїздка"),
      (.cycling, "kolo biciklizam bicikl kolesarjenje бициклизам колоездене ποδηλασία hjólreiðar txirrindularitza"),
      (.cycling, "rattasõit jalgrattasõit ปั่นจักรยาน"),
      (.hiking, "turystyka"),
      (.cycling, "vtt btt pedelec handbike rad"),
      (.swimming, "swim swims swimming swimmer schwimmen nuoto natación natação natation 游泳"),
      (
        .other,
        "other workout training gym fitness strength yoga pilates cardio crossfit elliptical rowing row rower"
      ),
      (.other, "train tram bus metro subway ferry plane airplane flight taxi car driving motorcycle"),
      (.other, "ski skiing snowboard snowboarding snowshoe snowshoeing skate skating rollerski climbing bouldering"),
      (
        .other,
        "kayak kayaking canoe canoeing paddling paddle sup surf surfing windsurf kitesurf sailing sail golf tennis"
      ),
      (
        .other,
        "soccer football basketball badminton squash horseback driving drive car motorcycling motorcycle motorbike"
      ),
      (
        .other,
        "flying boating multisport triathlon transition wheelchair dance aerobics breathing stairs stepper stair"
      ),
      (
        .other,
        "vehicle scooter volleyball padel pickleball cricket hockey rugby rudern rudergerät aviron remo roeien roller"
      ),
      // A stem is in them, but no sport.
      (.unknown, "verlauf trainingsverlauf ablauf kreislauf スライド プライド 슬라이드 провело повело"),
      (.other, "windsurfen reiten canoa trottinette raquettes raquetas ciaspole suppen rodd kanu ローイング ゴルフ 조정"),
      (.other, "rafting equestrian longboard sledding каяк гребля коньки коньках"),
      (.other, "esquí esqui sci langrenn hiihto ski schaatsen canottaggio hiit"),
    ]
    var table: [String: Sport] = [:]
    for (sport, words) in lists {
      for word in words.split(separator: " ") { table[String(word)] = sport }
    }
    return table
  }()
}
