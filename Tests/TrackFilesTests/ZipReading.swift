import TrackFiles
import TrackModel

/// What came of reading every entry of an archive, and those of archives in it.
struct ZipReading {
  var names: [String] = []
  var samples: [TrackSample] = []
  var warnings: [String] = []
  /// Codes of what went wrong, the archive's own or its entries'.
  var problems: [String] = []

  init(_ bytes: [UInt8], limits: ReadLimits = .standard) {
    read(ZipArchive(bytes: bytes, displayName: "test.zip", limits: limits), limits)
  }

  private mutating func read(_ archive: ZipArchive, _ limits: ReadLimits) {
    do throws(Problem) {
      for entry in try archive.entries() {
        names.append(String(decoding: entry.name, as: UTF8.self))
        var sink = RecordingSink()
        do throws(Problem) {
          warnings += try archive.read(entry, displayName: "test.zip!/entry", into: &sink).map(\.code)
          samples += sink.activities.flatMap(\.samples)
        } catch {
          if error.code == "format_zip" {
            read(try ZipArchive(in: entry, of: archive, displayName: "test.zip!/entry"), limits)
          } else {
            problems.append(error.code)
          }
        }
      }
    } catch {
      problems.append(error.code)
    }
  }
}
