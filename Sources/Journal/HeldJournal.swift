import Foundation
import GRDB
import Synchronization

/// The last event that is known to stand in the journal.
struct Head: Equatable, Sendable {
  /// 0 before the first.
  var sequence: Int64
  var hash: Data

  static let none = Head(sequence: 0, hash: Data(Chain.root))
}

/// The journal's file, held open for as long as a console is, while anybody may do anything to it:
/// remove or rename its folder, put another journal in its place, take away or cut the files that
/// SQLite keeps beside it.
///
/// Before each use, and again after each commit, the names are looked at: what was done counts only
/// where it stands in the file that the path names. Where the same journal stands there still it is
/// opened anew, without a word. Where another does, or none, that is thrown, nothing is written,
/// and the next use is of what stands there then.
final class HeldJournal: Sendable {
  private struct Held {
    var opened: OpenJournal?
    var head = Head.none
    var generation = 0
    /// What the file held when it was last as it should be, in bytes.
    var size: Int64 = 0
  }

  private let file: String
  private let mode: SQLiteJournal.Mode
  private let patience: Double
  private let held: Mutex<Held>
  /// One use at a time: none may have SQLite's files open while they are opened anew.
  private let gate = NSLock()

  private static let attempts = 3

  /// The names lead elsewhere than they did a moment ago; to be tried again.
  private struct Strange: Error {}

  init(file: String, mode: SQLiteJournal.Mode, patience: Double) throws {
    self.file = file
    // What stands there later is never made here.
    self.mode = mode == .begin ? .write : mode
    self.patience = patience
    held = Mutex(Held(opened: try OpenJournal(file: file, mode: mode, patience: patience)))
    try use { opened in try opened.queue.unsafeRead { db in know(try HeldJournal.head(of: db)) } }
  }

  /// Counts how often another journal came to stand in this one's place: what was read of the one
  /// before counts no more.
  var generation: Int { held.withLock { $0.generation } }

  /// Where the names lead, for those who look now and then; nil where the journal is in use, and
  /// somebody else is looking.
  func look<Value>(_ body: (Database) throws -> Value) -> Result<Value, any Error>? {
    guard gate.try() else { return nil }
    defer { gate.unlock() }
    return Result { try attempt { opened in try opened.queue.unsafeRead(body) } }
  }

  /// Reads, and reads again where the files were taken away meanwhile.
  func use<Value>(_ body: (OpenJournal) throws -> Value) throws -> Value {
    gate.lock()
    defer { gate.unlock() }
    return try attempt(body)
  }

  private func attempt<Value>(_ body: (OpenJournal) throws -> Value) throws -> Value {
    for _ in 1..<Self.attempts {
      let opened = try standing()
      do {
        let value = try body(opened)
        if opened.look() != .strange { return value }
      } catch {
        if [.none, .hidden].contains(opened.look()) { throw error }
      }
    }
    return try body(try standing())
  }

  /// A transaction that holds the write lock from its first statement; `body` gives the last event
  /// that it leaves, nil where it adds none. It has happened where this returns, and has not where
  /// it throws.
  func write(_ body: (Database) throws -> Head?) throws {
    gate.lock()
    defer { gate.unlock() }
    var opened = try standing()
    for _ in 1...Self.attempts {
      do {
        return try write(body, by: opened)
      } catch is Strange {
        opened = try openAnew(after: opened)
      }
    }
    throw JournalError.pulled(file: file, .changing)
  }

  private func write(_ body: (Database) throws -> Head?, by opened: OpenJournal) throws {
    var after: Head?
    try opened.queue.inTransaction(.immediate) { db in
      // A checkpoint by another since the first look is no harm: this connection has the lock now,
      // and reads by its log.
      guard [.none, .written].contains(opened.look()), opened.isLogAsOpened else { throw Strange() }
      after = try body(db)
      return .commit
    }
    switch opened.look() {
    case .none where opened.isLogWhole: break
    case .written where opened.isLogWhole && opened.acceptWritten(): break
    default: try findAgain(after ?? held.withLock { $0.head })
    }
    if let after { know(after) }
  }

  /// After a commit that may have gone into files that no name leads to: it counts where it is
  /// found by the path.
  private func findAgain(_ head: Head) throws {
    let before = held.withLock { $0.head }
    know(head)
    do {
      let opened = try standing()
      if !opened.isLogWhole { _ = try openAnew(after: opened) }
    } catch {
      if held.withLock({ $0.head }) == head { know(before) }
      throw error
    }
  }

  func know(_ head: Head) { held.withLock { $0.head = head } }

  /// The journal that the path names, opened.
  private func standing() throws -> OpenJournal {
    guard let opened = held.withLock({ $0.opened }) else { return try openAnew(after: nil) }
    switch opened.look() {
    case .none: return opened
    case .gone: throw JournalError.pulled(file: file, .gone)
    case .hidden: throw JournalError.denied(file: file)
    case .logGone:
      opened.rescueLog()
      return try openAnew(after: opened)
    case .written, .strange: return try openAnew(after: opened)
    case .another:
      // Before anything is taken away: what was put there may be no journal at all.
      try StoreFiles.checkJournal(file)
      // The old log beside a new journal would be taken for the new one's.
      opened.abandon()
      if opened.lastStamp.hasLeftItsLog(in: JournalFilesStamp(of: file)) {
        unlink(file + "-wal")
        unlink(file + "-shm")
      }
      return try openAnew(after: opened)
    }
  }

  /// Opens what stands at the path, and looks whether it is the same journal, by the last event
  /// that is known of it.
  private func openAnew(after former: OpenJournal?) throws -> OpenJournal {
    if let former {
      held.withLock { $0.size = former.lastStamp.size }
      former.abandon()
      held.withLock { $0.opened = nil }
      try? former.queue.close()
    }
    try StoreFiles.checkJournal(file)
    let opened = try OpenJournal(file: file, mode: mode, patience: patience, least: held.withLock { $0.size })
    let (known, now, isThere) = try opened.queue.unsafeRead { db in
      let known = held.withLock { $0.head }
      return (known, try HeldJournal.head(of: db), try HeldJournal.holds(known, in: db))
    }
    held.withLock { held in
      held.opened = opened
      guard !isThere else { return }
      held.head = now
      held.generation += 1
    }
    guard isThere else {
      throw JournalError.pulled(file: file, now.sequence < known.sequence ? .older : .another)
    }
    return opened
  }

  static func head(of db: Database) throws -> Head {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1"))
    return try row.map { Head(sequence: try $0.number(0), hash: try $0.bytes(1)) } ?? .none
  }

  private static func holds(_ head: Head, in db: Database) throws -> Bool {
    if head.sequence == 0 { return true }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT hash FROM events WHERE sequence = ?"), arguments: [head.sequence])
    return try row.map { try $0.bytes(0) } == head.hash
  }
}
