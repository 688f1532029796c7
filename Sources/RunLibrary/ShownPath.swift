/// The name that runs and problems give a file, when the file gets another one.
enum ShownPath {
  /// What a name says behind the file itself: nothing, or the place inside an archive (`!/inner/path.gpx`).
  ///
  /// - Parameters:
  ///   - shown: the name as it was given, such as `exports/a.zip!/b.gpx` or `../a.zip!/b.gpx`.
  ///   - path: the file's path from the root, which ends in the file's part of `shown`, without its dots.
  static func inner(of shown: String, path: [UInt8]) -> Substring {
    let bytes = Array(shown.utf8)
    let start = namedStart(of: bytes)
    let length = longestBeginning(of: bytes[start...], endingIn: Array(String(decoding: path, as: UTF8.self).utf8)) {
      $0 == bytes.endIndex || bytes[$0...].starts(with: "!/".utf8)
    }
    guard let length else { return "" }
    return shown[shown.utf8.index(shown.startIndex, offsetBy: start + length)...]
  }

  /// Where the part of a name begins that a path from the root repeats: behind the last `.`, `..` or empty component of
  /// the file's own path.
  private static func namedStart(of shown: [UInt8]) -> Int {
    var start = 0
    var component = 0
    for place in shown.indices where shown[place] == UInt8(ascii: "/") {
      let name = shown[component..<place]
      if name.isEmpty || name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { start = place + 1 }
      if name.last == UInt8(ascii: "!") { break }
      component = place + 1
    }
    return start
  }

  /// The length of the longest beginning of `name` that `text` ends in and behind which it may end; nil for none.
  ///
  /// By the failure function of Knuth, Morris and Pratt: names out of archives may repeat themselves as often as they
  /// like.
  private static func longestBeginning(
    of name: ArraySlice<UInt8>, endingIn text: [UInt8], mayEnd: (_ place: Int) -> Bool
  ) -> Int? {
    let name = (offset: name.startIndex, bytes: Array(name))
    /// Of each beginning, the longest shorter one that it ends in.
    var shorter = [0]
    func next(_ matched: Int, _ byte: UInt8) -> Int {
      var matched = matched
      while matched > 0, matched == name.bytes.count || name.bytes[matched] != byte { matched = shorter[matched - 1] }
      return matched < name.bytes.count && name.bytes[matched] == byte ? matched + 1 : 0
    }
    for byte in name.bytes.dropFirst() { shorter.append(next(shorter[shorter.count - 1], byte)) }
    var matched = 0
    for byte in text { matched = next(matched, byte) }
    while matched > 0 {
      if mayEnd(name.offset + matched) { return matched }
      matched = shorter[matched - 1]
    }
    return nil
  }
}
