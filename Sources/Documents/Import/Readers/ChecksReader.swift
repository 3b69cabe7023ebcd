import Records
import Vocabulary

extension Reading {
  /// What must still be checked by hand, from lists and their task marks.
  mutating func readChecks(_ group: Group) {
    let isGoal = CheckWords.isGoal(group.title)
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items { readCheck(item, isGoal: isGoal) }
    }
  }

  /// The entries with a task mark alone.
  mutating func readBoxes(_ group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items where item.isTicked != nil { readCheck(item, isGoal: false) }
    }
  }

  private mutating func readCheck(_ item: Item, isGoal: Bool) {
    guard !item.text.isEmpty else { return }
    let hasCommand = item.children.contains { if case .code = $0.content { true } else { false } }
    if hasCommand, readStep(item) { return }
    let reading = StateWords.read(item.text)
    let state: Check.State =
      switch (item.isTicked, reading.state) {
      case (true, _), (false, .done): .done
      case (nil, .done): isGoal && reading.written == nil ? .open : .done
      case (_, .failed): .failed
      default: .open
      }
    let text = reading.written.map { "\(reading.text) (\($0))" } ?? reading.text
    record.checks.append(Check(text: text, state: state, lines: item.head))
    claim(item.head)
    for child in item.items where child.isTicked != nil { readCheck(child, isGoal: isGoal) }
  }
}

enum CheckWords {
  /// Criteria still to be met are often adorned with the mark of those that are: only a heading
  /// that says so makes them met.
  static func isGoal(_ title: String) -> Bool {
    let words = WordSplitting.words(of: title)
    guard words.contains("criteria") else { return false }
    if words.contains("next") { return true }
    let met: Set<String> = [
      "met", "achieved", "verification", "assessment", "status", "complete", "completed", "passed",
    ]
    return !words.contains { met.contains($0) } && StateWords.mark(of: String(title.suffix(1))) != .done
  }
}
