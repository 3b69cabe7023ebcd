import Glibc

/// The memory that every console has taken by the time of its first picture.
enum StartMemory {
  /// Bytes.
  private static let size = 768 << 10

  /// Asks the system for it in one go: to be given it page by page, each at its first use, takes several times as long.
  static func prepare() {
    // The heap grows by so much at a time, and for what is larger than what it holds at the start.
    guard mallopt(M_TOP_PAD, Int32(size)) == 1 else { return }
    free(malloc(100 << 10))
    let page = 4096
    let end = Int(bitPattern: sbrk(0)) & ~(page - 1)
    // Older systems don't know it, and then nothing is lost.
    madvise(UnsafeMutableRawPointer(bitPattern: end - size), size, 23 /* MADV_POPULATE_WRITE */)
  }
}
