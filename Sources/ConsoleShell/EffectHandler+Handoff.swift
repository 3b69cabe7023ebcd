import Console
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

extension EffectHandler {
  func draft(_ session: SessionNumber) throws {
    let draft = try LintedHandoff(of: try storedSession(session), to: nil, in: here)
    mailbox.post(.draft(markdown: draft.text, gaps: draft.gaps))
  }

  func seal(_ session: SessionNumber, to: String?, edit: DraftEdit?, gapsAllowedBecause reason: String?) throws {
    if let edit, let rest = try readBack(edit, into: session) {
      throw Failure(.no, "Not sealed, for \(rest); look at the draft again, then seal it")
    }
    let stored = try storedSession(session)
    let draft = try LintedHandoff(of: stored, to: to, in: here)
    if let first = draft.gaps.first, draft.isHeldBack, reason == nil {
      throw Failure(
        .no, "not sealed: \(first.words); \(first.remedy), or give a reason to let it through")
    }
    if !draft.commands.isEmpty {
      try store.perform(
        draft.commands, on: session, incident: stored.incident.key, by: Speaker(call.actor, now: now))
    }
    _ = try stored.store.seal(
      draft.bytes, name: draft.file, to: to, gapsAllowedBecause: reason, on: session, incident: stored.incident.key,
      as: call.actor, now: now)
    mailbox.post(.notice("Written to \(store.folder.appending(path: draft.file).path)"))
  }

  /// Takes an edited draft into the record, by the importer that reads every document; what it could not take, in one line.
  func readBack(_ edit: DraftEdit, into session: SessionNumber) throws -> String? {
    let stored = try storedSession(session)
    let edited = EditedDraft(draft: edit.before, edited: edit.after, environment: call.environment)
    try edited.apply(
      to: store, session: session, incident: stored.incident.key, by: Speaker(call.actor, now: now))
    let rest = try edited.rest(written: LintedHandoff(of: try self.storedSession(session), to: nil, in: here).text)
    catchUp()
    mailbox.post(.draftTaken)
    try draft(session)
    return rest
  }

  /// The call as of now.
  private var here: Call {
    var here = call
    here.now = now
    return here
  }

  private func storedSession(_ session: SessionNumber) throws -> StoredSession {
    guard let found = try store.incident(incident), let record = try store.record(session, incident: found.key) else {
      throw Failure(.notFound, "there is no session \(session)")
    }
    return StoredSession(store: store, incident: found, record: record)
  }
}
