import Records
import Screen

extension State {
  mutating func handle(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key): return handle(key)
    case .paste(let text): paste(text)
    case .mouse(let mouse): return usesMouse ? handle(mouse) : []
    case .resize(let size): self.size = size
    case .focus(let hasFocus): takeFocus(hasFocus)
    }
    return []
  }

  /// Who comes back to the terminal is told what came in meanwhile.
  private mutating func takeFocus(_ hasFocus: Bool) {
    guard hasFocus else {
      entriesWhenLeft = rows.timeline.count
      return
    }
    defer { entriesWhenLeft = nil }
    guard let before = entriesWhenLeft, rows.timeline.count > before, notice == nil, let last = rows.timeline.last
    else { return }
    let added = rows.timeline.count - before
    say("\(added) new \(added == 1 ? "entry" : "entries") while you were away, last: \(last.entry.event)", .done)
  }

  private mutating func handle(_ key: Key) -> [Effect] {
    // The shell is near wherever one types, as is a screen drawn anew, and what was typed is still
    // there afterwards.
    if key.isControl, let command = keymap.command(for: key, in: self), ["suspend", "redraw"].contains(command.name) {
      return command.act(&self, "")
    }
    notice = nil
    held = nil
    if form != nil { return takeInForm(key) }
    if overlay != nil { return takeInOverlay(key) }
    guard let command = keymap.command(for: key, in: self) else {
      if let idle = keymap.idleCommand(for: key, in: self) { sayIdle(idle) }
      return []
    }
    return act(command)
  }

  private mutating func takeInForm(_ key: Key) -> [Effect] {
    guard var form else { return [] }
    switch key.code {
    case .escape:
      setAside(form)
      return []
    case .enter:
      let next = form.fields.indices.first { $0 > form.current && !form.fields[$0].isByTab }
      if let next, !key.isAlt {
        let field = form.fields[form.current]
        if field.isRequired, field.answer.isEmpty { return submit(form) }
        if let problem = form.problem(with: form.current) { return refuse(form, problem, at: form.current) }
        form.current = next
        form.error = nil
        self.form = form
        return []
      }
      return submit(form)
    case .tab where form.fields[form.current].isPath && !form.fields[form.current].editor.text.isEmpty:
      return [.completePath(form.fields[form.current].editor.text)]
    case .tab, .down: form.current = (form.current + 1) % form.fields.count
    case .backtab, .up: form.current = (form.current + form.fields.count - 1) % form.fields.count
    default:
      if key.isControl, key.code == .character("c") || key.code == .character("g") {
        setAside(form)
        return []
      }
      if key == Key(.character("o"), control: true) {
        return [.openEditor(text: form.fields[form.current].editor.text, .field)]
      }
      if !form.fields[form.current].choices.isEmpty, case .character(let character) = key.code, !key.isControl,
        !key.isAlt
      {
        form.fields[form.current].pick(character)
        form.error = nil
      } else if form.fields[form.current].editor.handle(key) {
        form.fields[form.current].picked = ""
        form.error = nil
      }
    }
    self.form = form
    return []
  }

  /// A paste is one act, and goes where typing would go; outside of that it is no command.
  private mutating func paste(_ text: String) {
    if form != nil, let current = form?.current {
      form?.fields[current].editor.insert(text)
      return
    }
    switch overlay {
    case .palette(var palette):
      palette.editor.insert(text)
      palette.index = 0
      overlay = .palette(palette)
    case .help(var help):
      help.search.insert(text)
      overlay = .help(help)
    default: say("Nothing here takes a paste; open a field first", .problem)
    }
  }

  private mutating func handle(_ mouse: Mouse) -> [Effect] {
    guard form == nil, overlay == nil else { return [] }
    switch mouse.act {
    case .release: return []
    case .wheelUp, .wheelDown:
      let step = mouse.act == .wheelUp ? -3 : 3
      guard let placed = arrangement.panes.first(where: { $0.body.contains(mouse.at) }) else { return [] }
      return move(by: step, in: placed.pane)
    case .press:
      if let name = arrangement.command(at: mouse.at, in: self), let command = NamedCommand.named(name),
        command.applies(self)
      {
        return act(command)
      }
      if let tab = arrangement.tab(at: mouse.at, in: self) {
        switch tab {
        case .pane(let pane): focus = pane
        case .place(let place): return go(to: place)
        }
        return []
      }
      guard let placed = arrangement.panes.first(where: { $0.whole.contains(mouse.at) }) else { return [] }
      let isAgain = focus == placed.pane
      focus = placed.pane
      guard placed.body.contains(mouse.at), let row = row(at: mouse.at.y - placed.body.y, in: placed) else { return [] }
      let wasSelected = selectedIndex(placed.pane) == row
      setIndex(row, in: placed.pane)
      if placed.pane == .log { log.isFollowing = row == log.count - 1 }
      return isAgain && wasSelected ? open() : []
    }
  }
}
