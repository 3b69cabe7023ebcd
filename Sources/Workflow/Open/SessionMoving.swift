import Journal
import Records
import Reply

/// Sessions that belong to another incident. Events are never changed, so the other incident gets
/// the record as a session of its own first, and the first one puts its session away after: what
/// ends between the two leaves it in both, and the same call again finishes it.
package struct SessionMoving {
  private let store: Store
  private let call: Call

  package init(_ store: Store, for call: Call) {
    self.store = store
    self.call = call
  }

  /// - Returns: the events of both.
  package func move(_ session: SessionNumber, of incident: Incident, to key: String) throws -> [Event] {
    guard incident.key != key else {
      throw Failure(.usage, "session \(session) is of \(key) already; nothing was moved")
    }
    let target = try found(key)
    guard incident.sessions.contains(session), let record = try store.record(session, incident: incident.key) else {
      throw Failure(.notFound, "there is no session \(session) in \(incident.key); `baton sessions` lists them")
    }
    try checkBaton(of: record, in: incident)
    let copied = try copy(record, to: target)
    return copied + (try perform(.putAway(session, to: key), on: incident.key))
  }

  package func merge(_ key: String, into other: String) throws -> [Event] {
    guard key != other else { throw Failure(.usage, "an incident can't be merged into itself") }
    let (incident, target) = (try found(key), try found(other))
    if let into = incident.mergedInto { throw Failure(.conflict, "\(key) is merged into \(into) already") }
    for session in incident.sessions {
      if let record = try store.record(session, incident: key) { try checkBaton(of: record, in: incident) }
    }
    var events: [Event] = []
    for session in incident.sessions {
      guard let record = try store.record(session, incident: key) else { continue }
      events += try copy(record, to: try store.incident(other) ?? target)
    }
    return events + (try perform(.merge(into: other), on: key))
  }

  /// Nothing is copied of a session that somebody else has.
  private func checkBaton(of record: SessionRecord, in incident: Incident) throws {
    guard !incident.isClosed, let holder = incident.holder(of: record.session), holder != call.actor else { return }
    throw Failure(
      .conflict, "\(holder) has the baton of \(incident.key); `baton accept --take-over REASON` takes it first")
  }

  private func found(_ key: String) throws -> Incident {
    guard let incident = try store.incident(key) else {
      throw Failure(.notFound, "there is no incident \(key); `baton incident list --all` shows what there is")
    }
    return incident
  }

  /// Under its own number where that is free, else under the next; nothing where it is there.
  private func copy(_ record: SessionRecord, to target: Incident) throws -> [Event] {
    var record = record
    for number in target.sessions {
      guard var there = try store.record(number, incident: target.key) else { continue }
      there.session.number = record.session.number
      if there == record { return [] }
    }
    var number = record.session.number
    while target.sessions.contains(number) || target.putAway.contains(number) { number = number.next }
    record.session.number = number
    return try store.append(
      [Draft(session: number, .session(.opened(record)))], incident: target.key,
      by: Speaker(call.actor, now: call.now)
    ).events
  }

  private func perform(_ command: IncidentCommand, on key: String) throws -> [Event] {
    try store.perform(.incident(command), incident: key, as: call.actor, now: call.now).events
  }
}
