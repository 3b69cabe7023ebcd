import Records

extension NamedCommand {
  static let record: [NamedCommand] = [
    NamedCommand(
      "note", "Note what happened, from anywhere", ["i"], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil && $0.subjectPane != .log }
    ) {
      state, answer in state.askForNote(answer)
    },
    NamedCommand(
      "source", "Show the document's own text of the item", ["o"], .record,
      hinting: { $0.subjectLines == nil ? nil : "document" }, when: { $0.record?.source != nil }
    ) {
      state, _ in
      state.record.map { [.loadSource($0.session.number, lines: state.subjectLines)] } ?? []
    },
    NamedCommand(
      "comment", "Comment on the item, or ask about it", [";"], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil }
    ) {
      state, answer in
      state.ask(
        .comment(state.subject), state.subject.map { "On \($0)" } ?? "On this session",
        [.init(label: "", suggestion: "a comment; a question ends with ?")], answer)
    },
    NamedCommand(
      "answer", "Answer the oldest open question", [], .record, argument: "TEXT", writes: true,
      when: { $0.openQuestion != nil }
    ) { state, answer in
      guard let question = state.openQuestion else { return [] }
      return state.ask(
        .answer(question.number), "Answer",
        [.init(label: "", suggestion: "\(question.by) asks: \(question.text)")], answer)
    },
    NamedCommand(
      "correct", "Add a correction beside the record", [], .record, argument: "TEXT", writes: true,
      when: { $0.record != nil }
    ) {
      state, answer in
      state.ask(
        .correction, "Correction",
        [
          .init(label: "what is right", suggestion: "what is wrong, and what is right"),
          .init(
            label: "about", suggestion: "the item, or empty for the whole",
            editor: LineEditor(state.subject?.description ?? ""), isRequired: false),
        ], answer)
    },
    NamedCommand("copy", "Copy the item as Markdown", ["y"], .record, when: { $0.itemMarkdown != nil }) { state, _ in
      state.itemMarkdown.map { [.copy($0)] } ?? []
    },
    NamedCommand("copy.record", "Copy the whole record as Markdown", ["Y"], .record, when: { $0.record != nil }) {
      state, _ in
      state.record.map { [.copyRecord($0.session.number)] } ?? []
    },
    NamedCommand("undo", "Undo your last act", ["u"], .record, writes: true) { state, _ in
      if let refused = state.frozen() { return refused }
      return [.undo(ticket: state.ticket(done: "Undone"))]
    },
    NamedCommand("search", "Search here", ["/"], .record, argument: "WORDS", when: { $0.place != .sessions }) {
      state, answer in
      state.ask(.logSearch, "Search", [.init(label: "", editor: LineEditor(""), isRequired: false)], answer)
    },
    NamedCommand("search.sessions", "Search among the sessions", ["/"], .record, when: { $0.place == .sessions }) {
      state, answer in
      state.ask(
        .sessionFilter, "Show only sessions with",
        [.init(label: "", editor: LineEditor(state.sessionFilter), isRequired: false)], answer)
    },
    NamedCommand("search.next", "Next match", ["n"], .record, when: { $0.search != nil }) { state, _ in
      state.find(backwards: false)
    },
    NamedCommand("search.previous", "Previous match", ["N"], .record, when: { $0.search != nil }) { state, _ in
      state.find(backwards: true)
    },
    NamedCommand("search.all", "Search every session", ["^f"], .record, argument: "WORDS") { state, answer in
      state.ask(.search, "Search every session", [.init(label: "", suggestion: "words")], answer)
    },
  ]

  static let viewing: [NamedCommand] =
    Place.allCases.map { place in
      NamedCommand("view.\(place.title.lowercased())", "\(place.title)", ["\(place.rawValue)"], .viewing) { state, _ in
        state.go(to: place)
      }
    } + [
      NamedCommand("zoom", "Give the pane the whole window, or take it back", ["z"], .viewing) { state, _ in
        state.isZoomed.toggle()
        return []
      },
      NamedCommand("wider", "Give the left column more room", [">"], .viewing) { state, _ in
        state.resize(\.column, by: 4)
      },
      NamedCommand("narrower", "Give the left column less room", ["<"], .viewing) { state, _ in
        state.resize(\.column, by: -4)
      },
      NamedCommand("taller", "Give the upper panes more room", ["+"], .viewing) { state, _ in state.resize(\.row, by: 5)
      },
      NamedCommand("shorter", "Give the upper panes less room", ["-"], .viewing) { state, _ in
        state.resize(\.row, by: -5)
      },
      NamedCommand("detail.more", "Give the detail more room", ["}"], .viewing) { state, _ in
        state.resize(\.detail, by: 4)
      },
      NamedCommand("detail.less", "Give the detail less room", ["{"], .viewing) { state, _ in
        state.resize(\.detail, by: -4)
      },
      NamedCommand("zone", "Show times in UTC, or in local time", ["U"], .viewing) { state, _ in
        state.zone.showsLocal.toggle()
        state.refreshRows()
        state.say("Times are \(state.zone.label)", .done)
        return []
      },
      NamedCommand("clock", "Show the clock, or hide it", ["^t"], .viewing) { state, _ in
        state.showsClock.toggle()
        return []
      },
      NamedCommand("theme", "Choose a theme", ["T"], .viewing, argument: "NAME", when: { !$0.themes.isEmpty }) {
        state, answer in
        state.chooseTheme(answer)
      },
      NamedCommand("mouse", "Take the mouse, or leave it to the terminal", ["m"], .viewing) { state, _ in
        state.usesMouse.toggle()
        state.say(
          state.usesMouse ? "The mouse works here" : "The mouse is the terminal's: select and copy as usual", .done)
        return [.setMouse(state.usesMouse)]
      },
      NamedCommand("palette", "Every command by name", [":"], .viewing, hint: "command") { state, _ in
        state.overlay = .palette(.init())
        return []
      },
      NamedCommand("help", "Every key, searchable", ["?", "F1"], .viewing, hint: "help") { state, _ in
        state.overlay = .help(.init())
        return []
      },
      NamedCommand("redraw", "Draw the screen anew", ["^l"], .viewing) { _, _ in [.redraw] },
      NamedCommand("shell", "Open a shell in the folder steps run in", ["!"], .viewing) { _, _ in [.openShell] },
      NamedCommand("suspend", "Back to the shell; fg returns", ["^z"], .viewing) { _, _ in [.suspend] },
      NamedCommand("quit", "Leave the view, then the console", ["q"], .viewing) { state, _ in state.leave() },
      NamedCommand("exit", "Leave the console", ["^q", "^c"], .viewing) { state, _ in state.quit() },
    ]
}

extension State {
  var openQuestion: Comment? { record?.comments.first { $0.isQuestion && $0.answer == nil } }
}
