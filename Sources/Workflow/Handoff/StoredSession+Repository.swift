import Foundation
import Journal
import Records
import Runbook

/// What git tells of the working copy that a session works in.
package struct RepositoryFinding: Sendable {
  package var state: RepositoryState
  /// What was done there that the record does not name.
  package var work: RepositoryWork
}

extension StoredSession {
  /// As it would be once the state were in it.
  package func seeing(_ state: RepositoryState) -> StoredSession {
    var seen = self
    seen.record = record.seeing(state)
    return seen
  }

  /// Nil where steps run in no working copy, and then nothing is said of it.
  package func repository(in call: Call) async throws -> RepositoryFinding? {
    let folder = try call.checks(in: store.folder).configuration.repository
    guard WorkingCopy.root(above: URL(filePath: folder, directoryHint: .isDirectory)) != nil else { return nil }
    let own = store.folder.resolvingSymlinksInPath().path
    guard let look = await RepositoryLook(at: folder, besides: own, environment: call.environment),
      let state = await look.state(now: call.now)
    else { return nil }
    let work = await look.work(since: record.repository?.first.head)
    return RepositoryFinding(state: state, work: record.unnamed(in: work))
  }
}

extension Call {
  /// Has a session that was just opened know the working copy as it found it.
  package func seeRepository(of session: SessionNumber, in stored: StoredSession) async throws {
    guard let found = try await stored.repository(in: self) else { return }
    try stored.store.perform(
      .session(.seeRepository(found.state)), on: session, incident: stored.incident.key, as: actor, now: now)
  }
}
