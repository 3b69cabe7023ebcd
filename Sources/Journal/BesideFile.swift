import CSQLite
import Foundation
import Synchronization

/// What the system said where a file could not be written.
package struct SystemError: Error {
  package let code: Int32

  init() { code = errno }
}

/// A file that is written beside the place it is meant for, so that in its place there is ever only
/// all of it.
///
/// Its writer holds it by flock(2) while it lives: one that nobody holds was left by a process that
/// was killed.
package struct BesideFile: ~Copyable {
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
  ///
  /// - Parameter obeysMask: the person's umask takes from the mode.
  package init(of target: String, mode: mode_t, obeysMask: Bool = false) throws(SystemError) {
    self.target = target
    let (folder, name) = BesideFile.parts(of: target)
    for left in BesideFile.left(in: folder) where left.name == name { left.remove() }
    let number = BesideFile.count.add(1, ordering: .relaxed).newValue
    path = "\(folder)/.\(name).\(getpid())-\(number)\(BesideFile.ending)"
    // A process of this number may have left one so long ago that it counts as nobody's.
    unlink(path)
    descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw SystemError() }
    flock(descriptor, LOCK_EX | LOCK_NB)
    if !obeysMask { fchmod(descriptor, mode) }
  }

  deinit {
    if !isPlaced, !staysWhereNotPlaced { unlink(path) }
    for ending in BesideFile.companions { unlink(path + ending) }
    close(descriptor)
  }

  /// Writes the bytes, to the disk; so is its name.
  package borrowing func fill(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError() }
      rest = rest.dropFirst(count)
    }
    try sync()
  }

  /// Makes durable what SQLite wrote into it.
  borrowing func sync() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw SystemError() }
    StoreFiles.sync(BesideFile.parts(of: target).folder)
  }

  /// Puts it into its place, durably; false where another file is there already.
  mutating func place() throws(SystemError) -> Bool {
    // Where a disk has no second names, moving it does as well.
    if link(path, target) != 0 {
      guard errno != EEXIST else { return false }
      let first = SystemError()
      if csqlite_rename_new(path, target) != 0 {
        guard errno != EEXIST else { return false }
        throw first
      }
    }
    isPlaced = true
    unlink(path)
    StoreFiles.sync(BesideFile.parts(of: target).folder)
    return true
  }

  /// Takes over mode, owner and group of the file that it is going to replace. Where the owner
  /// can't be kept, the group may.
  package borrowing func resemble(_ former: stat) throws(SystemError) {
    if fchown(descriptor, former.st_uid, former.st_gid) != 0 { _ = fchown(descriptor, ~0, former.st_gid) }
    guard fchmod(descriptor, former.st_mode & 0o777) == 0 else { throw SystemError() }
  }

  /// Puts it into its place, durably, over whatever lies there.
  package mutating func replace() throws(SystemError) {
    guard rename(path, target) == 0 else { throw SystemError() }
    isPlaced = true
    StoreFiles.sync(BesideFile.parts(of: target).folder)
  }

  static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[slash...].dropFirst()))
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

  /// Seconds for which one of a process that is there counts as held, though it is not: between
  /// making and holding it lies a moment.
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
