import Records
import Screen

/// One act of the hint line and where it stands.
struct Hint: Sendable {
  var x: Int
  var spans: [Span]
  var name: String
}

extension State {
  static let hintsShown = 7

  /// What can be done with what is selected, from the left and the likeliest first; what can be
  /// done wherever one is, up to the right edge. So a moved selection sends only the words that are
  /// others, and those in one colour.
  func hints(width: Int) -> [Hint] {
    if let stale { return stale.hints }
    let offers = offers(width: width)
    let haveItem = offers.contains { $0.rank != .urgent && $0.isAboutItem }
    let left = offers.filter { $0.isAboutItem || (!haveItem && !Offer.everywhere.contains($0.command.name)) }
    let right = offers.filter { offer in !left.contains { $0.command === offer.command } }
    return placed(left, from: 1) + placed(right, from: width - 1 - columns(of: right))
  }

  /// With three blanks between any two.
  private func placed(_ offers: [Offer], from start: Int) -> [Hint] {
    var x = start
    return offers.map { offer in
      defer { x += offer.columns + 3 }
      return Hint(x: x, spans: offer.spans, name: offer.command.name)
    }
  }

  private func columns(of offers: [Offer]) -> Int { offers.reduce(-3) { $0 + $1.columns + 3 } }

  /// As many as there is room for, the likeliest first; command and help always last.
  private func offers(width: Int) -> [Offer] {
    let most = State.hintsShown - Offer.last.count
    var likeliest: [Offer] = []
    for (rank, commands) in Offer.ranked {
      for command in commands where likeliest.count < most {
        if rank == .urgent, !isUrgent(command) { continue }
        if likeliest.contains(where: { $0.command === command }) { continue }
        if let offer = offer(command, rank) { likeliest.append(offer) }
      }
    }
    var last = Offer.last.compactMap { offer($0, .usual) }
    while !last.isEmpty, columns(of: last) > width - 2 { last.removeLast() }
    var room = width + 1 - last.reduce(0) { $0 + $1.columns + 3 }
    let fitting = likeliest.filter { offer in
      guard offer.columns + 3 <= room else { return false }
      room -= offer.columns + 3
      return true
    }
    return fitting + last
  }

  private func offer(_ command: NamedCommand, _ rank: Offer.Rank) -> Offer? {
    guard !(command.writes && isFrozen), command.applies(self), let words = command.hint(self),
      let key = keymap.keys(for: command).first, keymap.command(for: key, in: self) === command
    else { return nil }
    return Offer(command, words, by: key, rank)
  }

  /// The phase asks for it now.
  private func isUrgent(_ command: NamedCommand) -> Bool {
    switch command.name {
    case "baton.review", "baton.accept", "baton.decline": isOffered
    case "decide": mayDecide
    case "monitor.ok", "monitor.trouble": checkpointIsDue
    default: true
    }
  }

  /// A command that is to be named in the hint line: its key means it now, and no other.
  private struct Offer {
    enum Rank {
      /// What the phase asks for now.
      case urgent
      /// The likeliest acts on the selected item.
      case likely
      case usual
    }

    let command: NamedCommand
    let rank: Rank
    let spans: [Span]
    let columns: Int
    /// It acts on the selected item, or is what the phase asks for.
    let isAboutItem: Bool

    init(_ command: NamedCommand, _ words: String, by key: Key, _ rank: Rank) {
      self.command = command
      self.rank = rank
      let isAboutPane = ["todo.add", "risk.add", "risk.grid", "step.add"].contains(command.name)
      let actsOnItem = !isAboutPane && [.todos, .risks, .validation, .baton].contains(command.group)
      isAboutItem = rank == .urgent || actsOnItem
      spans =
        rank != .urgent && actsOnItem
        ? [Span("\(key.displayText) \(words)")] : [Span(key.displayText, .key, bold: true), Span(" " + words, .muted)]
      columns = spans.width
    }

    static let last = ["palette", "help"].compactMap(NamedCommand.named)
    /// Of use in every pane.
    static let everywhere: Set<String> = ["open", "focus.next", "palette", "help"]

    static let ranked: [(rank: Rank, commands: [NamedCommand])] = {
      let urgent: Set<String> = [
        "baton.review", "baton.accept", "baton.decline", "step.cancel", "step.agree", "view.validate", "view.handoff",
        "decide", "monitor.ok", "monitor.trouble",
      ]
      let likely: Set<String> = [
        "todo.done", "todo.start", "todo.block", "todo.frees", "risk.rate", "risk.mitigate", "open",
        "flight.show",
      ]
      let all = NamedCommand.hinting.filter { command in !last.contains { $0 === command } }
      return [
        (.urgent, all.filter { urgent.contains($0.name) }), (.likely, all.filter { likely.contains($0.name) }),
        (.usual, all.filter { !likely.contains($0.name) }),
      ]
    }()
  }

