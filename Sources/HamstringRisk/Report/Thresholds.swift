import RunMetrics
import TrackModel

/// Every threshold of the rules in one place, with the source of each default (Definitions.md and Rules.md).
///
/// Fractions unless a name or comment says otherwise; metres, seconds, metres per second, days. Most are proposals
/// without direct evidence ([P] in Definitions.md), which is why they can be changed in one place and are printed with the
/// rules.
public struct Thresholds: Sendable, Codable, Hashable {
  /// How much history is wanted, and the windows.
  public var history = HistoryThresholds()
  /// When two files hold the same run.
  public var duplicates = DuplicateThresholds()
  /// Faster than normal pace.
  public var pace = PaceThresholds()
  /// More fast running.
  public var fastRunning = FastRunningThresholds()
  /// Where surges begin and end.
  public var surges = SurgeThresholds()
  /// Stairs.
  public var stairs = StairThresholds()
  /// Amount and frequency of hills.
  public var hills = HillThresholds()
  /// Steepness.
  public var steepness = SteepnessThresholds()
  /// Two things at once.
  public var combined = CombinedThresholds()
  /// One long run.
  public var singleRunSpike = SpikeThresholds()
  /// The week's distance.
  public var weeklyMileage = WeeklyThresholds()
  /// Easy running before hard running.
  public var warmup = WarmupThresholds()
  /// New ground.
  public var newTerrain = NewTerrainThresholds()
  /// The pain log.
  public var pain = PainThresholds()

  /// The thresholds in use unless a settings file changes them.
  public init() {}
}

