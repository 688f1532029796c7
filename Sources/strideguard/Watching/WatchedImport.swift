import ArgumentParser
import Foundation
import RunImport
import RunLibrary
import TrackModel

/// Imports what appears in folders until Ctrl-C.
struct WatchedImport: ~Copyable {
  private let paths: [BytePath]
  private var notices = FolderNotices()
  /// What was wrong at the last look, so that each trouble is told once.
  private var told: Set<Problem> = []
  /// A file is taken when nothing has touched it for so long.
  private static let quietSeconds = 2.0
  /// Without notices of the kernel, and while files settle, folders are looked at this often.
  private static let pollMilliseconds: Int32 = 1000
  /// Even with notices, for folders that the kernel tells nothing of (network drives).
  private static let longestWait: Int32 = 60_000

  init(paths: [BytePath]) {
    self.paths = paths
    Interruption.catchSignals()
  }

  /// The files that are ready to be read, as soon as a look is worth while.
  /// - Parameter isFirst: look at once.
  /// - Returns: nil on Ctrl-C.
  mutating func next(isFirst: Bool, isUnsettled: Bool) -> (finding: ReadingOptions.Finding, isUnsettled: Bool)? {
    if !isFirst {
      let isPolling = isUnsettled || notices.descriptor < 0
      let time = isPolling ? WatchedImport.pollMilliseconds : WatchedImport.longestWait
      if Interruption.wait(for: isUnsettled ? -1 : notices.descriptor, milliseconds: time) == .interrupted {
        return nil
      }
    }
    var walk: ExportWalk
    repeat {
      notices.takeIn()
      walk = ExportWalk(paths)
    } while notices.watch(walk.folders)
    let settled = walk.files.filter { isSettled($0.pathOnDisk) }
    let news = walk.problems.filter { !told.contains($0) }
    told = Set(walk.problems)
    return (
      ReadingOptions.Finding(files: settled, sideTables: walk.sideTables, problems: news),
      settled.count < walk.files.count
    )
  }

  private func isSettled(_ path: BytePath) -> Bool {
    guard !notices.beingWritten.contains(path), let stamp = FileStamp(path: path.fromRoot.bytes) else { return false }
    let age = Date().timeIntervalSince1970 - Double(stamp.modified) / 1e9
    // A time in the future says nothing; then the notices alone must do.
    return age >= WatchedImport.quietSeconds || age < 0
  }
}
