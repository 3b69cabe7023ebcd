import CSQLite
import Foundation
import Synchronization

/// A file that is written beside the place it is meant for, so that in its place there is ever only all of it.
///
/// Its writer holds it by flock(2) while it lives: one that nobody holds was left by a process that was killed.
struct BesideFile: ~Copyable {
  /// Where it is meant to be.
  let target: String
  let path: String
  /// It stays for others to place, where it could not be placed.
  var staysWhereNotPlaced = false

  private let descriptor: Int32
  private var isPlaced = false

  private static let ending = ".new"
  private static let count = Atomic(0)
  /// What SQLite makes of its own beside a file that it writes.
  private static let companions = ["-journal", "-wal", "-shm"]

  /// Makes an empty one. What others left beside the same place is taken away.
  init(of target: String, mode: mode_t) throws(JournalError) {
    self.target = target
    let (folder, name) = BesideFile.parts(of: target)
    for left in BesideFile.left(in: folder) where left.name == name { left.remove() }
    let number = BesideFile.count.add(1, ordering: .relaxed).newValue
    path = "\(folder)/.\(name).\(getpid())-\(number)\(BesideFile.ending)"
    // A process of this number may have left one so long ago that it counts as nobody's.
    unlink(path)
    descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .system(errno, on: target) }
    flock(descriptor, LOCK_EX | LOCK_NB)
    fchmod(descriptor, mode)
  }

  deinit {
    if !isPlaced, !staysWhereNotPlaced { unlink(path) }
    for ending in BesideFile.companions { unlink(path + ending) }
    close(descriptor)
  }

  /// Writes the bytes, to the disk; so is its name.
  borrowing func fill(_ bytes: [UInt8]) throws(JournalError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(errno, on: target) }
      rest = rest.dropFirst(count)
    }
    try sync()
  }

  /// Makes durable what SQLite wrote into it.
  borrowing func sync() throws(JournalError) {
    guard fsync(descriptor) == 0 else { throw .system(errno, on: target) }
    StoreFiles.sync(BesideFile.parts(of: target).folder)
  }

  /// Puts it into its place, durably; false where another file is there already.
  mutating func place() throws(JournalError) -> Bool {
    // Where a disk has no second names, moving it does as well.
    if link(path, target) != 0 {
      guard errno != EEXIST else { return false }
      let first = errno
      if csqlite_rename_new(path, target) != 0 {
        guard errno != EEXIST else { return false }
        throw .system(first, on: target)
      }
    }
    isPlaced = true
    unlink(path)
    StoreFiles.sync(BesideFile.parts(of: target).folder)
    return true
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    return (String(path[..<slash]), String(path[slash...].dropFirst()))
  }
}

extension BesideFile {
  /// One that a process left which is no more.
  struct Left {
    /// Of the file it was meant to be.
    let name: String
    fileprivate let path: String

    func remove() {
      for ending in [""] + BesideFile.companions { unlink(path + ending) }
    }
  }

  /// Those in a folder that nobody holds.
  static func left(in folder: String) -> [Left] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [Left] = []
    while let entry = readdir(directory) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let (name, writer) = meant(by: file) else { continue }
      let path = "\(folder)/\(file)"
      if !isHeld(path, by: writer) { found.append(Left(name: name, path: path)) }
    }
    return found
  }

  /// `S.md` and 1234 for `.S.md.1234-1.new`; nil for a file of another kind.
  private static func meant(by file: String) -> (name: String, writer: pid_t)? {
    guard file.hasPrefix("."), file.hasSuffix(ending) else { return nil }
    let stem = file.dropFirst().dropLast(ending.count)
    guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      let writer = pid_t(stem[stem.index(after: dot)...].prefix { $0 != "-" })
    else { return nil }
    return (String(stem[..<dot]), writer)
  }

  /// Seconds for which one of a process that is there counts as held, though it is not: between making and holding it lies a moment.
  private static let grace = 60

  private static func isHeld(_ path: String, by writer: pid_t) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var entry = stat()
    guard fstat(descriptor, &entry) == 0, entry.st_mode & S_IFMT == S_IFREG else { return true }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return true }
    return kill(writer, 0) == 0 && time(nil) - entry.st_mtim.tv_sec < grace
  }
}
