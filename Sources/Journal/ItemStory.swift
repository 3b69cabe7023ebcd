public import Records

/// All that is known of how an item came to be what it is.
public struct ItemStory: Sendable, Equatable {
  /// Oldest first, without what was undone.
  public var events: [Event] = []
  /// Nil where it was never read from a document.
  public var origin: Origin?
}

extension Store {
  /// What happened to a todo, a risk or a step of a session, and before that in the sessions it was carried over from, where it has the
  /// same number; of other items what happened in this session alone.
  public func story(
    of item: ItemReference, session: SessionNumber, incident: String
  ) throws(JournalError) -> ItemStory {
    var story = ItemStory()
    var here: SessionNumber? = session
    while let number = here {
      story.events = try history(of: item, session: number, incident: incident) + story.events
      guard item.kind.isCarriedOver, let record = try record(number, incident: incident), record.holds(item) else {
        break
      }
      if story.origin == nil, let source = record.source, let lines = record.lines(of: item) {
        story.origin = Origin(session: number, source: source.name, lines: lines)
      }
      here = record.session.opening?.from
    }
    return story
  }
}

extension ItemReference.Kind {
  fileprivate var isCarriedOver: Bool { self == .todo || self == .risk || self == .step }
}

extension SessionRecord {
  fileprivate func holds(_ item: ItemReference) -> Bool {
    switch item.kind {
    case .todo: todo(item.number) != nil
    case .risk: risk(item.number) != nil
    case .step: step(item.number) != nil
    default: false
    }
  }

  fileprivate func lines(of item: ItemReference) -> LineSpan? {
    switch item.kind {
    case .todo: todo(item.number)?.lines
    case .risk: risk(item.number)?.lines
    case .step: step(item.number)?.lines
    default: nil
    }
  }
}
