import Records

extension Reading {
  /// What must still be checked by hand, from lists and their task marks.
  mutating func readChecks(_ group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items { readCheck(item) }
    }
  }

  private mutating func readCheck(_ item: Item) {
    guard !item.text.isEmpty else { return }
    let hasCommand = item.children.contains { if case .code = $0.content { true } else { false } }
    if hasCommand, readStep(item) { return }
    let reading = StateWords.read(item.text)
    let state: Check.State =
      switch (item.isTicked, reading.state) {
      case (true, _), (nil, .done), (false, .done): .done
      case (_, .failed): .failed
      default: .open
      }
    let text = reading.words.map { "\(reading.text) (\($0))" } ?? reading.text
    record.checks.append(Check(text: text, state: state, lines: item.head))
    claim(item.head)
    for child in item.items where child.isTicked != nil { readCheck(child) }
  }
}
