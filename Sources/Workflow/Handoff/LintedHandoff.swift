import Documents
import Foundation
import Journal
import Records
import Reply

/// The document of a session as it would be sealed, and what it lacks.
package struct LintedHandoff {
  private let stored: StoredSession
  private let receiver: String?
  private let call: Call
  /// `SESSION_9_HANDOFF.md`; with the incident's key before it where the store holds several.
  package var file: String
  package var text: String
  package var summary: String?
  /// The worst first.
  package var gaps: [Gap]
  /// What the record has to be told so that it says all that the document says: the words offered
  /// for what was left empty.
  private let patch: Patch<Session>
  private let metrics: [Metric]
  private let because: String?

  package var session: SessionNumber { stored.number }
  package var bytes: [UInt8] { Array(text.utf8) }
  /// An error misleads the next person: it has to be mended, or let through with a reason.
  package var isHeldBack: Bool { gaps.contains { $0.severity == .error } }

  /// - Parameters:
  ///   - words: the summary that a person gave; nil leaves the record's, or what is offered.
  ///   - because: why it is sealed though another has the baton.
  package init(
    of stored: StoredSession, to receiver: String?, summary words: String? = nil, because: String? = nil, in call: Call
  ) throws {
    self.stored = stored
    self.because = because
    self.receiver = receiver
    self.call = call
    let holdsOthers = try stored.store.incidents().count > 1
    let name = "SESSION_\(stored.number.text.uppercased().replacing(" ", with: "_"))_HANDOFF.md"
    file = holdsOthers ? "\(stored.incident.key)-\(name)" : name
    let earlier = try stored.earlier()
    // The document says of itself what sealing it makes true.
    var described = stored.record
    if let because { described = try described.sealing(to: receiver, because: because, of: stored, in: call) }
    if let words { described.session.summary = words }
    var draft = HandoffDraft(described, after: earlier, now: call.now)
    draft.takeTimes(of: stored.incident, besides: stored.record.metrics)
    draft.record.session.offeredTo = receiver
    let record = draft.record
    summary = record.session.summary
    text = try stored.page(of: record, now: call.now).markdown
    let (before, after) = (stored.record.session, record.session)
    let isSaid = (before.status, before.next, before.summary) == (after.status, after.next, after.summary)
    patch = isSaid ? [:] : Patch(saying: ["status": after.status, "next": after.next, "summary": after.summary])
    metrics = Array(record.metrics.dropFirst(stored.record.metrics.count))
    gaps = Lint.gaps(
      inDraft: record, text: text, now: call.now, earlier: earlier, fileExists: try call.fileExists(for: stored),
      secrets: SecretFinding.all)
  }

  /// Refuses a page with errors that nobody let through.
  package func checkGaps(allowedBecause reason: String?, way: String) throws(Failure) {
    guard let first = gaps.first, isHeldBack, reason?.trimmed.nonEmpty == nil else { return }
    let count = gaps.count { $0.severity == .error }
    throw Failure(
      .no, "not sealed: \(count == 1 ? "an error" : "\(count) errors"), first \(first.displayText); mend it, or \(way)")
  }

  /// What sealing it does, for the question that is asked before.
  package func statement(of session: Session, gapsAllowedBecause reason: String?) -> String {
    SealStatement(of: session, to: receiver, gaps: gaps, allowedBecause: reason).displayText
  }

  /// Tells the record what the document says beside it, seals it, and writes the page into the
  /// store's folder, whose path comes back.
  /// - Parameter way: how a person lets through what holds it back.
  package func seal(gapsAllowedBecause reason: String?, way: String) throws -> (performed: Performed, page: String) {
    try checkGaps(allowedBecause: reason, way: way)
    let performed = try stored.store.seal(
      text, of: stored.record, name: file, to: receiver, gapsAllowedBecause: reason, describing: patch,
      metrics: metrics, because: because, incident: stored.incident, as: call.actor, now: call.now)
    return (performed, stored.store.folder.appending(path: file).path)
  }
}

extension StoredSession {
  /// Refuses who may not seal it.
  package func checkSealing(to receiver: String?, because: String?, in call: Call) throws {
    _ = try record.sealing(to: receiver, because: because, of: self, in: call)
  }
}

extension SessionRecord {
  /// With the entry that sealing it for its holder leaves, which the page has too.
  fileprivate func sealing(
    to receiver: String?, because: String?, of stored: StoredSession, in call: Call
  ) throws -> SessionRecord {
    let situation = Situation(
      incident: stored.incident, record: self, actor: call.actor, at: call.now, now: call.now)
    let seal = Seal(by: call.actor, at: call.now, hash: "", file: "")
    let drafts = try Decider.decide(
      .session(.seal(seal, to: receiver)).forHolder(because: because), in: situation)
    let entries = drafts.filter { if case .noted = $0.change { true } else { false } }
    return Decider.preview(entries, on: self, in: situation)
  }
}
