import Logs
import Records

extension NamedCommand {
  private static func taking(_ kind: TakenKind, _ name: String, _ what: String, _ key: String) -> NamedCommand {
    NamedCommand(
      name, "Make \(what) of the selected lines", [key], .record, in: "kept", writes: true, when: { $0.kept != nil }
    ) { state, _ in state.take(as: kind) }
  }

  static let record: [NamedCommand] = [
    NamedCommand(
      "note", "Note what happened, from every pane but the log", ["i"], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil && $0.subjectPane != .log }
    ) { _ in .note },
    NamedCommand(
      "source", "Show the document's own text of the item", ["o"], .record,
      hinting: { $0.origin == nil ? nil : "document" }, when: { $0.record?.source != nil || $0.origin != nil }
    ) {
      state, _ in
      if let origin = state.origin { return [.loadSource(origin.session, lines: origin.lines)] }
      return state.record.map { [.loadSource($0.session.number, lines: nil)] } ?? []
    },
    NamedCommand(
      "kept", "Show the document beside what was read of it, and make items of the rest", ["9"], .record,
      when: { $0.record?.source != nil }
    ) { state, _ in
      state.record.map { [.loadDocument($0.session.number)] } ?? []
    },
    taking(.todo, "kept.todo", "todos", "t"), taking(.risk, "kept.risk", "risks", "r"),
    taking(.step, "kept.step", "steps", "s"), taking(.entry, "kept.entry", "timeline entries", "e"),
    taking(.problem, "kept.problem", "problems", "p"), taking(.lesson, "kept.lesson", "lessons", "l"),
    NamedCommand(
      "kept.back", "Put the line's item back among what is kept", ["x", "Backspace"], .record, in: "kept", writes: true,
      when: { $0.itemOnLine != nil }
    ) { state, _ in state.putBack() },
    NamedCommand(
      "kept.select", "Begin to select lines, or select none", ["v"], .record, in: "kept", when: { $0.kept != nil }
    ) { state, _ in
      state.changeKept { view, _ in view.anchor = view.anchor == nil ? view.index : nil }
    },
    NamedCommand("kept.next", "To the next kept lines", ["n"], .record, in: "kept", when: { $0.kept != nil }) {
      state, _ in state.changeKept { $0.seek($1, backwards: false) }
    },
    NamedCommand("kept.previous", "To the kept lines before", ["N"], .record, in: "kept", when: { $0.kept != nil }) {
      state, _ in state.changeKept { $0.seek($1, backwards: true) }
    },
    NamedCommand(
      "kept.learn", "Read headings like this as what was made of it, from now on", ["L"], .record, in: "kept",
      writes: true, when: { $0.kept?.unknown != nil }
    ) { state, _ in state.learnHeading() },
    NamedCommand(
      "comment", "Comment on the item, or ask about it", [";"], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil }
    ) { state in
      let item = state.subject
      let title = item.map { "On \($0)" } ?? "On this session"
      return Form(
        title, name: title, restsOn: [item].compactMap(\.self),
        [.init(label: "", suggestion: "a comment; a question ends with ?")], isForSealed: true
      ) { _, form in
        let isQuestion = form[0].hasSuffix("?")
        return .command(
          .comment(about: item, text: form[0], isQuestion: isQuestion), isQuestion ? "Asked" : "Commented")
      }
    },
    NamedCommand(
      "answer", "Answer the open question about the item, else the oldest", [","], .record, argument: "TEXT",
      writes: true, hinting: { $0.openQuestion?.about != nil && $0.openQuestion?.about == $0.subject ? "answer" : nil },
      when: { $0.openQuestion != nil }
    ) { $0.openQuestion?.answering },
    NamedCommand(
      "correct", "Add a correction beside the record", [], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil }
    ) { state in
      Form(
        "Correction",
        [
          .init(label: "what is right", suggestion: "what is wrong, and what is right"),
          .init(
            label: "about", suggestion: "the item, or empty for the whole",
            editor: LineEditor(state.subject?.description ?? ""), isRequired: false),
        ], isForSealed: true
      ) { _, form in .command(.correct(about: form[1], text: form[0]), "The correction stands beside the record") }
    },
    NamedCommand(
      "goto", "Go to a time in the timeline", [], .record, argument: "TIME", when: { !$0.rows.timeline.isEmpty }
    ) { _ in
      Form("Go to", [.init(label: "", suggestion: "01:15, -2h, yesterday 22:00")], writes: false) {
        state, form throws(Form.Unusable) in
        guard let time = TypedTime.past(form[0], on: state.record?.day, now: state.now) else {
          throw Form.Unusable(reason: "“\(form[0])” is no time; write 01:15, -2h or yesterday 22:00")
        }
        return .effects(state.go(to: time))
      }
    },
    NamedCommand("goto.todo", "Go to a todo", [], .record, argument: "N", when: { $0.record != nil }) { _ in
      .going(to: .todo)
    },
    NamedCommand("goto.risk", "Go to a risk", [], .record, argument: "N", when: { $0.record != nil }) { _ in
      .going(to: .risk)
    },
    NamedCommand("goto.step", "Go to a validation step", [], .record, argument: "N", when: { $0.record != nil }) { _ in
      .going(to: .step)
    },
    NamedCommand("import", "Read a handoff document into the store", [], .record, argument: "FILE") { state in
      if state.isLogAlone { return nil }
      return Form("Read", [.init(label: "", suggestion: "a handoff's file")], isForSealed: true) { state, form in
        .effects([.importDocument(form[0], ticket: state.ticket(done: "", form: form))])
      }
    },
    NamedCommand(
      "export", "Write the session's document to a file", [], .record, argument: "FILE", when: { $0.record != nil }
    ) { state in
      guard let session = state.record?.session.number else { return nil }
      return Form("Write session \(session) to", [.init(label: "", suggestion: "a file")], writes: false) {
        state, form in
        .effects([.export(form[0], session, ticket: state.ticket(done: "Session \(session) is written to \(form[0])"))])
      }
    },
    NamedCommand("edit", "Edit what is selected", [], .record, when: { $0.editing != nil }) { state, answer in
      state.editing?.act(&state, answer) ?? []
    },
    NamedCommand("copy", "Copy the item as Markdown", ["y"], .record, when: { $0.itemMarkdown != nil }) { state, _ in
      state.itemMarkdown.map { [.copy($0)] } ?? []
    },
    NamedCommand(
      "copy.record", "Copy the whole record: Markdown, chat, mail, HTML or the last update", ["Y"], .record,
      when: { $0.record != nil }
    ) {
      state, _ in state.askForForm()
    },
    NamedCommand("undo", "Undo your last act", ["u"], .record, writes: true) { state, _ in
      if let refused = state.frozen() { return refused }
      return [.undo(ticket: state.ticket(done: "Undone"))]
    },
    NamedCommand("redo", "Take your last undo back", ["^r"], .record, writes: true) { state, _ in
      if let refused = state.frozen() { return refused }
      return [.redo(ticket: state.ticket(done: "Done again"))]
    },
    NamedCommand("search", "Search here", ["/"], .record, argument: "WORDS", when: { $0.place != .sessions }) { _ in
      Form("Search", [.init(label: "", isRequired: false, keepsBlanks: true)], writes: false) {
        state, form throws(Form.Unusable) in
        .effects(try state.search(for: form[0]))
      }
    },
    NamedCommand("search.sessions", "Search among the sessions", ["/"], .record, when: { $0.place == .sessions }) {
      .sessionFilter("", in: $0)
    },
    NamedCommand("search.next", "Next match", ["n"], .record, when: { $0.search != nil }) { state, _ in
      state.find(backwards: false)
    },
    NamedCommand("search.previous", "Previous match", ["N"], .record, when: { $0.search != nil }) { state, _ in
      state.find(backwards: true)
    },
    NamedCommand("search.all", "Search every session", ["^f"], .record, argument: "WORDS") { _ in
      Form("Search every session", [.init(label: "", suggestion: "words")], writes: false) {
        .effects([.search($1[0])])
      }
    },
  ]
}

