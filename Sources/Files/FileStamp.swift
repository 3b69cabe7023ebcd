import Glibc

/// A file at one time; another size, time or place tells that it was written to or replaced.
package struct FileStamp: Hashable, Sendable {
  package let device: Int64
  package let number: Int64
  /// Bytes.
  package let size: Int64
  /// The last write, in nanoseconds since 1970.
  package let written: Int64
  package let isFolder: Bool

  /// Nil where there is no such file.
  /// - Parameter followingLinks: of what a link points to, not of the link.
  package init?(_ path: String, followingLinks: Bool = true) {
    var entry = stat()
    guard (followingLinks ? stat(path, &entry) : lstat(path, &entry)) == 0 else { return nil }
    device = Int64(truncatingIfNeeded: entry.st_dev)
    number = Int64(truncatingIfNeeded: entry.st_ino)
    size = Int64(entry.st_size)
    written = Int64(entry.st_mtim.tv_sec) * 1_000_000_000 + Int64(entry.st_mtim.tv_nsec)
    isFolder = entry.st_mode & S_IFMT == S_IFDIR
  }
}

extension FileStamp {
  /// Where on this machine a folder is, by whatever path it is reached: no other folder has it, nor
  /// one that was there before and is gone, whose number was given out again. Nil where there is no
  /// such folder.
  package static func place(ofFolder path: String) -> String? {
    guard let folder = FileStamp(path) else { return nil }
    return "\(folder.device)-\(folder.number)-\(generation(ofFolder: path))"
  }

  /// The number by which a file system tells what has an inode from what had it before
  /// (ioctl_iflags(2): FS_IOC_GETVERSION); 0 where it has none.
  private static func generation(ofFolder path: String) -> Int {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return 0 }
    defer { close(folder) }
    var generation = 0
    return ioctl(folder, 0x8008_7601, &generation) == 0 ? generation : 0
  }
}
