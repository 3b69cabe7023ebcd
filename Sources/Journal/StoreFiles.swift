import Files
import Foundation

/// The store's folder and the files in it: who may read them, and how they are written so that a
/// crash leaves the old or the new, whole.
struct StoreFiles: Sendable {
  static let journalName = "journal.sqlite"

  let folder: String
  let journal: String
  /// The group works on it too: 0660 instead of 0600.
  let isShared: Bool

  private var fileMode: mode_t { isShared ? 0o660 : 0o600 }

  /// A folder, or a backup's file itself.
  init(at path: String) {
    var isFile = false
    if let entry = StoreFiles.status(path), entry.st_mode & S_IFMT == S_IFREG { isFile = true }
    folder = isFile ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : path
    journal = isFile ? path : path + "/" + StoreFiles.journalName
    isShared = StoreFiles.status(folder).map { $0.st_mode & S_IWGRP != 0 } ?? false
  }

  /// Of the entry itself, not of what a link points to.
  static func status(_ path: String) -> stat? {
    var entry = stat()
    return lstat(path, &entry) == 0 ? entry : nil
  }

  /// A folder that not everyone may write to, with a plain file of the journal's name in it.
  static func holdsJournal(_ folder: String) -> Bool {
    guard let entry = status(folder), entry.st_mode & S_IFMT == S_IFDIR, entry.st_mode & S_IWOTH == 0,
      let file = status(folder + "/" + journalName)
    else { return false }
    return file.st_mode & S_IFMT == S_IFREG
  }

