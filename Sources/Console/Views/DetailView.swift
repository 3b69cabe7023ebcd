import Logs
import Records
import Screen

/// What stands on the detail's rule.
struct DetailTitle: Equatable, Sendable {
  var kind: String
  var number: String?
}

extension State {
  var detailTitle: DetailTitle {
    if let title = stale?.detail { return title }
    if let todo = selectedTodo { return DetailTitle(kind: "Todo", number: "\(todo.number)") }
    if let risk = selectedRisk { return DetailTitle(kind: "Risk", number: "\(risk.number)") }
    if let row = selectedEntry { return DetailTitle(kind: row.entry.at.map { zone.clock($0) } ?? "Entry") }
    if let step = selectedStep { return DetailTitle(kind: "Step", number: "\(step.number)") }
    if let row = selectedSession { return DetailTitle(kind: "Session", number: row.summary.session.number.text) }
    if selectedLine != nil { return DetailTitle(kind: "Log line") }
    return DetailTitle(kind: "Detail")
  }

  /// All that is known of the selected item.
  func detailLines(width: Int) -> [Line] {
    var page = Page(width: width)
    if let todo = selectedTodo {
      describe(todo, on: &page)
    } else if let risk = selectedRisk {
      describe(risk, on: &page)
    } else if let row = selectedEntry {
      describe(row, on: &page)
    } else if selectedStep != nil {
      return outputLines(width: width)
    } else if let row = selectedSession {
      describe(row.summary, on: &page)
    } else if let line = selectedLine {
      page.words(line.text, .quote)
    } else {
      describeSession(on: &page)
      return page.lines
    }
    describeAttachments(on: &page)
    if let origin { page.words("From \(originWords(origin))", .muted) }
    describeHistory(on: &page)
    describeComments(on: &page)
    return page.lines
  }

  /// What is kept beside the item: of texts how to see them, of others their size and type.
  private func describeAttachments(on page: inout Page) {
    guard let subject, let incident else { return }
    for attachment in incident.attachments(of: subject) {
      let cut = attachment.whole.map { ", the first of \($0)" } ?? ""
      let way = attachment.isText ? "; \(keyWords("incident.show")) \(keyWords("incident.attachment")) shows it" : ""
      page.fact(
        "attached \(attachment.number)",
        "\(attachment.title) (\(attachment.type), \(attachment.bytes) bytes\(cut))\(way)")
    }
  }

  func originWords(_ origin: Origin) -> String {
    let document = origin.source ?? "the document of session \(origin.session)"
    let pronoun = origin.lines.from == origin.lines.to ? "it" : "them"
    return "\(document), \(origin.lines.displayText). \(keyWords("source")) shows \(pronoun)."
  }

  private func describe(_ todo: Todo, on page: inout Page) {
    guard let record else { return }
    page.words(todo.text, bold: true)
    let holding = record.holding(todo)
    switch record.state(of: todo, at: now) {
    case .blocked: for blocker in holding { page.words(sentence(for: blocker), .waiting) }
    case .ready: page.words("Ready: nothing holds it any more.")
    case .inProgress:
      page.words(
        "In progress"
          + (todo.startedAt.map { " since \(zone.clock($0, from: now)), \(Length.text(seconds: now.since($0)))" } ?? "")
          + ".", .active)
    case .done: page.words("Done" + (todo.doneAt.map { " at \(zone.clock($0, from: now))" } ?? "") + ".", .good)
    case .cancelled: page.words("Cancelled" + (todo.because.map { ": \($0)" } ?? "") + ".", .muted)
    case .open: page.words("To do; nothing holds it.")
    }
    if let freed = rows.freed[todo.number] {
      page.words("When it is done: \(list(freed)) become\(freed.count == 1 ? "s" : "") ready.")
    } else if holding.contains(where: { $0.on == .validation }), !rows.freedByValidation.isEmpty {
      let others = rows.freedByValidation
      page.words("When the validation passes: \(list(others)) become\(others.count == 1 ? "s" : "") ready.")
    }
    facts(of: todo, on: &page)
    page.fact(
      "due",
      todo.due.map { due in
        "\(zone.clock(due, from: now)), \(due > now ? "in " + Length.text(seconds: due.since(now)) : "late by " + Length.text(seconds: now.since(due)))"
      }, role: todo.due.map { $0 < now && !todo.isClosed } == true ? .alarm : .text)
    let cleared = todo.blockers.filter { record.isCleared($0) && $0.lifted == nil }
    if !cleared.isEmpty { page.fact("waited for", cleared.map(\.displayText).joined(separator: ", ")) }
    for blocker in todo.blockers {
      if let lifted = blocker.lifted {
        page.fact("no longer", "waits for \(blocker.displayText): \(lifted.displayText)")
      }
    }
  }

