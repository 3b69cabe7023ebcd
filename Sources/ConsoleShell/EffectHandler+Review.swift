import Console
import Documents
import Journal
import Records

extension EffectHandler {
  /// What changed since the session before.
  func review(_ session: SessionNumber) throws {
    let key = try incidentKey()
    // The first session has none to be compared with, and its review says all the same what it
    // leaves.
    guard let sessions = try store.incident(key)?.sessions, let before = sessions.last(where: { $0 < session }),
      let from = try store.record(before, incident: key), let to = try store.record(session, incident: key)
    else { return }
    mailbox.post(.review(Review(from: from, to: to)))
  }
}
