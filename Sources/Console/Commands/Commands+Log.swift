import Logs
import Patterns
import Records

extension NamedCommand {
  static let log: [NamedCommand] = [
    NamedCommand(
      "log.pin", "Pin the line to the timeline", ["p"], .log, writes: true, hint: "pin",
      when: { $0.selectedLine != nil }
    ) { state in
      state.selectedLine.map {
        .noting("Pin", .init(label: "what", editor: LineEditor($0.text)), .log, "Pinned to the timeline")
      }
    },
    NamedCommand(
      "log.follow", "Follow the log, or hold it still", ["Space", "f"], .log,
      hinting: { $0.log.isFollowing ? "hold" : "follow" }, when: { $0.hasLogInHand }
    ) { state, _ in
      state.log.isFollowing.toggle()
      return []
    },
    NamedCommand(
      "log.in", "Show only lines with these words", ["i"], .log, argument: "WORDS", hint: "only",
      when: { $0.hasLogInHand }
    ) { _ in .logFilter("Show only lines with") { $0.including.append($1) } },
    NamedCommand(
      "log.out", "Hide lines with these words", ["x"], .log, argument: "WORDS", hint: "hide",
      when: { $0.hasLogInHand }
    ) { _ in .logFilter("Hide lines with") { $0.excluding.append($1) } },
    NamedCommand(
      "log.clear", "Show every line again", ["X"], .log, hint: "show all",
      when: { $0.hasLogInHand && !$0.log.buffer.filter.isEmpty }
    ) { state, _ in
      state.changeLogFilter { $0 = LogFilter() }
      return []
    },
    NamedCommand(
      "log.severity", "Show only lines this bad or worse: all, info, warnings, errors", ["s"], .log, hint: "severity",
      when: { $0.hasLogInHand }
    ) { state, _ in
      let steps: [Severity] = [.trace, .info, .warning, .error]
      let place = steps.firstIndex(of: state.log.buffer.filter.minimum) ?? 0
      let next = steps[(place + 1) % steps.count]
      state.changeLogFilter { $0.minimum = next }
      state.say("Log: \(next.title)", .done)
      return []
    },
    NamedCommand(
      "log.wrap", "Wrap long lines, or cut them", ["w"], .log, hint: "wrap", when: { $0.hasLogInHand }
    ) {
      state, _ in
      state.log.wraps.toggle()
      return []
    },
    NamedCommand(
      "log.watch", "Raise a finding whenever the log matches a pattern", [], .log, argument: "PATTERN", writes: true,
      when: { $0.incident != nil }
    ) { _ in
      Form("Watch the log for", [.init(label: "pattern", keepsBlanks: true)], isForSealed: true) {
        _, form throws(Form.Unusable) in
        try Form.check([form[0]])
        return .command(
          .incident(.addWatch(name: nil, pattern: form[0], file: nil)), "The log is watched for \(form[0])")
      }
    },
  ]
}

extension Form {
  fileprivate static func logFilter(
    _ title: String, _ change: @escaping @Sendable (inout LogFilter, Pattern) -> Void
  ) -> Form {
    Form(title, [.init(label: "", keepsBlanks: true)], writes: false) { state, form throws(Unusable) in
      let pattern = try pattern(form[0])
      state.changeLogFilter { change(&$0, pattern) }
      return .effects([])
    }
  }
}

extension State {
  /// The log has the focus, and there is one.
  var hasLogInHand: Bool { subjectPane == .log && !log.files.isEmpty }

  /// The selected line stays selected where it is still shown.
  mutating func changeLogFilter(_ change: (inout LogFilter) -> Void) {
    let selected = selectedIndex(.log).flatMap { log[$0]?.id }
    change(&log.buffer.filter)
    let last = max(0, log.count - 1)
    let place = selected.map { min(log.buffer.visibleIndex(ofIDOrAfter: $0), last) } ?? last
    lists[.log, default: ListPosition()].index = place
  }
}