  /// Makes the folder (0700, or 2770 to share it with its group) and those above it where they are
  /// missing.
  static func makeFolder(_ folder: String, sharedWithGroup: Bool) throws(JournalError) {
    // A backup's file is a store of its own, and a link to a folder was put there by whoever named
    // it.
    if let entry = status(folder), entry.st_mode & S_IFMT != S_IFDIR { return }
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) == 0 { continue }
      guard errno == EEXIST || errno == EISDIR || errno == EROFS else { throw .system(errno, on: made) }
    }
    guard let entry = status(folder) else { throw .system(ENOENT, on: folder) }
    if sharedWithGroup, entry.st_mode & 0o7777 != 0o2770, chmod(folder, 0o2770) != 0 {
      throw .system(errno, on: folder)
    }
  }

  /// Throws `missing` where there is no journal, and `denied` where that can't even be seen.
  func needJournal() throws(JournalError) {
    if StoreFiles.status(journal) != nil { return }
    throw errno == ENOENT || errno == ENOTDIR ? .missing(file: folder) : .system(errno, on: folder)
  }

  /// Makes a journal that holds nothing yet, where there is none: whole from the first moment that
  /// others can see it.
  func makeJournal() throws(JournalError) {
    guard StoreFiles.status(journal) == nil else { return }
    let image = try Schema.image()
    try JournalError.about(journal) { () throws(SystemError) in
      var beside = try BesideFile(of: journal, mode: fileMode)
      try beside.fill(image)
      // Another who made one at the same moment was as quick.
      _ = try beside.place()
    }
  }

  /// Opens a journal that was the owner's alone to the group.
  func share() throws(JournalError) {
    for file in [journal, journal + "-wal", journal + "-shm"] {
      guard let entry = StoreFiles.status(file), entry.st_mode & 0o777 != fileMode else { continue }
      guard chmod(file, fileMode) == 0 else { throw .system(errno, on: file) }
    }
  }

  /// Whether a path leads to the journal or to what SQLite keeps beside it, there or not, by
  /// whatever names and links; or to one of the files of the store that are named.
  func holds(_ path: String, among names: [String]) -> Bool {
    let own = ["", "-wal", "-shm", "-journal"].map { journal + $0 } + names.map { folder + "/" + $0 }
    if let there = FileStamp(path) { return own.contains { FileStamp($0)?.isSameFile(as: there) == true } }
    let (place, name) = BesideFile.parts(of: path)
    guard let there = FileStamp(place), FileStamp(folder)?.isSameFile(as: there) == true else { return false }
    return own.contains { BesideFile.parts(of: $0).name == name }
  }

  func checkJournal() throws(JournalError) { try StoreFiles.checkJournal(journal) }

  /// Refuses a link in the journal's place, or in that of a file SQLite keeps beside it: someone
  /// else could choose what is written through it. Opening a pipe there would wait for ever. And a
  /// journal that was emptied: SQLite would remove its log, which may hold the last that is left of
  /// it.
  static func checkJournal(_ journal: String) throws(JournalError) {
    for file in [journal, journal + "-wal", journal + "-shm", journal + "-journal"] {
      guard let entry = StoreFiles.status(file) else { continue }
      guard entry.st_mode & S_IFMT == S_IFREG else {
        throw .failed(file: file, detail: "this is not a plain file; Baton opens a journal only where it really lies")
      }
    }
    if let entry = status(journal), entry.st_size == 0, let log = status(journal + "-wal"),
      log.st_size > JournalFilesStamp.emptyLog
    {
      throw .damaged(file: journal, detail: "it is empty, though its -wal is not")
    }
  }

  /// Writes a new file whole: beside its place, to the disk, then, after `commit`, into its place;
  /// never over another one. Nothing is left where `commit` throws. The same bytes again are fine.
  /// Where the last step fails, or the process is killed before it, what lies beside stays, and
  /// `BesideFile.left` finds it.
  func write<Result>(
    _ bytes: [UInt8], to name: String, commit: () throws(JournalError) -> Result
  ) throws(JournalError) -> Result {
    guard StoreFiles.isPlain(name) else {
      throw .failed(file: name, detail: "this can't be a file's name in the store")
    }
    let place = folder + "/" + name
    if let present = try read(name), present != bytes { throw .exists(file: place) }
    var beside = try JournalError.about(place) { () throws(SystemError) in
      let beside = try BesideFile(of: place, mode: fileMode)
      try beside.fill(bytes)
      return beside
    }
    let result = try commit()
    beside.staysWhereNotPlaced = true
    if try !JournalError.about(place, { () throws(SystemError) in try beside.place() }) {
      guard try read(name) == bytes else { throw .exists(file: place) }
      beside.staysWhereNotPlaced = false
    }
    return result
  }

  /// A file of the store; nil where there is none. Links are not followed, and more than 64 MB is
  /// not read.
  func read(_ name: String) throws(JournalError) -> [UInt8]? {
    guard StoreFiles.isPlain(name) else { return nil }
    let place = folder + "/" + name
    let descriptor = open(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(errno, on: place)
    }
    defer { close(descriptor) }
    var entry = stat()
    guard fstat(descriptor, &entry) == 0, entry.st_mode & S_IFMT == S_IFREG, entry.st_size <= 64 << 20 else {
      throw .failed(file: place, detail: "this is not a plain file of at most 64 MB")
    }
    var bytes = [UInt8](repeating: 0, count: Int(entry.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains(0) && name.utf8.count <= 200
  }

  /// Makes a folder's entries durable. Some file systems can't, and then nobody can.
  static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension JournalError {
  /// Whatever the system says within is about a file.
  static func about<Result: ~Copyable>(
    _ file: String, _ body: () throws(SystemError) -> Result
  ) throws(JournalError) -> Result {
    do throws(SystemError) { return try body() } catch { throw .system(error.code, on: file) }
  }

  /// What the system reports, in our words.
  static func system(_ code: Int32, on file: String) -> JournalError {
    switch code {
    case ENOENT, ENOTDIR: .missing(file: file)
    case EACCES, EPERM, EROFS: .denied(file: file)
    case ENOSPC, EDQUOT: .full(file: file)
    case EEXIST: .exists(file: file)
    case ELOOP: .failed(file: file, detail: "this is a link; Baton does not follow links in a store")
    default: .failed(file: file, detail: String(cString: strerror(code)))
    }
  }
}
