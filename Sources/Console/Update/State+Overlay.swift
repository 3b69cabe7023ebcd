import Records
import Screen

extension State {
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    guard let overlay else { return [] }
    if key.code == .escape || (key.isControl && key.code == .character("c")) { return closeOverlay() }
    switch overlay {
    case .help(var help):
      if let top = scrolled(help.top, key, letters: false) {
        help.top = top
      } else if key.code == .enter || (help.search.text.isEmpty && key == Key("q")) {
        return closeOverlay()
      } else if help.search.handle(key) {
        help.top = 0
      }
      self.overlay = .help(help)
    case .palette(let palette): return take(key, in: palette)
    case .themes(var choice):
      guard !themes.isEmpty else { return closeOverlay() }
      if key.code == .enter {
        self.overlay = nil
        say("Theme: \(themes[choice.index].title)", .done)
        return [.setTheme(theme, keep: true)]
      }
      guard let index = scrolled(choice.index, key, letters: true) else { return key == Key("q") ? closeOverlay() : [] }
      choice.index = min(index, themes.count - 1)
      theme = themes[choice.index].name
      self.overlay = .themes(choice)
      return [.setTheme(theme, keep: false)]
    case .decision(var preview):
      if key.code == .enter {
        self.overlay = nil
        let before = preview.decision
        _ = previewDecision()
        // Someone changed the record while this was read: what will be done must have been seen.
        guard case .decision(let present) = self.overlay else { return [] }
        guard present.decision.changes == before.changes else {
          say("The record changed meanwhile; this is what deciding would change now", .problem)
          return []
        }
        self.overlay = nil
        let branch = preview.decision.branch == .success ? "success" : "failure"
        return perform(.decide, done: "Decided: the \(branch) branch")
      }
      if let top = scrolled(preview.top, key, letters: true) { preview.top = top }
      self.overlay = key == Key("q") ? nil : .decision(preview)
    case .source(var source):
      if let top = scrolled(source.top, key, letters: true) { source.top = min(top, max(0, source.lines.count - 1)) }
      self.overlay = key == Key("q") || key == Key("o") || key.code == .enter ? nil : .source(source)
    case .runs(let step, let top):
      self.overlay =
        key == Key("q") || key.code == .enter ? nil : .runs(step: step, top: scrolled(top, key, letters: true) ?? top)
    case .resolved(var order, let command, let top):
      if key.code == .enter {
        self.overlay = nil
        order.isConfirmed = true
        return [.runStep(order, ticket: ticket(done: ""))]
      }
      self.overlay =
        key == Key("q") ? nil : .resolved(order, command: command, top: scrolled(top, key, letters: true) ?? top)
    case .calibration(let calibration, let top):
      self.overlay =
        key == Key("q") || key == Key("H") || key.code == .enter
        ? nil : .calibration(calibration, top: scrolled(top, key, letters: true) ?? top)
    case .review(let top):
      if key == Key("O") {
        self.overlay = .inFlight(index: 0)
        return []
      }
      if key == Key("A") || key == Key("X"), canAccept, let command = keymap.command(for: key, in: self) {
        self.overlay = nil
        return command.act(&self, "")
      }
      self.overlay = key == Key("q") || key == Key("V") ? nil : .review(top: scrolled(top, key, letters: true) ?? top)
    case .monitoring(let top):
      if let name = State.monitoringKeys.first(where: { key == Key($0.key) })?.name,
        let command = NamedCommand.named(name), command.applies(self)
      {
        self.overlay = nil
        return command.act(&self, "")
      }
      self.overlay =
        key == Key("q") || key == Key("M") ? nil : .monitoring(top: scrolled(top, key, letters: true) ?? top)
    case .inFlight(let index):
      let matters = openMatters
      if key.code == .enter, matters.indices.contains(index) {
        self.overlay = nil
        return settle(matters[index])
      }
      if let name = State.inFlightKeys.first(where: { key == Key($0.key) })?.name,
        let command = NamedCommand.named(name), command.applies(self)
      {
        self.overlay = nil
        return command.act(&self, "")
      }
      let moved = scrolled(index, key, letters: true).map { min($0, max(0, matters.count - 1)) } ?? index
      self.overlay = key == Key("q") || key == Key("O") ? nil : .inFlight(index: moved)
    case .hits(let terms, let hits, let index):
      if key.code == .enter, hits.indices.contains(index) {
        self.overlay = nil
        let hit = hits[index]
        opened = hit.session == incident?.sessions.last ? nil : hit.session
        guard hit.session != record?.session.number else { return show(hit.item) }
        sought = hit.item
        return [.load(hit.session, knownAt: nil)]
      }
      let moved = scrolled(index, key, letters: true).map { min($0, max(0, hits.count - 1)) } ?? index
      self.overlay = key == Key("q") ? nil : .hits(terms: terms, hits, index: moved)
    case .question(let question):
      if let answer = question.answers.first(where: { key == Key($0.key) }) {
        self.overlay = nil
        return answer.act(&self)
      }
    }
    return []
  }

  /// What can be done while the window is looked at.
  static let monitoringKeys: [(key: Character, name: String, hint: String)] = [
    ("c", "monitor.ok", "checkpoint ok"), ("C", "monitor.trouble", "trouble"), ("r", "monitor.check", "run its step"),
    ("a", "monitor.attach", "attach a step"), ("W", "monitor.reset", "restart"),
  ]

  /// What can be added to what is in flight while it is looked at; Enter settles the selected.
  static let inFlightKeys: [(key: Character, name: String, hint: String)] = [
    ("a", "ask.add", "ask"), ("i", "investigation.add", "investigation"), ("s", "silence.add", "silence"),
    (";", "comment", "question"),
  ]

  private mutating func closeOverlay() -> [Effect] {
    defer { overlay = nil }
    if case .themes(let choice) = overlay, theme != choice.before {
      theme = choice.before
      return [.setTheme(choice.before, keep: false)]
    }
    return []
  }

  /// Where a key brings a scroll or an index; nil where the key does not move. Letters are no moves where they are typed.
  private func scrolled(_ top: Int, _ key: Key, letters: Bool) -> Int? {
    let page = max(1, size.height - 6)
    let moved: Int? =
      switch (key.code, key.isControl) {
      case (.down, _): top + 1
      case (.up, _): top - 1
      case (.pageDown, _): top + page
      case (.character(" "), false) where letters: top + page
      case (.pageUp, _): top - page
      case (.home, _) where letters: 0
      case (.end, _) where letters: 1_000_000
      case (.character("j"), false) where letters: top + 1
      case (.character("k"), false) where letters: top - 1
      case (.character("d"), true) where letters: top + page / 2
      case (.character("u"), true) where letters: top - page / 2
      case (.character("g"), false) where letters: 0
      case (.character("G"), false) where letters: 1_000_000
      default: nil
      }
    return moved.map { max(0, $0) }
  }

  private mutating func take(_ key: Key, in palette: Overlay.Palette) -> [Effect] {
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
      return match.command.act(&self, match.argument) + (typed.isEmpty ? [] : [.saveHistory(paletteHistory)])
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
