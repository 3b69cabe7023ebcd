extension NamedCommand {
  static let moving: [NamedCommand] = [
    NamedCommand("open", "Open what is selected", ["Enter"], .moving, hinting: { $0.opens ? "open" : nil }) {
      state, _ in state.open()
    },
    NamedCommand("back", "Back: out of the zoom, the past, a filter, a view", ["Esc"], .moving) { state, _ in
      state.back()
    },
    NamedCommand("down", "Down", ["j", "Down"], .moving, isMove: true) { state, _ in state.move(by: 1) },
    NamedCommand("up", "Up", ["k", "Up"], .moving, isMove: true) { state, _ in state.move(by: -1) },
    NamedCommand("top", "To the first", ["g", "Home"], .moving, isMove: true) { state, _ in state.move(by: -Int.max) },
    NamedCommand("bottom", "To the last", ["G", "End"], .moving, isMove: true) { state, _ in state.move(by: Int.max) },
    NamedCommand("half.down", "Half a page down", ["^d"], .moving, isMove: true) { state, _ in state.move(pages: 0.5) },
    NamedCommand("half.up", "Half a page up", ["^u"], .moving, isMove: true) { state, _ in state.move(pages: -0.5) },
    NamedCommand("page.down", "A page down", ["PgDn", "Space"], .moving, isMove: true) { state, _ in
      state.move(pages: 1)
    },
    NamedCommand("page.up", "A page up", ["PgUp", "^b"], .moving, isMove: true) { state, _ in state.move(pages: -1) },
    NamedCommand(
      "focus.next", "Next pane", ["Tab"], .moving,
      hinting: { $0.sizeClass == .compact && $0.record != nil ? "next" : nil }
    ) {
      state, _ in
      state.focusNext(by: 1)
    },
    NamedCommand("focus.previous", "Previous pane", ["S-Tab"], .moving) { state, _ in state.focusNext(by: -1) },
    NamedCommand("focus.left", "The pane to the left", ["h", "Left"], .moving) { state, _ in state.focusBeside(-1) },
    NamedCommand("focus.right", "The pane to the right", ["l", "Right"], .moving) { state, _ in state.focusBeside(1) },
  ]
}

extension State {
  /// Enter leads somewhere worth a hint: the steps' own pane is beside them already.
  var opens: Bool {
    guard focus.isText || count(focus) > 0 else { return false }
    return switch focus {
    case .timeline, .todos, .risks, .sessions, .gaps: true
    case .log, .steps: place == .overview
    case .detail, .output, .draft: false
    }
  }
}
