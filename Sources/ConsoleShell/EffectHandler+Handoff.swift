import Console
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

  func seal(_ order: SealOrder) throws {
    var stored = try storedSession(order.session)
    if let change = order.grounds.change(stored.incident, stored.record) {
      throw Failure(.conflict, "\(change); nothing was sealed, look at the draft again")
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
