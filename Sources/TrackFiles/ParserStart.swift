import CLibXML2

/// Brings the XML library into the state that every reader counts on.
public enum ParserStart {
  /// Must be called on the main thread before readers start on other threads: libxml2 makes its global tables on first
  /// use, without a lock.
  public static func prepare() { prepared }

  private static let prepared: Void = {
    xmlInitParser()
    // Errors outside a parser context would go to standard error otherwise; new threads take the default over.
    let ignore: xmlStructuredErrorFunc = { _, _ in }
    _ = unsafe xmlThrDefSetStructuredErrorFunc(nil, ignore)
    unsafe xmlSetStructuredErrorFunc(nil, ignore)
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
