extension SessionRecord {
  /// An item that came from lines of the document and can be put back among what is kept.
  package struct ItemOnLines: Sendable {
    package var item: ItemReference
    package var lines: LineSpan
    package var words: String
    /// Further lines that tell the same.
    package var retold: [LineSpan] = []
  }

  /// Every such item, in the order of the document.
  package var itemsOnLines: [ItemOnLines] {
    func counted(_ kind: ItemReference.Kind, _ items: [(lines: LineSpan?, words: String)]) -> [ItemOnLines] {
      items.enumerated().compactMap { place, item in
        item.lines.map { ItemOnLines(item: ItemReference(kind, place + 1), lines: $0, words: item.words) }
      }
    }
    func numbered<Item: NumberedItem>(
      _ kind: ItemReference.Kind, _ items: [Item], _ lines: KeyPath<Item, LineSpan?>, _ words: KeyPath<Item, String>
    ) -> [ItemOnLines] {
      items.compactMap { item in
        item[keyPath: lines].map {
          ItemOnLines(item: ItemReference(kind, item.number), lines: $0, words: item[keyPath: words])
        }
      }
    }
    let items =
      timeline.filter { $0.source == .document }.compactMap { entry in
        entry.lines.map {
          ItemOnLines(
            item: ItemReference(.timeline, entry.number), lines: $0, words: entry.event, retold: entry.retold ?? [])
        }
      }
      + numbered(.fix, fixes, \.lines, \.title) + numbered(.step, steps, \.lines, \.title)
      + numbered(.todo, todos, \.lines, \.text) + numbered(.risk, risks, \.lines, \.title)
      + counted(.problem, problems.map { ($0.lines, $0.title) })
      + counted(.alternative, alternatives.map { ($0.lines, $0.option) })
      + counted(.check, checks.map { ($0.lines, $0.text) }) + counted(.metric, metrics.map { ($0.lines, $0.name) })
      + counted(.lesson, lessons.map { ($0.lines, $0.text) })
      + counted(.insight, insights.map { ($0.lines, $0.text) })
      + counted(.achievement, achievements.map { ($0.lines, $0.text) })
    return items.sorted { ($0.lines.from, $0.lines.to) < ($1.lines.from, $1.lines.to) }
  }

  /// The line is kept as it stands.
  package func keeps(_ line: Int) -> Bool { sections.contains { $0.lines.from <= line && line <= $0.lines.to } }

  /// Whether the item is still there, and still from these lines.
  func holds(_ back: PutBack) -> Bool {
    itemsOnLines.contains { $0.item == back.item && $0.lines == back.taking.lines }
  }

  package mutating func apply(_ taken: TakenLines) {
    cut(taken.lines)
    todos += taken.todos
    risks += taken.risks
    steps += taken.steps
    problems += taken.problems
    lessons += taken.lessons
    for entry in taken.entries { insert(entry) }
    takings = (takings ?? []) + taken.takings
  }

  package mutating func apply(_ back: PutBack) {
    guard holds(back) else { return }
    remove(back.item)
    for section in back.sections { keep(section) }
    let former = takings ?? []
    let others = former.filter { $0.isPutBack || $0.kind != back.taking.kind || $0.lines != back.taking.lines }
    let now = others.count == former.count ? former + [back.taking] : others
    takings = now.isEmpty ? nil : now
  }

  private mutating func remove(_ item: ItemReference) {
    let number = item.number
    switch item.kind {
    case .timeline: timeline.removeAll { $0.number == number }
    case .fix: fixes.removeAll { $0.number == number }
    case .step: steps.removeAll { $0.number == number }
    case .todo:
      todos.removeAll { $0.number == number }
      release(.todo(number))
    case .risk:
      risks.removeAll { $0.number == number }
      release(.risk(number))
    case .problem: problems.remove(at: number - 1)
    case .alternative: alternatives.remove(at: number - 1)
    case .check: checks.remove(at: number - 1)
    case .metric: metrics.remove(at: number - 1)
    case .lesson: lessons.remove(at: number - 1)
    case .insight: insights.remove(at: number - 1)
    case .achievement: achievements.remove(at: number - 1)
    default: break
    }
  }

  /// What waited for it waits for the words of it, which only a person clears.
  private mutating func release(_ on: Blocker.On) {
    for todo in todos.indices {
      for blocker in todos[todo].blockers.indices where todos[todo].blockers[blocker].on == on {
        todos[todo].blockers[blocker].on = .outside
      }
    }
  }

  /// Takes lines out of the sections, which fall apart where something of them is left on both
  /// sides.
  private mutating func cut(_ spans: [LineSpan]) {
    var moved = 0
    sections = sections.flatMap { section -> [Section] in
      let lines = section.text.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count == section.lines.to - section.lines.from + 1,
        spans.contains(where: { $0.from <= section.lines.to && section.lines.from <= $0.to })
      else { return [section] }
      var left: [Section] = []
      var isOpen = false
      for (place, line) in lines.enumerated() {
        let number = section.lines.from + place
        let isBlank = line.allSatisfy(\.isWhitespace)
        if spans.contains(where: { $0.from <= number && number <= $0.to }) {
          if !isBlank { moved += 1 }
          isOpen = false
        } else if isOpen {
          left[left.count - 1].lines.to = number
          left[left.count - 1].text += "\n" + line
        } else if !isBlank {
          left.append(Section(heading: section.heading, lines: LineSpan(number, number), text: String(line)))
          isOpen = true
        }
      }
      for place in left.indices { left[place].trimEnd() }
      return left
    }
    coverage?.recognised += moved
    coverage?.kept -= moved
  }

  /// Brings lines back among the sections, at their place.
  private mutating func keep(_ section: Section) {
    let count = section.text.split(separator: "\n").count { !$0.allSatisfy(\.isWhitespace) }
    coverage?.recognised -= count
    coverage?.kept += count
    if let place = sections.firstIndex(where: { $0.heading == section.heading && $0.lines.to + 1 == section.lines.from }
    ) {
      sections[place].lines.to = section.lines.to
      sections[place].text += "\n" + section.text
      joinFollower(of: place)
      return
    }
    let place = sections.firstIndex { $0.lines.from > section.lines.from } ?? sections.count
    sections.insert(section, at: place)
    joinFollower(of: place)
  }

  private mutating func joinFollower(of place: Int) {
    let section = sections[place]
    guard
      let next = sections.firstIndex(where: { $0.heading == section.heading && $0.lines.from == section.lines.to + 1 })
    else { return }
    sections[place].lines.to = sections[next].lines.to
    sections[place].text += "\n" + sections[next].text
    sections.remove(at: next)
  }
}

extension Section {
  fileprivate mutating func trimEnd() {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = rows.last, rows.count > 1, last.allSatisfy(\.isWhitespace) {
      rows.removeLast()
      lines.to -= 1
    }
    text = rows.joined(separator: "\n")
  }
}
