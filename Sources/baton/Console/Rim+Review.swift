import Console
import Documents
import Journal
import Records

extension Rim {
  /// What changed since the session before.
  func review(_ session: SessionNumber) throws {
    let key = try incidentKey()
    guard let sessions = try store.incident(key)?.sessions, let before = sessions.last(where: { $0 < session }),
      let from = try store.record(before, incident: key), let to = try store.record(session, incident: key)
    else { throw Failure(.notFound, "there is no session before \(session) to compare it with") }
    mailbox.post(.review(Review(from: from, to: to)))
  }
}
