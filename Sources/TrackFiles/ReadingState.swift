import CLibXML2
import TrackModel

/// Where the reader is in a document: the state behind the XML parser's callbacks.
///
/// It lies at a fixed address while the parser runs. Nothing here throws or traps on what a file holds; trouble is kept
/// and ends the input.
@safe struct ReadingState: ~Copyable {
  enum Dialect { case none, gpx, tcx }

  let limits: ReadLimits
  var source: ByteSource
  var assembly: ActivityAssembly
  var names = NameTable()
  var parser: xmlParserCtxtPtr?
  /// The parser's own copy of the callbacks.
  var handler: xmlSAXHandlerPtr?
  /// libxml2's copies of what marks Cluetrust's sensor elements.
  var cluetrustPrefix: UnsafePointer<UInt8>?
  var cluetrustNamespace: UnsafePointer<UInt8>?

  // The way from the root to here.
  var depth = 0
  private let openNames: UnsafeMutablePointer<ElementName>
  /// Elements that declare namespaces, with the number in scope there.
  private var namespaceScopes: [(depth: Int, count: Int)] = []
  private var innermostScope = 0
  /// The depth of an element that is passed over with all it holds; 0 where there is none.
  var ignoredDepth = 0
  /// Of the open run of TCX 1; 0 while there is none.
  var runDepth = 0
  var dialect = Dialect.none
  private(set) var rootIsClosed = false
  /// Text follows the root: some programs write over a longer file and leave its end.
  var hasTrailingText = false

  // The text of the innermost element, while that is one that matters.
  private(set) var leaf = ElementName.other
  private let text: UnsafeMutablePointer<UInt8>
  private var textCount = 0

  // Counts against the limits, and for what is said at the end.
  var pointCount = 0
  var structureCount = 0
  var waypointCount = 0
  var routeCount = 0
  var courseCount = 0

  /// What the file says for all of its activities.
  var common: ActivityFacts
  /// Totals of the whole file, which are its activity's where there is only one.
  var declared: ActivityFacts
  /// The track or activity that is open in the file.
  var track: ActivityFacts
  /// The open track's samples go to the assembly's open activity.
  var isAttached = false
  /// The next sample is the first of a track, segment or lap, or lies in a stretch that may be an activity of its own.
  var mayBegin = false
  /// The only sample yet of a track that would begin an activity while another is open, whether a segment has ended
  /// behind it, and how many tracks held no more.
  var lonePoint: TrackSample?
  var isLonePointASegment = false
  var lonePointCount = 0
  /// The first track without a usable sample, and how many there are with points.
  var untimed: ActivityFacts?
  var untimedCount = 0
  var lap = Lap()
  var tracksInLap = 0
  var point = PointValues()

  init(source: consuming ByteSource, outlet: Outlet, limits: ReadLimits) {
    self.limits = limits
    self.source = source
    assembly = ActivityAssembly(outlet: outlet)
    common = ActivityFacts(format: .gpx)
    declared = common
    track = common
    unsafe openNames = .allocate(capacity: limits.depth + 1)
    unsafe openNames.initialize(repeating: .other, count: limits.depth + 1)
    unsafe text = .allocate(capacity: limits.nameBytes)
    unsafe text.initialize(repeating: 0, count: limits.nameBytes)
  }

  deinit {
    unsafe openNames.deallocate()
    unsafe text.deallocate()
  }

  // MARK: What the parser tells

  // Called for every element, of which a point has a dozen: what is rare is kept out of line.

  @inline(__always) mutating func elementStarted(_ element: StartedElement) {
    let parent = unsafe openNames[depth]
    depth &+= 1
    if element.namespaceCount | element.attributeCount != 0 || depth > limits.depth, !isAdmitted(element) { return }
    let name = unsafe names.lookUp(element.localName)
    unsafe openNames[depth] = name
    if point.isOpen {
      // Text with elements inside is no plain value.
      if leaf != .other { endText() }
      startedInPoint(name, parent, element)
    } else if ignoredDepth == 0 {
      startedOutsidePoint(name, parent, element)
    }
  }

