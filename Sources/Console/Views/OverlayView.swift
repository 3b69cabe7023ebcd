import Records
import Screen

extension State {
  /// A panel over the lower part of the view, with its title on a rule; the header stays in sight.
  func draw(_ overlay: Overlay, on frame: inout Frame, _ arrangement: Arrangement) {
    guard let (panel, rect) = placed(overlay, arrangement) else { return }
    let width = max(1, rect.width - 4)
    frame.fill(rect, style: Style(.text, on: .overlay))
    let body = rect.split(top: 1).rest
    let top = max(0, min(panel.top, panel.lines.count - body.height))
    let below = panel.lines.count - top - body.height
    let more = below > 0 ? [Span((panel.counts.isEmpty ? "" : " · ") + "\(below) more", .muted)] : []
    frame.rule(
      [Span(panel.title, .accent, bold: true)], counts: panel.counts + more, x: rect.x, y: rect.y, width: rect.width)
    frame.lay(.overlay, over: rect.split(top: 1).top)
    for (offset, line) in panel.lines.dropFirst(top).prefix(body.height).enumerated() {
      let isSelected = panel.selected == top + offset || panel.selection?.contains(top + offset) == true
      let ground: Ground = isSelected ? .selected : .overlay
      if isSelected {
        frame.fill(Rect(x: 1, y: body.y + offset, width: body.width - 2, height: 1), style: Style(.text, on: .selected))
      }
      frame.put(line, x: 2, y: body.y + offset, width: width, on: ground)
      if isSelected {
        frame.put(Glyph.selectionLeft.text(), x: 0, y: body.y + offset, width: 1, style: Style(.accent, on: .selected))
        frame.put(
          Glyph.selectionRight.text(), x: body.right - 1, y: body.y + offset, width: 1,
          style: Style(.accent, on: .selected)
        )
      }
    }
    if let cursor = panel.cursor { frame.cursor = Point(2 + cursor, body.y) }
  }

  /// The panel, and where it lies; nil where there is no room for any.
  private func placed(_ overlay: Overlay, _ arrangement: Arrangement) -> (panel: Panel, rect: Rect)? {
    let floor = arrangement.form.height > 0 ? arrangement.form.y : arrangement.hint.y
    let room = Rect(x: 0, y: arrangement.header.bottom, width: size.width, height: floor - arrangement.header.bottom)
    guard room.height > 1 else { return nil }
    let panel = panel(for: overlay, width: max(1, room.width - 4), height: room.height - 1)
    let height = min(room.height, panel.isTall ? room.height : panel.lines.count + 2)
    return (panel, Rect(x: 0, y: room.bottom - height, width: room.width, height: height))
  }

  /// The panel's last line is on the screen.
  func isShownToItsEnd(_ overlay: Overlay) -> Bool {
    guard let (panel, rect) = placed(overlay, arrangement) else { return false }
    return panel.lines.count - panel.top <= rect.height - 1
  }

  struct Panel {
    var title: String
    var counts: [Span] = []
    var lines: [Line]
    var top = 0
    var selected: Int?
    /// Several lines that are selected together.
    var selection: ClosedRange<Int>?
    /// Takes all the room there is, so that it does not grow and shrink while one types.
    var isTall = false
    /// The typing cursor's column in the first line.
    var cursor: Int?
  }

