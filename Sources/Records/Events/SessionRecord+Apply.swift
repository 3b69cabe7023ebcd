extension SessionRecord {
  /// Applies one event; one that names something that is not there changes nothing.
  mutating func apply(_ event: Event) {
    switch event.change {
    case .incident, .undone: break
    case .session(let change): apply(change)
    case .noted(let entry): insert(entry)
    case .statement(let change): apply(change)
    case .metricAdded(let metric): metrics.append(metric)
    case .silence(let change): apply(change)
    case .comment(let change): apply(change)
    case .corrected(let correction): corrections.append(correction)
    case .fix(let number, let change): apply(change, to: number, in: \.fixes, at: event.at)
    case .todo(let number, .moved(let before)): moveTodo(number, before: before)
    case .todo(let number, let change): apply(change, to: number, in: \.todos, at: event.at)
    case .risk(let number, let change): apply(change, to: number, in: \.risks, at: event.at)
    case .step(let number, let change): apply(change, to: number, in: \.steps, at: event.at)
    case .decided(let decision): apply(decision)
    case .monitoring(let change): apply(change)
    }
  }

  private mutating func apply<Change: ItemChange>(
    _ change: Change, to number: Int, in list: WritableKeyPath<SessionRecord, [Change.Item]>, at time: Moment
  ) {
    if let addition = change.addition {
      self[keyPath: list].append(addition)
    } else if let index = self[keyPath: list].firstIndex(where: { $0.number == number }) {
      change.apply(to: &self[keyPath: list][index], at: time, in: session.number)
    }
  }
}
