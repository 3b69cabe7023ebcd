import Files
import Foundation
import Records

/// A store: the journal, and the sealed handoffs beside it in one folder. All of its methods may be
/// called from any thread; each is one transaction, and none waits for longer than about ten
/// seconds.
///
///     let store = try Store.open(location.url, access: .create, host: host)
///     try store.perform(.note(event: "restarted", impact: nil, tags: [], source: .person, until: nil), as: "noor", now: now)
///     for await sequence in store.changes() { … }
package final class Store: Sendable {
  package enum Access: Sendable {
    case readOnly
    case readWrite
    /// Makes the folder and the journal where they are missing.
    case create
    /// As `create`, and the store's folder and files are open to its group.
    case createShared
  }

  let files: StoreFiles
  let journal: any Journal & JournalViews & JournalAudit
  let host: String
  let records = RecordCache()
  let summaries = SummaryCache()

  /// Something the person should know about how the store was opened; nil where there is nothing.
  package let notice: String?

  package var folder: URL { URL(filePath: folderPath, directoryHint: .isDirectory) }
  package var folderPath: String { files.folder }
  /// Tells the store from every other on this machine, by whatever path each is reached, and from
  /// one that was there before it; empty where the journal has gone.
  package var placeOnMachine: String { Store.place(of: files) }
  /// The same, as it was when the store was opened.
  package let placeWhenOpened: String

  private static func place(of files: StoreFiles) -> String {
    guard let journal = FileStamp(files.journal) else { return "" }
    return (FileStamp.place(ofFolder: files.folder) ?? "") + "-\(journal.number)"
  }

  init(files: StoreFiles, journal: any Journal & JournalViews & JournalAudit, host: String, notice: String?) {
    self.files = files
    self.journal = journal
    self.host = host
    self.notice = notice
    placeWhenOpened = Store.place(of: files)
  }

  /// Opens the store in `folder`, or a backup's file as a store of its own. `host` is recorded with
  /// each event.
  package static func open(_ folder: URL, access: Access, host: String) throws(JournalError) -> Store {
    try open(path: folder.standardizedFileURL.path(percentEncoded: false), access: access, host: host)
  }

  /// The same for an absolute path.
  package static func open(path: String, access: Access, host: String) throws(JournalError) -> Store {
    let bare = AbsolutePath.of(path, under: "/")
    switch access {
    case .readOnly: return try openForReading(bare, host: host)
    case .readWrite: break
    case .create: try StoreFiles.makeFolder(bare, sharedWithGroup: false)
    case .createShared: try StoreFiles.makeFolder(bare, sharedWithGroup: true)
    }
    let files = StoreFiles(at: bare)
    if access == .readWrite { try files.needJournal() } else { try files.makeJournal() }
    try files.checkJournal()
    if access == .createShared { try files.share() }
    let journal = try open(files, access == .readWrite ? .write : .begin)
    let store = Store(files: files, journal: journal, host: host, notice: nil)
    store.finishWhatWasLeft()
    return store
  }

  private static func open(_ files: StoreFiles, _ mode: SQLiteJournal.Mode) throws(JournalError) -> SQLiteJournal {
    do {
      return try SQLiteJournal(file: files.journal, mode: mode)
    } catch {
      // A file with nothing in it is no journal yet.
      if case .missing = error { throw .missing(file: files.folder) }
      throw error
    }
  }

  /// SQLite reads a WAL file with the help of a file beside it. Where the folder is not ours to
  /// write to, and nobody has the store open, that file can't be made; the journal is then read as
  /// it lies, which is whole because the last writer left nothing in the WAL.
  private static func openForReading(_ path: String, host: String) throws(JournalError) -> Store {
    let files = StoreFiles(at: path)
    try files.needJournal()
    try files.checkJournal()
    do {
      let store = Store(files: files, journal: try open(files, .read), host: host, notice: nil)
      store.finishWhatWasLeft()
      return store
    } catch {
      guard error.isAboutPermission, access(files.folder, W_OK) != 0, access(files.journal, R_OK) == 0,
        (StoreFiles.status(files.journal + "-wal")?.st_size ?? 0) == 0
      else { throw error }
      let journal = try open(files, .readUnshared)
      let notice = "\(files.journal): read as it lies, since its folder can't be written to; later changes are not seen"
      return Store(files: files, journal: journal, host: host, notice: notice)
    }
  }

  /// Counts how often another journal, or an older copy, was found in the place of the one that was
  /// open.
  package var generation: Int { journal.generation }

  /// The last event's sequence; 0 in a new store.
  package func sequence() throws(JournalError) -> Int64 { try journal.head().sequence }

  /// The last sequence each time the journal has grown, by this process at once, by another within
  /// a quarter of a second. Ends when the reader stops reading.
  package func changes() -> AsyncStream<Int64> { journal.follow() }
}
