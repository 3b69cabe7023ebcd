/// What shows that a todo is done: a step that passed, an entry of the timeline, an attachment.
package enum Proof: Equatable, Sendable, LosslessStringConvertible {
  case step(Int)
  case note(Int)
  case attachment(Int)

  /// Reads `step:4`, `note:12`, `attach:2`; nil for anything else.
  package init?(_ description: String) {
    let parts = description.trimmed.lowercased().split(whereSeparator: { $0 == ":" || $0 == " " })
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
    switch parts[0] {
    case "step": self = .step(number)
    case "note", "timeline": self = .note(number)
    case "attach", "attachment": self = .attachment(number)
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .step(let number): "step:\(number)"
    case .note(let number): "note:\(number)"
    case .attachment(let number): "attach:\(number)"
    }
  }

  /// Refuses what is not there, and a step that shows nothing of the kind.
  func check(in record: SessionRecord, _ incident: Incident?) throws(Refusal) {
    switch self {
    case .step(let number):
      let step = try record.found(step: number)
      guard record.verdict(of: step) == .passed else {
        throw .notYet("step \(number) is \(record.verdict(of: step).rawValue) and proves nothing; nothing was written")
      }
    case .note(let number):
      guard record.timeline.contains(where: { $0.number == number }) else {
        throw .notFound("there is no note \(number) in session \(record.session.number)")
      }
    case .attachment(let number):
      guard incident?.attachment(number) != nil else {
        throw .notFound("there is no attachment \(number); `baton attach list` shows them")
      }
    }
  }
}
