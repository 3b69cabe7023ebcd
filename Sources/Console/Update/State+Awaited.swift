import Records
import Screen

extension State {
  /// What was asked for by a key and will be on the screen when it comes.
  enum Awaited: Equatable, Sendable {
    case record(SessionNumber?, knownAt: Moment?)
    case incident(String)
    case document, hits, calibration
    /// The step runs, or something must be said first.
    case run
  }

  /// Unlike a comparison with nil this copies none of it.
  var isAwaiting: Bool { if case .some = awaited { true } else { false } }

  mutating func awaitAnswer(to effects: [Effect]) {
    for effect in effects {
      let wanted: Awaited? =
        switch effect {
        case .load(let session, let knownAt): .record(session, knownAt: knownAt)
        case .showIncident(let key): .incident(key)
        case .loadSource: .document
        case .search: .hits
        case .loadCalibration: .calibration
        case .runStep: .run
        default: nil
        }
      if let wanted { awaited = (wanted, since: now) }
    }
  }

  /// It has come, or will not: nobody is kept waiting for what fails, or takes long.
  func isAnswered(by message: Message) -> Bool {
    guard let awaited else { return false }
    switch (message, awaited.what) {
    case (.failed, _), (.problem, _), (.offline(.some), _): return true
    case (.tick(let moment), _): return abs(moment.since(awaited.since)) >= 2
    case (.loaded(let snapshot), .record(let session, let knownAt)):
      return snapshot.knownAt == knownAt && (session == nil || snapshot.record?.session.number == session)
    case (.loaded(let snapshot), .incident(let key)): return snapshot.incident?.key == key
    case (.source, .document), (.hits, .hits), (.calibration, .calibration),
      (.placeholders, .run), (.resolved, .run), (.runStarted, .run), (.terminalWanted, .run):
      return true
    default: return false
    }
  }
}

extension Input {
  /// A person means something by it; the others are news of the terminal.
  var isTyped: Bool {
    switch self {
    case .key, .paste, .mouse: true
    default: false
    }
  }
}
