import Records

/// 2025-11-04T01:15:00Z, and minutes after it.
let quarterPast = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 15)
func minutes(_ count: Double) -> Moment { quarterPast.adding(seconds: count * 60) }
func hours(_ count: Double) -> Moment { quarterPast.adding(hours: count) }

/// An incident with one session, driven by commands as the journal would drive it.
struct Story {
  var incident: Incident?
  var records: [SessionNumber: SessionRecord] = [:]
  var events: [Event] = []

  init() {
    incident = Incident(key: "mapper", title: "Mapper errors")
    incident?.sessions = ["8"]
    records["8"] = SessionRecord(session: Session(number: "8", title: "Fix", date: quarterPast.day))
  }

  /// Session 8 as changed by `change`.
  init(_ change: (inout SessionRecord) -> Void) {
    self.init()
    if var record = records["8"] {
      change(&record)
      records["8"] = record
    }
  }

  func record(_ session: SessionNumber = "8") -> SessionRecord {
    records[session] ?? SessionRecord(session: Session(number: session))
  }

  func situation(on session: SessionNumber = "8", as actor: String = "noor", at: Moment = quarterPast) -> Situation {
    Situation(incident: incident, record: records[session], actor: actor, at: at, now: at)
  }

  @discardableResult
  mutating func perform(
    _ command: Command, on session: SessionNumber = "8", as actor: String = "noor", at: Moment = quarterPast
  ) throws(Refusal) -> [Change] {
    let drafts = try Decider.decide(command, in: situation(on: session, as: actor, at: at))
    for draft in drafts {
      let event = Event(
        sequence: Int64(events.count) + 1, batch: 0, incident: "mapper", session: draft.session, at: draft.at ?? at,
        recordedAt: at, actor: actor, host: "bastion-1", basedOn: Int64(events.count), change: draft.change)
      events.append(event)
      Fold.apply(event, to: &incident)
      if let number = draft.session { Fold.apply(event, to: &records[number]) }
    }
    return drafts.map(\.change)
  }
}

extension Command {
  static func note(_ text: String) -> Command {
    .note(event: text, impact: nil, tags: [], source: .person, until: nil)
  }
  static func newTodo(_ text: String) -> Command { .addTodo(text: text, owner: nil, due: nil) }
  static func step(_ title: String) -> Command {
    .addStep(title: title, command: "true", language: nil, expectation: nil)
  }
}
