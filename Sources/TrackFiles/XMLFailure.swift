import CLibXML2

/// The XML parser's errors in our own words. Its messages quote the file, so none of them is passed on.
enum XMLFailure {
  /// - Parameter isAtEnd: the error came when all input was used up.
  static func trouble(code: Int32, isAtEnd: Bool, line: Int, column: Int?) -> Trouble {
    var trouble =
      isAtEnd ? truncated : known[code] ?? Trouble("xml_syntax", "this is no well-formed XML", remedy: repair)
    trouble.line = line
    trouble.column = column
    return trouble
  }

  static let truncated = Trouble(
    "xml_truncated", "the file ends too early: it is cut off or its export was not finished",
    remedy: "download or export it again")

  /// Whether the parser gave up because a part of the document is longer than it takes (a name, or ten million bytes of
  /// a text section, an instruction or blanks). Only the words of its message tell.
  static func isBound(_ message: UnsafePointer<CChar>?, code: Int32) -> Bool {
    if code == Int32(XML_ERR_NAME_TOO_LONG.rawValue) { return true }
    guard let message = unsafe message else { return false }
    let words = unsafe String(cString: message)
    return ["too big", "too long", "Huge"].contains { words.contains($0) }
  }

  static func tooLong(line: Int) -> Trouble {
    var trouble = Trouble.limit("limit_text", "a name, comment, instruction or text section is too long to be read")
    trouble.line = line
    return trouble
  }

  private static let repair = "export it again or repair it at that line"

  private static let known: [Int32: Trouble] = {
    let sentences: [(xmlParserErrors, String)] = [
      (XML_ERR_TAG_NAME_MISMATCH, "an end tag does not fit the element that is open"),
      (XML_ERR_TAG_NOT_FINISHED, "an element is not closed"),
      (XML_ERR_GT_REQUIRED, "a tag is not finished"),
      (XML_ERR_LTSLASH_REQUIRED, "an element is not closed"),
      (XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute has no quoted value"),
      (XML_ERR_ATTRIBUTE_NOT_FINISHED, "the quotes around an attribute do not end"),
      (XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value"),
      (XML_ERR_ATTRIBUTE_REDEFINED, "an element has the same attribute twice"),
      (XML_ERR_LT_IN_ATTRIBUTE, "an attribute holds a < sign"),
      (XML_ERR_SPACE_REQUIRED, "attributes are not set apart by blanks"),
      (XML_ERR_NAME_REQUIRED, "a < or & sign stands alone"),
      (XML_ERR_UNDECLARED_ENTITY, "an entity is used that XML does not know"),
      (XML_ERR_ENTITYREF_SEMICOL_MISSING, "an & sign stands alone"),
      (XML_ERR_INVALID_CHARREF, "a character is named that XML does not allow"),
      (XML_ERR_COMMENT_NOT_FINISHED, "a comment does not end"),
      (XML_ERR_CDATA_NOT_FINISHED, "a CDATA section does not end"),
      (XML_ERR_DOCUMENT_END, "something follows the end of the document"),
      (XML_ERR_RESERVED_XML_NAME, "an XML declaration stands inside the document"),
      (XML_ERR_INVALID_CHAR, "the text holds a character that XML does not allow"),
    ]
    var table: [Int32: Trouble] = [:]
    for (code, sentence) in sentences {
      table[Int32(code.rawValue)] = Trouble("xml_syntax", sentence, remedy: repair)
    }
    for code in [
      XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_I18N_CONV_FAILED,
    ] {
      table[Int32(code.rawValue)] = Sniffing.encodingTrouble
    }
    table[Int32(XML_ERR_NO_MEMORY.rawValue)] = Trouble(
      "out_of_memory", "there is no memory to read the file", remedy: "try again with fewer jobs")
    return table
  }()
}
