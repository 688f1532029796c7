import Testing
import TrackFiles
import TrackModel

@Suite struct GzipTests {
  private let text = Array(Document.track(points: 300).utf8)

  @Test func oneMember() {
    let reading = Reading(GzipWriter.member(text, name: "run.gpx"))
    #expect(reading.isWhole && reading.samples == Reading(text).samples && reading.warnings.isEmpty)
  }

  /// Sixty points, deflated by another program.
  @Test func deflatedData() {
    for readSize in [1, 7, 65_536] {
      #expect(Reading(GzipTests.deflatedBytes, readSize: readSize).samples.count == 60)
    }
  }

  static var deflatedBytes: [UInt8] {
    var bytes: [UInt8] = []
    var rest = deflated[...]
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  @Test(arguments: [1, 2, 7, 4096, 65_536])
  func membersFollowOneAnother(readSize: Int) {
    let bytes = GzipWriter.member(Array(text[..<700])) + GzipWriter.member([]) + GzipWriter.member(Array(text[700...]))
    let reading = Reading(bytes, readSize: readSize)
    #expect(reading.isWhole && reading.samples.count == 300 && reading.warnings.isEmpty)
  }

  @Test func zerosBehindTheLastMemberArePadding() {
    let reading = Reading(GzipWriter.member(text) + [UInt8](repeating: 0, count: 1000))
    #expect(reading.isWhole && reading.samples.count == 300 && reading.warnings.isEmpty)
  }

  @Test(arguments: [[1, 2, 3], [0x1F], [0x1F, 0x8A], [0, 0, 7]] as [[UInt8]], [1, 65_536])
  func otherBytesBehindTheLastMemberAreNamed(tail: [UInt8], readSize: Int) {
    let reading = Reading(GzipWriter.member(text) + tail, readSize: readSize)
    #expect(reading.isWhole && reading.samples.count == 300 && reading.warnings.map(\.code) == ["trailing_bytes"])
  }

  @Test func aWrongChecksumOrLengthRefusesTheFile() {
    let good = GzipWriter.member(text)
    for distance in [1, 4, 5, 8] {
      var bytes = good
      bytes[bytes.count - distance] ^= 0x10
      #expect(Reading(bytes).problem?.code == "gzip_crc")
    }
  }

  @Test func aFlippedBitInTheDataRefusesTheFile() {
    var bytes = GzipWriter.member(text)
    bytes[bytes.count / 2] ^= 1
    #expect(Reading(bytes).problem != nil)
  }

  @Test func everyCutRefusesTheFile() {
    let bytes = GzipWriter.member(Array(Document.track(points: 2).utf8))
    for count in 2..<bytes.count {
      let reading = Reading(Array(bytes[..<count]))
      #expect(reading.problem?.code == "gzip_truncated", "\(count) of \(bytes.count) bytes")
    }
  }

  @Test func inflatedBytesAreCapped() {
    var limits = ReadLimits()
    limits.inflatedBytes = 10_000
    #expect(Reading(GzipWriter.member(text), limits: limits).problem?.code == "limit_bytes")
    limits.inflatedBytes = text.count
    #expect(Reading(GzipWriter.member(text), limits: limits).isWhole)
  }

  @Test func twiceCompressedIsNamed() {
    #expect(Reading(GzipWriter.member(GzipWriter.member(text))).problem?.code == "gzip_nested")
  }

  @Test func theMarkAloneIsACutFile() { #expect(Reading([0x1F, 0x8B]).problem?.code == "gzip_truncated") }

  private static let deflated = """
    1f8b0800000000000203add8bb0ac2301480e15729dd6b736eb54af5299cdc1c4a116f453bf8f8b6012737f9212481907ffaa6d30de37b\
    df4dcf4bde5efd90cf712aaea76957fa7a1565717ddc77653bdfe6b7f3addf6b52af5254490ea9d9a634af6357e7a7f9587eff151122a2\
    44c48888139120220d1159139196886c8088106285102b845821c40a215608b142881542ac10628510ab845825c42a215609b14a885542\
    ac12629510ab845825c41a21d608b146883542ac11628d106b845823c41a21d608b14e887542ac13629d10eb845827c43a21d609b14e88\
    75426c106283101b84d820c406213608b141880d426c1062e3576cfd1d1ad47984502fd3840f1a9afda953100000\

    """
}