  /// What the item's table of fields says of it.
  func facts<Item: Fielded>(of item: Item, on page: inout Page) {
    for field in Item.fields(in: .detail) {
      guard let label = field.label?.lowercased() else { continue }
      if case .moment(let moment) = field.value(of: item) {
        let distance = Length.text(seconds: abs(moment.since(now)))
        page.fact(label, "\(zone.clock(moment, from: now)), \(moment > now ? "in \(distance)" : "\(distance) ago")")
      } else {
        page.fact(label, field.value(of: item).text)
      }
    }
  }

  private func list(_ numbers: [Int]) -> String {
    let words = numbers.prefix(8).map(String.init) + (numbers.count > 8 ? ["\(numbers.count - 8) more"] : [])
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private func sentence(for blocker: Blocker) -> String {
    guard let record else { return "" }
    let written = blocker.text.isEmpty || blocker.text == blocker.on.displayText ? "" : " (“\(blocker.text)”)"
    switch blocker.on {
    case .todo(let number):
      return "Waits for todo \(number): \(record.todo(number)?.text ?? "which is not here")."
    case .validation:
      if let step = record.steps.first(where: { record.verdict(of: $0) == .failed }) {
        let at =
          (record.judgement(of: step)?.at ?? record.lastRun(of: step)?.at).map { " at \(zone.clock($0, from: now))" }
          ?? ""
        return "Waits for the validation: step \(step.number) failed\(at)\(written)."
      }
      let (settled, total) = record.validationProgress
      return "Waits for the validation, \(settled) of \(total) steps settled\(written)."
    case .monitoring:
      let end =
        record.monitoring?.stage == .running
        ? record.monitoring?.end.map { ", which ends \(zone.clock($0, from: now))" } ?? "" : ", which has not started"
      return "Waits for the monitoring window\(end)\(written)."
    case .risk(let number): return "Waits for risk \(number): \(record.risk(number)?.title ?? "which is not here")."
    case .outside: return "Waits for: \(blocker.text). \(keyWords("todo.unblock")) lifts it."
    }
  }

  private func describe(_ risk: Risk, on page: inout Page) {
    page.words(risk.title, bold: true)
    let rating = [
      risk.likelihood.map { "\($0.displayText) likelihood" }, risk.impact.map { "\($0.displayText) impact" },
    ].compactMap(\.self).joined(separator: " × ")
    switch risk.status {
    case .materialised:
      let at = risk.materialisedAt.map { " at \(zone.clock($0, from: now))" } ?? ""
      let rated = risk.ratedWhenMaterialised.map { "; it had been rated \($0.displayText)" } ?? ""
      page.words("Came true\(at)\(rated).", .alarm)
    case .open:
      page.words(
        risk.exposure.map { "Open, exposure \($0) of 25: \(rating)." }
          ?? "Open, not rated yet. \(keyWords("risk.rate")) rates it.",
        (risk.exposure ?? 0) >= 12 ? .warning : .text)
    case .accepted: page.words("Accepted.", .muted)
    case .mitigated: page.words("Mitigated.", .good)
    case .closed: page.words("Closed.", .muted)
    }
    page.fact("because", risk.because)
    page.fact("mitigation", risk.mitigation)
    if risk.isLive, risk.mitigation == nil {
      page.words("No mitigation is written down. \(keyWords("risk.edit")) adds one.", .warning)
    }
    facts(of: risk, on: &page)
    let words = [risk.likelihoodWords, risk.impactWords].compactMap(\.self).joined(separator: " × ")
    let rated = [risk.likelihood?.displayText, risk.impact?.displayText].compactMap(\.self).joined(separator: " × ")
    if !words.isEmpty, words.lowercased() != rated.lowercased() { page.fact("as written", "“\(words)”") }
    page.fact("status as written", risk.statusWords)
  }

  private func describe(_ row: TimelineRow, on page: inout Page) {
    let entry = row.entry
    page.words(entry.event, bold: true)
    if let impact = entry.impact { page.words(impact) }
    if let at = entry.at {
      let until = entry.until.map { " to \(zone.clock($0))" } ?? ""
      page.fact(
        "when",
        "\(zone.day(at, from: now)) \(zone.clockWithSeconds(at))\(until) \(zone.label), \(Length.text(seconds: now.since(at))) ago"
      )
    } else {
      page.fact("when", entry.words ?? "not said")
    }
    page.fact("session", row.session.text)
    page.fact("source", entry.source == .person ? entry.by ?? "a person" : entry.source.rawValue)
    for run in entry.evidence ?? [] where row.session == record?.session.number {
      guard let found = record?.step(run.step)?.runs.first(where: { $0.number == run.run }) else { continue }
      page.fact("evidence", "step \(run.step), \(runWords(found)), \(found.outputBytes) bytes")
    }
    facts(of: entry, on: &page)
    if !entry.tags.isEmpty { page.fact("tags", entry.tags.map { "#\($0)" }.joined(separator: " ")) }
  }

  private func describe(_ summary: SessionSummary, on page: inout Page) {
    let session = summary.session
    // Not bold, as of the other items: of one session and the next often nothing differs but
    // numbers, which are sent in one colour.
    page.words(session.displayTitle)
    page.fact("status", session.status)
    page.fact("holder", session.holder)
    page.fact("date", session.date?.iso)
    page.fact(
      "left",
      "\(summary.openTodos) open todo\(summary.openTodos == 1 ? "" : "s") (\(summary.blockedTodos) blocked), "
        + "\(summary.liveRisks) live risk\(summary.liveRisks == 1 ? "" : "s"), "
        + "\(summary.settledSteps) of \(summary.steps) steps settled"
    )
    page.fact("next", session.next)
    facts(of: session, on: &page)
    page.fact(
      "sealed", session.seal.map { "by \($0.by), \(zone.day($0.at, from: now)) \(zone.clock($0.at)), as \($0.file)" })
    if let summary = session.summary {
      page.gap()
      page.words(summary)
    }
  }

  /// Where nothing is selected: the session itself.
  private func describeSession(on page: inout Page) {
    guard let session = record?.session else { return }
    page.words(session.displayTitle, bold: true)
    page.fact("status", session.status)
    page.fact("next", session.next)
    if let summary = session.summary { page.words(summary) }
  }

  private func describeHistory(on page: inout Page) {
    let all = subject.flatMap { histories[$0]?.events } ?? []
    // Looking back, nobody knew yet what came later.
    let events = knownAt.map { then in all.filter { $0.recordedAt <= then } } ?? all
    guard !events.isEmpty else { return }
    page.gap()
    page.words("History", .title, bold: true)
    let told = events.suffix(50).reversed().map { event in
      (
        clock: zone.clock(event.at, from: now), actor: TextWidth.truncated(event.actor, to: 16),
        words: event.change.historyLine
      )
    }
    let clockWidth = told.reduce(0) { max($0, TextWidth.width(of: $1.clock)) }
    let actorWidth = told.reduce(0) { max($0, TextWidth.width(of: $1.actor)) }
    for event in told {
      page.hanging(
        [Span(event.clock.padded(clockWidth) + "  ", .muted), Span(event.actor.padded(actorWidth) + "  ")], event.words)
    }
  }

  private func describeComments(on page: inout Page) {
    guard let record, let subject else { return }
    let name = subject.description
    for correction in record.corrections where correction.about.lowercased() == name {
      page.words("\(Glyph.correction.text()) \(correction.by): \(correction.text)", .note)
    }
    for comment in record.comments where comment.about == subject {
      page.words("\(comment.isQuestion ? "?" : ";") \(comment.by): \(comment.text)", .note)
      if let answer = comment.answer { page.words("  \(comment.answeredBy ?? ""): \(answer)", .note) }
      if comment.isOpenQuestion { page.words("  Nobody has answered; \(keyWords("answer")) answers.", .muted) }
    }
  }
}

/// Lines of a text as they are written, wrapped to a width.
struct Page {
  /// Names of facts share a column; longer ones run over.
  static let nameWidth = 10

