import Testing
import TrackFiles
import TrackModel

@Suite struct SportNamesTests {
  static let words: [(String, Sport)] = [
    ("running", .running), ("Running", .running), ("run", .running), ("Run", .running), ("9", .running),
    ("trail_running", .running), ("track_running", .running), ("street_running", .running), ("TrailRun", .running),
    ("treadmill_running", .treadmillRunning), ("indoor_running", .treadmillRunning), ("VirtualRun", .treadmillRunning),
    ("Treadmill", .treadmillRunning), ("Laufen", .running), ("跑步", .running), ("Course à pied", .running),
    ("1", .cycling), ("Biking", .cycling), ("VirtualRide", .cycling), ("mountain_biking", .cycling), ("Walk", .walking),
    ("casual_walking", .walking), ("hiking", .hiking), ("lap_swimming", .swimming), ("Other", .other),
    ("stand_up_paddling", .other), ("strength_training", .other), ("", .unknown), ("unknown", .unknown),
    ("Забег", .running), ("ラン", .running), ("越野跑", .running), ("Traillauf", .running), ("Trail", .running),
    ("Corrida em trilha", .running), ("Chạy bộ", .running), ("Koşu", .running), ("Lauf (Laufband)", .treadmillRunning),
    ("散步", .walking), ("Passeggiata", .walking), ("Giro in bici", .cycling), ("Заезд", .cycling),
    ("HKWorkoutActivityTypeRunning", .running), ("ultra_run", .running), ("virtual_run", .treadmillRunning),
    ("jkljkl", .unknown), ("42", .unknown), ("generic", .unknown),
    ("treadmill walking", .walking), ("TREADMILL_WALKING", .walking), ("Laufband Gehen", .walking),
    ("Treadmill hike", .walking), ("treadmill", .treadmillRunning), ("wheelchair_push_run", .other),
    ("Wheelchair run", .other), ("Mountainbike", .cycling), ("Mountainbike-Fahrt", .cycling), ("bicycling", .cycling),
    ("ON_BICYCLE", .cycling), ("Sortie VTT", .cycling), ("Cyclisme", .cycling), ("Kerékpározás", .cycling),
    ("户外骑行", .cycling), ("自転車", .cycling), ("サイクリング", .cycling), ("Langlauf", .other), ("Skilanglauf", .other),
    ("Inlineskaten", .other), ("Eislaufen", .other), ("Rudern", .other), ("Rollski", .other), ("Fußball", .other),
    ("Skilaufen", .other), ("Eisschnelllauf", .other), ("Rollschuhlaufen", .other), ("Laufrad", .cycling),
    ("Verlauf", .unknown), ("Verlauf Radfahren", .cycling), ("Kreislauf", .unknown),
    ("Schneeschuhwandern", .other), ("Patinage", .other), ("Esquí de fondo", .other), ("Sci di fondo", .other),
    ("Längdskidåkning", .other), ("StairStepper", .other), ("Rollerblading", .other), ("Racewalking", .walking),
    ("健走", .walking), ("Ходьба", .walking), ("In vehicle", .other), ("户外跑步", .running), ("室内跑步", .treadmillRunning),
    ("2", .other), ("3", .other), ("7", .other), ("13", .other), ("18", .cycling), ("21", .other),
    ("53", .treadmillRunning),
    ("Běh na lyžích", .other), ("Bieg narciarski", .other), ("Ski Run", .other), ("train", .other), ("Bus", .other),
    ("Беговые лыжи", .other),
    ("Murtomaahiihto", .other), ("Skeeleren", .other), ("Rullskidor", .other), ("Bici da corsa", .unknown),
    ("Bicicleta de carrera", .unknown), ("Run & Bike", .unknown), ("Run/Walk", .running), ("Hike/Run", .running),
    ("bikeToRunTransition_v2", .other), ("runToBikeTransition_v2", .other), ("Maskiner run", .running),
    ("Waldlauf", .running), ("Stair run", .running), ("Cross Country Running", .running), ("Race", .unknown),
  ]

