import Records

extension LintRule {
  static let session = [
    LintRule("summary", "a session without a summary") { subject in
      let session = subject.record.session
      guard subject.tellsOfSession, session.summary?.trimmed.isEmpty != false else { return [] }
      return [
        Gap(
          .warning, rule: "summary", item: ItemReference(.session), lines: session.lines,
          message: "there is no summary",
          remedy: "write two or three lines of summary: what happened, what was done, what is left")
      ]
    },
    LintRule("next-session", "open work, and no word on what is expected of the next session") { subject in
      let record = subject.record
      let isTold = !record.steps.isEmpty || !record.branches.success.isEmpty || !record.checks.isEmpty
      guard !isTold, record.todos.contains(where: { !$0.isClosed }), record.session.next?.trimmed.isEmpty != false
      else { return [] }
      return [
        Gap(
          .note, rule: "next-session", item: ItemReference(.session), lines: record.session.lines,
          message: "nothing says in one line what the next session is to do",
          remedy: "add “**Next session:** …” to the head of the document")
      ]
    },
    LintRule("open-question", "a question nobody answered") { subject in
      subject.record.comments.filter { $0.isQuestion && $0.answer == nil }.map { question in
        Gap(
          .note, rule: "open-question", item: ItemReference(.comment, question.number),
          message: "\(question.by)'s question is not answered: \(question.text.excerpt())",
          remedy: "answer it, or leave it knowingly to the next session")
      }
    },
  ]
}

extension LintSubject {
  /// A runbook or a plan tells of no session that was, and needs no summary. A record that stands
  /// in no document is a session's.
  fileprivate var tellsOfSession: Bool {
    let session = record.session
    guard
      !record.timeline.isEmpty || !record.problems.isEmpty || !record.fixes.isEmpty || !record.todos.isEmpty
        || session.opening != nil
    else { return false }
    guard let text, session.opening == nil, session.date == nil, session.from == nil, session.status == nil else {
      return true
    }
    let title = text.lines.first { $0.begins(with: "# ") } ?? ""
    return SessionTitle.number(in: title) != nil || title.lowercased().contains("handoff")
  }
}
