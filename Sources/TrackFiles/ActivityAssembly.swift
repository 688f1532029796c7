import TrackModel

/// Hands the parts of activities to a sink whose type the reader's C callbacks need not know. Called once per batch.
@safe struct Outlet {
  let began: (ActivityFacts) -> Void
  let take: (UnsafeBufferPointer<TrackSample>) -> Void
  let ended: (ActivityFacts) -> Void
  let skipped: (SkipReason) -> Void

  /// The sink must stay where it is for as long as the outlet is used.
  init<Sink: ActivitySink>(_ sink: UnsafeMutablePointer<Sink>) {
    began = { unsafe sink.pointee.activityBegan($0) }
    unsafe take = { unsafe sink.pointee.take(Span(_unsafeElements: $0)) }
    ended = { unsafe sink.pointee.activityEnded($0) }
    skipped = { unsafe sink.pointee.skipped($0) }
  }
}

/// Collects samples into batches and opens and closes activities in the order the sink is promised.
@safe struct ActivityAssembly: ~Copyable {
  private static let batchSize = 256
  /// Samples that make a stretch long enough to be an activity of its own; fewer may be a clock's mistake.
  private static let longStretch = 60
  private let outlet: Outlet
  private let batch: UnsafeMutablePointer<TrackSample>
  private var batchCount = 0
  /// Samples of the open activity that have been handed over.
  private var deliveredCount = 0
  /// The batch holds the beginning of a stretch that may turn out to be an activity of its own.
  private(set) var isApart = false

  /// The activity that is open or about to be.
  var facts: ActivityFacts
  private(set) var isOpen = false
  /// Activities handed over, the open one included.
  private(set) var activityCount = 0
  /// The time of the newest sample of the open activity.
  private(set) var lastTime: Int64 = 0
  /// The next sample is the first of a stretch.
  var startsSegment = true

  init(outlet: Outlet) {
    self.outlet = outlet
    facts = ActivityFacts(format: .gpx)
    unsafe batch = .allocate(capacity: ActivityAssembly.batchSize)
    unsafe batch.initialize(repeating: TrackSample(), count: ActivityAssembly.batchSize)
  }

  deinit { unsafe batch.deallocate() }

  /// Closes what is open and begins an activity with `facts`.
  mutating func open(_ opening: ActivityFacts) {
    close()
    isOpen = true
    startsSegment = true
    begin(opening)
  }

  /// Keeps the samples that follow apart, where those before them are enough for an activity.
  mutating func beginApart() {
    flush()
    isApart = deliveredCount >= ActivityAssembly.longStretch
  }

  /// The samples that were kept apart belong to the open activity after all.
  mutating func cancelApart() { isApart = false }

  /// With one more sample there are enough for an activity.
  var isLongApart: Bool { batchCount + 1 >= ActivityAssembly.longStretch }

  /// Ends the open activity before the samples that were kept apart, which begin one with `facts`.
  mutating func split(_ opening: ActivityFacts) {
    outlet.ended(facts)
    isApart = false
    begin(opening)
  }

  private mutating func begin(_ opening: ActivityFacts) {
    facts = opening
    activityCount += 1
    deliveredCount = 0
    outlet.began(facts)
  }

  @inline(__always) mutating func append(_ sample: TrackSample) {
    unsafe batch[batchCount] = sample
    if startsSegment {
      // Not changed in place: of an element behind a pointer the thread sanitizer then watches a wrong address.
      var first = sample
      first.fields.insert(.startsSegment)
      unsafe batch[batchCount] = first
      startsSegment = false
    }
    lastTime = sample.time
    batchCount += 1
    if batchCount == ActivityAssembly.batchSize { flush() }
  }

  private mutating func flush() {
    if batchCount > 0 { unsafe outlet.take(UnsafeBufferPointer(start: batch, count: batchCount)) }
    deliveredCount += batchCount
    batchCount = 0
  }

  mutating func close() {
    guard isOpen else { return }
    flush()
    isOpen = false
    isApart = false
    outlet.ended(facts)
  }

  func skip(_ code: String, _ message: String) { outlet.skipped(SkipReason(code: code, message: message)) }
}
