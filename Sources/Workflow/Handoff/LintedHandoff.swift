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
  private let commands: [Command]

  package var session: SessionNumber { stored.number }
  package var bytes: [UInt8] { Array(text.utf8) }
  /// An error misleads the next person: it has to be mended, or let through with a reason.
  package var isHeldBack: Bool { gaps.contains { $0.severity == .error } }

  /// - Parameter words: the summary that a person gave; nil leaves the record's, or what is
  ///   offered.
  package init(of stored: StoredSession, to receiver: String?, summary words: String? = nil, in call: Call) throws {
    self.stored = stored
    self.receiver = receiver
    self.call = call
    let holdsOthers = try stored.store.incidents().count > 1
    let name = "SESSION_\(stored.number.text.uppercased().replacing(" ", with: "_"))_HANDOFF.md"
    file = holdsOthers ? "\(stored.incident.key)-\(name)" : name
    let earlier = try stored.earlier()
    // The document says of itself what sealing it makes true.
    var described = stored.record
    if let words { described.session.summary = words }
    var draft = HandoffDraft(described, after: earlier, now: call.now)
    draft.record.session.offeredTo = receiver
    let record = draft.record
    summary = record.session.summary
    text = draft.markdown(try StoreTemplate.read(in: stored.store.folder))
    commands = LintedHandoff.commands(from: stored.record, to: record)
    gaps = Lint.gaps(
      inDraft: record, text: text, now: call.now, earlier: earlier, fileExists: try call.fileExists(for: stored),
      secrets: SecretFinding.all)
  }

  /// Tells the record what the document says beside it, seals it, and writes the page into the
  /// store's folder, whose path comes back.
  /// - Parameter way: how a person lets through what holds it back.
  package func seal(gapsAllowedBecause reason: String?, way: String) throws -> (performed: Performed, page: String) {
    if let first = gaps.first, isHeldBack, reason == nil {
      let count = gaps.count { $0.severity == .error }
      throw Failure(
        .no,
        "not sealed: \(count == 1 ? "an error" : "\(count) errors"), first \(first.displayText); mend it, or \(way)")
    }
    if !commands.isEmpty { try stored.perform(commands, for: call) }
    let performed = try stored.store.seal(
      bytes, name: file, to: receiver, gapsAllowedBecause: reason, on: session, incident: stored.incident.key,
      as: call.actor, now: call.now)
    return (performed, stored.store.folder.appending(path: file).path)
  }

  private static func commands(from record: SessionRecord, to draft: SessionRecord) -> [Command] {
    let (before, after) = (record.session, draft.session)
    var commands: [Command] = []
    if (before.status, before.next, before.summary) != (after.status, after.next, after.summary) {
      commands.append(
        .session(
          .describe(Patch(saying: ["status": after.status, "next": after.next, "summary": after.summary]))))
    }
    let added = draft.metrics.dropFirst(record.metrics.count)
    return commands + added.map { .addMetric(name: $0.name, value: $0.value) }
  }
}
