package enum StatementChange: Equatable, Sendable, Codable {
  case added(StatementKind, Statement)
  /// An investigation ended or an ask was met; what came of it is noted in the timeline.
  case settled(StatementKind, text: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "statementAdded"
    case settled = "statementSettled"
  }

  var kind: StatementKind {
    switch self {
    case .added(let kind, _), .settled(let kind, _): kind
    }
  }

  var historyLine: String {
    switch self {
    case .added(let kind, let statement): "\(kind.rawValue) added: \(statement.text)"
    case .settled(let kind, let text): "\(kind.rawValue) settled: \(text)"
    }
  }
}

extension StatementKind {
  /// The kind of item that such a statement is.
  var item: ItemReference.Kind {
    switch self {
    case .lesson: .lesson
    case .insight: .insight
    case .achievement: .achievement
    case .before, .after: .production
    case .fileCreated, .fileModified, .fileToUpdate: .file
    case .onSuccess, .onFailure: .branch
    case .baseline, .watch: .monitoring
    case .investigation: .investigation
    case .ask: .ask
    }
  }
}

extension SessionRecord {
  mutating func apply(_ change: StatementChange) {
    switch change {
    case .added(let kind, let statement): self[kind].append(statement)
    case .settled(let kind, let text):
      if let index = self[kind].firstIndex(where: { $0.text == text }) { self[kind].remove(at: index) }
    }
  }

  package subscript(kind: StatementKind) -> [Statement] {
    get {
      switch kind {
      case .lesson: lessons
      case .insight: insights
      case .achievement: achievements
      case .before: production.before
      case .after: production.after
      case .fileCreated: files.created
      case .fileModified: files.modified
      case .fileToUpdate: files.toUpdate
      case .onSuccess: branches.success
      case .onFailure: branches.failure
      case .baseline: monitoring?.baseline ?? []
      case .watch: monitoring?.watches ?? []
      case .investigation: inFlight.investigations
      case .ask: inFlight.asks
      }
    }
    set {
      switch kind {
      case .lesson: lessons = newValue
      case .insight: insights = newValue
      case .achievement: achievements = newValue
      case .before: production.before = newValue
      case .after: production.after = newValue
      case .fileCreated: files.created = newValue
      case .fileModified: files.modified = newValue
      case .fileToUpdate: files.toUpdate = newValue
      case .onSuccess: branches.success = newValue
      case .onFailure: branches.failure = newValue
      case .baseline: monitoring?.baseline = newValue
      case .watch: monitoring?.watches = newValue
      case .investigation: inFlight.investigations = newValue
      case .ask: inFlight.asks = newValue
      }
    }
  }
}
