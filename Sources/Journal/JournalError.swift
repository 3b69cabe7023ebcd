import GRDB
import Records

/// Why the store could not do what was asked. `file` is the path it concerns.
package enum JournalError: Error, Equatable, Sendable {
  /// The command broke a rule of the record.
  case refused(Refusal)
  /// No store, or no such file, there.
  case missing(file: String)
  /// Others appended between every reading and every writing, for as long as Baton tries.
  case moved(file: String)
  /// The path names another journal than the one that was open, or none; nothing was written.
  case pulled(file: String, Pulled)
  /// Another program kept the journal locked for as long as Baton waits.
  case busy(file: String)
  /// The store was opened for reading only.
  case readOnly(file: String)
  /// Written by a later Baton.
  case newer(file: String, version: Int, known: Int)
  /// Written by an earlier Baton, and opened for reading only.
  case older(file: String)
  case notAJournal(file: String)
  case damaged(file: String, detail: String)
  case full(file: String)
  case denied(file: String)
  /// It would have been overwritten.
  case exists(file: String)
  /// Anything else the system or SQLite said.
  case failed(file: String, detail: String)

  /// What became of a journal that was open.
  package enum Pulled: Equatable, Sendable {
    /// Removed or renamed.
    case gone
    case another
    /// Its last events are not in it any more.
    case older
    /// Over and over, while it was being looked at.
    case changing
  }

  /// One line for a person: what failed, on what, what to do.
  package var message: String {
    switch self {
    case .refused(let refusal): refusal.message
    case .missing(let file):
      "\(file): there is no store here; `baton import FILE` makes one, --store DIR names another"
    case .moved(let file): "\(file): others kept writing at the same moment; nothing was written, try again"
    case .pulled(let file, .gone):
      "\(file): the store that was open here is gone; nothing was written, put it back, or open another"
    case .pulled(let file, .another):
      "\(file): another journal has taken this one's place; nothing was written, look at what it says and try again"
    case .pulled(let file, .older):
      "\(file): its last events are gone, as where an older copy or a -wal that was removed; nothing was written, try again"
    case .pulled(let file, .changing):
      "\(file): somebody keeps changing the journal's files; nothing was written, stop that and try again"
    case .busy(let file): "\(file): another program is holding the journal; nothing was written, try again"
    case .readOnly(let file): "\(file): this store can only be read from here; nothing was written"
    case .newer(let file, let version, let known):
      "\(file): a newer Baton wrote this store (format \(version), this one knows \(known)); update Baton to open it"
    case .older(let file):
      "\(file): an older Baton wrote this store; the first command that writes, such as `baton note`, brings it up to date"
    case .notAJournal(let file): "\(file): this is not a Baton journal; --store DIR names another folder"
    case .damaged(let file, let detail):
      "\(file): the journal is damaged (\(detail)); keep the file, and open the last `baton backup` with --store"
    case .full(let file): "\(file): no space left on the disk; nothing was written, free some and try again"
    case .denied(let file): "\(file): permission denied; ask its owner, or name another store with --store DIR"
    case .exists(let file): "\(file): there is a file of that name already; choose another name"
    case .failed(let file, let detail): "\(file): \(detail)"
    }
  }

  /// As CONTRACT's table has them: 1 the answer is no, 3 no such thing, 4 conflict, 5 can't be read
  /// or written, 64 usage.
  package var exitStatus: Int32 {
    switch self {
    case .refused(.notFound), .missing: 3
    case .refused(.conflict), .moved, .busy: 4
    case .refused(.unusable): 64
    case .refused(.notYet): 1
    case .readOnly, .pulled, .newer, .older, .notAJournal, .damaged, .full, .denied, .exists, .failed: 5
    }
  }

  /// The record's own rules said no; else the store is in trouble.
  package var isRefusal: Bool {
    if case .refused = self { true } else { false }
  }

  var isAboutPermission: Bool {
    switch self {
    case .denied, .readOnly: true
    default: false
    }
  }

  /// What SQLite reports, in our words.
  init(_ error: any Error, on file: String) {
    if let known = error as? JournalError {
      self = known
      return
    }
    if error is EncodingError {
      self = .refused(.unusable("a number or a text in this command can't be written down; nothing was written"))
      return
    }
    if let error = error as? CellError {
      self = .damaged(file: file, detail: error.detail)
      return
    }
    if error is RowDecodingError {
      self = .damaged(file: file, detail: "a cell does not hold what it should")
      return
    }
    if error is OpenJournal.Replaced {
      self = .pulled(file: file, .changing)
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(file: file, detail: "\(error)")
      return
    }
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(file: file)
      case .SQLITE_FULL: .full(file: file)
      case .SQLITE_NOTADB: .notAJournal(file: file)
      case .SQLITE_CORRUPT: .damaged(file: file, detail: detail)
      case .SQLITE_READONLY: .readOnly(file: file)
      case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .denied(file: file)
      default: .failed(file: file, detail: detail)
      }
  }
}
