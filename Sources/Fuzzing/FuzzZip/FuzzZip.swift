import FuzzSupport
import TrackFiles
import TrackModel

/// What libFuzzer calls with each input: the archive is listed and every entry read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  do throws(Problem) {
    let archive = ZipArchive(bytes: bytes, displayName: "fuzz.zip")
    for entry in try archive.entries().prefix(100) { readEntry(entry, of: archive) }
  } catch {
    FuzzedReading.check(error)
  }
  return 0
}

private func readEntry(_ entry: ZipEntry, of archive: ZipArchive) {
  var sink = CheckingSink()
  do throws(Problem) {
    _ = try archive.read(entry, displayName: "fuzz.zip!/entry", into: &sink)
  } catch {
    FuzzedReading.check(error)
  }
}
