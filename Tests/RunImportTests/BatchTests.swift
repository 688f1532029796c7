import Foundation
import RunImport
import Testing
import TrackModel

@Suite struct BatchTests {
  private let files = (0..<40).map { ExportFile(path: BytePath("file\($0)"), isNamedByUser: false) }

  @Test(arguments: [1, 2, 7]) func outcomesArriveInOrder(workers: Int) async throws {
    var received: [String] = []
    var counts: [Int] = []
    try await Batch.run(files, workers: workers) { file in
      // Uneven work, so that later files are ready before earlier ones.
      var outcome = FileOutcome(file: file)
      let rounds = file.path.bytes.last == UInt8(ascii: "0") ? 200_000 : 10
      var sum = 0
      for round in 0..<rounds { sum &+= round }
      outcome.skipped = [
        SkippedPart(file: file.path.text, reason: SkipReason(code: "test", message: String(sum)))
      ]
      return outcome
    } receive: { outcome, finished in
      received.append(outcome.file.path.text)
      counts.append(finished)
    }
    #expect(received == files.map(\.path.text))
    #expect(counts.last == files.count)
    #expect(counts == counts.sorted())
  }

  /// Another thread would cost more than the analysis of a run.
  @MainActor @Test(arguments: [(1, 5), (4, 1)]) func nothingToShareStaysOnTheCallersThread(workers: Int, count: Int)
    async throws
  {
    let caller = BatchTests.thread()
    try await Batch.run(Array(files.prefix(count)), workers: workers) { file in
      #expect(BatchTests.thread() == caller)
      return FileOutcome(file: file)
    } receive: { _, _ in
      #expect(BatchTests.thread() == caller)
    }
  }

  private static func thread() -> ObjectIdentifier { ObjectIdentifier(Thread.current) }

  private struct Stopped: Error {}

  @Test(arguments: [1, 2]) func anErrorOfTheReceiverEndsTheBatch(workers: Int) async {
    var received = 0
    await #expect(throws: Stopped.self) {
      try await Batch.run(files, workers: workers, map: FileOutcome.init) { _, _ in
        received += 1
        if received == 3 { throw Stopped() }
      }
    }
    #expect(received == 3)
  }

  @Test func noFilesIsNoWork() async throws {
    try await Batch.run([], workers: 2, map: FileOutcome.init) { _, _ in Issue.record("nothing to receive") }
  }
}
