import TrackModel

/// What can be wrong with a zip archive or one of its entries, in words for people.
enum ZipTrouble {
  static let none = Trouble("not_a_zip", "this is no zip archive", remedy: "give an export or an archive of them")
  static let truncated = Trouble(
    "zip_truncated", "the archive ends too early, its list of entries is missing: its download was not finished",
    remedy: "download or copy it again")
  static let directory = Trouble(
    "zip_directory", "the archive's list of entries is damaged", remedy: "download or copy it again")
  static let split = Trouble(
    "zip_split", "the archive is one part of several", remedy: "join the parts or unpack them together")
  static let overlap = Trouble(
    "zip_overlap", "entries of the archive share the same bytes, as no packer writes them",
    remedy: "get the archive again from where it comes from")
  static let encrypted = Trouble("zip_encrypted", "the entry is encrypted", remedy: "unpack it with its password first")
  static let damaged = Trouble(
    "zip_corrupt", "the entry's data is damaged", remedy: "download or copy the archive again")
  static let checksum = Trouble(
    "zip_crc", "the entry's checksum does not fit its content", remedy: "download or copy the archive again")
  static let length = Trouble(
    "zip_length", "the entry is not as long as the archive says", remedy: "download or copy the archive again")
  static let outside = Trouble(
    "zip_name", "the entry's name leads out of the archive; it was read all the same, as nothing is unpacked",
    remedy: "do not unpack this archive")

  static func method(_ number: UInt16) -> Trouble {
    Trouble(
      "zip_method", "the entry is packed in a way that cannot be read (method \(number))", remedy: "unpack it first")
  }

  static func tooMany(_ limit: Int) -> Trouble {
    .limit("limit_entries", "the archive holds more than \(limit) entries")
  }
}
