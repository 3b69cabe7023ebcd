import Records

extension LintRule {
  static let session = [
    LintRule("summary", "a session without a summary") { subject in
      let session = subject.record.session
      guard subject.record.tellsOfSession, session.summary?.trimmed.isEmpty != false else { return [] }
      return [
        Gap(
          .warning, rule: "summary", item: ItemReference(.session), lines: session.lines,
          message: "there is no summary",
          remedy: "write two or three lines under “Executive summary”: what happened, what was done, what is left")
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

extension SessionRecord {
  /// A runbook has steps alone; it needs no summary.
  fileprivate var tellsOfSession: Bool {
    !timeline.isEmpty || !problems.isEmpty || !fixes.isEmpty || !todos.isEmpty || session.opening != nil
  }
}
