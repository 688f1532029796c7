#if canImport(Glibc)
  import CMalloc
#endif

/// How the process gives memory back.
enum MemoryStart {
  /// Bytes from which a block of memory comes straight from the system and goes back to it at once. The C library raises
  /// this limit by itself with every large block that it gets back; columns of very long recordings would then leave holes
  /// of a fifth of the whole.
  private static let largeBlock: Int32 = 1 << 20
  /// Bytes that are kept at the heap's end for what comes next. Each page given back has to be asked for again, and a file
  /// takes and gives more than the C library would keep.
  private static let keptForNext: Int32 = 1 << 20

  /// Must be called before memory is used in earnest.
  static func prepare() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, largeBlock)
      _ = mallopt(M_TRIM_THRESHOLD, keptForNext)
    #endif
  }
}
