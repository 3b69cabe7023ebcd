import Records

/// Something that whoever comes next can do now.
enum PageThing {
  /// What the session expects of the next, in a person's words.
  case next(String)
  case checkpoint(Checkpoint)
  case ask(Statement)
  case validate([Int])
  case decide
  case todo(Todo)
}

extension SessionRecord {
  /// What is ready, due or asked, the most pressing first; what waits for something is none of it.
  func thingsToDo(at now: Moment) -> [PageThing] {
    var things: [PageThing] = []
    // What was only offered says again what follows.
    if let next = session.next, next != nextOffered(now) { things.append(.next(next)) }
    let overdue = monitoring.map { window in window.checkpoints.filter { window.state(of: $0, at: now) == .overdue } }
    things += (overdue ?? []).map { .checkpoint($0) }
    things += inFlight.asks.map { .ask($0) }
    let pending = steps.filter { verdict(of: $0) == .pending }.map(\.number)
    let isDecided = decisions.last?.round == round
    if !pending.isEmpty, !validationPassed {
      things.append(.validate(pending))
    } else if branchDue != nil, !isDecided {
      things.append(.decide)
    }
    let ranked = todos.enumerated().compactMap { place, todo in
      todo.rank(in: self, at: now).map { (todo: todo, key: ($0, todo.due?.milliseconds ?? .max, place)) }
    }
    return things + ranked.sorted { $0.key < $1.key }.map { .todo($0.todo) }
  }
}

extension Todo {
  /// Overdue, in progress, ready, open, snoozed; nil where it is closed or waits.
  fileprivate func rank(in record: SessionRecord, at now: Moment) -> Int? {
    if isSnoozed(at: now), record.state(of: self) != .blocked { return 4 }
    switch record.state(of: self, at: now) {
    case .done, .cancelled, .blocked: return nil
    case _ where due.map({ $0 <= now }) ?? false: return 0
    case .inProgress: return 1
    case .ready: return 2
    case .open: return 3
    }
  }
}

extension PagePart {
  /// At most three, numbered.
  static let first = PagePart(.first) { writing in
    writing.toDo.prefix(PageWriting.mostFirst).enumerated().map { place, thing in
      thing.block(writing, marker: .number(place + 1))
    }
  } read: { blocks, reading in
    reading.readLines(blocks, takesTodos: true)
  }

  static let then = PagePart(.todos) { writing in
    writing.toDo.dropFirst(PageWriting.mostFirst).map { $0.block(writing, marker: .bullet) }
  } read: { blocks, reading in
    reading.readLines(blocks, takesTodos: true)
  }
}

extension PageThing {
  fileprivate func block(_ writing: PageWriting, marker: MarkdownItem.Marker) -> MarkdownBlock {
    switch self {
    case .next(let words): LayoutField.block("Next", text: words, marker: marker)
    case .ask(let ask): LayoutField.block("Asked", text: ask.text, marker: marker)
    case .checkpoint(let checkpoint):
      .item("**Checkpoint:** was due \(writing.time.text(checkpoint.due))", marker: marker)
    case .validate(let steps):
      .item("**Validate:** run \(steps.namedSteps), then decide", marker: marker)
    case .decide: .item("**Decide:** every step has its verdict", marker: marker)
    case .todo(let todo): todo.pageLine(writing, marker: marker)
    }
  }
}

extension [Int] {
  /// "step 4", "steps 1 to 5", "steps 1, 3 and 4".
  var namedSteps: String {
    guard let first, let last, count > 1 else { return "step \(first ?? 0)" }
    if count > 2, self == [Int](first...Swift.max(first, last)) { return "steps \(first) to \(last)" }
    return "steps \(dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }
}
