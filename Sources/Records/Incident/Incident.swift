/// One incident: the line of sessions that pass its baton, and how it is run from the page that
/// wakes somebody to its end.
package struct Incident: Equatable, Sendable {
  /// Lower case letters, digits and hyphens.
  package var key: String
  package var title: String
  /// As written: "SEV2", "P1", or the team's own word. `SeverityScale` has its place on the scale.
  package var severity: String?
  package var service: String?
  package var sessions: [SessionNumber] = []
  /// Who has the baton; nil before the first acceptance.
  package var holder: String?
  /// To whom the last handoff offered it.
  package var offeredTo: String?
  package var watches: [WatchRule] = []
  /// Log files the console follows.
  package var logs: [String] = []
  /// What a person said last; nil where nobody has said, as of what was imported.
  package var status: IncidentStatus?
  /// Every severity it was given here, oldest first.
  package var severities: [SeverityChange] = []
  package var roles: [IncidentRole] = []
  /// Every mark that was set, those that count no more among them, as they were set.
  package var marks: [Mark] = []
  package var updates: [StakeholderUpdate] = []
  package var attachments: [Attachment] = []
  package var alerts: [Alert] = []
  /// Nil while it is open.
  package var closure: Closure?
  /// Why it was put away; nil where it was not.
  package var archived: String?
  /// The incident of which it is a part by now.
  package var mergedInto: String?
  /// Postmortems that were sealed, oldest first.
  package var postmortems: [Seal] = []
  package var narrative: [Narrative] = []
  /// Sessions that were put away, as what was imported by mistake.
  package var putAway: [SessionNumber] = []

  package init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}

/// Members that hold nothing are left out, so that an incident is written as it was before there
/// were such members.
extension Incident: Codable {
  private enum CodingKeys: String, CodingKey {
    case key, title, severity, service, sessions, holder, offeredTo, watches, logs, status, severities, roles, marks,
      updates, attachments, alerts, closure, archived, mergedInto, postmortems, putAway, narrative
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
      try values.decodeIfPresent(Value.self, forKey: key)
    }
    self.init(
      key: try values.decode(String.self, forKey: .key), title: try values.decode(String.self, forKey: .title))
    severity = try read(.severity)
    service = try read(.service)
    sessions = try read(.sessions) ?? []
    holder = try read(.holder)
    offeredTo = try read(.offeredTo)
    watches = try read(.watches) ?? []
    logs = try read(.logs) ?? []
    status = try read(.status)
    severities = try read(.severities) ?? []
    roles = try read(.roles) ?? []
    marks = try read(.marks) ?? []
    updates = try read(.updates) ?? []
    attachments = try read(.attachments) ?? []
    alerts = try read(.alerts) ?? []
    closure = try read(.closure)
    archived = try read(.archived)
    mergedInto = try read(.mergedInto)
    postmortems = try read(.postmortems) ?? []
    putAway = try read(.putAway) ?? []
    narrative = try read(.narrative) ?? []
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    func write(_ list: [some Encodable], _ key: CodingKeys) throws {
      if !list.isEmpty { try values.encode(list, forKey: key) }
    }
    try values.encode(key, forKey: .key)
    try values.encode(title, forKey: .title)
    try values.encodeIfPresent(severity, forKey: .severity)
    try values.encodeIfPresent(service, forKey: .service)
    try values.encode(sessions, forKey: .sessions)
    try values.encodeIfPresent(holder, forKey: .holder)
    try values.encodeIfPresent(offeredTo, forKey: .offeredTo)
    try values.encode(watches, forKey: .watches)
    try values.encode(logs, forKey: .logs)
    try values.encodeIfPresent(status, forKey: .status)
    try write(severities, .severities)
    try write(roles, .roles)
    try write(marks, .marks)
    try write(updates, .updates)
    try write(attachments, .attachments)
    try write(alerts, .alerts)
    try values.encodeIfPresent(closure, forKey: .closure)
    try values.encodeIfPresent(archived, forKey: .archived)
    try values.encodeIfPresent(mergedInto, forKey: .mergedInto)
    try write(postmortems, .postmortems)
    try write(putAway, .putAway)
    try write(narrative, .narrative)
  }
}

/// A pattern on the log that raises a finding by itself.
package struct WatchRule: Equatable, Sendable, Codable {
  package var number: Int
  package var name: String
  /// PCRE2.
  package var pattern: String
  /// Only this file; nil is every followed one.
  package var file: String?

  package init(number: Int = 0, name: String, pattern: String, file: String? = nil) {
    self.number = number
    self.name = name
    self.pattern = pattern
    self.file = file
  }
}
