import Glibc

/// Files that are read whole.
public enum SmallFile {
  /// The bytes of a plain file, nil where there is none, it can't be read, or it holds more than `limit`.
  public static func bytes(of path: String, limit: Int = 1 << 20) -> [UInt8]? {
    // Opening a pipe would wait for its other end.
    let number = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let file = Descriptor(owning: number)
    var entry = stat()
    guard fstat(file.number, &entry) == 0, entry.st_mode & S_IFMT == S_IFREG, entry.st_size <= limit else { return nil }
    return [UInt8](unsafeUninitializedCapacity: Int(entry.st_size)) { buffer, filled in
      while filled < buffer.count {
        let count = read(file.number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
  }
}
