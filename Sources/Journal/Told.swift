import Records

/// What the events say, folded from the first to the last in the order of their sequences: what
/// every view is held against.
struct Told {
  struct Place: Hashable {
    var incident: String
    var session: SessionNumber
  }

  struct OfIncident {
    var incident: Incident?
    /// The first event of the batch that opened it.
    var opened: Int64?
    /// Its last event.
    var sequence: Int64 = 0
    var kept: [(what: String, hash: String)] = []
  }

  struct OfSession {
    var record: SessionRecord?
    /// The last event of the last batch that changed it.
    var sequence: Int64 = 0
    /// The last undo that concerned it.
    var refolded: Int64 = 0
    var kept: [(what: String, hash: String)] = []
  }

  private(set) var incidents: [String: OfIncident] = [:]
  private(set) var sessions: [Place: OfSession] = [:]
  private let undone: Set<Int64>
  /// Which sessions each batch changed, for the undo that may come.
  private var touched: [Int64: Set<SessionNumber>] = [:]
  private var batch: (number: Int64, places: Set<Place>, last: Int64) = (0, [], 0)

  /// `undos` are all events that take others back.
  init(undos: [Event]) {
    undone = Dictionary(grouping: undos) { $0.incident }.values.reduce(into: []) { $0.formUnion(Fold.undone(in: $1)) }
  }

  mutating func add(_ event: Event) {
    if event.batch != batch.number { batch = (event.batch, [], event.sequence) }
    var incident = incidents[event.incident] ?? OfIncident()
    incident.sequence = event.sequence
    if !undone.contains(event.sequence), event.concernsIncident { Fold.apply(event, to: &incident.incident) }
    if event.change.isIncidentOpening, incident.opened == nil { incident.opened = event.batch }
    if event.session == nil { incident.kept += event.change.kept }
    incidents[event.incident] = incident
    if let number = event.session {
      touched[event.sequence] = [number]
      let place = Place(incident: event.incident, session: number)
      batch.places.insert(place)
      var session = sessions[place] ?? OfSession()
      if !undone.contains(event.sequence) { Fold.apply(event, to: &session.record) }
      session.kept += event.change.kept
      sessions[place] = session
    }
    if case .undone(let sequences) = event.change {
      let numbers = sequences.reduce(into: Set<SessionNumber>()) { $0.formUnion(touched[$1] ?? []) }
      touched[event.sequence] = numbers
      for number in numbers {
        let place = Place(incident: event.incident, session: number)
        batch.places.insert(place)
        sessions[place]?.refolded = event.sequence
      }
    }
    for place in batch.places { sessions[place]?.sequence = event.sequence }
  }
}

extension Change {
  /// What the event rests on that was kept as bytes along with it, by the name of those. A record
  /// read from another store's handoff names outputs that only that store keeps.
  fileprivate var kept: [(what: String, hash: String)] {
    switch self {
    case .session(.imported(let record)):
      (record.source.map { [("the document it was imported from", $0.hash)] } ?? []) + (record.session.seal?.kept ?? [])
    case .session(.sealed(let seal, _)): seal.kept
    case .incident(.attached(let attachment)): [("attachment \(attachment.number)", attachment.hash)]
    case .incident(.postmortemSealed(let seal)): [("the text of its sealed postmortem", seal.hash)]
    case .step(let step, .runEnded(let run)):
      run.evidence.map { [("the output of step \(step), run \(run.number),", $0)] } ?? []
    case .monitoring(.checkpointDone(let due, _, _, _, _, let evidence)):
      evidence.map { [("the evidence of the checkpoint due at \(due.clock)", $0)] } ?? []
    case .step(_, .added), .step(_, .edited), .step(_, .runStarted), .step(_, .judged), .session(.opened),
      .session(.revised), .session(.described), .session(.taken), .session(.putBack),
      .session(.accepted), .session(.declined), .session(.repositorySeen),
      .monitoring(.started),
      .monitoring(.reset), .monitoring(.checkpointStep), .monitoring(.completed), .incident, .noted, .statement,
      .metricAdded, .silence, .comment, .corrected, .fix, .todo, .risk, .decided, .undone:
      []
    }
  }
}

extension Seal {
  fileprivate var kept: [(what: String, hash: String)] {
    [("the text of its sealed handoff", hash)] + (record.map { [("its sealed record", $0)] } ?? [])
  }
}