  let width: Int
  private(set) var lines: [Line] = []

  init(width: Int) { self.width = max(1, width) }

  mutating func words(_ text: String, _ role: Role = .text, bold: Bool = false) {
    for paragraph in text.paragraphs {
      for line in TextWidth.wrapped(paragraph, to: width) { lines.append(Line(line, role, bold: bold)) }
    }
  }

  /// `owner  ops-2`, the value wrapped under itself; nothing where there is no value.
  mutating func fact(_ name: String, _ value: String?, role: Role = .text) {
    guard let value, !value.isEmpty else { return }
    hanging([Span(name.padded(Page.nameWidth) + "  ", .muted)], value, role: role)
  }

  /// Words after what they begin with, wrapped under themselves.
  mutating func hanging(_ start: [Span], _ text: String, role: Role = .text) {
    let indent = [Span(String(repeating: " ", count: start.width), .muted)]
    for (place, line) in TextWidth.wrapped(text, to: max(8, width - start.width)).enumerated() {
      lines.append(Line((place == 0 ? start : indent) + [Span(line, role)]))
    }
  }

  mutating func line(_ spans: [Span], right: [Span] = []) { lines.append(Line(spans, right: right)) }

  /// Code and output: cut nowhere, wrapped at the edge, blanks kept.
  mutating func verbatim(_ text: String, _ role: Role = .quote, indent: Int = 0) {
    let start = String(repeating: " ", count: indent)
    for line in text.lines {
      var rest = TextWidth.visible(line)[...]
      repeat {
        let part = TextWidth.prefix(rest, columns: max(1, width - indent))
        lines.append(Line([Span(start + part, role)]))
        rest = rest.dropFirst(max(1, part.count))
      } while !rest.isEmpty
    }
  }