/// How much history the rules want (Definitions.md A3, H).
public struct HistoryThresholds: Sendable, Codable, Hashable {
  /// Window of terrain, fast running and pace.
  public var usualDays = 42
  /// The wider window for normal pace where the usual one holds too little.
  public var widePaceDays = 84
  /// Window of the single-run spike (Frandsen 2025).
  public var spikeDays = 30
  /// How far back a rule's own firings are counted (26 weeks).
  public var firedDays = 182
  /// Days between the first run and the one judged before terrain, fast running and weeks are compared.
  public var baselineDays = 28
  /// Runs before that, too.
  public var baselineRuns = 6
  /// Runs with the same kind of altitude that the window must hold.
  public var comparableRuns = 3
  /// A pause as long as this makes the next run a return.
  public var returnDays = 14
  /// Part of the usual week from before the break that is a start in the first week back, a fraction.
  public var returnShare = 0.5
  /// The part of it in the week after that, a fraction (a table of coaches for breaks of up to four weeks; Definitions.md A3).
  public var secondReturnShare = 0.75
  /// Runs that follow one another within so many seconds, in the same place, are one session (Definitions.md H).
  public var sessionGapSeconds = 1200.0
  /// ... and begin at most so many metres from the end of the one before.
  public var sessionGapMetres = 200.0
  /// Share of the usual days with runs below which files may be missing.
  public var missingShare = 0.5

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// When two files hold the same run (Definitions.md H).
public struct DuplicateThresholds: Sendable, Codable, Hashable {
  /// Part of the shorter one's elapsed time that both must share.
  public var overlap = 0.8
  /// Part by which the distances may differ.
  public var distance = 0.03
  /// The same part where positions show that both were in one place at the same time: a phone and a watch differ by that
  /// much.
  public var distanceInOnePlace = 0.10
  /// Median metres between the positions of common times.
  public var positions = 50.0

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md B1 and Rules.md.
public struct PaceThresholds: Sendable, Codable, Hashable {
  /// Fraction above normal speed, "at least".
  public var steps = LevelSteps(low: 0.06, medium: 0.10, high: 0.15)
  /// Changes below this multiple of the spread of the runner's own run medians are no level.
  public var spreads = 1.5
  /// The spread is taken as at least this part of the normal speed.
  public var smallestSpread = 0.03
  /// Runs that make a normal pace.
  public var runs = 5
  /// Metres.
  public var distance = 25_000.0
  /// A run of the window counts as the same change when its median is slower by this part at most.
  public var sameChange = 0.03
  /// ... and its distance at least this part of the run's.
  public var sameDistance = 0.8
  /// So many such runs make the change usual (Definitions.md H).
  public var usualAfter = 3
  /// Metres per second below which a base is a walk, against which no running is fast (Definitions.md E).
  public var walkingSpeed = 1.9
  /// Metres below which a run has no pace to compare.
  public var shortestRun = 1000.0
  /// Part that a measured speed may be off between two runs (Definitions.md B1).
  public var error = 0.02

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md B2.
public struct FastRunningThresholds: Sendable, Codable, Hashable {
  /// Fraction above the most of one run, "more than".
  public var steps = LevelSteps(low: 0.10, medium: 0.30, high: 1.00)
  /// Fast: flat-equivalent speed from this multiple of normal speed.
  public var ratio = 1.15
  /// ... or 1 and this multiple of the spread of the runner's own half minutes, where that is more.
  public var spreads = 2.0
  /// The runner's own spread, a fraction of the speed, counts up to this.
  public var largestSpread = 0.15
  /// Metres of fast running below which nothing is flagged.
  public var smallest = 400.0
  /// Very fast: raw speed from this, m/s; at least 5, as slower running is not counted by plain speed ...
  public var veryFastSpeed = PaceSummary.veryFastSpeed
  /// ... and this multiple of normal speed.
  public var veryFastRatio = 1.35
  /// Metres of very fast running below which nothing is flagged.
  public var smallestVeryFast = 100.0
  /// A usual amount below this part of the run's is told as "new".
  public var newShare = 0.25
  /// Part that the distance may be off (Definitions.md G).
  public var error = 0.03

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md B4.
///
/// Recordings have been searched for surges by the values as they stand here, before anything was known of the runner.
/// Of what was found these judge which are surges of this runner, so all but `joinGap` can be raised and not lowered.
public struct SurgeThresholds: Sendable, Codable, Hashable {
  /// A surge begins at this multiple of the base.
  public var enter = 1 + SurgeLimits.leastExcess
  /// It ends below this multiple.
  public var leave = SurgeLimits.leaveRatio
  /// Seconds of a dip that does not end a surge, where one is looked for in a run that is faster than usual as a whole.
  public var joinGap = 8.0
  /// Seconds of the shortest surge.
  public var shortest = SurgeLimits.shortest

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Rules.md, stairs.
public struct StairThresholds: Sendable, Codable, Hashable {
  /// Fraction above the most of one run, "more than".
  public var steps = LevelSteps(low: 0.10, medium: 0.30, high: 1.00)
  /// Metres of stair gain below which nothing is flagged.
  public var smallest = 6.0
  /// Metres above the usual below which nothing is flagged: one flight.
  public var smallestExcess = 3.0

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md C5, amount and frequency of hills.
public struct HillThresholds: Sendable, Codable, Hashable {
  /// Of a run: fraction above the most of one run, "more than".
  public var steps = LevelSteps(low: 0.10, medium: 0.30, high: 1.00)
  /// Of a week: fraction above its base, "more than".
  public var weekSteps = LevelSteps(low: 0.10, medium: 0.20, high: 0.30)
  /// Metres of gain below which nothing is flagged.
  public var smallest = 50.0
  /// Metres of gain of a week below which nothing is flagged.
  public var smallestInWeek = 100.0
  /// Metres above the base that a week's gain must reach.
  public var smallestExcessInWeek = 30.0
  /// Metres of gain per hour from which altitude from satellites or a poor map is believed.
  public var coarsePerHour = 200.0
  /// Metres of gain per metre (0.006 = 6 m/km) below which a run is flat, whatever its length.
  public var flat = 0.006
  /// A run is hilly from so many metres of gain per metre ...
  public var hilly = 0.015
  /// ... or with a climb of this gain, metres.
  public var hillyClimb = 30.0
  /// Part of the gain that the measurement may be off, and metres at least (Definitions.md G).
  public var error = 0.05
  /// Metres that the gain may be off at least.
  public var smallestError = 5.0

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md C5, steepness.
public struct SteepnessThresholds: Sendable, Codable, Hashable {
  /// Metres of gain in a grade band that make it one the legs know.
  public var gain = 20.0
  /// Bands above the usual for medium.
  public var mediumBands = 1
  /// Bands above the usual for high.
  public var highBands = 2
  /// Grade (0.02 = 2 percentage points) that must lie between the steepest of the window and the run's.
  public var smallestExcess = 0.02

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Fast and steep together (Yokozawa 2007; Rules.md).
public struct CombinedThresholds: Sendable, Codable, Hashable {
  /// Grade from which running is uphill.
  public var grade = 0.05
  /// Multiple of normal flat-equivalent speed from which it is fast.
  public var ratio = 1.10
  /// Metres.
  public var low = 200.0
  /// Metres for medium.
  public var medium = 500.0
  /// Metres for high, where it is new.
  public var high = 1000.0
  /// No more than this part above the most of the window is usual.
  public var sameDistance = 0.10
  /// Distance at a new pace as a share of the median run: low above the first, medium from the second (Definitions.md B2).
  public var newPaceShare = 0.5
  /// Share of the median run from which a new pace is medium.
  public var newPaceFull = 1.0

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Frandsen 2025 (BJSM 59:1203): classes of one run against the longest of 30 days.
public struct SpikeThresholds: Sendable, Codable, Hashable {
  /// Fraction above the longest run, "more than", as the study classes them.
  public var steps = LevelSteps(low: 0.10, medium: 0.30, high: 1.00)
  /// Runs in the 30 days that make a reference.
  public var runs = 3
  /// Metres above the longest below which nothing is flagged.
  public var smallestExcess = 500.0
  /// Part that a measured distance may be off (Definitions.md G).
  public var error = 0.03

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md A1.
public struct WeeklyThresholds: Sendable, Codable, Hashable {
  /// Fraction above the base, "more than".
  public var steps = LevelSteps(low: 0.10, medium: 0.20, high: 0.30)
  /// Weeks of the mean.
  public var weeks = 4
  /// Metres above the base below which nothing is flagged ...
  public var smallestExcess = 2000.0
  /// ... and part of the base.
  public var smallestExcessShare = 0.05
  /// Metres; below this base the level is low at most and told in kilometres.
  public var smallBase = 8000.0
  /// A week that so many of the weeks before reached, within this part, is not far from usual: low at most
  /// (Definitions.md H).
  public var usualAfter = 2
  /// Weeks before that are looked at for this.
  public var usualWeeks = 6
  /// Part by which these may be shorter.
  public var sameDistance = 0.10
  /// Low at most, too, where the excess is less than this multiple of the spread of the runner's own weeks (as for pace) ...
  public var spreads = 1.5
  /// ... over so many weeks before.
  public var spreadWeeks = 12
  /// Part that a measured distance may be off (Definitions.md G).
  public var error = 0.03

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md D.
public struct WarmupThresholds: Sendable, Codable, Hashable {
  /// Moving seconds of easy running: enough from `low`; below, the level is low, then medium, then high.
  public var low = 720.0
  /// Medium below so many seconds.
  public var medium = 480.0
  /// High below so many seconds.
  public var high = 240.0
  /// Easy: at most this multiple of normal speed.
  public var easyRatio = 1.06
  /// ... or of the run's own easy speed, but at most this part of the way from normal to hard.
  public var easyShare = 0.8
  /// Hard: a minute of half minutes from this multiple.
  public var hardRatio = 1.15
  /// Runs are judged whose bouts of this multiple ...
  public var fastRatio = 1.2
  /// ... last so many seconds in all.
  public var fastSeconds = 240.0
  /// Seconds that the begin of the hard part may be off.
  public var error = 30.0

  /// The values in use unless a settings file changes them.
  public init() {}
}

/// Definitions.md C7.
public struct NewTerrainThresholds: Sendable, Codable, Hashable {
  /// Days for which a cell stays known.
  public var knownDays = 180
  /// Web-Mercator zoom of a cell (49 m at 50 degrees north).
  public var zoom = 19
  /// Share of the run's distance in unknown cells.
  public var share = 0.5
  /// Metres in unknown cells.
  public var distance = 1000.0
  /// Mean grade of a climb in the new part that makes it a factor.
  public var climbGrade = 0.06
  /// Metres of gain of such a climb.
  public var climbGain = 10.0

  /// The values in use unless a settings file changes them.
  public init() {}
}
