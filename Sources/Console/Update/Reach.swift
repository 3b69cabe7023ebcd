import Screen

/// How far a message reaches: what of the screen it can change. Most keys of an evening move a
/// selection, and that reaches neither the header nor the panes beside it.
enum Reach {
  case everything
  /// The selection of this pane, or where its text stands, and with it the texts about what is
  /// selected.
  case move(NamedCommand, in: Pane)
  /// The texts about what is selected.
  case texts
  /// Which item those texts are about.
  case subject
  case nothing

  /// It reaches less than everything.
  var isNarrow: Bool { if case .everything = self { false } else { true } }

  func includes(_ pane: Pane) -> Bool {
    switch self {
    case .everything: true
    case .move(_, let moved): pane == moved || pane.isText
    case .texts, .subject: pane.isText
    case .nothing: false
    }
  }
}

extension State {
  func reach(of message: Message) -> Reach {
    switch message {
    case .input(.key(let key)):
      // With these a key is not what it is without: it is typed, or it takes a notice away.
      guard case .none = form, case .none = overlay, case .none = notice, returned.isEmpty,
        let command = keymap.command(for: key, in: self), command.isMove
      else { return .everything }
      return .move(command, in: focus)
    // A detail that is left behind waits for its history with all else; to catch up for it would be
    // no rest.
    case .history: return stale?.detail == nil ? .texts : .nothing
    case .rested: return .subject
    case .tick(let moment): return moment < changesAt ? .nothing : .everything
    default: return .everything
    }
  }
}