  @inline(__always) private mutating func startedInPoint(
    _ name: ElementName, _ parent: ElementName, _ element: StartedElement
  ) {
    if name.isSensorValue {
      collect(name)
    } else if name.isPointValue {
      if parent == .point || parent == .trackpoint { collect(name) }
    } else if name.isPlacedValue {
      let isInPlace =
        switch name {
        case .value: parent == .heartRateBpm
        case .distance: isCluetrust(element)
        default: parent == .position
        }
      if isInPlace { collect(name) }
    }
  }

  @inline(never) private mutating func startedOutsidePoint(
    _ name: ElementName, _ parent: ElementName, _ element: StartedElement
  ) {
    if leaf != .other { endText() }
    switch dialect {
    case .gpx: startedInGPX(name, parent, element)
    case .tcx: startedInTCX(name, parent, element)
    case .none: startedRoot(name, element)
    }
  }

  /// Other programs write the distance since the last point under the same name.
  private mutating func isCluetrust(_ element: StartedElement) -> Bool {
    unsafe (element.prefix != nil && element.prefix == cluetrustPrefix)
      || (element.namespace != nil && element.namespace == cluetrustNamespace)
  }

  @inline(__always) mutating func elementEnded() {
    guard depth > 0 else { return }
    if innermostScope == depth { endNamespaceScope() }
    let name = unsafe openNames[depth]
    if leaf != .other {
      // Elements inside have ended the text already, so this is the end of the text's own element.
      endText()
      finishLeaf(name)
    } else if name.endsSomething || ignoredDepth == depth {
      finishStructure(name)
    }
    depth &-= 1
  }

  @inline(never) private mutating func finishStructure(_ name: ElementName) {
    if depth == 1 { rootIsClosed = true }
    if ignoredDepth != 0 {
      if ignoredDepth == depth { ignoredDepth = 0 }
      return
    }
    switch name {
    case .point, .trackpoint: if point.isOpen { finishPoint() }
    case .track: if dialect == .gpx { finishTrack() }
    case .lap:
      if dialect == .tcx, depth > 0, unsafe [.activity, .run].contains(openNames[depth - 1]) { track.laps.append(lap) }
    case .activity: if dialect == .tcx { finishTrack() }
    case .run: if depth == runDepth { finishRun() }
    default: break
    }
  }

