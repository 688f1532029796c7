import FuzzSupport
import TrackFiles
import TrackModel

/// Zip: the bytes are an archive, which is listed and every entry read, those of an archive inside as well; and the
/// bytes as an entry of an archive, which must read like the bytes alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  read(ZipArchive(bytes: bytes, displayName: "fuzz.zip"), depth: 0)

  guard let first = bytes.first, first != 0x1F else { return 0 }
  let archive = ZipArchive(
    bytes: Packing.archive(name: "a.gpx", bytes, isDeflated: first & 1 == 1), displayName: "fuzz.zip")
  let packed = try? archive.entries().first.map { outcome(of: $0, in: archive) }
  FuzzedReading.expectEqual(
    FuzzedReading.outcome(of: bytes), (packed ?? nil) ?? .refused, "an archive changes what is read")
  return 0
}

private func read(_ archive: ZipArchive, depth: Int) {
  do throws(Problem) {
    for entry in try archive.entries().prefix(100) {
      _ = outcome(of: entry, in: archive)
      if depth == 0, let inner = try? ZipArchive(in: entry, of: archive, displayName: "inner.zip") {
        read(inner, depth: 1)
      }
    }
  } catch {
    FuzzedReading.check(error)
  }
}

private func outcome(of entry: ZipEntry, in archive: ZipArchive) -> FuzzedReading.Outcome {
  var sink = CheckingSink()
  do throws(Problem) {
    let warnings = try archive.read(entry, displayName: "fuzz.zip!/entry", into: &sink)
    return .init(seen: sink.seen, warnings: warnings.map(\.code))
  } catch {
    FuzzedReading.check(error)
    return .refused
  }
}
