import Contract
import Journal
import Records
import Reply
import Workflow

extension Call {
  /// Carries a command out on a session, the present one where none is named, and says what it did.
  @discardableResult
  func perform(_ command: Command, on number: SessionNumber? = nil) throws -> Performed {
    try perform(command, on: try storedSession(number, access: .readWrite))
  }

  @discardableResult
  func perform(_ command: Command, on stored: StoredSession) throws -> Performed {
    let performed = try carryOut(command, on: stored)
    announce(performed.events)
    return performed
  }

  /// A line for each thing that changed, or the events as JSON.
  func announce(_ events: [Event]) {
    if options.isJSON { return output.print(.events(events)) }
    guard !events.isEmpty else { return output.print("Nothing to change: it is so already.") }
    var sheet = Sheet(for: output)
    for event in events { sheet.item("", event.summary) }
    output.print(sheet)
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
          "text": .string(event.summary),
        ]
      })
  }
}
