import Records
import Screen

/// One act of the hint line and where it stands.
struct Hint {
  var x: Int
  var spans: [Span]
  var name: String
}

extension State {
  static let hintsShown = 7

  /// What can be done with what is selected, the likeliest first; command and help always last.
  func hints(width: Int) -> [Hint] {
    let always = ["palette", "help"]
    let offered = NamedCommand.all.filter { command in
      command.applies(self) && command.hint(self) != nil && means(command)
        && !(command.writes && isFrozen) && !always.contains(command.name)
    }
    let urgent = offered.filter { rank($0) == 0 } + offered.filter { rank($0) == 1 } + offered.filter { rank($0) == 2 }
    let last = always.compactMap(NamedCommand.named)
    let lastWidth = last.reduce(0) { $0 + spans(for: $1).width + 3 }
    var hints: [Hint] = []
    var x = 1
    for command in urgent.prefix(State.hintsShown - last.count) {
      let spans = spans(for: command)
      guard x + spans.width + lastWidth <= width else { continue }
      hints.append(Hint(x: x, spans: spans, name: command.name))
      x += spans.width + 3
    }
    for command in last {
      let spans = spans(for: command)
      guard x + spans.width <= width else { break }
      hints.append(Hint(x: x, spans: spans, name: command.name))
      x += spans.width + 3
    }
    return hints
  }

  /// Its key means this command now, and no other.
  private func means(_ command: NamedCommand) -> Bool {
    keymap.keys(for: command).first.map { keymap.command(for: $0, in: self)?.name == command.name } ?? false
  }

  /// What the phase asks for now, then the likeliest acts on the selected item, then the rest.
  private func rank(_ command: NamedCommand) -> Int {
    let isUrgent =
      switch command.name {
      case "baton.review", "baton.accept", "baton.decline": isOffered
      case "step.cancel", "step.agree", "view.validate", "view.handoff": true
      case "decide": mayDecide
      case "monitor.ok", "monitor.trouble": checkpointIsDue
      default: false
      }
    if isUrgent { return 0 }
    let isLikely = [
      "todo.done", "todo.start", "todo.block", "todo.frees", "risk.rate", "risk.mitigate", "open", "flight.show",
    ]
    return isLikely.contains(command.name) ? 1 : 2
  }

  private func spans(for command: NamedCommand) -> [Span] {
    guard let key = keymap.keys(for: command).first, let words = command.hint(self) else { return [] }
    return [Span(key.words, .key, bold: true), Span(" " + words, .muted)]
  }

  func drawHintLine(on frame: inout Frame, in rect: Rect) {
    guard rect.height > 0 else { return }
    // The blanks look the same in the hints' own colour, and to send them then changes none.
    frame.fill(rect, style: Style(.muted))
    if let form, form.error != nil || notice == nil {
      let error = form.error.map { [Span($0, .alarm)] }
      let field = form.fields[form.current]
      let isLast = form.current + 1 == form.fields.count
      let keys: [Span] = [
        Span("Enter", .key, bold: true), Span(isLast ? " done   " : " next   ", .muted), Span("Esc", .key, bold: true),
        Span(" leave   ", .muted), Span("^o", .key, bold: true), Span(" editor", .muted),
      ]
      let more =
        form.fields.count > 1
        ? [Span("   Tab", .key, bold: true), Span(" field \(form.current + 1) of \(form.fields.count)", .muted)] : []
      let optional = field.isRequired ? [] : [Span("   may stay empty", .muted)]
      frame.put(error ?? keys + more + optional, x: 1, y: rect.y, width: rect.width - 2)
    } else if let overlay, notice == nil {
      frame.put(overlay.hint, x: 1, y: rect.y, width: rect.width - 2)
    } else if let notice {
      frame.put(
        notice.text, x: 1, y: rect.y, width: rect.width - 2, style: Style(notice.kind == .problem ? .alarm : .good))
    } else {
      for hint in hints(width: rect.width) { frame.put(hint.spans, x: hint.x, y: rect.y, width: rect.width - hint.x) }
    }
  }
}

extension Overlay {
  /// The keys that work while it is there.
  var hint: [Span] {
    let keys: [(String, String)] =
      switch self {
      case .help: [("type", "to search"), ("↑ ↓", "scroll"), ("Esc", "close")]
      case .palette: [("Enter", "do it"), ("↑ ↓", "choose"), ("Tab", "add an argument"), ("Esc", "close")]
      case .themes: [("j k", "look"), ("Enter", "keep"), ("Esc", "as it was")]
      case .decision: [("Enter", "do it"), ("j k", "scroll"), ("Esc", "not yet")]
      case .review: [("j k", "scroll"), ("A", "accept"), ("X", "decline"), ("O", "in flight"), ("Esc", "close")]
      case .source, .runs, .calibration: [("j k", "scroll"), ("Esc", "close")]
      case .resolved: [("Enter", "run it"), ("j k", "scroll"), ("Esc", "not yet")]
      case .monitoring: State.monitoringKeys.map { (String($0.key), $0.hint) } + [("Esc", "close")]
      case .inFlight: [("Enter", "settle")] + State.inFlightKeys.map { (String($0.key), $0.hint) } + [("Esc", "close")]
      case .hits: [("Enter", "go there"), ("j k", "choose"), ("Esc", "close")]
      case .question(let question): question.answers.map { (String($0.key), $0.title) } + [("Esc", "leave it")]
      }
    return keys.flatMap { [Span($0.0, .key, bold: true), Span(" \($0.1)   ", .muted)] }
  }
}
