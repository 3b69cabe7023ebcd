import Records
import Screen

extension State {
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    guard let overlay else { return [] }
    if key.code == .escape || (key.isControl && key.code == .character("c")) { return closeOverlay() }
    if !overlay.takesWords {
      let closing = ["back", "quit"] + (overlay.opener.map { [$0] } ?? [])
      if closing.contains(where: { keymap.means(key, $0) }) { return closeOverlay() }
      for offer in overlay.offers where keymap.means(key, offer.name) {
        guard let command = NamedCommand.named(offer.name), command.applies(self) else { continue }
        if !overlay.staysOpen { self.overlay = nil }
        return command.act(&self, "")
      }
    }
    let isEntered = overlay.takesWords ? key.code == .enter : keymap.means(key, "open")
    switch overlay {
    case .help(var help):
      if let top = scrolled(help.top, key, letters: false) {
        help.top = top
      } else if isEntered || (help.search.text.isEmpty && keymap.means(key, "quit")) {
        return closeOverlay()
      } else if help.search.handle(key) {
        help.top = 0
      }
      self.overlay = .help(help)
    case .palette(let palette): return handle(key, in: palette)
    case .themes(var choice):
      guard !themes.isEmpty else { return closeOverlay() }
      if isEntered {
        self.overlay = nil
        say("Theme: \(themes[choice.index].title)", .done)
        return [.setTheme(theme, keep: true)]
      }
      guard let index = scrolled(choice.index, key, letters: true) else { return [] }
      choice.index = min(index, themes.count - 1)
      theme = themes[choice.index].name
      self.overlay = .themes(choice)
      return [.setTheme(theme, keep: false)]
    case .decision(var preview):
      if isEntered { return decide(as: preview) }
      if keymap.means(key, "decide.choose") {
        preview.toggle()
      } else if let index = scrolled(preview.index, key, letters: true) {
        preview.index = min(index, max(0, preview.plan.parts.count - 1))
      }
      self.overlay = .decision(preview)
    case .source(var source):
      if isEntered { return closeOverlay() }
      if let top = scrolled(source.top, key, letters: true) { source.top = min(top, max(0, source.lines.count - 1)) }
      self.overlay = .source(source)
    case .runs(let step, let top):
      if isEntered { return closeOverlay() }
      self.overlay = .runs(step: step, top: scrolled(top, key, letters: true) ?? top)
    case .resolved(var order, let command, let top):
      if isEntered {
        guard !mustReadOn(overlay) else { return [] }
        self.overlay = nil
        order.isConfirmed = true
        return [.runStep(order, ticket: ticket(done: ""))]
      }
      self.overlay = .resolved(order, command: command, top: scrolled(top, key, letters: true) ?? top)
    case .allowing(let commands, let fix, let top):
      if key == Key("n") { return closeOverlay() }
      if key == Key("y") {
        guard !mustReadOn(overlay) else { return [] }
        self.overlay = nil
        return [.allowCommands(hash: commands.hash, fix: fix, ticket: ticket(done: "Fix \(fix) checked"))]
      }
      self.overlay = .allowing(commands, fix: fix, top: scrolled(top, key, letters: true) ?? top)
    case .calibration(let calibration, let top):
      if isEntered { return closeOverlay() }
      self.overlay = .calibration(calibration, top: scrolled(top, key, letters: true) ?? top)
    case .incident(let top): self.overlay = .incident(top: scrolled(top, key, letters: true) ?? top)
    case .postmortem(let top): self.overlay = .postmortem(top: scrolled(top, key, letters: true) ?? top)
    case .incidents(let picker): return handle(key, in: picker)
    case .review(let top): self.overlay = .review(top: scrolled(top, key, letters: true) ?? top)
    case .monitoring(let top): self.overlay = .monitoring(top: scrolled(top, key, letters: true) ?? top)
    case .inFlight(let index):
      let matters = openMatters
      if isEntered, matters.indices.contains(index) {
        self.overlay = nil
        return settle(matters[index])
      }
      let moved = scrolled(index, key, letters: true).map { min($0, max(0, matters.count - 1)) } ?? index
      self.overlay = .inFlight(index: moved)
    case .work(let choice): return handle(key, isEntered: isEntered, in: choice)
    case .readBack(let walk): return handle(key, isEntered: isEntered, in: walk)
    case .kept(let view):
      let line = scrolled(view.index, key, letters: true)
      return changeKept { kept, _ in if let line { kept.move(to: line) } }
    case .hits(let terms, let hits, let index):
      if isEntered, hits.indices.contains(index) {
        self.overlay = nil
        let hit = hits[index]
        opened = hit.session == incident?.sessions.last ? nil : hit.session
        guard hit.session != record?.session.number else { return show(hit.item) }
        sought = hit.item
        return [.load(hit.session, knownAt: nil)]
      }
      let moved = scrolled(index, key, letters: true).map { min($0, max(0, hits.count - 1)) } ?? index
      self.overlay = .hits(terms: terms, hits, index: moved)
    case .question(let question):
      if let answer = question.answers.first(where: { key == Key($0.key) }) {
        self.overlay = nil
        return answer.act(&self)
      }
    }
    return []
  }

  /// Says so where the overlay's end has not been on the screen, or came a moment ago.
  private mutating func mustReadOn(_ overlay: Overlay) -> Bool {
    if isShownToItsEnd(overlay), unread == nil { return false }
    say("Read it to its end first: \(keyWords("down")) and \(keyWords("page.down")) scroll", .problem)
    return true
  }

  /// Does what was previewed, where that is still what deciding would do.
  private mutating func decide(as seen: Overlay.DecisionPreview) -> [Effect] {
    overlay = nil
    guard let present = decisionPreview(at: seen.at) else { return [] }
    // Someone changed the record while this was read: what will be done must have been seen.
    guard present.plan == seen.plan, seen.grounds.change(incident, record) == nil else {
      overlay = decisionPreview(at: now).map(Overlay.decision)
      say("The record changed meanwhile; this is what deciding would change now", .problem)
      return []
    }
    return perform(
      .decide(seen.choice), done: "Decided: the \(seen.plan.branch == .success ? "success" : "failure") branch",
      on: seen.grounds)
  }

  private mutating func closeOverlay() -> [Effect] {
    defer { overlay = nil }
    if case .themes(let choice) = overlay, theme != choice.before {
      theme = choice.before
      return [.setTheme(choice.before, keep: false)]
    }
    return []
  }

  /// Where a key brings a scroll or an index; nil where the key does not move. Where letters are
  /// typed, only the arrows and pages move.
  func scrolled(_ top: Int, _ key: Key, letters: Bool) -> Int? {
    let page = max(1, size.height - 6)
    let moves: [(name: String, to: Int)] = [
      ("down", top + 1), ("up", top - 1), ("page.down", top + page), ("page.up", top - page), ("top", 0),
      ("bottom", 1_000_000), ("half.down", top + page / 2), ("half.up", top - page / 2),
    ]
    let moved: Int? =
      if letters {
        moves.first { keymap.means(key, $0.name) }?.to
      } else {
        switch key.code {
        case .down: top + 1
        case .up: top - 1
        case .pageDown: top + page
        case .pageUp: top - page
        default: nil
        }
      }
    return moved.map { max(0, $0) }
  }

  private mutating func handle(_ key: Key, in choice: Overlay.IncidentChoice) -> [Effect] {
    var choice = choice
    let found = incidents(matching: choice)
    switch key.code {
    case .enter:
      guard found.indices.contains(choice.index) else { return [] }
      overlay = nil
      return show(incident: found[choice.index].key)
    case .down, .up, .pageDown, .pageUp:
      choice.index = min(scrolled(choice.index, key, letters: false) ?? 0, max(0, found.count - 1))
    default: if choice.search.handle(key) { choice.index = 0 }
    }
    overlay = .incidents(choice)
    return []
  }

  private mutating func handle(_ key: Key, in palette: Overlay.Palette) -> [Effect] {
    var palette = palette
    let matches = paletteMatches(palette.editor.text)
    switch key.code {
    case .enter:
      // What fits no command stays to be mended.
      guard matches.indices.contains(palette.index) else { return [] }
      overlay = nil
      let match = matches[palette.index]
      let typed = palette.editor.text.trimmed
      if !typed.isEmpty {
        paletteHistory.removeAll { $0 == typed }
        paletteHistory.append(typed)
        if paletteHistory.count > 100 { paletteHistory.removeFirst() }
      }
      return carryOut(match) + (typed.isEmpty ? [] : [.saveHistory(paletteHistory)])
    case .down: palette.index = min(palette.index + 1, max(0, matches.count - 1))
    case .up:
      if palette.index == 0, !paletteHistory.isEmpty, palette.recalled != 0 {
        let place = (palette.recalled ?? paletteHistory.count) - 1
        palette.recalled = place
        palette.editor = LineEditor(paletteHistory[place])
      } else {
        palette.index = max(0, palette.index - 1)
      }
    case .tab:
      if matches.indices.contains(palette.index) {
        palette.editor = LineEditor(matches[palette.index].command.name + " ")
        palette.index = 0
      }
    case .backspace where palette.editor.text.isEmpty:
      overlay = nil
      return []
    default:
      if palette.editor.handle(key) {
        palette.index = 0
        palette.recalled = nil
      }
    }
    overlay = .palette(palette)
    return []
  }

  mutating func chooseTheme(_ name: String) -> [Effect] {
    if let chosen = themes.first(where: { $0.name == name || $0.title.lowercased() == name.lowercased() }) {
      theme = chosen.name
      return [.setTheme(theme, keep: true)]
    }
    overlay = .themes(.init(index: themes.firstIndex { $0.name == theme } ?? 0, before: theme))
    return []
  }
}
