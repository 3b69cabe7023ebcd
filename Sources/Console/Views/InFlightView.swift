import Records
import Screen

extension State {
  /// A line for each open matter, so that the selection is a matter; below them all that the
  /// selected says, where it was cut.
  func inFlightLines(selected: Int, width: Int) -> [Line] {
    let words = openMatters.map(text)
    var lines = openMatters.indices.map { index in
      Line([Span("\(openMatters[index].reference)".padded(Self.nameWidth), .muted), words[index]])
    }
    if words.indices.contains(selected), words[selected].width > width - Self.nameWidth {
      lines.append(Line())
      lines += TextWidth.wrapped(words[selected].text, to: width).map { Line($0, words[selected].role) }
    }
    return lines
  }

  /// "investigation 10" and a blank.
  private static let nameWidth = 17

  private func text(_ matter: OpenMatter) -> Span {
    switch matter {
    case .ask(_, let text): return Span("asked for: \(text)")
    case .investigation(_, let text): return Span("looked into: \(text)")
    case .question(let question):
      let about = question.about.map { " about \($0)" } ?? ""
      return Span("\(question.by) asks\(about): \(question.text)", .note)
    case .silence(let silence): return Span("silenced: \(silence.alert), \(text(silence))", role(silence))
    }
  }

  /// "until 07:16 UTC, 6 h from now: drains since the restart"
  func text(_ silence: Silence) -> String {
    var words = "nothing says until when"
    if let until = silence.until {
      let clock = zone.clock(until, from: now)
      words =
        silence.isOver(at: now)
        ? "heard again since \(clock)" : "until \(clock), \(Length.text(seconds: until.since(now))) from now"
    }
    return words + (silence.because.map { ": \($0)" } ?? "")
  }

  func role(_ silence: Silence) -> Role { silence.until == nil || silence.isOver(at: now) ? .warning : .text }
}
