import Glibc

/// Files that are read whole.
package enum SmallFile {
  /// Why there are no bytes.
  package enum Trouble: Error, Equatable {
    case missing
    /// A pipe, a device, a folder: reading one may never end.
    case notPlain
    /// It holds more than this many bytes.
    case larger(than: Int)
    /// What the system said, by its number.
    case system(Int32)
  }

  /// The bytes of a plain file, nil where there is none, it can't be read, or it holds more than
  /// `limit`.
  package static func bytes(of path: String, limit: Int = 1 << 20) -> [UInt8]? { try? read(path, limit: limit) }

  /// The same, and why where there are none. Never waits for anybody.
  /// - Parameter owner: only a file of this user's counts; any does where it is nil.
  package static func read(
    _ path: String, limit: Int = 1 << 20, of owner: uid_t? = nil
  ) throws(Trouble) -> [UInt8] {
    try read(path, of: owner) { size throws(Trouble) in
      guard size <= limit else { throw .larger(than: limit) }
      return size
    }
  }

  /// The first bytes of a plain file, fewer where it holds fewer; nil where there is none, or it
  /// can't be read.
  package static func beginning(of path: String, count: Int) -> [UInt8]? {
    try? read(path, of: nil) { size throws(Trouble) in min(size, count) }
  }

  /// `wanted` says how many bytes of a file's size.
  private static func read(
    _ path: String, of owner: uid_t?, wanted: (Int) throws(Trouble) -> Int
  ) throws(Trouble) -> [UInt8] {
    // Opening a pipe would wait for its other end.
    let number = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .system(errno) }
    let file = Descriptor(owning: number)
    var entry = stat()
    guard fstat(file.number, &entry) == 0 else { throw .system(errno) }
    guard entry.st_mode & S_IFMT == S_IFREG else { throw .notPlain }
    if let owner, owner != entry.st_uid || entry.st_mode & (S_IWGRP | S_IWOTH) != 0 { throw .system(EPERM) }
    var failure: Int32?
    let size = try wanted(Int(entry.st_size))
    guard size > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < buffer.count {
        let count = Glibc.read(file.number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = errno }
        guard count > 0 else { return }
        filled += count
      }
    }
    if let failure { throw .system(failure) }
    return bytes
  }
}
