import Console
import Documents
import Foundation
import Journal
import Records

extension Rim {
  func draft(_ session: SessionNumber) throws {
    let draft = try HandoffDraft(of: try subject(session), to: nil, in: here)
    mailbox.post(.draft(markdown: draft.text, gaps: draft.gaps))
  }

  func seal(_ session: SessionNumber, to: String?, markdown: String?, gapsAllowedBecause reason: String?) throws {
    if let markdown { try readBack(markdown, into: session) }
    let subject = try subject(session)
    let draft = try HandoffDraft(of: subject, to: to, in: here)
    if let first = draft.gaps.first, draft.isHeldBack, reason == nil {
      throw Failure(
        .no, "not sealed: \(first.words); \(first.remedy), or give a reason to let it through")
    }
    if !draft.commands.isEmpty {
      try store.perform(
        draft.commands, on: session, incident: subject.incident.key, by: Speaker(call.actor, now: now))
    }
    _ = try subject.store.seal(
      draft.bytes, name: draft.file, to: to, gapsAllowedBecause: reason, on: session, incident: subject.incident.key,
      as: call.actor, now: now)
    mailbox.post(.notice("Written to \(store.folder.appending(path: draft.file).path)"))
  }

  /// Takes an edited draft into the record, by the importer that reads every document.
  func readBack(_ markdown: String, into session: SessionNumber) throws {
    let subject = try subject(session)
    let before = try HandoffDraft(of: subject, to: nil, in: here).text
    let taken = try EditedDraft(draft: before, edited: markdown).take(
      into: store, session: session, incident: subject.incident.key, by: Speaker(call.actor, now: now))
    guard taken != nil else { return }
    refresh()
    try draft(session)
  }

  /// The call as of now.
  private var here: Call {
    var here = call
    here.now = now
    return here
  }

  private func subject(_ session: SessionNumber) throws -> Subject {
    guard let found = try store.incident(incident), let record = try store.record(session, incident: found.key) else {
      throw Failure(.notFound, "there is no session \(session)")
    }
    return Subject(store: store, incident: found, record: record)
  }
}
