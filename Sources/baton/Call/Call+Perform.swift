import Contract
import Journal
import Records

extension Call {
  /// Carries a command out on a session, the present one where none is named, and says what it did.
  @discardableResult
  func perform(_ command: Command, on number: SessionNumber? = nil) throws -> Performed {
    try perform(command, on: try subject(number, access: .readWrite))
  }

  @discardableResult
  func perform(_ command: Command, on subject: Subject) throws -> Performed {
    let performed = try carryOut(command, on: subject)
    announce(performed.events)
    return performed
  }

  /// Carries a command out without a word.
  func carryOut(_ command: Command, on subject: Subject) throws -> Performed {
    try subject.store.perform(
      command, on: subject.number, incident: subject.incident.key, as: actor, at: try actMoment(on: subject.record.day),
      now: now)
  }

  /// The events a command would append; nothing is written.
  func plan(_ command: Command, on subject: Subject) throws -> [Draft] {
    try subject.store.plan(
      command, on: subject.number, incident: subject.incident.key, as: actor, at: try actMoment(on: subject.record.day),
      now: now)
  }

  /// A line for each thing that changed, or the events as JSON.
  func announce(_ events: [Event]) {
    if options.isJSON { return output.print(.events(events)) }
    guard !events.isEmpty else { return output.print("Nothing to change: it is so already.") }
    var sheet = Sheet(for: output)
    for event in events { sheet.item("", event.words) }
    output.print(sheet)
  }
}

extension Event {
  /// "todo 3 done", "session 9: noted: Worker restarted".
  var words: String {
    switch change {
    case .noted(let entry): "session \(session?.text ?? ""), \(entry.at?.clock ?? "no time"): \(entry.event)"
    case .todo(_, .added(let todo)): "todo \(todo.number) added: \(todo.text)"
    case .todo(let number, .freed(let because)): "todo \(number) is ready: \(because)"
    case .risk(_, .added(let risk)): "risk \(risk.number) added: \(risk.title) (\(risk.standing))"
    case .fix(_, .added(let fix)): "fix \(fix.number) added: \(fix.title) (\(fix.standing))"
    case .step(_, .added(let step)): "step \(step.number) added: \(step.title)"
    case .corrected(let correction): "session \(session?.text ?? "") corrected: \(correction.text)"
    default:
      [change.subject.map { "\($0)" }.flatMap { change.words.hasPrefix($0) ? nil : $0 }, change.words]
        .compactMap(\.self).joined(separator: " ")
    }
  }
}

extension JSON {
  /// What a command changed: the journal's new events, in their order.
  static func events(_ events: [Event]) -> JSON {
    .array(
      events.map { event in
        [
          "sequence": .integer(Int(event.sequence)),
          "session": JSON(event.session?.text),
          "at": JSON(event.at),
          "by": .string(event.actor),
          "kind": JSON(event.change.subject?.kind.rawValue),
          "number": JSON(event.change.subject?.number),
          "text": .string(event.words),
        ]
      })
  }
}
