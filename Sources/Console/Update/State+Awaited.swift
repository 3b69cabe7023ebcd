import Records
import Screen

extension State {
  /// What was asked for by a key and will be on the screen when it comes.
  enum Answer: Equatable, Sendable {
    case record(SessionNumber?, knownAt: Moment?)
    case incident(String)
    case document, hits, calibration
    /// The step runs, or something must be said first.
    case run(ticket: Int)
    /// Items of lines, or a question about their columns.
    case taking(ticket: Int)
    /// The incident that was opened: what is typed at once is its first note.
    case opening(ticket: Int)
  }

  /// Unlike a comparison with nil this copies none of it.
  var isAwaiting: Bool { if case .some = awaited { true } else { false } }

  mutating func awaitAnswer(to effects: [Effect]) {
    for effect in effects {
      let wanted: Answer? =
        switch effect {
        case .load(let session, let knownAt): .record(session, knownAt: knownAt)
        case .showIncident(let key): .incident(key)
        case .loadSource, .loadDocument: .document
        case .take(_, _, _, _, let ticket): .taking(ticket: ticket)
        case .search: .hits
        case .loadCalibration: .calibration
        case .runStep(_, let ticket): .run(ticket: ticket)
        case .openIncident(_, let ticket): .opening(ticket: ticket)
        default: nil
        }
      if let wanted { awaited = (wanted, since: now) }
    }
  }

  /// It has come: what was typed ahead was meant for it.
  func isAnswered(by message: Message) -> Bool {
    guard let awaited else { return false }
    switch (message, awaited.what) {
    case (.performed(let ticket), .opening(let asked)): return ticket == asked
    case (.loaded(let snapshot), .record(let session, let knownAt)):
      return snapshot.knownAt == knownAt
        && snapshot.record?.session.number == session ?? snapshot.incident?.sessions.last
    case (.loaded(let snapshot), .incident(let key)): return snapshot.incident?.key == key
    case (.source, .document), (.document, .document), (.tookLines, .taking), (.columnsWanted, .taking), (.hits, .hits),
      (.calibration, .calibration),
      (.placeholders, .run), (.resolved, .run), (.runStarted, .run), (.terminalWanted, .run):
      return true
    default: return false
    }
  }

  /// It will not come, or takes so long that nobody is kept waiting for it.
  func isGivenUp(after message: Message) -> Bool {
    guard let awaited else { return false }
    switch (message, awaited.what) {
    case (.failed(let ticket, _), .run(let asked)), (.failed(let ticket, _), .taking(let asked)),
      (.failed(let ticket, _), .opening(let asked)):
      return ticket == asked
    case (_, .run): break
    case (.problem, _), (.offline(.some), _): return true
    default: break
    }
    if case .tick(let moment) = message { return abs(moment.since(awaited.since)) >= 2 }
    return false
  }

  /// What was typed ahead is done on the screen it was meant for, up to where another program gets
  /// the keys.
  mutating func takeTypedAhead() -> [Effect] {
    let inputs = typedAhead
    typedAhead = []
    isReplaying = true
    defer { isReplaying = false }
    var effects: [Effect] = []
    for (place, input) in inputs.enumerated() {
      let further = update(&self, .input(input))
      effects += further
      guard !further.contains(where: \.handsOverKeys) else {
        typedAhead = Array(inputs[(place + 1)...])
        dropTypedAhead()
        break
      }
    }
    return effects
  }

  /// On another screen it would do what nobody meant.
  mutating func dropTypedAhead() {
    guard !typedAhead.isEmpty else { return }
    let count = typedAhead.count
    typedAhead = []
    say("What it was meant for is not here: \(count) key\(count == 1 ? "" : "s") typed ahead, not used", .problem)
  }
}

extension Message {
  /// A command as it will run, or one that gets the terminal: no key that was typed before can be
  /// meant for that.
  var mustBeSeen: Bool {
    switch self {
    case .resolved, .terminalWanted: true
    default: false
    }
  }
}

extension Effect {
  fileprivate var handsOverKeys: Bool {
    switch self {
    case .openEditor, .openShell, .handOver, .suspend, .quit: true
    default: false
    }
  }
}

extension Input {
  /// Keys may run ahead of what is seen; a click is about what is seen.
  var isTyped: Bool {
    switch self {
    case .key, .paste: true
    default: false
    }
  }
}
