import Foundation
import Records
import Synchronization

/// The incidents this process has read, by the bytes they were read from, so that one with a
/// thousand sessions is read once.
final class IncidentCache: Sendable {
  private let known = Mutex<[String: (json: Data, incident: Incident)]>([:])

  /// The incident that `json` says, by way of `read` where it is not the one known.
  func incident(_ key: String, from json: Data, read: (Data) throws -> Incident) rethrows -> Incident {
    if let known = known.withLock({ $0[key] }), known.json == json { return known.incident }
    let incident = try read(json)
    known.withLock { $0[key] = (json, incident) }
    return incident
  }
}
