/// What a question was asked about, as it stood then: an answer is written only where all of it
/// stands so still.
package struct Grounds: Equatable, Sendable {
  package var incident: String?
  package var session: SessionNumber?
  /// Who had the baton.
  private var holder: String?
  private var isSealed = false
  private var offeredTo: String?
  private var declines: [Decline] = []
  private var successor: SessionNumber?
  private var matters: [ItemReference: Matter] = [:]
  /// The whole record, where all of it was shown.
  private var whole: SessionRecord?
  /// The last event that was known; later ones of the same console change nothing for it.
  package var sequence: Int64 = 0

  /// The session with its baton, and of its items those that the question is about.
  package init(
    _ incident: Incident?, _ record: SessionRecord?, about items: [ItemReference] = [], isWhole: Bool = false,
    sequence: Int64 = 0
  ) {
    (self.incident, session) = (incident?.key, record?.session.number)
    self.sequence = sequence
    guard let record else { return }
    holder = incident?.holder(of: record.session)
    isSealed = record.isSealed
    (offeredTo, declines, successor) = (record.session.offeredTo, record.session.declines, record.session.successor)
    for item in items { matters[item] = Matter(item, in: record) }
    whole = isWhole ? record : nil
  }

  package var items: [ItemReference] { Array(matters.keys) }

  /// The same question, asked of what stands there now.
  package func renewed(_ incident: Incident?, _ record: SessionRecord?, sequence: Int64) -> Grounds {
    Grounds(incident, record, about: items, isWhole: whole != nil, sequence: sequence)
  }

  /// What has changed of it, in words for whoever answers; nil where nothing has.
  package func change(_ incident: Incident?, _ record: SessionRecord?) -> String? {
    if let key = self.incident, key != incident?.key {
      return "this was asked of incident \(key)" + (incident.map { ", and \($0.key) is shown now" } ?? "")
    }
    guard let session else { return nil }
    let now = renewed(incident, record, sequence: sequence)
    guard let record, session == now.session else {
      return "this was asked of session \(session)" + (now.session.map { ", and session \($0) is shown now" } ?? "")
    }
    if successor != now.successor {
      return now.successor.map { "session \(session) was accepted meanwhile, as session \($0)" }
        ?? "session \(session) is no longer accepted"
    }
    if isSealed != now.isSealed {
      return "session \(session) was \(now.isSealed ? "sealed" : "opened again") meanwhile"
    }
    if holder != now.holder { return "\(now.holder ?? "nobody") has the baton now" }
    if declines != now.declines, let last = record.session.declines.last {
      return "\(last.by) sent the handoff back meanwhile: \(last.because)"
    }
    if offeredTo != now.offeredTo { return "the baton is offered to \(now.offeredTo ?? "whoever comes") now" }
    for (item, matter) in matters.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      if let change = matter.change(to: Matter(item, in: record), of: item) { return change }
    }
    if let whole, whole != record { return "session \(session) was written to meanwhile" }
    return nil
  }
}

extension SessionRecord {
  /// All that a decision rests on and changes.
  package var itemsOfDecision: [ItemReference] {
    steps.map { ItemReference(.step, $0.number) } + fixes.map { ItemReference(.fix, $0.number) }
      + risks.map { ItemReference(.risk, $0.number) } + todos.map { ItemReference(.todo, $0.number) }
      + [ItemReference(.monitoring)]
  }
}

/// An item as it stands: all that a question about it may rest on.
private enum Matter: Equatable {
  case nothing
  case todo(Todo, TodoState)
  case risk(Risk)
  case step(Step)
  case fix(Fix)
  case entry(TimelineEntry)
  case monitoring(Monitoring)
  case inFlight(InFlight)
  case comment(Comment)
  case session([String: FieldValue])

  init(_ item: ItemReference, in record: SessionRecord) {
    let found: Matter? =
      switch item.kind {
      case .todo: record.todo(item.number).map { .todo($0, record.state(of: $0)) }
      case .risk: record.risk(item.number).map(Matter.risk)
      case .step: record.step(item.number).map(Matter.step)
      case .fix: record.fix(item.number).map(Matter.fix)
      case .timeline: record.timeline.first { $0.number == item.number }.map(Matter.entry)
      case .monitoring: record.monitoring.map(Matter.monitoring)
      case .silence, .investigation, .ask: .inFlight(record.inFlight)
      case .comment: record.comments.first { $0.number == item.number }.map(Matter.comment)
      case .session:
        .session(
          Dictionary(Session.fields(in: .form).map { ($0.name, $0.value(of: record.session)) }) { _, last in last })
      default: nil
      }
    self = found ?? .nothing
  }

  func change(to now: Matter, of item: ItemReference) -> String? {
    guard self != now else { return nil }
    let words: String? =
      switch (self, now) {
      case (.todo(let was, let state), .todo(let todo, let present)):
        Matter.field(was, todo) ?? (state == present ? nil : "it is \(present.rawValue) now")
      case (.risk(let was), .risk(let risk)):
        Matter.field(was, risk) ?? (was.status == risk.status ? nil : "it is \(risk.status.displayText) now")
      case (.step(let was), .step(let step)): Matter.field(was, step) ?? Matter.proof(was, step)
      case (.fix(let was), .fix(let fix)): Matter.field(was, fix)
      case (.entry(let was), .entry(let entry)): Matter.field(was, entry)
      case (.comment, .comment(let comment)): comment.answer.map { "\(comment.answeredBy ?? "") answered: \($0)" }
      case (.monitoring(let was), .monitoring(let window)): Matter.window(was, window)
      case (_, .nothing): "it is gone"
      default: nil
      }
    let subject = self == .nothing || item.kind == .session || item.number == 0 ? "\(item.kind.rawValue)" : "\(item)"
    return "\(subject) was changed meanwhile" + (words.map { ": \($0)" } ?? "")
  }

  private static func field<Item: Fielded>(_ was: Item, _ item: Item) -> String? {
    for field in Item.fields where field.value(of: was) != field.value(of: item) {
      return "\(field.name) is “\(field.value(of: item).text?.prefix(60) ?? "")” now"
    }
    return nil
  }

  private static func proof(_ was: Step, _ step: Step) -> String? {
    if let judgement = step.judgements.last, judgement != was.judgements.last {
      return "\(judgement.by) judged it \(judgement.outcome.rawValue)"
    }
    guard let run = step.runs.last, run != was.runs.last else { return nil }
    return run.isRunning
      ? "\(run.by) runs it" : "run \(run.number) has ended: \(run.why ?? run.ending?.displayText ?? "")"
  }

  private static func window(_ was: Monitoring, _ window: Monitoring) -> String? {
    if was.start != window.start { return window.start.map { "it began anew at \($0.clock) UTC" } }
    let done = window.checkpoints.first { point in
      point.outcome != nil && was.checkpoints.first { $0.due == point.due }?.outcome == nil
    }
    return done.map { "\($0.by ?? "somebody") did the checkpoint of \($0.due.clock) UTC" }
  }
}
