import Documents
import Records
import Reply

extension StoredSession {
  /// The command that closes the incident; refused while what is left open is not allowed for.
  /// - Parameter way: how a person lets it through.
  package func closing(
    _ resolution: String, gaps: [Gap], allowed reason: String?, way: String
  ) throws(Failure) -> Command {
    let reason = reason?.trimmed.nonEmpty
    if let first = gaps.first(where: { $0.severity == .error }), reason == nil {
      let count = gaps.count { $0.severity == .error }
      throw Failure(
        .no,
        "not closed: \(count == 1 ? "one thing is" : "\(count) things are") left open, first \(first.displayText); settle it, or \(way)"
      )
    }
    return .incident(.close(resolution: resolution, gapsAllowedBecause: gaps.isEmpty ? nil : reason))
  }
}
