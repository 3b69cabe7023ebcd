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

  /// What can be done with what is selected, from the left and the likeliest first; what can be done wherever one is, up to the right
  /// edge. So a moved selection sends only the words that are others, and those in one colour.
  func hints(width: Int) -> [Hint] {
    let offers = offers(width: width)
    let haveItem = offers.contains { $0.rank > 0 && isAboutItem($0) }
    let (left, right) = (
      offers.filter { staysLeft($0, haveItem: haveItem) }, offers.filter { !staysLeft($0, haveItem: haveItem) }
    )
    var hints: [Hint] = []
    var x = 1
    for offer in left {
      let spans = spans(for: offer)
      hints.append(Hint(x: x, spans: spans, name: offer.command.name))
      x += spans.width + 3
    }
    x = width - 1 - columns(of: right)
    for offer in right {
      let spans = spans(for: offer)
      hints.append(Hint(x: x, spans: spans, name: offer.command.name))
      x += spans.width + 3
    }
    return hints
  }

  /// As many as there is room for, the likeliest first; command and help always last.
  private func offers(width: Int) -> [Offer] {
    let offered = NamedCommand.hinting.compactMap { command -> Offer? in
      guard !(command.writes && isFrozen), !Self.always.contains(command.name), command.applies(self),
        let words = command.hint(self), means(command)
      else { return nil }
      return Offer(command: command, words: words, rank: rank(command))
    }
    let likeliest = [0, 1, 2].flatMap { rank in offered.filter { $0.rank == rank } }
      .prefix(State.hintsShown - Self.always.count)
    var last = Self.always.compactMap(NamedCommand.named).compactMap { command in
      command.hint(self).map { Offer(command: command, words: $0, rank: 2) }
    }
    while !last.isEmpty, columns(of: last) > width - 2 { last.removeLast() }
    var room = width - 2 - last.reduce(0) { $0 + spans(for: $1).width + 3 }
    let fitting = likeliest.filter { offer in
      let columns = spans(for: offer).width + 3
      guard columns <= room + 3 else { return false }
      room -= columns
      return true
    }
    return fitting + last
  }

  /// With three blanks between any two.
  private func columns(of offers: [Offer]) -> Int { offers.reduce(-3) { $0 + spans(for: $1).width + 3 } }

  private func staysLeft(_ offer: Offer, haveItem: Bool) -> Bool {
    if isAboutItem(offer) { return true }
    return !haveItem && !Self.everywhere.contains(offer.command.name)
  }

  /// A command that is to be named in the hint line.
  private struct Offer {
    let command: NamedCommand
    let words: String
    let rank: Int
  }

  private static let always = ["palette", "help"]
  /// Of use in every pane.
  private static let everywhere: Set<String> = ["open", "focus.next", "palette", "help"]

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
    let isLikely = ["todo.done", "todo.start", "todo.block", "todo.frees", "risk.rate", "risk.mitigate", "open"]
    return isLikely.contains(command.name) ? 1 : 2
  }

  /// It acts on the selected item, or is what the phase asks for.
  private func isAboutItem(_ offer: Offer) -> Bool {
    let isAboutPane = ["todo.add", "risk.add", "risk.grid", "step.add"].contains(offer.command.name)
    return offer.rank == 0
      || (!isAboutPane && [.todos, .risks, .validation, .baton].contains(offer.command.group))
  }

  private func spans(for offer: Offer) -> [Span] {
    guard let key = keymap.keys(for: offer.command).first else { return [] }
    if offer.rank > 0, isAboutItem(offer) { return [Span("\(key.words) \(offer.words)")] }
    return [Span(key.words, .key, bold: true), Span(" " + offer.words, .muted)]
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
      case .review: [("j k", "scroll"), ("A", "accept"), ("X", "decline"), ("Esc", "close")]
      case .source, .runs, .calibration: [("j k", "scroll"), ("Esc", "close")]
      case .resolved: [("Enter", "run it"), ("j k", "scroll"), ("Esc", "not yet")]
      case .monitoring: State.monitoringKeys.map { (String($0.key), $0.hint) } + [("Esc", "close")]
      case .hits: [("Enter", "go there"), ("j k", "choose"), ("Esc", "close")]
      case .question(let question): question.answers.map { (String($0.key), $0.title) } + [("Esc", "leave it")]
      }
    return keys.flatMap { [Span($0.0, .key, bold: true), Span(" \($0.1)   ", .muted)] }
  }
}