extension Form {
  /// Asks for an item's number, and selects it where it is listed.
  fileprivate static func going(to kind: ItemReference.Kind) -> Form {
    Form("Go to \(kind)", name: "goto \(kind)", [.init(label: "", suggestion: "its number")], writes: false) {
      state, form throws(Unusable) in
      guard let number = Int(form[0]), state.record?.holds(ItemReference(kind, number)) == true else {
        throw Unusable(reason: "There is no \(kind) “\(form[0])” in this session")
      }
      return .effects(state.show(ItemReference(kind, number)))
    }
  }
}

extension State {
  /// The command that edits what the focused pane is about.
  fileprivate var editing: NamedCommand? {
    ["todo.edit", "risk.edit", "step.edit", "handoff.edit", "timeline.correct"].lazy.compactMap(NamedCommand.named)
      .first { $0.applies(self) }
  }

  /// Selects the first entry that is not before this time.
  fileprivate mutating func go(to time: Moment) -> [Effect] {
    let effects = arrangement.panes.contains { $0.pane == .timeline } ? [] : go(to: .timeline)
    focus = .timeline
    let entries = rows.timeline.map(\.entry.at)
    let place = entries.firstIndex { $0.map { $0 >= time } ?? false } ?? entries.count - 1
    setIndex(max(0, place), in: .timeline)
    return effects
  }

  /// Goes to the first match from here; nothing searched for takes the marks away.
  fileprivate mutating func search(for words: String) throws(Form.Unusable) -> [Effect] {
    let pattern = words.isEmpty || subjectPane != .log ? nil : try Form.pattern(words)
    search = words.isEmpty ? nil : words
    log.buffer.search = pattern
    return words.isEmpty ? [] : find(backwards: false, fromHere: true)
  }
}

extension State {
  /// In which of the forms that people share it is copied.
  fileprivate mutating func askForForm() -> [Effect] {
    guard let session = record?.session.number else { return [] }
    let forms: [(key: Character, title: String, form: String)] = [
      ("s", "chat", "slack"), ("t", "mail", "text"), ("h", "HTML", "html"), ("u", "the last update", "update"),
    ]
    let markdown = Overlay.Question.Answer(key: "m", title: "Markdown") { _ in [.copyRecord(session)] }
    overlay = .question(
      .init(
        text: "Copy session \(session) as",
        answers: [markdown]
          + forms.map { form in .init(key: form.key, title: form.title) { _ in [.copyShared(session, as: form.form)] } }
      ))
    return []
  }
}
