import Documents
import Logs
import Records
import Screen
import TestSupport

@testable import Console

/// An evening at the console, told by dice: keys, clicks, the clock, what comes in, and the answers
/// to what the console asks for.
struct Evening {
  private var dice: Dice
  private(set) var state: State
  private var snapshot = Example.snapshot
  private var answers: [Message] = []
  private var added = 0

  private static let sizes = [Size(120, 36), Size(200, 50), Size(80, 24), Size(60, 20), Size(40, 10), Size(120, 36)]
  private static let moves = ["j", "k", "j", "k", "j", "g", "G", "^d", "^u", "PgDn", "PgUp", "Down", "Up"]
  private static let others =
    [
      "Tab", "S-Tab", "h", "l", "Enter", "Esc", "Esc", "z", "v", "f", "/", "n", "N", "?", ":", "t", "L", "w", "y", "+",
      "-",
    ]
    + (1...8).map(String.init)

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    // Enough of everything that lists scroll.
    for number in 7...30 {
      var todo = Todo(number: number, text: "Todo \(number) of many, long enough to be cut where a pane is narrow")
      if number % 3 == 0 { todo.due = Example.at(1, 36 + number) }
      if number % 5 == 0 { todo.blockers = [Blocker(on: .todo(number - 1), text: "waits")] }
      snapshot.record?.todos.append(todo)
    }
    for number in 10...40 {
      snapshot.record?.timeline.append(
        TimelineEntry(
          number: number, at: Example.at(1, 35, number),
          event: "Entry \(number), 日本 in \(number) words of which some wrap",
          impact: number % 4 == 0 ? "impact" : nil, source: number % 3 == 0 ? .log : .person, by: "ops-2"))
    }
    let size = dice.pick(Self.sizes)
    state = Example.console(
      size.width, size.height, ascii: dice.chance(8), readOnly: dice.chance(6), snapshot: snapshot)
    _ = state.press("1")
  }

  /// Something happens; what it was.
  mutating func goOn() -> String {
    let message = next()
    for effect in update(&state, message) { if let answer = answer(to: effect) { answers.append(answer) } }
    return "\(message)".prefix(80) + " in \(state.place), \(state.size)"
  }

  private mutating func next() -> Message {
    if !answers.isEmpty, dice.chance(2) { return answers.removeFirst() }
    // Whoever opened something leaves it soon.
    if state.form != nil || state.overlay != nil, dice.chance(2) { return key("Esc") }
    switch dice.roll(0...99) {
    case ..<52: return key(dice.pick(Self.moves))
    case ..<60: return .rested
    case ..<80: return key(dice.pick(Self.others))
    case ..<84: return .tick(state.now.adding(seconds: Double(dice.pick([1, 1, 1, 20, 61, 600]))))
    case ..<88:
      let at = Point(dice.roll(0...(state.size.width - 1)), dice.roll(0...(state.size.height - 1)))
      return .input(.mouse(Mouse(dice.pick([.press, .wheelUp, .wheelDown]), at: at)))
    case ..<90: return .input(.resize(dice.pick(Self.sizes)))
    case ..<93:
      let moment = state.now
      let line = LogLine(source: 0, text: "\(moment.iso) ERROR again", time: moment.milliseconds, severity: .error)
      return .log(LogBatch(lines: [line]))
    case ..<95:
      added += 1
      snapshot.sequence += 1
      snapshot.record?.timeline.append(
        TimelineEntry(
          number: 100 + added, at: state.now, event: "Noted meanwhile \(added)", source: .person, by: "ops-4"))
      return .loaded(snapshot)
    case ..<96: return .runStarted(step: dice.roll(1...5), timeout: 60)
    case ..<97: return .runOutput(step: state.run?.step ?? 1, (1...9).map { ShownLine("line \($0)") })
    case ..<98: return .runEnded(step: state.run?.step ?? 1)
    case ..<99: return .notice("Something was done")
    default: return .sessions(Example.sessions + (added % 2 == 0 ? Example.sessions : []))
    }
  }

  private func key(_ words: String) -> Message { .input(.key(Key(words: words) ?? Key(.escape))) }

  private func answer(to effect: Effect) -> Message? {
    switch effect {
    case .loadHistory(let item, let session):
      .history(
        item,
        [
          Event(
            sequence: 7, batch: 7, incident: "vividly", session: session, at: Example.at(1, 30),
            recordedAt: Example.at(1, 30), actor: "ops-2", host: "bastion", basedOn: 6,
            change: .todo(item.number, .added(Todo(number: item.number, text: "as it was"))))
        ], origin: Origin(session: "8", source: "SESSION_8_HANDOFF.md", lines: LineSpan(3, 4)))
    case .loadSessions: .sessions(Example.sessions)
    case .loadEvidence(let hash): .evidence(hash: hash, lines: (1...30).map { ShownLine("kept \($0)") })
    case .draftHandoff:
      .draft(
        markdown: (1...60).map { "- line \($0)" }.joined(separator: "\n"),
        gaps: ["one", "two", "three"].map { Gap(.error, rule: "rule", item: nil, message: $0, remedy: "mend it") })
    case .perform(_, _, let ticket), .undo(let ticket): .performed(ticket: ticket)
    default: nil
    }
  }
}