  func drawHintLine(on frame: inout Frame, in rect: Rect) {
    guard rect.height > 0 else { return }
    // The blanks look the same in the hints' own colour, and to send them then changes none.
    frame.fill(rect, style: Style(.muted))
    if let form, form.error != nil || notice == nil {
      let error = form.error.map { [Span($0, .alarm)] }
      let field = form.fields[form.current]
      let isLast = form.current + 1 == form.fields.count
      let leaving: [Span] = [
        Span("Enter", .key, bold: true), Span(isLast ? " done   " : " next   ", .muted), Span("Esc", .key, bold: true),
        Span(" leave", .muted),
      ]
      let editor: [Span] = [Span("   ^o", .key, bold: true), Span(" editor", .muted)]
      let more =
        form.fields.count > 1
        ? [Span("   Tab", .key, bold: true), Span(" field \(form.current + 1) of \(form.fields.count)", .muted)] : []
      let optional = field.isRequired ? [] : [Span("   may stay empty", .muted)]
      // The field itself says it while it is empty.
      let suggestion = field.editor.characters.isEmpty || error != nil ? "" : field.suggestion
      let start = rect.width - 1 - TextWidth.width(of: suggestion)
      let whole = leaving + editor + more + optional
      let isCrowded = !suggestion.isEmpty && whole.width + 4 > start
      frame.put(error ?? (isCrowded ? leaving : whole), x: 1, y: rect.y, width: rect.width - 2)
      if leaving.width + 4 <= start { frame.put(suggestion, x: start, y: rect.y, style: Style(.muted)) }
    } else if let overlay, notice == nil {
      frame.put(hint(of: overlay, width: rect.width - 2), x: 1, y: rect.y, width: rect.width - 2)
    } else if let notice {
      frame.put(
        notice.text, x: 1, y: rect.y, width: rect.width - 2, style: Style(notice.kind == .problem ? .alarm : .good))
    } else {
      for hint in hints(width: rect.width) { frame.put(hint.spans, x: hint.x, y: rect.y, width: rect.width - hint.x) }
    }
  }
}

extension State {
  /// The keys that work while it is there: as many as there is room for, and always the one that
  /// leaves it.
  private func hint(of overlay: Overlay, width: Int) -> [Span] {
    let (leave, enter) = (keyWords("back"), keyWords("open"))
    let (arrows, moves) = (isASCII ? "Up Down" : "↑ ↓", "\(keyWords("down")) \(keyWords("up"))")
    let offers = overlay.offers.filter { NamedCommand.named($0.name)?.applies(self) == true }
      .map { (keyWords($0.name), $0.hint) }
    let keys: [(String, String)] =
      switch overlay {
      case .help: [("type", "to search"), (arrows, "scroll"), ("Esc", "close")]
      case .incidents: [("Enter", "show it"), (arrows, "choose"), ("Esc", "close")]
      case .incident: offers + [(leave, "close")]
      case .postmortem: [(moves, "scroll")] + offers + [(leave, "close")]
      case .palette: [("Enter", "do it"), (arrows, "choose"), ("Tab", "add an argument"), ("Esc", "close")]
      case .themes: [(moves, "look"), (enter, "keep"), (leave, "as it was")]
      case .decision:
        [
          (enter, "do it"), (moves, "choose"), (keyWords("decide.choose"), "leave out or take up"), (leave, "not yet"),
        ]
      case .review: [(moves, "scroll")] + offers + [(leave, "close")]
      case .source, .runs, .calibration: [(moves, "scroll"), (leave, "close")]
      case .resolved: [(enter, "run it"), (moves, "scroll"), (leave, "not yet")]
      case .allowing: [("y", "allow them, and check"), (moves, "scroll"), (leave, "not now")]
      case .monitoring: offers + [(leave, "close")]
      case .inFlight: (openMatters.isEmpty ? [] : [(enter, "settle")]) + offers + [(leave, "close")]
      case .work: [("x", "strike"), (enter, "keep the rest"), (moves, "choose"), (leave, "not now")]
      case .readBack:
        [("y", "read"), ("?", "ask about it"), (enter, "all read"), (moves, "choose"), (leave, "not now")]
      case .kept: offers + [(moves, "move"), (leave, "close")]
      case .hits: [(enter, "go there"), (moves, "choose"), (leave, "close")]
      case .question(let question): question.answers.map { (String($0.key), $0.title) } + [("Esc", "leave it")]
      }
    let hints = keys.map { [Span($0.0, .key, bold: true), Span(" \($0.1)   ", .muted)] }
    guard let last = hints.last else { return [] }
    // Three blanks follow each, the last one too.
    var room = width + 3 - last.width
    let others = hints.dropLast().prefix { hint in
      room -= hint.width
      return room >= 0
    }
    return others.flatMap { $0 } + last
  }
}