  private func panel(for overlay: Overlay, width: Int, height: Int) -> Panel {
    switch overlay {
    case .help(let help): return helpPanel(help, width: width, height: height)
    case .palette(let palette): return palettePanel(palette, width: width, height: height)
    case .themes(let choice):
      let lines = themes.map { Line([Span($0.title)], right: [Span($0.name, .muted)]) }
      let top = max(0, choice.index - height + 2)
      return Panel(title: "Theme", lines: lines + samples, top: top, selected: choice.index)
    case .decision(let preview): return decisionPanel(preview, width: width, height: height)
    case .source(let source):
      let numberWidth = String(source.lines.count).count
      let first = max(0, min(source.top, source.lines.count - height))
      // Only what can be seen is dressed, however long the document.
      var lines = Array(repeating: Line(), count: source.lines.count)
      for place in first..<min(source.lines.count, first + height) {
        let isMarked = source.marked.map { $0.from <= place + 1 && place + 1 <= $0.to } ?? false
        let number = String(place + 1)
        let pad = String(repeating: " ", count: numberWidth - number.count)
        lines[place] = Line([
          Span("\(pad)\(number)  ", isMarked ? .accent : .muted), Span(source.lines[place], isMarked ? .text : .muted),
        ])
      }
      return Panel(
        title: source.name, counts: source.marked.map { [Span($0.displayText, .muted)] } ?? [],
        lines: lines, top: source.top, isTall: true)
    case .runs(let step, let top):
      return Panel(title: "Runs of step \(step)", lines: runLines(step, width: width), top: top)
    case .resolved(let order, let command, let top):
      var page = Page(width: width)
      page.command(command)
      page.gap()
      for (name, value) in order.values.sorted(by: { $0.key < $1.key }) { page.fact(name, value, role: .muted) }
      if order.isInteractive { page.words("It gets the terminal; what it writes is not kept.", .warning) }
      return Panel(title: "Step \(order.step) runs", lines: page.lines, top: top)
    case .allowing(let commands, _, let top):
      var page = Page(width: width)
      page.words(
        "\(commands.file) names these commands, and whoever can write there chose them. They run as you do, once you allow them as they stand here.",
        .warning)
      for fact in commands.facts {
        page.gap()
        page.line([Span(fact.name, .muted)])
        if fact.isCommand { page.command(fact.text) } else { page.verbatim(fact.text, .text) }
      }
      return Panel(title: "May these run?", lines: page.lines, top: top)
    case .calibration(let calibration, let top):
      return Panel(
        title: "How well likelihoods were rated", lines: calibrationLines(calibration, width: width), top: top)
    case .review(let top):
      return Panel(
        title: "What session \(record?.session.number.text ?? "") leaves", lines: reviewLines(width: width), top: top,
        isTall: true)
    case .monitoring(let top):
      return Panel(title: "Monitoring window", lines: monitoringLines(width: width), top: top)
    case .incident(let top):
      return Panel(title: "The incident", lines: incidentLines(width: width), top: top)
    case .postmortem(let top):
      let lines = postmortem.map { postmortemLines($0, width: width) } ?? []
      return Panel(title: "Postmortem", lines: lines, top: top, isTall: true)
    case .incidents(let picker): return incidentsPanel(picker, width: width, height: height)
    case .inFlight(let index):
      let lines = inFlightLines(selected: index, width: width)
      return Panel(
        title: "In flight", counts: [Span("\(openMatters.count)", .muted)],
        lines: lines.isEmpty ? [Line("Nothing is in flight.", .muted)] : lines, top: max(0, index - height + 2),
        selected: lines.isEmpty ? nil : index)
    case .work(let choice): return workPanel(choice, width: width, height: height)
    case .readBack(let walk): return readBackPanel(walk, width: width, height: height)
    case .kept(let view): return keptPanel(view, width: width, height: height)
    case .hits(let terms, let hits, let index):
      let sessionWidth = hits.reduce(2) { max($0, "\($1.session)".count) }
      let itemWidth = hits.reduce(12) { max($0, "\($1.item)".count) }
      let lines = hits.map { hit in
        Line(
          [
            Span("\(hit.session)".padded(sessionWidth) + "  ", .muted),
            Span("\(hit.item)".padded(itemWidth) + "  ", .muted),
            Span(hit.excerpt(with: terms)),
          ].marking {
            $0.allMatches(of: terms)
          })
      }
      return Panel(
        title: "“\(terms)” in every session", counts: [Span("\(hits.count)", .muted)],
        lines: lines.isEmpty ? [Line("Nothing holds these words.", .muted)] : lines, top: max(0, index - height + 2),
        selected: hits.isEmpty ? nil : index, isTall: true)
    case .question(let question):
      return Panel(title: "Sure?", lines: TextWidth.wrapped(question.text, to: width).map { Line($0, bold: true) })
    }
  }

  /// Every state as the theme shows it.
  private var samples: [Line] {
    let states: [(Glyph, String, Role)] = [
      (.done, "passed", .good), (.active, "running", .active), (.blocked, "waits", .waiting),
      (.warning, "unsure", .warning), (.failed, "failed", .alarm), (.cancelled, "waived", .muted),
      (.correction, "corrected", .note),
    ]
    return [Line(), Line(states.flatMap { [Span("\($0.0.text()) \($0.1)  ", $0.2)] })]
  }

  private func decisionPanel(_ preview: Overlay.DecisionPreview, width: Int, height: Int) -> Panel {
    let isSuccess = preview.plan.branch == .success
    var page = Page(width: width)
    page.line([
      Span(
        isSuccess ? "\(Glyph.done.text()) the success branch" : "\(Glyph.failed.text()) the failure branch",
        isSuccess ? .good : .alarm, bold: true)
    ])
    page.words("because \(preview.plan.because)")
    page.gap()
    page.words("This will change, as one act that \(keyWords("undo")) undoes:", .muted)
    var selected = 0
    for (place, part) in preview.plan.parts.enumerated() {
      if place == preview.index { selected = page.lines.count }
      let isTaken = preview.choice.takes(part)
      let mark = part.item == nil ? "  ·  " : isTaken ? " [x] " : " [ ] "
      for (row, text) in TextWidth.wrapped(part.words, to: max(8, width - 5)).enumerated() {
        page.line([
          Span(row == 0 ? mark : "     ", part.item == nil ? .muted : .text), Span(text, isTaken ? .text : .muted),
        ])
      }
    }
    return Panel(
      title: "Decide round \(preview.round)", lines: page.lines, top: max(0, selected - height + 3), selected: selected)
  }
}

extension LineSpan {
  /// `line 27`, `lines 252-258`
  var displayText: String { from == to ? "line \(from)" : "lines \(from)-\(to)" }
}

extension SearchHit {
  /// The line of its text that has what was searched for, else one that has a word of it, else all
  /// of it.
  fileprivate func excerpt(with terms: String) -> String {
    let lines = text.lines
    let words = terms.split(separator: " ").map(String.init)
    return lines.first { $0.firstMatch(of: terms) != nil }
      ?? lines.first { line in words.contains { line.firstMatch(of: $0) != nil } } ?? lines.joined(separator: " · ")
  }
}