  /// As Strava writes them in `activities.csv` in the runner's language.
  static let localized: [(String, Sport)] = [
    ("Virtueller Lauf", .treadmillRunning), ("Corsa virtuale", .treadmillRunning), ("虚拟跑步", .treadmillRunning),
    ("Virtuele hardloopsessie", .treadmillRunning), ("Bieg wirtualny", .treadmillRunning), ("虛擬跑步", .treadmillRunning),
    ("Virtuell löpning", .treadmillRunning), ("Виртуальный забег", .treadmillRunning),
    ("가상 달리기", .treadmillRunning), ("Course à pied virtuelle", .treadmillRunning),
    ("バーチャルラン", .treadmillRunning), ("Carrera virtual", .treadmillRunning),
    ("Virtuální běh", .treadmillRunning), ("Sanal Koşu", .treadmillRunning), ("Course à pied en sentier", .running),
    ("Virtuelle Radfahrt", .cycling), ("バーチャルライド", .cycling), ("マウンテンバイクライド", .cycling), ("라이딩", .cycling),
    ("라이드", .cycling), ("Sykling", .cycling), ("Terrengsykkeltur", .cycling), ("Bersepeda", .cycling),
    ("Велозаезд", .cycling), ("Pedal", .cycling), ("トレイルランニング", .running), ("ウルトラトレイルラン", .running),
    ("트레일 런", .running),
    ("インラインスケート", .other), ("カヤッキング", .other), ("赛艇", .other), ("越野滑雪", .other), ("카약", .other),
    ("Гребля", .other), ("Роликовые коньки", .other), ("Canoë", .other), ("Piragüismo", .other), ("Canoagem", .other),
    ("Wioślarstwo", .other), ("Skridskor", .other), ("Rollstuhl", .other), ("Kanufahren", .other),
    ("Raquettes", .other), ("Silla de ruedas", .other),
    // Words that look like them.
    ("Virtuoso run", .running), ("Virtus Laufen", .running), ("スライド", .unknown), ("プライド", .unknown),
    ("슬라이드", .unknown), ("ランチ", .unknown), ("Syklus", .unknown), ("Syklon", .unknown), ("Человек", .unknown),
    ("Провело", .unknown), ("Course", .unknown), ("Marche à pied", .walking), ("Pedalo", .unknown),
    ("Repedal", .unknown), ("Коньково", .unknown), ("Kanuma", .unknown), ("ナカヤマ", .unknown), ("メインライン", .unknown),
    ("グローイング", .unknown), ("Silla", .unknown), ("Гребной", .unknown), ("Кролик", .unknown), ("Парус", .unknown),
    ("런던", .unknown), ("Ново", .unknown),
  ]

  /// As apps on phones write them in the phone's language.
  static let phones: [(String, Sport)] = [
    ("Wandelen", .walking), ("Caminar", .walking), ("Yürüyüş", .walking), ("Περπάτημα", .walking), ("Đi bộ", .walking),
    ("المشي", .walking), ("הליכה", .walking), ("เดิน", .walking), ("Kõndimine", .walking), ("Ходене", .walking),
    ("Alergare", .running), ("Trčanje", .running), ("Beh", .running), ("الجري", .running), ("ריצה", .running),
    ("วิ่ง", .running), ("Jooksmine", .running), ("Terränglöpning", .running), ("Polkujuoksu", .running),
    ("Løbetræning", .running), ("Course de trail", .running),
    ("Tapis roulant", .treadmillRunning), ("Hardlopen (loopband)", .treadmillRunning),
    ("Koşu bandı", .treadmillRunning), ("Беговая дорожка", .treadmillRunning), ("Løbebånd", .treadmillRunning),
    ("Kolo", .cycling), ("Ποδηλασία", .cycling), ("ปั่นจักรยาน", .cycling), ("Đạp xe", .cycling), ("Rattasõit", .cycling),
    // Runs on skis and skates.
    ("Skidlöpning", .other), ("Skiløping", .other), ("Skøyteløping", .other), ("Skøjteløbetræning", .other),
  ]

  @Test(arguments: phones)
  func spellingsOfPhones(word: String, sport: Sport) { #expect(SportNames.sport(for: word) == sport) }

  @Test(arguments: localized)
  func spellingsOfOtherLanguages(word: String, sport: Sport) { #expect(SportNames.sport(for: word) == sport) }

  @Test(arguments: words)
  func spellings(word: String, sport: Sport) { #expect(SportNames.sport(for: word) == sport) }

  static let names: [(String, Sport?)] = [
    ("Running 7/25/13 6:53 am", .running), ("Cycling 10/2/17 10:49 am", .cycling), ("running2012-01-26", .running),
    ("Walking 2016-01-02", .walking), ("Running", nil), ("Running with Anna", nil), ("Running 10 km", nil),
    ("Mountain Biking 7/25/13 6:53 am", .cycling), ("Cross-Country Skiing 1/25/13 6:53 am", .other),
    ("Horseback Riding 7/25/13", .other), ("Nordic Walking 7/25/13", .walking), ("Trail Running 7/25/13", .running),
    ("Bike path 7/25/13", nil), ("Run with the bike club 7/25/13", nil), ("Race 7/25/13", nil),
    ("suuntoapp-MountainBiking-2024-05-01T06-00-00Z", .cycling), ("suuntoapp-Running-2024-05-01", .running),
    ("suuntoapp-2024-05-01T06-00-00Z", nil), ("suuntoapp-Anna-2024-05-01", nil), ("myapp-Running-2024-05-01", nil),
    ("20231013 Outdoor cycling", .cycling), ("2023-10-13 07:30 Running", .running),
    ("13.10.2023, Nordic Walking", .walking),
    ("10000 Running", nil), ("20231013 Running with Anna", nil), ("20231013 Race", nil), ("20231013", nil),
    ("Morning Run", nil), ("8/22/2014 18:48", nil), ("Lunch 7/25/13", nil), ("", nil),
  ]

  @Test(arguments: names)
  func namesThatTellTheSport(name: String, sport: Sport?) {
    #expect(SportNames.sport(fromActivityName: name) == sport)
  }
}
