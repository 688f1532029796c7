import CLibXML2
import TrackModel

/// Runs libxml2's SAX2 parser over a source and keeps its C interface in this one file.
enum XMLReading {
  /// Reads the whole document.
  ///
  /// - Returns: notes about the file that do not keep it from being used.
  /// - Throws: the first thing that makes the file unusable. What the outlet was given by then is to be discarded.
  static func read(_ source: consuming ByteSource, to outlet: Outlet, limits: ReadLimits) throws(Trouble) -> [Trouble] {
    ParserStart.prepare()
    let isTranscoded = source.isTranscoded
    let state = UnsafeMutablePointer<ReadingState>.allocate(capacity: 1)
    unsafe state.initialize(to: ReadingState(source: source, outlet: outlet, limits: limits))
    defer {
      unsafe state.deinitialize(count: 1)
      unsafe state.deallocate()
    }
    var handler = unsafe makeHandler()
    guard
      let parser = unsafe xmlCreateIOParserCtxt(
        &handler, state, { unsafe XMLReading.readInput($0, $1, $2) }, nil, state, XML_CHAR_ENCODING_NONE)
    else { throw Trouble("out_of_memory", "there is no memory to read the file", remedy: "try again with fewer jobs") }
    // No option that loads, replaces or repairs anything; what was UTF-16 is UTF-8 by now, whatever it declares.
    let options = XML_PARSE_NONET.rawValue | (isTranscoded ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    _ = unsafe xmlCtxtUseOptions(parser, Int32(options))
    unsafe state.pointee.parser = parser
    unsafe state.pointee.handler = parser.pointee.sax
    let dictionary = unsafe parser.pointee.dict
    unsafe state.pointee.names.fill(from: dictionary)
    unsafe state.pointee.cluetrustPrefix = xmlDictLookup(dictionary, "gpxdata", -1)
    unsafe state.pointee.cluetrustNamespace = xmlDictLookup(
      dictionary, "http://www.cluetrust.com/XML/GPXDATA/1/0", -1)
    _ = unsafe xmlParseDocument(parser)
    let isWellFormed = unsafe parser.pointee.wellFormed == 1
    // The parser ends at a zero byte behind the root as if the input ended there.
    let leavesInput = unsafe parser.pointee.input.map { unsafe $0.pointee.cur < $0.pointee.end } ?? false
    unsafe state.pointee.parser = nil
    unsafe state.pointee.handler = nil
    unsafe xmlFreeDoc(parser.pointee.myDoc)
    unsafe xmlFreeParserCtxt(parser)
    return try unsafe state.pointee.finish(isWellFormed: isWellFormed, leavesInput: leavesInput)
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = {
      context, localName, prefix, namespace, namespaceCount, _, attributeCount, _, attributes in
      guard let context = unsafe context, let localName = unsafe localName else { return }
      let element = unsafe StartedElement(
        localName: localName, prefix: prefix, namespace: namespace, namespaceCount: Int(namespaceCount),
        attributeCount: Int(attributeCount), attributes: attributes)
      unsafe context.assumingMemoryBound(to: ReadingState.self).pointee.elementStarted(element)
    }
    unsafe handler.endElementNs = { context, _, _, _ in
      unsafe context?.assumingMemoryBound(to: ReadingState.self).pointee.elementEnded()
    }
    unsafe handler.cdataBlock = XMLReading.characters
    unsafe handler.internalSubset = { context, _, _, _ in
      unsafe context?.assumingMemoryBound(to: ReadingState.self).pointee.stop(XMLReading.doctype)
    }
    unsafe handler.serror = { context, error in
      guard let context = unsafe context, let error = unsafe error else { return }
      unsafe context.assumingMemoryBound(to: ReadingState.self).pointee.parserFailed(error.pointee)
    }
    return unsafe handler
  }

  /// Takes text while some is wanted, see ``ReadingState/listenToText(_:)``.
  static let characters: charactersSAXFunc = { context, bytes, count in
    guard let context = unsafe context, let bytes = unsafe bytes else { return }
    unsafe context.assumingMemoryBound(to: ReadingState.self).pointee.characters(bytes, Int(count))
  }

  private static let doctype = Trouble(
    "doctype", "the file has a document type declaration, which no export needs and which is refused as unsafe",
    remedy: "remove the <!DOCTYPE ...> or export the activity again")

  private static func readInput(
    _ context: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32
  ) -> Int32 {
    guard let context = unsafe context, let buffer = unsafe buffer, count > 0 else { return 0 }
    let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
    let state = unsafe context.assumingMemoryBound(to: ReadingState.self)
    if let parser = unsafe state.pointee.parser,
      unsafe Int(xmlDictSize(parser.pointee.dict)) > state.pointee.limits.names
    {
      unsafe state.pointee.source.stop(
        .limit("limit_names", "the file holds more than \(state.pointee.limits.names) different names"))
    }
    return unsafe Int32(state.pointee.source.read(into: room, parsed: state.pointee.parsedBytes))
  }
}

extension ReadingState {
  /// Keeps the first error that ends a document. Undeclared prefixes do not: real exports have them.
  fileprivate mutating func parserFailed(_ error: xmlError) {
    guard unsafe error.level.rawValue >= XML_ERR_FATAL.rawValue,
      unsafe error.domain != Int32(XML_FROM_NAMESPACE.rawValue)
    else { return }
    let code = unsafe error.code
    if code == Int32(XML_ERR_DOCUMENT_END.rawValue), source.trouble == nil, !anotherTagFollows {
      hasTrailingText = true
      return
    }
    // What follows the document is found behind the blanks, anything else before them.
    let place = unsafe source.place(
      offset: parsedBytes, line: max(1, Int(error.line)), column: error.int2 > 0 ? Int(error.int2) : nil,
      includingGap: code == Int32(XML_ERR_DOCUMENT_END.rawValue))
    if source.trouble != nil {
      source.locate(line: place.line)
      return
    }
    var isAtEnd = false
    var isOutsideASCII = false
    // Its input ends where bytes cannot be turned into text, and nothing else tells that they are not in the encoding.
    var isUnconvertible = false
    if let input = unsafe parser?.pointee.input {
      let left = unsafe input.pointee.end - input.pointee.cur
      unsafe isOutsideASCII = left > 0 && input.pointee.cur.pointee >= 0x80
      // A letter outside of ASCII takes up to four bytes, of which the end may have cut off the last.
      if let buffer = unsafe input.pointee.buf {
        // Up to three bytes may be a letter whose end is cut off.
        let unread = unsafe buffer.pointee.raw.map { unsafe xmlBufUse($0) } ?? 0
        isUnconvertible = unsafe buffer.pointee.error != 0 || left <= 0 && unread > 3
      }
      isAtEnd = source.isExhausted && !isUnconvertible && (left <= 0 || isOutsideASCII && left < 4)
    }
    // The parser's own bounds come under the codes of other errors.
    if unsafe XMLFailure.isBound(error.message, code: code) {
      source.stop(XMLFailure.tooLong(line: place.line))
      return
    }
    let isEncoding = isUnconvertible || code == Int32(XML_ERR_INVALID_CHAR.rawValue) && isOutsideASCII
    source.stop(
      XMLFailure.trouble(
        code: isEncoding ? Int32(XML_ERR_INVALID_ENCODING.rawValue) : code, isAtEnd: isAtEnd, line: place.line,
        column: place.column))
  }

  /// Another document stands behind the root, whose runs must not be lost unseen.
  private var anotherTagFollows: Bool {
    guard let input = unsafe parser?.pointee.input, unsafe input.pointee.cur < input.pointee.end else { return false }
    return unsafe input.pointee.cur.pointee == UInt8(ascii: "<")
  }

  /// After the parser has returned: closes what is open, or tells why nothing of the file counts.
  fileprivate mutating func finish(isWellFormed: Bool, leavesInput: Bool) throws(Trouble) -> [Trouble] {
    if let trouble = source.trouble { throw trouble }
    guard isWellFormed || hasTrailingText, rootIsClosed else { throw XMLFailure.truncated }
    let isMore = source.drain()
    if let trouble = source.trouble { throw trouble }
    if dialect == .gpx { finishGPX() } else { finishTCX() }
    guard isMore || leavesInput || hasTrailingText || source.hasTrailingBytes else { return [] }
    return [
      Trouble(
        "trailing_bytes", "something follows the end of the export and was left out",
        remedy: "nothing needs to be done if the run is complete")
    ]
  }
}
