import Records

/// The words of each item, for the search index.
extension SessionRecord {
  func searchable(_ kinds: Set<ItemReference.Kind>) -> [(ItemReference, String)] {
    kinds.sorted { $0.rawValue < $1.rawValue }.flatMap { kind in
      texts(of: kind).compactMap { number, texts in
        joined(texts).map { (ItemReference(kind, number), $0) }
      }
    }
  }

  func searchable(_ item: ItemReference) -> String? {
    switch item.kind {
    case .timeline: timeline.last { $0.number == item.number }.flatMap { joined(texts(of: $0)) }
    case .todo: todo(item.number).flatMap { joined(texts(of: $0)) }
    case .risk: risk(item.number).flatMap { joined(texts(of: $0)) }
    case .fix: fix(item.number).flatMap { joined(texts(of: $0)) }
    case .step: step(item.number).flatMap { joined(texts(of: $0)) }
    default: texts(of: item.kind).first { $0.0 == item.number }.flatMap { joined($0.1) }
    }
  }

  private func joined(_ texts: [String?]) -> String? {
    let words = texts.compactMap(\.self).filter { !$0.isEmpty }
    return words.isEmpty ? nil : words.joined(separator: "\n")
  }

  /// Numbers and words of every item of a kind.
  private func texts(of kind: ItemReference.Kind) -> [(Int, [String?])] {
    func places(_ statements: [Statement]) -> [(Int, [String?])] { counted(statements.map { [$0.text] }) }
    func counted(_ items: [[String?]]) -> [(Int, [String?])] { items.enumerated().map { ($0.offset + 1, $0.element) } }
    switch kind {
    case .session: return [(0, session.texts(in: .search))]
    case .timeline: return timeline.map { ($0.number, texts(of: $0)) }
    case .problem: return counted(problems.map { $0.texts(in: .search) })
    case .fix: return fixes.map { ($0.number, texts(of: $0)) }
    case .alternative: return counted(alternatives.map { [$0.option, $0.riskWords, $0.reason] })
    case .check: return counted(checks.map { [$0.text] })
    case .step: return steps.map { ($0.number, texts(of: $0)) }
    case .todo: return todos.map { ($0.number, texts(of: $0)) }
    case .risk: return risks.map { ($0.number, texts(of: $0)) }
    case .monitoring:
      guard let monitoring else { return [] }
      let words = (monitoring.baseline + monitoring.watches).map(\.text)
      return [(0, words + monitoring.checkpoints.flatMap { $0.texts(in: .search) } + monitoring.resets.map(\.because))]
    case .lesson: return places(lessons)
    case .insight: return places(insights)
    case .achievement: return places(achievements)
    case .metric: return counted(metrics.map { [$0.name, $0.value] })
    case .section: return counted(sections.map { $0.heading + [$0.text] })
    case .correction: return counted(corrections.map { [$0.about, $0.text] })
    case .comment: return comments.map { ($0.number, [$0.text, $0.answer]) }
    case .file: return places(files.created + files.modified + files.toUpdate)
    case .branch: return places(branches.success + branches.failure)
    case .silence: return inFlight.silences.map { ($0.number, $0.texts(in: .search)) }
    case .investigation: return places(inFlight.investigations)
    case .ask: return places(inFlight.asks)
    case .production: return places(production.before + production.after)
    // What a round decided is an entry of the timeline too.
    case .round: return []
    }
  }

  private func texts(of entry: TimelineEntry) -> [String?] { entry.texts(in: .search) }

  private func texts(of todo: Todo) -> [String?] { todo.texts(in: .search) + todo.blockers.map(\.text) }

  private func texts(of risk: Risk) -> [String?] { risk.texts(in: .search) }

  private func texts(of fix: Fix) -> [String?] { fix.texts(in: .search) }

  private func texts(of step: Step) -> [String?] { step.texts(in: .search) + step.judgements.map(\.because) }
}
