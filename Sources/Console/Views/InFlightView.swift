import Records
import Screen

extension State {
  /// A line for each open matter, so that the selection is a matter.
  func inFlightLines() -> [Line] {
    openMatters.map { matter in
      let name = "\(matter.reference)".padded(17)
      switch matter {
      case .ask(_, let text): return Line([Span(name, .muted), Span("asked for: \(text)")])
      case .investigation(_, let text): return Line([Span(name, .muted), Span("looked into: \(text)")])
      case .question(let question):
        let about = question.about.map { " about \($0)" } ?? ""
        return Line([Span(name, .muted), Span("\(question.by) asks\(about): \(question.text)", .note)])
      case .silence(let silence):
        return Line([Span(name, .muted), Span("silenced: \(silence.alert), \(words(silence))", role(silence))])
      }
    }
  }

  /// "until 07:16 UTC, 6 h from now: drains since the restart"
  func words(_ silence: Silence) -> String {
    var words = "nothing says until when"
    if let until = silence.until {
      let clock = zone.clock(until, from: now)
      words =
        silence.isOver(at: now)
        ? "heard again since \(clock)" : "until \(clock), \(Length.words(seconds: until.since(now))) from now"
    }
    return words + (silence.because.map { ": \($0)" } ?? "")
  }

  func role(_ silence: Silence) -> Role { silence.until == nil || silence.isOver(at: now) ? .warning : .text }
}
