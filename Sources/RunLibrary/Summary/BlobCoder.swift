/// Goes through the fields of a value in a fixed order, either writing or reading them.
///
/// One description of a type serves both ways, so that what is written can be read. A record carries its length: fields
/// that a later version adds at its end are skipped by an earlier one, and keep their blank value where an earlier one
/// wrote the record. Fields are therefore only ever added at the end, never moved or removed.
protocol BlobCoder {
  mutating func code(_ value: inout Bool)
  mutating func code(_ value: inout Int64)
  mutating func code(_ value: inout Double)
  mutating func code(_ value: inout String)
  mutating func code(_ values: inout [Double])
  mutating func code<Word: RawRepresentable<String>>(_ value: inout Word)
  mutating func code<Value>(_ value: inout Value?, blank: Value, _ some: (inout Self, inout Value) -> Void)
  mutating func code<Record: BlobRecord>(_ record: inout Record)
  mutating func code<Record: BlobRecord>(_ records: inout [Record])
}

extension BlobCoder {
  mutating func code(_ value: inout Int) {
    var wide = Int64(value)
    code(&wide)
    value = Int(clamping: wide)
  }

  mutating func code(_ value: inout Double?) { code(&value, blank: 0) { $0.code(&$1) } }
  mutating func code(_ value: inout Int?) { code(&value, blank: 0) { $0.code(&$1) } }
  mutating func code(_ value: inout Int64?) { code(&value, blank: 0) { $0.code(&$1) } }
  mutating func code(_ value: inout Bool?) { code(&value, blank: false) { $0.code(&$1) } }
  mutating func code(_ value: inout String?) { code(&value, blank: "") { $0.code(&$1) } }
}

/// A value made of fields.
protocol BlobRecord {
  /// What a record without any field reads as.
  static var blank: Self { get }
  mutating func code(with coder: inout some BlobCoder)
}

/// Little endian: integers as LEB128 of their zigzag form, `Double` by its eight bytes, text and lists behind their
/// count, optionals behind a byte 0 or 1, records behind their length in four bytes.
struct BlobWriter: BlobCoder {
  private(set) var bytes: [UInt8] = []

  mutating func code(_ value: inout Bool) { bytes.append(value ? 1 : 0) }

  mutating func code(_ value: inout Int64) { append(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  mutating func code(_ value: inout Double) {
    var bits = value.bitPattern
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }

  mutating func code(_ value: inout String) {
    append(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  mutating func code(_ values: inout [Double]) {
    append(UInt64(values.count))
    for var value in values { code(&value) }
  }

  mutating func code<Word: RawRepresentable<String>>(_ value: inout Word) {
    var raw = value.rawValue
    code(&raw)
  }

  mutating func code<Value>(_ value: inout Value?, blank: Value, _ some: (inout Self, inout Value) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if var present = value { some(&self, &present) }
  }

  mutating func code<Record: BlobRecord>(_ record: inout Record) {
    let start = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0])
    record.code(with: &self)
    let length = UInt32(clamping: bytes.count - start - 4)
    for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(place))) }
  }

  mutating func code<Record: BlobRecord>(_ records: inout [Record]) {
    append(UInt64(records.count))
    for var record in records { code(&record) }
  }

  private mutating func append(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what a ``BlobWriter`` wrote. Bytes that are no such thing set `isDamaged`.
struct BlobReader: BlobCoder {
  private let bytes: [UInt8]
  private var position = 0
  /// Where the record at hand ends.
  private var end: Int
  private(set) var isDamaged = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The record ends here: whoever wrote it did not know the field.
  private var isPastLastField: Bool { position == end }

  mutating func code(_ value: inout Bool) {
    if isPastLastField { return }
    value = byte() == 1
  }

  mutating func code(_ value: inout Int64) {
    if isPastLastField { return }
    let zigzag = number()
    value = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
  }

  mutating func code(_ value: inout Double) {
    if isPastLastField { return }
    guard take(8) else { return }
    var bits: UInt64 = 0
    for place in 0..<8 { bits |= UInt64(bytes[position - 8 + place]) << (8 * UInt64(place)) }
    value = Double(bitPattern: bits)
  }

  mutating func code(_ value: inout String) {
    if isPastLastField { return }
    let count = count(ofAtLeast: 1)
    guard take(count) else { return }
    value = String(decoding: bytes[position - count..<position], as: UTF8.self)
  }

  mutating func code(_ values: inout [Double]) {
    if isPastLastField { return }
    let count = count(ofAtLeast: 8)
    values = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      var value = 0.0
      code(&value)
      values.append(value)
    }
  }

  mutating func code<Word: RawRepresentable<String>>(_ value: inout Word) {
    if isPastLastField { return }
    var raw = ""
    code(&raw)
    if let known = Word(rawValue: raw) { value = known } else { isDamaged = true }
  }

  mutating func code<Value>(_ value: inout Value?, blank: Value, _ some: (inout Self, inout Value) -> Void) {
    if isPastLastField { return }
    guard byte() == 1 else {
      value = nil
      return
    }
    // A present value has at least a byte; without one the record was cut.
    if isPastLastField { isDamaged = true }
    var present = blank
    some(&self, &present)
    value = present
  }

  mutating func code<Record: BlobRecord>(_ record: inout Record) {
    if isPastLastField { return }
    guard take(4) else { return }
    var length = 0
    for place in 0..<4 { length |= Int(bytes[position - 4 + place]) << (8 * place) }
    guard length <= end - position else {
      isDamaged = true
      position = end
      return
    }
    let outerEnd = end
    end = position + length
    record.code(with: &self)
    position = end
    end = outerEnd
  }

  mutating func code<Record: BlobRecord>(_ records: inout [Record]) {
    if isPastLastField { return }
    let count = count(ofAtLeast: 4)
    records = []
    records.reserveCapacity(count)
    for _ in 0..<count {
      var record = Record.blank
      if isPastLastField { isDamaged = true }
      code(&record)
      records.append(record)
    }
  }

  /// Steps over some bytes; past the end the blob is damaged.
  private mutating func take(_ count: Int) -> Bool {
    guard count <= end - position else {
      isDamaged = true
      position = end
      return false
    }
    position += count
    return true
  }

  private mutating func byte() -> UInt8 { take(1) ? bytes[position - 1] : 0 }

  private mutating func number() -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let next = byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    isDamaged = true
    return 0
  }

  /// A count of elements that take some bytes each; 0 where so many cannot follow.
  private mutating func count(ofAtLeast size: Int) -> Int {
    let count = number()
    guard count <= UInt64((end - position) / size) else {
      isDamaged = true
      return 0
    }
    return Int(count)
  }
}
