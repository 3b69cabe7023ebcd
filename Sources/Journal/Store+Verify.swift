import Records

/// Something that is not as it was written.
public struct VerifyFinding: Equatable, Sendable {
  /// "event 12", "session 8", a file.
  public var place: String
  public var message: String

  public init(place: String, message: String) {
    self.place = place
    self.message = message
  }
}

/// What `verify` looked at, and what it found.
public struct Verification: Equatable, Sendable {
  public var events = 0
  public var sessions = 0
  public var blobs = 0
  public var sealed = 0
  public var findings: [VerifyFinding] = []

  public var isSound: Bool { findings.isEmpty }
}

extension Store {
  /// Looks at everything: each event against the chain of hashes, kept bytes against their names, sealed files against their seals, and
  /// whatever is kept folded against a fold from the first event. `progress` hears of each ten thousand events.
  ///
  /// The chain shows any change to what is there. Someone who may write to the file, and makes every later hash and every view anew, leaves
  /// no trace in it; compare with a backup, or with sealed files in version control.
  public func verify(progress: (Int) -> Void = { _ in }) throws(JournalError) -> Verification {
    let audit = try journal.audit(progress)
    var result = Verification(events: audit.events, blobs: audit.blobs, findings: audit.findings)
    for mark in try journal.incidents() {
      do {
        try verify(mark, &result)
      } catch {
        guard case .damaged(_, let detail) = error else { throw error }
        result.findings.append(VerifyFinding(place: "incident \(mark.key)", message: detail))
      }
    }
    return result
  }

  private func verify(_ mark: IncidentMark, _ result: inout Verification) throws(JournalError) {
    let events = try journal.events(Selection(scope: .incidentItself(mark.key)))
    let undone = Fold.undone(in: events)
    let incident = Fold.incident(mark.key, events: events, skipping: undone)
    func found(_ place: String, _ message: String) {
      result.findings.append(VerifyFinding(place: place, message: message))
    }
    let last = try journal.events(Selection(scope: .incident(mark.key), after: mark.sequence - 1, limit: 2))
    if last.first?.sequence != mark.sequence {
      found("event \(mark.sequence)", "it is missing, though incident \(mark.key) is known up to it")
    } else if last.count > 1 {
      found("incident \(mark.key)", "events after \(mark.sequence) were not taken into account")
    }
    guard let incident, try journal.incident(mark.key) == incident else {
      return found("incident \(mark.key)", "what is kept of it is not what its events say")
    }
    let summaries = Dictionary(
      try journal.summaries(incident: mark.key, after: 0).changed.map { ($0.session.number, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for session in incident.sessions {
      result.sessions += 1
      let place = "session \(session)"
      let events = try journal.events(Selection(scope: .session(session, incident: mark.key)))
      for (what, hash) in events.compactMap(\.change.kept) where try !journal.keeps(hash) {
        found(place, "\(what) is no longer in the store")
      }
      guard let record = Fold.record(of: session, events: events, skipping: undone) else { continue }
      let loaded = try journal.load(session, incident: mark.key, known: nil)
      let kept = loaded.flatMap { Fold.record(of: session, from: $0.snapshot?.record, events: $0.tail) }
      if kept != record { found(place, "what is kept of it is not what its events say") }
      if summaries[session] != SessionSummary(of: record) {
        found(place, "its line in the list is not what its events say")
      }
      let items = Dictionary(
        record.searchable(Set(ItemReference.Kind.allCases)), uniquingKeysWith: { _, last in last })
      if try journal.items(of: session, incident: mark.key) != items {
        found(place, "the search index is not what its events say")
      }
      if let seal = record.session.seal {
        result.sealed += 1
        try verify(seal, of: session, &result)
      }
    }
  }

  private func verify(
    _ seal: Seal, of session: SessionNumber, _ result: inout Verification
  ) throws(JournalError) {
    func found(_ message: String) { result.findings.append(VerifyFinding(place: seal.file, message: message)) }
    do {
      guard let bytes = try files.read(seal.file) else {
        return found("the sealed handoff of session \(session) is missing; the journal keeps its text")
      }
      if Digest.hex(of: bytes) != seal.hash {
        found("the sealed handoff of session \(session) was changed after \(seal.by) sealed it")
      }
    } catch {
      found("the sealed handoff of session \(session) can't be read")
    }
  }
}

extension Change {
  /// What the event rests on that was kept as bytes along with it, by the name of those. A record read from another store's handoff names
  /// outputs that only that store keeps.
  fileprivate var kept: (what: String, hash: String)? {
    switch self {
    case .session(.imported(let record)): record.source.map { ("the document it was imported from", $0.hash) }
    case .session(.sealed(let seal, _)): ("the text of its sealed handoff", seal.hash)
    case .step(let step, .runEnded(let run)):
      run.evidence.map { ("the output of step \(step), run \(run.number),", $0) }
    case .monitoring(.checkpointDone(let due, _, _, _, _, let evidence)):
      evidence.map { ("the evidence of the checkpoint due at \(due.clock)", $0) }
    default: nil
    }
  }
}
