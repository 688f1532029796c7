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
  /// libxml2's copies of what marks Cluetrust's sensor elements.
  var cluetrustPrefix: UnsafePointer<UInt8>?
  var cluetrustNamespace: UnsafePointer<UInt8>?

  // The way from the root to here.
  var depth = 0
  private let openNames: UnsafeMutablePointer<ElementName>
  private let openNamespaces: UnsafeMutablePointer<Int>
  /// The depth of an element that is passed over with all it holds; 0 where there is none.
  var ignoredDepth = 0
  var dialect = Dialect.none
  private(set) var rootIsClosed = false

  // The text of the innermost element, while that is one that matters.
  private(set) var leaf = ElementName.other
  private var leafDepth = 0
  private let text: UnsafeMutablePointer<UInt8>
  private var textCount = 0
  private var textIsCut = false

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
  /// The first track without a usable sample, and how many there are with points.
  var untimed: ActivityFacts?
  var untimedCount = 0
  var lap = Lap()
  var tracksInLap = 0
  var point = PointValues()
  var cadenceScale = CadenceScale()

  init(source: consuming ByteSource, outlet: Outlet, limits: ReadLimits) {
    self.limits = limits
    self.source = source
    assembly = ActivityAssembly(outlet: outlet)
    common = ActivityFacts(format: .gpx)
    declared = common
    track = common
    unsafe openNames = .allocate(capacity: limits.depth + 1)
    unsafe openNames.initialize(repeating: .other, count: limits.depth + 1)
    unsafe openNamespaces = .allocate(capacity: limits.depth + 1)
    unsafe openNamespaces.initialize(repeating: 0, count: limits.depth + 1)
    unsafe text = .allocate(capacity: limits.nameBytes)
    unsafe text.initialize(repeating: 0, count: limits.nameBytes)
  }

  deinit {
    unsafe openNames.deallocate()
    unsafe openNamespaces.deallocate()
    unsafe text.deallocate()
  }

  // MARK: What the parser tells

  @inline(__always) mutating func elementStarted(_ element: StartedElement) {
    guard depth < limits.depth else {
      return stop(.limit("limit_depth", "elements are nested deeper than \(limits.depth)"))
    }
    let parent = unsafe openNames[depth]
    let namespaces = unsafe openNamespaces[depth] + element.namespaceCount
    depth += 1
    unsafe openNamespaces[depth] = namespaces
    guard element.attributeCount + element.namespaceCount <= limits.attributes, namespaces <= limits.namespacesInScope
    else {
      return stop(.limit("limit_attributes", "an element has more than \(limits.attributes) attributes"))
    }
    let name = unsafe names.lookUp(element.localName)
    unsafe openNames[depth] = name
    // Text with elements inside is no plain value.
    leaf = .other
    if ignoredDepth != 0 { return }
    switch dialect {
    case .gpx: startedInGPX(name, parent, element)
    case .tcx: startedInTCX(name, parent, element)
    case .none: startedRoot(name, element)
    }
  }

  @inline(__always) mutating func elementEnded() {
    guard depth > 0 else { return }
    let name = unsafe openNames[depth]
    if ignoredDepth == depth {
      ignoredDepth = 0
    } else if ignoredDepth == 0 {
      if leaf != .other, leafDepth == depth {
        finishLeaf(name)
      } else if dialect == .gpx {
        endedInGPX(name)
      } else {
        endedInTCX(name)
      }
    }
    leaf = .other
    depth -= 1
    if depth == 0 { rootIsClosed = true }
  }

  @inline(__always) mutating func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard leaf != .other else { return }
    let room = limits.nameBytes - textCount
    textIsCut = textIsCut || count > room
    let taken = min(count, room)
    unsafe (text + textCount).update(from: bytes, count: taken)
    textCount += taken
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
    leafDepth = depth
    textCount = 0
    textIsCut = false
  }

  @inline(__always) private mutating func finishLeaf(_ name: ElementName) {
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
    textCount > limits.valueBytes ? nil : unsafe DecimalNumber.parse(Span(_unsafeStart: text, count: textCount))
  }

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

  // MARK: Ends

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
    return unsafe Int(xmlSAX2GetLineNumber(parser)) + source.skippedLines
  }

  /// Ends the reading for a reason that is not the parser's. For use inside element callbacks only.
  mutating func stop(_ reason: Trouble) {
    var located = reason
    if located.line == nil { located.line = currentLine }
    source.stop(located)
    if let parser = unsafe parser { unsafe xmlStopParser(parser) }
  }
}
