import Glibc

/// A file at one time; another size, time or place tells that it was written to or replaced.
public struct FileStamp: Hashable, Sendable {
  public let device: Int64
  public let number: Int64
  /// Bytes.
  public let size: Int64
  /// The last write, in nanoseconds since 1970.
  public let written: Int64
  public let isFolder: Bool

  /// Nil where there is no such file. Of what a link points to.
  public init?(_ path: String) {
    var entry = stat()
    guard stat(path, &entry) == 0 else { return nil }
    device = Int64(truncatingIfNeeded: entry.st_dev)
    number = Int64(truncatingIfNeeded: entry.st_ino)
    size = Int64(entry.st_size)
    written = Int64(entry.st_mtim.tv_sec) * 1_000_000_000 + Int64(entry.st_mtim.tv_nsec)
    isFolder = entry.st_mode & S_IFMT == S_IFDIR
  }

  /// All that tells it from another.
  public var numbers: [Int64] { [device, number, size, written] }
}
