import Records

/// One thing that should be settled before an incident is closed.
package struct ClosingRule: Sendable {
  package let name: String
  /// What it looks for, in one line.
  package let summary: String
  let find: @Sendable (Incident, SessionRecord, Moment) -> [Gap]

  /// Every rule; the help and the tests read this table too.
  package static let all: [ClosingRule] = [
    ClosingRule(name: "not-resolved", summary: "an incident that nobody has called resolved") { incident, _, _ in
      guard incident.mark(.resolved) == nil, incident.status != .resolved else { return [] }
      return [
        gap("not-resolved", nil, "it is not resolved", "say when it was: `baton mark resolved [--at TIME]`")
      ]
    },
    ClosingRule(name: "risk-open", summary: "a risk that is neither mitigated, accepted nor closed") { _, record, _ in
      record.risks.filter(\.isLive).map { risk in
        gap(
          "risk-open", ItemReference(.risk, risk.number),
          "risk \(risk.number) “\(risk.title.excerpt(40))” is \(risk.status == .open ? "open" : "not dealt with")",
          "accept it: `baton risk accept \(risk.number) --because TEXT`, or mitigate or close it")
      }
    },
    ClosingRule(name: "todo-unowned", summary: "a todo that nobody owns") { _, record, _ in
      record.todos.filter { !$0.isClosed && $0.owner == nil }.map { todo in
        gap(
          "todo-unowned", ItemReference(.todo, todo.number),
          "todo \(todo.number) “\(todo.text.excerpt(40))” has no owner",
          "name one: `baton todo assign \(todo.number) NAME`, or cancel it")
      }
    },
    ClosingRule(name: "monitoring-running", summary: "a monitoring window that is not complete") { _, record, now in
      guard let window = record.monitoring, window.stage == .running else { return [] }
      let last = window.checkpoints.last.map { ", its last checkpoint is due \($0.due.iso)" } ?? ""
      return [
        gap(
          "monitoring-running", ItemReference(.monitoring), "the monitoring window is not complete\(last)",
          "wait for it, or say why it need not be")
      ]
    },
    ClosingRule(name: "cause-unknown", summary: "no root cause") { incident, record, _ in
      guard incident.causes(record).isEmpty else { return [] }
      return [
        gap("cause-unknown", nil, "no root cause is known", "state it: `baton incident say cause TEXT`")
      ]
    },
  ]

  private static func gap(_ rule: String, _ item: ItemReference?, _ message: String, _ remedy: String) -> Gap {
    Gap(.error, rule: rule, item: item, place: item == nil ? "incident" : nil, message: message, remedy: remedy)
  }
}

extension Lint {
  /// What is left open of an incident, as its newest session has it.
  package static func closing(_ incident: Incident, _ record: SessionRecord, now: Moment) -> [Gap] {
    ClosingRule.all.flatMap { $0.find(incident, record, now) }
  }
}
