import Foundation

/// Exports made up for tests: straight to the north at one speed, a point a second.
enum MadeExports {
  static func gpx(
    day: Int, speed: Double = 3, seconds: Int = 400, type: String? = nil, name: String? = nil
  ) -> [UInt8] {
    let points = (0..<seconds).map { second in
      let latitude = 47 + Double(second) * speed / 111_200
      return "<trkpt lat=\"\(latitude)\" lon=\"8\"><ele>400</ele><time>\(time(day, second))</time></trkpt>"
    }
    let head = (name.map { "<name>\($0)</name>" } ?? "") + (type.map { "<type>\($0)</type>" } ?? "")
    return Array(
      ("<gpx version=\"1.1\" creator=\"Test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk>\(head)<trkseg>\n"
        + points.joined(separator: "\n") + "</trkseg></trk></gpx>").utf8)
  }

  /// In May 2024 at 06:00:00 and so many seconds.
  private static func time(_ day: Int, _ second: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "2024-05-\(two(day))T06:\(two(second / 60)):\(two(second % 60))Z"
  }

  /// A zip archive of stored entries.
  static func zip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    func bytes(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let size = entry.content.count
      let facts = bytes(20, 2) + bytes(0, 8) + bytes(checksum(entry.content), 4) + bytes(size, 4) + bytes(size, 4)
      directory += bytes(0x0201_4B50, 4) + bytes(20, 2) + facts + bytes(name.count, 2) + bytes(0, 12)
      directory += bytes(body.count, 4) + name
      body += bytes(0x0403_4B50, 4) + facts + bytes(name.count, 2) + bytes(0, 2) + name + entry.content
    }
    let counts = bytes(entries.count, 2) + bytes(entries.count, 2)
    return body + directory + bytes(0x0605_4B50, 4) + bytes(0, 4) + counts + bytes(directory.count, 4)
      + bytes(body.count, 4) + bytes(0, 2)
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

extension ScratchFolder {
  func write(_ name: String, _ content: [UInt8]) throws {
    try touch(name)
    try Data(content).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  /// A path without the folder's.
  func short(_ file: String) -> String { file.replacingOccurrences(of: path + "/", with: "") }
}
