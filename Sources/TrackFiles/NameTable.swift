import CLibXML2

/// Finds an ``ElementName`` by the address of the parser's own copy of the name.
///
/// libxml2 keeps every name once per context, so equal addresses are equal names and no bytes are compared.
@safe struct NameTable: ~Copyable {
  @safe private struct Slot {
    var address: UnsafePointer<UInt8>?
    var name: ElementName
  }

  private static let slotCount = 512
  private let slots: UnsafeMutablePointer<Slot>
  private var used = 0

  /// An empty table.
  init() {
    unsafe slots = .allocate(capacity: NameTable.slotCount)
    unsafe slots.initialize(repeating: unsafe Slot(address: nil, name: .other), count: NameTable.slotCount)
  }

  /// Asks `dictionary`, which must outlive the table, for its copies of all spellings.
  mutating func fill(from dictionary: OpaquePointer?) {
    for (spelling, name) in ElementName.spellings {
      unsafe insert(xmlDictLookup(dictionary, spelling, -1), name)
    }
  }

  deinit { unsafe slots.deallocate() }

  @inline(__always) private static func index(of address: UnsafePointer<UInt8>) -> Int {
    Int(truncatingIfNeeded: (UInt64(UInt(bitPattern: address)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  private mutating func insert(_ address: UnsafePointer<UInt8>?, _ name: ElementName) {
    // Half of the slots stay free, so that searches are short and end.
    guard let address = unsafe address, used < NameTable.slotCount / 2 else { return }
    var index = unsafe NameTable.index(of: address)
    while unsafe slots[index].address != nil { index = (index + 1) & (NameTable.slotCount - 1) }
    unsafe slots[index] = unsafe Slot(address: address, name: name)
    used += 1
  }

  /// The name at `address`, which must come from the dictionary.
  ///
  /// A name with a colon counts as what follows the last one: the parser does not split prefixes that nobody declared in
  /// every case.
  @inline(__always) mutating func lookUp(_ address: UnsafePointer<UInt8>) -> ElementName {
    var index = unsafe NameTable.index(of: address)
    while let found = unsafe slots[index].address {
      if unsafe found == address { return unsafe slots[index].name }
      index = (index + 1) & (NameTable.slotCount - 1)
    }
    return unsafe lookUpUnknown(address)
  }

  @inline(never) private mutating func lookUpUnknown(_ address: UnsafePointer<UInt8>) -> ElementName {
    var local: UnsafePointer<UInt8>?
    var next = unsafe address
    while unsafe next.pointee != 0 {
      if unsafe next.pointee == UInt8(ascii: ":") { unsafe local = next + 1 }
      unsafe next += 1
    }
    var name = ElementName.other
    if let local = unsafe local {
      let spelling = unsafe String(cString: local)
      name = ElementName.spellings.first { $0.0 == spelling }?.1 ?? .other
    }
    unsafe insert(address, name)
    return name
  }
}
