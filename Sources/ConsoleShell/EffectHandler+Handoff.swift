import Console
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

extension EffectHandler {
  func draft(_ session: SessionNumber, seeing found: RepositoryFinding? = nil) throws {
    let stored = try storedSession(session)
    let draft = try LintedHandoff(of: found.map { stored.seeing($0.state) } ?? stored, to: nil, in: here)
    mailbox.post(
      .draft(
        markdown: draft.text, gaps: draft.gaps, work: found?.work ?? RepositoryWork(),
        summary: draft.summary))
  }

  /// Reads a document as `import` does, and shows the incident it went into.
  func importDocument(_ file: String) throws {
    var importing = try DocumentImport(here, store: store, isRehearsal: false)
    guard let report = try importing.run(file) else { return }
    let session = report.record.session.number
    let because = report.because.map { ", \($0)" } ?? ""
    let words =
      switch report.outcome {
      case .imported, .updated: "Session \(session) was read into \(report.incident)\(because)"
      case .unchanged: "Session \(session) of \(report.incident) is there already, unchanged"
      case .differs: "Session \(session) of \(report.incident) is there already and says otherwise; nothing was taken"
      }
    incident = report.incident
    shown = nil
    knownAt = nil
    refresh()
    mailbox.post(.notice(words))
  }

  /// Writes the session's document to a file that a person named.
  func export(_ session: SessionNumber, to file: String) throws {
    let stored = try storedSession(session)
    let text = try stored.page(now: now).markdown
    if try call.write(Array(text.utf8), to: file, besides: store) == .replaced {
      mailbox.post(.notice("\(file) said otherwise, and is written over"))
    }
  }

  func seal(_ order: SealOrder, seeing found: RepositoryFinding?) throws {
    var stored = try storedSession(order.session)
    if let change = order.grounds.change(stored.incident, stored.record) {
      throw Failure(.conflict, "\(change); nothing was sealed, look at the draft again")
    }
    if let found {
      try see(found.state, on: order.session)
      stored = try storedSession(order.session)
    }
    if let edit = order.edit {
      if let rest = try readBack(edit, into: order.session, because: order.because) {
        throw Failure(.no, "Not sealed, for \(rest); look at the draft again, then seal it")
      }
      stored = try storedSession(order.session)
    }
    let draft = try LintedHandoff(
      of: stored, to: order.receiver, summary: order.summary, because: order.because, in: here)
    let page = try draft.seal(
      gapsAllowedBecause: order.gapsAllowedBecause, way: "give a reason to let it through"
    ).page
    mailbox.post(.notice("Written to \(page)"))
  }

  /// Takes an edited draft into the record, by the importer that reads every document; what it
  /// could not take, in one line.
  func readBack(_ edit: DraftEdit, into session: SessionNumber, because: String? = nil) throws -> String? {
    let edited = EditedDraft(draft: edit.before, edited: edit.after, of: try storedSession(session), in: here)
    let rest = try edited.readBack(to: nil, because: because).rest
    catchUp()
    mailbox.post(.draftTaken)
    try draft(session)
    return rest
  }

  /// What git tells of the working copy; nil where there is none, and where it can't be asked.
  func repository(of session: SessionNumber) async -> RepositoryFinding? {
    guard let stored = try? storedSession(session), !stored.record.isSealed else { return nil }
    return try? await stored.repository(in: here)
  }

  /// Has the record know the working copy as it is now.
  func seeRepository(of session: SessionNumber?) async {
    guard let session, let found = await repository(of: session) else { return }
    attempt { try see(found.state, on: session) }
    catchUp()
  }

  private func see(_ state: RepositoryState, on session: SessionNumber) throws {
    try store.perform(
      .session(.seeRepository(state)), on: session, incident: incident, as: call.actor, now: now)
  }

  /// The call as of now.
  private var here: Call {
    var here = call
    here.now = now
    return here
  }

  func storedSession(_ session: SessionNumber) throws -> StoredSession {
    guard let found = try store.incident(incident), let record = try store.record(session, incident: found.key) else {
      throw Failure(.notFound, "there is no session \(session)")
    }
    return StoredSession(store: store, incident: found, record: record)
  }
}
