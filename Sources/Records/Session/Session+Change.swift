package enum SessionChange: Equatable, Sendable, Codable {
  /// A session begins with what it carries over; `record` is complete and self-contained.
  case opened(SessionRecord)
  /// A document was read; it replaces what an earlier reading of this session held, but keeps what
  /// people did since.
  case imported(SessionRecord)
  /// What a person made of the record in its document, item by item; it replaces what the session
  /// held.
  case revised(SessionRecord)
  case described(Patch<Session>)
  /// A person made items of lines of the document that were kept.
  case taken(TakenLines)
  /// A person put an item that was none back among what is kept.
  case putBack(PutBack)
  /// `takeOver` says why the baton was taken from a holder who still had it.
  case accepted(by: String, successor: SessionNumber, takeOver: String? = nil)
  case declined(Decline)
  case sealed(Seal, offeredTo: String?)
  /// Git was asked about the working copy.
  case repositorySeen(RepositoryState)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case opened = "sessionOpened"
    case imported = "documentImported"
    case revised = "recordRevised"
    case described = "sessionDescribed"
    case taken = "linesTaken"
    case putBack = "itemPutBack"
    case accepted, declined, sealed, repositorySeen
  }

  /// The record that begins the session, or begins it again.
  package var beginning: SessionRecord? {
    switch self {
    case .opened(let record), .imported(let record): record
    case .revised, .described, .taken, .putBack, .accepted, .declined, .sealed, .repositorySeen: nil
    }
  }

  var touched: Touched {
    switch self {
    case .opened, .imported, .revised, .taken, .putBack: .everything
    case .described: .list(.session)
    case .accepted, .declined, .sealed, .repositorySeen: .nothing
    }
  }

  var historyLine: String {
    switch self {
    case .opened: "session opened"
    case .imported(let record): "imported from \(record.source?.name ?? "a document")"
    case .revised: "edits of the document taken"
    case .described: "session described"
    case .taken(let taken): taken.summary
    case .putBack(let back): "\(back.item) put back among what is kept: \(back.taking.words)"
    case .accepted(let by, let successor, let takeOver):
      takeOver.map { "taken over by \(by) as session \(successor): \($0)" }
        ?? "accepted by \(by) as session \(successor)"
    case .declined(let decline): "declined by \(decline.by): \(decline.because)"
    case .sealed: "sealed"
    case .repositorySeen(let state): "working copy looked at: \(state.displayText)"
    }
  }
}

extension SessionRecord {
  mutating func apply(_ change: SessionChange) {
    switch change {
    case .opened, .imported, .revised: break
    case .described(let patch): patch.apply(to: &session)
    case .taken(let taken): apply(taken)
    case .putBack(let back): apply(back)
    case .accepted(let by, let successor, let takeOver):
      session.successor = successor
      if let takeOver { (session.takenOverBy, session.takenOverBecause) = (by, takeOver) }
    case .declined(let decline): session.declines.append(decline)
    case .sealed(let seal, let offeredTo): self = sealed(seal, to: offeredTo)
    case .repositorySeen(let state): apply(state)
    }
  }

  /// As sealing leaves it.
  package func sealed(_ seal: Seal, to receiver: String?) -> SessionRecord {
    var record = self
    record.session.seal = seal
    record.session.offeredTo = receiver
    if session.until == nil { record.session.until = seal.at }
    return record
  }
}
