import Glibc

/// The memory that every console has taken by the time of its first picture.
enum StartMemory {
  /// Bytes, as pieces that the heap itself holds; it asks the system for each larger one apart.
  private static let (pieces, size) = (8, 100 << 10)

  /// Asks the system for it in one go: to be given it page by page, each at its first use, takes several times as long.
  static func prepare() {
    let taken = (0..<pieces).compactMap { _ in malloc(size) }
    // What lies below something that is in use stays with the heap when it is free.
    guard let first = taken.first, let end = malloc(1), first < end else { return }
    for piece in taken { free(piece) }
    let page = 4096
    let start = (Int(bitPattern: first) + page) & ~(page - 1)
    // Older systems don't know it, and then nothing is lost.
    madvise(
      UnsafeMutableRawPointer(bitPattern: start), Int(bitPattern: end) - start & ~(page - 1),
      23 /* MADV_POPULATE_WRITE */)
  }
}
