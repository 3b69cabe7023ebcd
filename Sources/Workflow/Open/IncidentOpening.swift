import Journal
import Records
import Reply

/// An incident that begins with what somebody says or an alert tells, not with a document.
package struct IncidentOpening: Sendable {
  /// Nil takes the alert's.
  package var title: String?
  package var severity: String?
  package var service: String?
  /// Who opens it takes command of it.
  package var isCommander: Bool
  /// The worst first; none where a person opens it.
  package var alerts: [Alert]
  /// What is noted at once.
  package var note: String?

  package init(
    title: String?, severity: String? = nil, service: String? = nil, isCommander: Bool = false, alerts: [Alert] = [],
    note: String? = nil
  ) {
    self.title = title
    self.severity = severity
    self.service = service
    self.isCommander = isCommander
    self.alerts = alerts
    self.note = note
  }

  package struct Opened: Sendable {
    package var performed: Performed
    /// False where the alert belongs to an incident that is open already.
    package var isNew: Bool
  }

  private static let attempts = 20

  /// Opens the incident with its first session, whose holder is who opens it, as one act; or tells
  /// an open one that it has had the alert again.
  package func perform(in store: Store, for call: Call) throws -> Opened {
    let at = try call.actMoment(on: call.now.day)
    let speaker = Speaker(call.actor, at: at, now: call.now)
    let named = try call.options.incident.map { try IncidentOpening.key($0) }
    for attempt in 1... {
      let incidents = try store.incidents()
      if let known = known(among: incidents, named: named) {
        return Opened(
          performed: try store.perform(alerts.map { .incident(.receive($0)) }, incident: known.key, by: speaker),
          isNew: false)
      }
      guard alerts.isEmpty || alerts.contains(where: { $0.end == nil }) else {
        throw Failure(.no, "the alert has ended already, and no open incident has had it; nothing was opened")
      }
      let key = named ?? freeKey(besides: Set(incidents.map(\.key)), on: call.now)
      do {
        let commands = try commands(key: key, by: call.actor, at: at ?? call.now)
        return Opened(performed: try store.perform(commands, by: speaker), isNew: true)
      } catch let error as JournalError {
        // Another opened one of that name a moment ago.
        guard named == nil, attempt < IncidentOpening.attempts, case .refused(.conflict) = error else { throw error }
      }
    }
    throw Failure(.conflict, "others keep opening incidents of that name; try again")
  }

  /// The open incident that has had one of the alerts.
  private func known(among incidents: [Incident], named: String?) -> Incident? {
    guard !alerts.isEmpty else { return nil }
    if let named { return incidents.first { $0.key == named && !$0.isOver } }
    return incidents.last { incident in !incident.isOver && alerts.contains(where: incident.hasHad) }
  }

  private var lead: Alert? { alerts.first }

  private func commands(key: String, by actor: String, at: Moment) throws -> [Command] {
    guard let title = title?.trimmed.nonEmpty ?? lead?.title, title.utf8.count <= 1000 else {
      throw Failure(.usage, "a title of one line is needed; nothing was opened")
    }
    var incident = Incident(key: key, title: title.split(whereSeparator: \.isNewline).joined(separator: " "))
    incident.service = service?.trimmed.nonEmpty ?? lead?.service
    incident.holder = actor
    incident.status = .investigating
    if let severity = severity?.trimmed.nonEmpty ?? lead?.severity {
      incident.severity = severity
      incident.severities = [SeverityChange(words: severity, by: actor, at: at)]
    }
    let words = ["Incident opened: \(incident.title)", incident.severity.map { "(\($0))" }].compactMap(\.self)
    var commands: [Command] = [
      .incident(.open(incident)), .session(.open("1", title: incident.title)),
      .note(event: words.joined(separator: " "), impact: nil, tags: [], source: .person, until: nil),
    ]
    commands += alerts.map { .incident(.receive($0)) }
    // An alert that says when it began to fire says when impact was first seen.
    if let start = alerts.compactMap(\.start).min(), start <= at {
      commands.append(.incident(.mark(.began, at: start, because: "as the alert says")))
    }
    commands.append(.incident(.mark(.detected, because: nil)))
    if isCommander { commands.append(.incident(.giveRole("commander", to: actor))) }
    if let note = note?.trimmed.nonEmpty {
      commands.append(.note(event: note, impact: nil, tags: [], source: .person, until: nil))
    }
    return commands
  }

  private static func key(_ words: String) throws(Failure) -> String {
    guard let key = IncidentKey.folded(words) else {
      throw Failure(.usage, "“\(words)” can't be an incident's key; use letters, digits and hyphens")
    }
    return key
  }

  /// Of the title's first words, else of the service, else of the day; with a number behind it
  /// where another has it.
  private func freeKey(besides taken: Set<String>, on now: Moment) -> String {
    let words = (title?.trimmed.nonEmpty ?? lead?.title ?? "").split(separator: " ").prefix(5).joined(separator: " ")
    let key =
      IncidentKey.folded(words) ?? (service ?? lead?.service).flatMap { IncidentKey.folded($0) }
      ?? "incident-\(now.day.iso)"
    guard taken.contains(key) else { return key }
    return (2...).lazy.map { "\(key)-\($0)" }.first { !taken.contains($0) } ?? key
  }
}