  /// A command before it runs, every sign of it as what it is.
  mutating func command(_ text: String) {
    for line in CommandText.marked(text).lines {
      var rest = TextWidth.visible(line)[...]
      var indent = 0
      repeat {
        let part = TextWidth.prefix(rest, columns: max(1, width - indent)).broken(before: rest)
        lines.append(Line([Span(String(repeating: " ", count: indent) + part, .text)]))
        rest = rest.dropFirst(max(1, part.count))
        indent = min(2, width - 1)
      } while !rest.isEmpty
    }
    if CommandText.deceives(text) { words(CommandText.remark, .warning) }
  }

  /// Words of several meanings, broken between them.
  mutating func flow(_ start: [Span], _ words: [Span]) {
    var line = start
    for word in words {
      if line.width + 1 + word.width > width, line.count > 1 {
        lines.append(Line(line))
        line = [Span("  "), word]
      } else {
        line += [Span(" "), word]
      }
    }
    lines.append(Line(line))
  }

  mutating func gap() { if !lines.isEmpty { lines.append(Line()) } }
}

extension StringProtocol {
  /// As much of it as ends with a blank, where the text goes on and there is one in its second
  /// half: what a shell takes for one word stays one.
  fileprivate func broken(before text: Substring) -> String {
    guard count < text.count, let blank = lastIndex(of: " "), distance(from: startIndex, to: blank) * 2 >= count else {
      return String(self)
    }
    return String(self[...blank])
  }
}

extension String {
  /// Its lines, with those joined that a writer's own line width has parted; lists, quotes and
  /// headings keep their lines.
  var paragraphs: [String] {
    var paragraphs: [String] = []
    for line in lines {
      let start = line.drop { $0 == " " }
      let standsAlone = start.first.map { "-*+>#|·•".contains($0) || $0.isNumber } ?? true
      if let last = paragraphs.last, !last.isEmpty, !standsAlone, start.count == line.count {
        paragraphs[paragraphs.count - 1] = last + " " + line
      } else {
        paragraphs.append(line)
      }
    }
    return paragraphs
  }
}
