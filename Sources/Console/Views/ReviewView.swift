import Documents
import Records
import Screen

extension State {
  /// What this session leaves, in the order a receiver asks: what happened, what is open, what may
  /// go wrong, what is unclear.
  func reviewLines(width: Int) -> [Line] {
    guard let record else { return [] }
    let session = record.session
    var page = Page(width: width)
    page.words(session.displayTitle, bold: true)
    page.fact("status", session.status)
    page.fact("next", session.next)
    if let summary = session.summary {
      page.gap()
      page.words(summary)
    } else {
      page.words("There is no summary.", .warning)
    }
    if let review { describe(review, on: &page) }
    list(
      "Still to validate",
      record.steps.filter { record.verdict(of: $0) == .pending }.map { Span("\($0.number)  \($0.title)") }, on: &page)
    list(
      "Blocked",
      rows.todos.filter { $0.state == .blocked }.prefix(20).map { row in
        Span(
          "\(String(repeating: "  ", count: min(row.depth, 8)))\(row.todo.number)  \(row.todo.text): \(row.reasons.first ?? "")"
        )
      }, on: &page)
    list(
      "Could still go wrong",
      rows.risks.filter { $0.risk.isLive }.prefix(20).map { row in
        let rating = [row.likelihood, row.impact].filter { !$0.isEmpty }.joined(separator: " × ")
        return Span("\(row.risk.number)  \(row.risk.title)" + (rating.isEmpty ? "" : ": \(rating)"), row.risk.glyph.1)
      }, on: &page)
    list("Asked of whoever takes it", record.inFlight.asks.map { Span($0.text) }, on: &page)
    list("Still being looked into", record.inFlight.investigations.map { Span($0.text) }, on: &page)
    list(
      "Silenced alerts", record.inFlight.silences.map { Span("\($0.alert), \(text($0))", role($0)) }, on: &page)
    list("If the validation passes", record.branches.success.map { Span($0.text) }, on: &page)
    list("If it fails", record.branches.failure.map { Span($0.text) }, on: &page)
    let gaps = (draft?.gaps.map(\.displayText) ?? []) + record.warnings
    list("Gaps", gaps.map { Span($0, .warning) }, on: &page)
    let unanswered = record.comments.filter(\.isOpenQuestion).map { question in
      let isDecline = session.declines.contains { $0.by == question.by && $0.because == question.text }
      return "\(question.by) \(isDecline ? "declined and asks" : "asks"): \(question.text)"
    }
    list("Unanswered", unanswered.map { Span($0, .note) }, on: &page)
    list(
      "Corrections",
      record.corrections.map { Span("\($0.by)\($0.about.isEmpty ? "" : " on \($0.about)"): \($0.text)", .note) },
      on: &page)
    list("Lessons", record.lessons.map { Span($0.text) }, on: &page)
    return page.lines
  }

  /// What is different from the session before, worst first, and what became of what that one had
  /// asked for.
  private func describe(_ review: Review, on page: inout Page) {
    func spans(_ items: [Review.Item], _ verb: String = "", _ role: Role = .text, known: String? = nil) -> [Span] {
      items.map { item in
        let name = "\(item.reference)"
        // What the verb says already is not said again.
        let said = known ?? verb.trimmed
        var rest = item.change
        if !said.isEmpty, rest.hasPrefix(said) { rest = String(rest.dropFirst(said.count).drop { ", ".contains($0) }) }
        let change = rest.isEmpty ? "" : " (\(rest))"
        return Span("\(name.prefix(1).uppercased())\(name.dropFirst())\(verb): \(item.text)\(change)", role)
      }
    }
    let changes =
      spans(review.risksMaterialised, " came true", .alarm) + spans(review.stepsFailed, " failed", .alarm)
      + spans(review.todosDropped, " is gone without a word", .warning) + spans(review.fixes)
      + spans(review.todosClosed) + spans(review.todosFreed, " is free", known: "ready")
      + spans(review.todosOpened, " is new")
      + spans(review.stepsPassed, " passed") + spans(review.risksNew, " is new") + spans(review.risksChanged)
    list("Since session \(review.from)", changes, on: &page)
    describe(review.edits, on: &page)
    let forgotten = review.promises.filter { $0.outcome == .unmentioned }
    list(
      "Session \(review.from) asked for, and nobody says more of", forgotten.map { Span($0.text, .warning) }, on: &page)
  }

  /// What was reworded: the old and the new words where none stayed, else word by word, what went
  /// in brackets after a minus and what came after a plus.
  private func describe(_ edits: [Review.Edit], on page: inout Page) {
    guard !edits.isEmpty else { return }
    page.gap()
    page.words("Reworded", .title, bold: true)
    for edit in edits {
      let reference = "\(edit.reference)"
      let name = "\(reference.prefix(1).uppercased())\(reference.dropFirst())"
      if let (old, new) = edit.replaced {
        page.hanging([Span("· ", .muted), Span("\(name) said: ", .muted)], old, role: .muted)
        page.hanging([Span(String(repeating: " ", count: name.count + 4) + "now: ", .muted)], new)
        continue
      }
      var words: [Span] = []
      for change in edit.changes {
        switch change {
        case .kept(let text): words += text.split(separator: " ").map { Span(String($0)) }
        case .removed(let text): words.append(Span("[-\(text.trimmed)-]", .alarm))
        case .added(let text): words.append(Span("[+\(text.trimmed)+]", .good))
        }
      }
      page.flow([Span("· ", .muted), Span("\(name):", .muted)], words)
    }
  }

  /// A heading and its items; nothing where there are none.
  private func list(_ heading: String, _ items: [Span], on page: inout Page) {
    guard !items.isEmpty else { return }
    page.gap()
    page.words(heading, .title, bold: true)
    for item in items {
      let indent = item.text.prefix { $0 == " " }.count
      let words = TextWidth.wrapped(item.text.drop { $0 == " " }, to: max(8, page.width - 2 - indent))
      let start = String(repeating: " ", count: indent)
      for (place, text) in words.enumerated() {
        page.line([Span(start + (place == 0 ? "· " : "  "), .muted), Span(text, item.role)])
      }
    }
  }
}

extension Review.Edit {
  /// The words before and after, where none of them stayed.
  fileprivate var replaced: (old: String, new: String)? {
    guard changes.count == 2, case .removed(let old) = changes[0], case .added(let new) = changes[1] else { return nil }
    return (old.trimmed, new.trimmed)
  }
}
