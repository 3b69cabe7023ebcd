import Records
import Screen

extension State {
  /// What git tells of the session's work, a proposal a line; a struck one stays out of the record.
  func workPanel(_ choice: Overlay.Work, width: Int, height: Int) -> Panel {
    let proposals = choice.work.proposals
    let lines = proposals.indices.map { place -> Line in
      let isStruck = choice.struck.contains(place)
      let text = TextWidth.truncated(proposals[place].text, to: max(8, width - 2))
      return Line([
        Span((isStruck ? Glyph.cancelled : .done).text(), isStruck ? .muted : .good), Span(" "),
        Span(text, isStruck ? .muted : .text),
      ])
    }
    return Panel(
      title: "What git tells of this session", counts: [Span("\(proposals.count - choice.struck.count) kept", .muted)],
      lines: lines, top: max(0, choice.index - height + 2), selected: choice.index)
  }

  /// `x` strikes a proposal or takes it back, Enter puts the others into the record.
  mutating func handle(_ key: Key, isEntered: Bool, in choice: Overlay.Work) -> [Effect] {
    var choice = choice
    let proposals = choice.work.proposals
    if isEntered {
      overlay = nil
      unnamedWork = RepositoryWork()
      let kept = proposals.enumerated().filter { !choice.struck.contains($0.offset) }
      return kept.flatMap { perform($0.element.command, done: "Kept: \($0.element.text)") }
    }
    if key == Key("x") || key == Key(" ") {
      if choice.struck.remove(choice.index) == nil { choice.struck.insert(choice.index) }
      choice.index = min(choice.index + 1, max(0, proposals.count - 1))
    } else {
      choice.index =
        scrolled(choice.index, key, letters: true).map { min($0, max(0, proposals.count - 1)) } ?? choice.index
    }
    overlay = .work(choice)
    return []
  }
}
