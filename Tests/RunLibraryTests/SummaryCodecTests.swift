import Testing
import TrackModel

@testable import RunLibrary

struct SummaryCodecTests {
  /// What the codec leaves to columns of their own.
  private func core(_ summary: RunSummary) -> RunSummary {
    var core = summary
    core.file = ""
    core.index = 0
    core.trace = RunTrace()
    return core
  }

  @Test func everyFieldComesBack() {
    let summary = Samples.summary()
    #expect(SummaryCodec.decode(SummaryCodec.encode(summary)) == core(summary))
  }

  @Test func nothingToldComesBackAsNothing() {
    var summary = RunSummary.blank
    summary.id = "1"
    #expect(SummaryCodec.decode(SummaryCodec.encode(summary)) == summary)
  }

  /// A field added to a summary must be added to the sample, and then the test above asks it of the codec.
  @Test func theSampleTellsEveryField() {
    let full = Samples.summary()
    #expect(untold(full, RunSummary.blank) == [])
    #expect(untold(full.pace, PaceSummary()) == [])
    #expect(untold(full.elevation, ElevationSummary()) == [])
    #expect(untold(full.hills, HillSummary()) == [])
    #expect(untold(full.surges[0], Bout.blank) == [])
    #expect(untold(full.stairs[0], StairEvent.blank) == [])
    #expect(untold(full.stops[0], Stop.blank) == [])
    #expect(untold(full.splits[0], Split.blank) == [])
    #expect(untold(full.laps[0], Lap.blank) == [])
    #expect(untold(full.notes[0], Note.blank) == [])
    #expect(untold(full.hills.climbs[0], Climb.blank) == [])
    #expect(untold(full.pace.speedClasses[0], SpeedClass.blank) == [])
    #expect(untold(Lap(), Lap.blank) == ["start", "duration", "distance", "isRest", "trigger"])
  }

  private func untold<Value>(_ value: Value, _ blank: Value) -> [String] {
    zip(Mirror(reflecting: value).children, Mirror(reflecting: blank).children).compactMap { told, untold in
      "\(told.value)" == "\(untold.value)" ? told.label : nil
    }
  }

  @Test func cutBytesAreRefused() {
    let bytes = SummaryCodec.encode(Samples.summary())
    for count in 0..<bytes.count { #expect(SummaryCodec.decode(Array(bytes.prefix(count))) == nil) }
    #expect(SummaryCodec.decode(bytes + [0]) == nil)
  }

  @Test func changedBytesAreReadOrRefused() {
    let bytes = SummaryCodec.encode(Samples.summary())
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] ^= change
        // Whatever it gives, it ends.
        _ = SummaryCodec.decode(damaged)
      }
    }
    var layout = bytes
    layout[0] = 2
    #expect(SummaryCodec.decode(layout) == nil)
  }

  @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 1_714_626_720_000, Int64.max, Int64.min])
  func integers(value: Int64) {
    var writer = BlobWriter()
    var written = value
    writer.code(&written)
    var reader = BlobReader(writer.bytes)
    var read: Int64 = 7
    reader.code(&read)
    #expect(read == value && !reader.isDamaged && reader.isAtEnd)
  }

  @Test func oneByteForSmallNumbers() {
    var writer = BlobWriter()
    var value: Int64 = -64
    writer.code(&value)
    // Zigzag: -64 is 127.
    #expect(writer.bytes == [127])
  }

  private struct Early: BlobRecord, Equatable {
    var a = 0
    static var blank: Early { Early() }
    mutating func code(with coder: inout some BlobCoder) { coder.code(&a) }
  }

  private struct Late: BlobRecord, Equatable {
    var a = 0
    var b: Double?
    var list: [Early] = []
    var flag = true
    static var blank: Late { Late() }
    mutating func code(with coder: inout some BlobCoder) {
      coder.code(&a)
      coder.code(&b)
      coder.code(&list)
      coder.code(&flag)
    }
  }

  @Test func laterFieldsAreSkippedAndEarlierRecordsRead() {
    var writer = BlobWriter()
    var late = [Late(a: 5, b: 2, list: [Early(a: 1)], flag: false), Late(a: 6)]
    writer.code(&late)
    var early: [Early] = []
    var reader = BlobReader(writer.bytes)
    reader.code(&early)
    #expect(early == [Early(a: 5), Early(a: 6)] && !reader.isDamaged && reader.isAtEnd)

    writer = BlobWriter()
    writer.code(&early)
    reader = BlobReader(writer.bytes)
    reader.code(&late)
    #expect(late == [Late(a: 5), Late(a: 6)] && !reader.isDamaged && reader.isAtEnd)
  }

  @Test func countsThatCannotBeTakeNoMemory() {
    var reader = BlobReader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    var values: [Double] = []
    reader.code(&values)
    #expect(values.isEmpty && reader.isDamaged)
  }
}
