/// Maps many files on several workers, the only concurrency of the program.
///
/// Outcomes arrive at `receive` in the order of `files`, whatever order they were finished in, so that nothing printed
/// or stored depends on the number of workers. Only as many finished outcomes wait as their turn requires. A single file,
/// or a single worker, stays on the caller's thread.
public enum Batch {
  /// - Parameters:
  ///   - workers: files read at the same time, at least 1.
  ///   - map: turns a file into its outcome; runs on the workers.
  ///   - receive: takes each outcome in order, with the count of files finished so far; runs on the caller.
  public static func run<Outcome: Sendable>(
    _ files: [ExportFile], workers: Int, map: @escaping @Sendable (ExportFile) -> Outcome,
    receive: (_ outcome: Outcome, _ finished: Int) throws -> Void
  ) async throws {
    guard workers > 1, files.count > 1 else {
      for (index, file) in files.enumerated() {
        try Task.checkCancellation()
        try receive(map(file), index + 1)
      }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var started = 0
      func startNext() {
        guard started < files.count else { return }
        let (index, file) = (started, files[started])
        group.addTask { (index, map(file)) }
        started += 1
      }
      for _ in 0..<min(workers, files.count) { startNext() }
      var waiting: [Int: Outcome] = [:]
      var delivered = 0
      var finished = 0
      while let (index, outcome) = try await group.next() {
        try Task.checkCancellation()
        finished += 1
        startNext()
        waiting[index] = outcome
        while let next = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try receive(next, finished)
        }
      }
    }
  }
}
