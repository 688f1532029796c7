/// The name that runs and problems give a file, when the file gets another one.
enum ShownPath {
  /// What a name says behind the file itself: nothing, or the place inside an archive (`!/inner/path.gpx`).
  ///
  /// - Parameters:
  ///   - shown: the name as it was given, such as `exports/a.zip!/b.gpx`.
  ///   - path: the file's path from the root, which ends in the file's part of `shown`.
  static func inner(of shown: String, path: [UInt8]) -> Substring {
    let root = String(decoding: path, as: UTF8.self)
    if root.hasSuffix(shown) { return "" }
    for mark in shown.ranges(of: "!/").reversed() where root.hasSuffix(shown[..<mark.lowerBound]) {
      return shown[mark.lowerBound...]
    }
    return ""
  }
}
