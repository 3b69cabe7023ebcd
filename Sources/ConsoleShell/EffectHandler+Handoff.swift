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

  func seal(_ session: SessionNumber, to: String?, edit: DraftEdit?, gapsAllowedBecause reason: String?) throws {
    if let edit, let rest = try readBack(edit, into: session) {
      throw Failure(.no, "Not sealed, for \(rest); look at the draft again, then seal it")
    }
    let draft = try LintedHandoff(of: try storedSession(session), to: to, in: here)
    let page = try draft.seal(gapsAllowedBecause: reason, way: "give a reason to let it through").page
    mailbox.post(.notice("Written to \(page)"))
  }

  /// Takes an edited draft into the record, by the importer that reads every document; what it
  /// could not take, in one line.
  func readBack(_ edit: DraftEdit, into session: SessionNumber) throws -> String? {
    let edited = EditedDraft(draft: edit.before, edited: edit.after, of: try storedSession(session), in: here)
    let rest = try edited.readBack(to: nil).rest
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
