import ArgumentParser
import Foundation

/// Where `--output` would write: never over what cannot be made again.
enum OutputPlace {
  /// Bytes at the beginning that tell an export or a library; comments may stand before the first element.
  private static let headBytes = 1 << 16

  /// - Parameter config: the settings file in use.
  /// - Throws: wrong usage, where an export, a library or the settings would be lost.
  static func validate(_ path: String?, config: ConfigArgument?) throws {
    try GivenPath.requireText(path, of: "--output")
    if path?.isEmpty ?? false { throw ValidationError("--output needs a path.") }
    guard let path, isFile(path) else { return }
    let name = Messages.cleaned(path, limit: 60)
    if holdsData(path) {
      throw ValidationError("--output would replace '\(name)', which is an export or a library; name another file.")
    }
    if let config, isSame(path, config.path) {
      throw ValidationError("--output would replace '\(name)', the file of --config; name another file.")
    }
  }

  private static func isFile(_ path: String) -> Bool {
    let values = try? URL(filePath: path).resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
    return values?.isRegularFile ?? false
  }

  private static func holdsData(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: headBytes) else {
      return false
    }
    let head = Array(data)
    let magic: [[UInt8]] = [Array("SQLite format 3\0".utf8), [0x1F, 0x8B], Array("PK\u{3}\u{4}".utf8)]
    if magic.contains(where: { head.starts(with: $0) }) || head.dropFirst(8).starts(with: ".FIT".utf8) { return true }
    // The table of a bulk export.
    if URL(filePath: path).lastPathComponent.lowercased() == "activities.csv" { return true }
    // In wide text every other byte is zero.
    let text = head.filter { $0 != 0 }
    return ["gpx", "TrainingCenterDatabase"].contains { holds($0, text) }
  }

  /// Whether an element of this name begins in a text, with a namespace prefix (`<g:gpx`) or without.
  private static func holds(_ element: String, _ text: [UInt8]) -> Bool {
    let name = Array(element.utf8)
    let notInNames = Array("<>/ \t\r\n\"'".utf8)
    return text.indices.contains { index in
      guard text[index] == UInt8(ascii: "<") else { return false }
      let tag = text[(index + 1)...].prefix { !notInNames.contains($0) }
      return tag.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).last?.starts(with: name) ?? false
    }
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    let numbers = [one, other].map { FileManager.default.numbers(ofFile: $0) }
    return numbers[0] != nil && numbers[0] == numbers[1]
  }
}

extension FileManager {
  /// The file system's own numbers for the file at a path, links followed; nil where there is none.
  fileprivate func numbers(ofFile path: String) -> [UInt64]? {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? attributesOfItem(atPath: target),
      let device = attributes[.systemNumber] as? NSNumber, let inode = attributes[.systemFileNumber] as? NSNumber
    else { return nil }
    return [device.uint64Value, inode.uint64Value]
  }
}