  @inline(__always) mutating func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    // CDATA comes unasked.
    guard leaf != .other else { return }
    let taken = min(count, limits.nameBytes - textCount)
    unsafe (text + textCount).update(from: bytes, count: taken)
    textCount += taken
  }

  /// Judges the depth, the attributes and the namespaces of the element that has just started.
  @inline(never) private mutating func isAdmitted(_ element: StartedElement) -> Bool {
    if depth > limits.depth {
      stop(.limit("limit_depth", "elements are nested deeper than \(limits.depth)"))
      depth -= 1
      return false
    }
    var inScope = 0
    if element.namespaceCount > 0 {
      inScope = (namespaceScopes.last?.count ?? 0) + element.namespaceCount
      namespaceScopes.append((depth, inScope))
      innermostScope = depth
    }
    guard element.attributeCount + element.namespaceCount <= limits.attributes, inScope <= limits.namespacesInScope
    else {
      stop(.limit("limit_attributes", "an element has more than \(limits.attributes) attributes"))
      return false
    }
    return true
  }

  @inline(never) private mutating func endNamespaceScope() {
    namespaceScopes.removeLast()
    innermostScope = namespaceScopes.last?.depth ?? 0
  }

  private mutating func startedRoot(_ name: ElementName, _ element: StartedElement) {
    switch name {
    case .gpx:
      dialect = .gpx
      if let creator = element.attribute(.creatorAttribute, &names) {
        common.creator = creator.text(limit: 100)
        common.device = common.creator.flatMap { DeviceNames.isDevice($0) ? $0 : nil }
      }
    case .trainingCenterDatabase:
      dialect = .tcx
      common.format = .tcx
    default:
      let root = unsafe String(cString: element.localName).prefix(40).filter {
        $0.isASCII && ($0.isLetter || $0.isNumber)
      }
      var trouble = Sniffing.notAnExport("this is XML of another kind (its root is named \(root))")
      trouble.line = currentLine
      stop(trouble)
    }
    track = common
  }

  // MARK: Values

  /// Collects the text of the element that has just started.
  @inline(__always) mutating func collect(_ name: ElementName) {
    leaf = name
    textCount = 0
    listenToText(true)
  }

  @inline(__always) private mutating func endText() {
    leaf = .other
    listenToText(false)
  }

  /// Most of a file's texts are the blanks between its elements, and not being called for them is the cheapest way to
  /// pass them over.
  @inline(__always) private func listenToText(_ isWanted: Bool) {
    guard let handler = unsafe handler else { return }
    unsafe handler.pointee.characters = isWanted ? XMLReading.characters : nil
    // The same function, or libxml2 asks for every blank whether it matters.
    unsafe handler.pointee.ignorableWhitespace = handler.pointee.characters
  }

  @inline(never) private mutating func finishLeaf(_ name: ElementName) {
    if point.isOpen {
      let isTooLong = textCount > limits.valueBytes
      let value = unsafe Span<UInt8>(_unsafeStart: text, count: isTooLong ? 0 : textCount)
      point.take(name, value, isTooLong: isTooLong, &track.tally)
    } else if dialect == .gpx {
      finishGPXValue(name, parent: unsafe openNames[depth - 1])
    } else {
      finishTCXValue(name, parent: unsafe openNames[depth - 1])
    }
  }

  /// The collected text as a number; nil where it is none or too long.
  var number: Double? {
    if textCount > limits.valueBytes { return nil }
    let bytes = unsafe Span<UInt8>(_unsafeStart: text, count: textCount)
    return DecimalNumber.parse(bytes) ?? point.numberWithComma(bytes)
  }

  /// The collected text as metres or seconds of a whole activity or lap; nil where no activity has so many.
  var total: Double? { number.flatMap { (0...1e7).contains($0) ? $0 : nil } }

  /// The collected text as an instant that a run may have; nil where it is none.
  var timestamp: TimestampText? {
    guard textCount <= limits.valueBytes else { return nil }
    let time = unsafe TimestampText.parse(Span(_unsafeStart: text, count: textCount))
    return time.flatMap { TimestampText.plausible.contains($0.instant) ? $0 : nil }
  }

  /// The collected text as a name, without blanks around it, cut to `limit` bytes; nil where nothing is left.
  func name(limit: Int) -> String? {
    unsafe ShortText.make(Span(_unsafeStart: text, count: textCount), limit: limit)
  }

  /// The open element at a depth; 0 is none, 1 the root.
  func openName(at depth: Int) -> ElementName { unsafe openNames[depth] }

  // MARK: Ends

  /// What the nearest open element above the newest one says; nil where none says anything.
  func nearestOpen<Told>(_ told: (ElementName) -> Told?) -> Told? {
    for level in stride(from: depth - 1, through: 0, by: -1) {
      if let found = unsafe told(openNames[level]) { return found }
    }
    return nil
  }

  /// Passes over the element that has just started.
  mutating func ignore() { ignoredDepth = depth }

  /// Counts a track, segment or lap.
  mutating func countStructure() {
    structureCount += 1
    if structureCount > limits.structures {
      stop(.limit("limit_structures", "the file holds more than \(limits.structures) tracks, segments and laps"))
    }
  }

  var currentLine: Int? {
    guard let parser = unsafe parser else { return nil }
    return unsafe source.place(offset: parsedBytes, line: Int(xmlSAX2GetLineNumber(parser))).line
  }

  /// How many of the bytes that it was handed the parser is done with.
  var parsedBytes: Int {
    guard let input = unsafe parser?.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  /// Ends the reading for a reason that is not the parser's. For use inside element callbacks only.
  mutating func stop(_ reason: Trouble) {
    var located = reason
    if located.line == nil { located.line = currentLine }
    source.stop(located)
    if let parser = unsafe parser { unsafe xmlStopParser(parser) }
  }
}
