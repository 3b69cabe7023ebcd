import CMemory
import Glibc

/// The memory that every console has taken by the time of its first picture.
enum StartMemory {
  /// Bytes, in whole pages.
  private static let (size, page) = (768 << 10, 4 << 10)

  /// Asks the system for it in one go: to be given it page by page, each at its first use, takes several times as long. Threads share it,
  /// for each would otherwise begin a heap of its own with calls to the system for every few pages.
  static func prepare() {
    baton_keep_one_heap(Int32(size))
    // More than the heap begins with, and less than what is kept apart from it.
    free(malloc(100 << 10))
    let end = Int(bitPattern: sbrk(0)) & ~(page - 1)
    // Older systems don't know it, and then nothing is lost.
    madvise(UnsafeMutableRawPointer(bitPattern: end - size), size, 23 /* MADV_POPULATE_WRITE */)
  }
}
