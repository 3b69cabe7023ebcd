import Console
import Documents
import Foundation
import Journal
import Records
import Reply
import Runbook
import Workflow

extension EffectHandler {
  /// Sessions before the shown one whose timelines are shown above its own.
  static let earlierSessions = 3

  /// What tells one state of the journal from every other.
  struct Loaded: Equatable {
    /// `Store.generation`
    var generation: Int
    var sequence: Int64
  }

  /// Posts the record as it is, or as it was known at the time looked back to.
  func refresh() {
    do {
      // Asked first: what comes in while the rest is read is news afterwards.
      let sequence = try store.sequence()
      var snapshot = try snapshot()
      snapshot.sequence = sequence
      snapshot.incidents = try store.incidents().sortedForList()
      snapshot.isOwn = isOwn(upTo: sequence)
      mailbox.post(.loaded(snapshot))
      followLogs(of: snapshot.incident)
      if loaded == nil { mailbox.post(.offline(nil)) }
      if store.generation != generation {
        mailbox.post(
          .problem("Another journal, or an older copy, stands at \(store.folderPath) now: this is what it says"))
      }
      generation = store.generation
      loaded = Loaded(generation: generation, sequence: sequence)
    } catch {
      loaded = nil
      mailbox.post(.offline(Failure(error).message))
    }
  }

  /// All that came since the record was posted last is what was asked for here.
  private func isOwn(upTo sequence: Int64) -> Bool {
    guard let loaded, loaded.generation == store.generation, sequence > loaded.sequence,
      sequence - loaded.sequence <= Int64(own.count)
    else { return false }
    return (loaded.sequence + 1...sequence).allSatisfy(own.contains)
  }

  /// The journal says more than was posted, or can't be asked.
  private var isBehind: Bool {
    guard let loaded, let sequence = try? store.sequence() else { return true }
    return loaded != Loaded(generation: store.generation, sequence: sequence)
  }

  func catchUp() { if isBehind { refresh() } }

  /// Posts the record, then what others write, and sees to the runs that they leave open; ends with
  /// the task. What is written here is posted with its answer, and is no news.
  func follow() async {
    let changes = store.changes()
    refresh()
    await withDiscardingTaskGroup { group in
      group.addTask { await self.recordInterruptedRuns() }
      for await _ in changes where isBehind {
        if knownAt == nil { refresh() }
        group.addTask { await self.recordInterruptedRuns() }
      }
    }
  }

  private func snapshot() throws -> Snapshot {
    guard let found = try store.incident(incident) else { return Snapshot(incident: nil, record: nil) }
    guard let number = shown ?? found.sessions.last else { return Snapshot(incident: found, record: nil) }
    let record = try store.record(number, incident: found.key, knownAt: knownAt)
    let before = found.sessions.prefix { $0 != number }.suffix(Self.earlierSessions)
    let earlier = try before.flatMap { session in
      let entries = try store.record(session, incident: found.key, knownAt: knownAt)?.timeline ?? []
      return entries.map { entry in
        var named = entry
        named.session = entry.session ?? session
        return named
      }
    }
    return Snapshot(
      incident: found, record: record, earlier: earlier,
      journalTimes: try store.moments(of: number, incident: found.key), knownAt: knownAt)
  }

  func loadSessions() throws { mailbox.post(.sessions(try store.sessions(incident: incidentKey()))) }

  /// How well the likelihoods of every session were rated.
  func loadCalibration() throws {
    let key = try incidentKey()
    let records = try store.sessions(incident: key).compactMap { summary in
      try store.record(summary.session.number, incident: key)
    }
    mailbox.post(.calibration(Calibration(of: records)))
  }

  func loadSource(of session: SessionNumber, lines: LineSpan?) throws {
    let document = try TakingOfLines.document(of: storedSession(session), in: call)
    mailbox.post(
      .source(name: document.name, text: document.original.joined(separator: "\n"), lines: lines))
  }

  func loadDocument(of session: SessionNumber) throws {
    let document = try TakingOfLines.document(of: storedSession(session), in: call)
    mailbox.post(.document(session, name: document.name, lines: document.original))
  }

  func taking(_ session: SessionNumber) throws -> TakingOfLines { try TakingOfLines(storedSession(session), in: call) }

  /// What is asked of a document's lines looks itself whether these are as they were seen.
  func act(_ command: Command, on session: SessionNumber) throws {
    let stored = try storedSession(session)
    try perform(command, on: Grounds(stored.incident, stored.record))
  }

  /// Makes items of lines; a table's columns are asked for first.
  func take(_ span: LineSpan, of session: SessionNumber, as kind: TakenKind, _ columns: [TakenColumn]?) throws {
    let taking = try taking(session)
    if columns == nil, let table = taking.table(in: span, as: kind) {
      return mailbox.post(.columnsWanted(span, kind, table))
    }
    let command = try taking.command(span, as: kind, columns: columns)
    let unknown = taking.unknownHeading(above: span)
    try act(command, on: session)
    catchUp()
    guard case .session(.take(let taken, _)) = command else { return }
    mailbox.post(.tookLines(taken.summary, unknown: unknown, kind))
  }

  func loadEvidence(_ hash: String) throws {
    guard let bytes = try store.kept(hash) else { throw Failure(.notFound, "that output is not in the store") }
    let lines =
      Evidence(kept: bytes)?.shown
      ?? String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { ShownLine(String($0)) }
    mailbox.post(.evidence(hash: hash, lines: lines))
  }
}
