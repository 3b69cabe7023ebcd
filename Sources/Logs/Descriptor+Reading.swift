import Files
import Glibc

extension Descriptor {
  /// Opens a regular file for reading. It never waits, and leaves everything but regular files
  /// alone.
  static func open(_ path: String) -> Opened {
    let first = FileLook(path)
    guard case .regular = first else { return .not(first) }
    let number = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard number >= 0 else { return .not(FileLook(errorNumber: errno)) }
    let descriptor = Descriptor(owning: number)
    // What was opened counts, not what was there a moment before.
    let look = descriptor.look()
    guard case .regular(let facts) = look else { return .not(look) }
    return .file(descriptor, facts)
  }

  enum Opened {
    case file(Descriptor, FileFacts)
    case not(FileLook)
  }

  func look() -> FileLook {
    var status = stat()
    return fstat(number, &status) == 0 ? FileLook(status) : FileLook(errorNumber: errno)
  }

  /// Reads at `offset` into `buffer`: how many bytes, 0 at the end, or an error number.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Result<Int, ErrorNumber> {
    while true {
      let count = pread(number, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return .success(count) }
      if errno != EINTR { return .failure(ErrorNumber(errno)) }
    }
  }
}

/// An error number of the system's and its words.
struct ErrorNumber: Error {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  var displayText: String {
    switch number {
    case EACCES, EPERM: "no permission"
    case EMFILE, ENFILE: "too many files are open"
    case ELOOP: "its links go round in a circle"
    case ENAMETOOLONG: "its name is too long"
    case EIO: "the disk reports an error"
    case ESTALE: "the file server has lost it"
    default: strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
  }
}

/// What identifies a file and tells whether it changed.
struct FileFacts: Equatable {
  struct Identity: Equatable {
    let device: UInt64
    let inode: UInt64
  }

  let identity: Identity
  let size: Int64
  /// Seconds since 1970, as the disk has them: anything may be set.
  let modifiedSeconds: Int64
  let modifiedNanoseconds: Int64

  /// Milliseconds since 1970, within the years that have four digits.
  var modified: Int64 { max(0, min(modifiedSeconds, 253_402_300_799)) * 1000 + modifiedNanoseconds / 1_000_000 }
}

/// What is found under a name.
enum FileLook {
  case regular(FileFacts)
  case missing
  case unreadable(String)
  /// Nothing that can be followed; what it is.
  case other(String)

  /// What is at `path`, links followed.
  init(_ path: String) {
    var status = stat()
    self = stat(path, &status) == 0 ? FileLook(status) : FileLook(errorNumber: errno)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      self = .regular(
        FileFacts(
          identity: FileFacts.Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)),
          size: Int64(status.st_size),
          modifiedSeconds: Int64(status.st_mtim.tv_sec), modifiedNanoseconds: Int64(status.st_mtim.tv_nsec)))
    case S_IFDIR: self = .other("a folder")
    case S_IFIFO: self = .other("a pipe; to follow it, feed it to standard input and name “-”")
    case S_IFSOCK: self = .other("a socket")
    default: self = .other("a device")
    }
  }

  init(errorNumber: Int32) {
    switch errorNumber {
    case ENOENT, ENOTDIR: self = .missing
    default: self = .unreadable(ErrorNumber(errorNumber).displayText)
    }
  }
}
