import Foundation
import GRDB
import Records

extension SQLiteJournal {
  /// Every row of every view against what the events say, both ways.
  func auditViews(_ db: Database, _ told: Told, _ kept: Set<String>, _ audit: inout Audit) throws {
    try auditIncidents(db, told, &audit)
    try auditSessions(db, told, &audit)
    try auditSnapshots(db, told, &audit)
    try auditItems(db, told, &audit)
    for (key, incident) in told.incidents.sorted(by: { $0.key < $1.key }) {
      for (what, hash) in incident.kept where !kept.contains(hash) {
        audit.found("incident \(key)", "\(what) is no longer in the store")
      }
    }
    for (place, session) in told.sessions.sorted(by: { $0.key.session < $1.key.session }) {
      for (what, hash) in session.kept where !kept.contains(hash) {
        audit.found("session \(place.session)", "\(what) is no longer in the store")
      }
      guard let record = session.record else { continue }
      audit.sessions += 1
      if let seal = record.session.seal { audit.seals.append((place.session, seal)) }
    }
  }

  private func auditIncidents(_ db: Database, _ told: Told, _ audit: inout Audit) throws {
    var missing = Set(told.incidents.filter { $0.value.incident != nil }.keys)
    let rows = try Row.fetchCursor(db, sql: "SELECT key, opened, sequence, record FROM incidents NOT INDEXED")
    while let row = try rows.next() {
      guard let key = try? row.text(0), let of = told.incidents[key], let incident = of.incident else {
        audit.found("incident \((try? row.text(0)) ?? "without a name")", "no event speaks of it")
        continue
      }
      missing.remove(key)
      let said = (try? row.bytes(3)).flatMap { try? Coding.decoded(Incident.self, from: $0) }
      if said != incident { audit.found("incident \(key)", "what is kept of it is not what its events say") }
      switch try? row.number(2) {
      case of.sequence: break
      case let said? where said > of.sequence:
        audit.found("event \(said)", "it is missing, though incident \(key) is known up to it")
      case let said: audit.found("incident \(key)", "events after \(said ?? 0) were not taken into account")
      }
      if (try? row.number(1)) != of.opened { audit.found("incident \(key)", "it was opened by another event") }
    }
    for key in missing { audit.found("incident \(key)", "it is gone from the list of incidents") }
  }

  private func auditSessions(_ db: Database, _ told: Told, _ audit: inout Audit) throws {
    var missing = Set(told.sessions.filter { $0.value.record != nil }.keys)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT incident, number, sequence, refolded, summary FROM sessions NOT INDEXED")
    while let row = try rows.next() {
      guard let place = SQLiteJournal.place(row), let of = told.sessions[place], let record = of.record else {
        audit.found("session \((try? row.text(1)) ?? "without a number")", "no event speaks of it")
        continue
      }
      missing.remove(place)
      func found(_ message: String) { audit.found("session \(place.session)", message) }
      let said = (try? row.bytes(4)).flatMap { try? Coding.decoded(SessionSummary.self, from: $0) }
      if said != SessionSummary(of: record) { found("its line in the list is not what its events say") }
      if (try? row.number(2)) != of.sequence { found("it is not known up to its last event, \(of.sequence)") }
      let refolded = (try? row.number(3)) ?? -1
      if refolded < of.refolded || refolded > of.sequence { found("what was undone in it is not taken into account") }
    }
    for place in missing { audit.found("session \(place.session)", "it is gone from the list of sessions") }
  }

  /// Each as the reader takes it: with the events after it.
  private func auditSnapshots(_ db: Database, _ told: Told, _ audit: inout Audit) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT incident, session, sequence, record FROM snapshots NOT INDEXED")
    for row in rows {
      guard let place = SQLiteJournal.place(row), let record = told.sessions[place]?.record else {
        audit.found(
          "session \((try? row.text(1)) ?? "without a number")", "a record is kept of it, and no event speaks of it")
        continue
      }
      func found() { audit.found("session \(place.session)", "what is kept of it is not what its events say") }
      guard let sequence = try? row.number(2), let json = try? row.bytes(3),
        let start = try? Coding.decoded(SessionRecord.self, from: json)
      else {
        found()
        continue
      }
      let selection = Selection(scope: .session(place.session, incident: place.incident), after: sequence)
      let tail = try? SQLiteJournal.events(selection, in: db, file: file)
      if tail.map({ Fold.record(of: place.session, from: start, events: $0) }) != record { found() }
    }
    // By the index that readers go by, where they have no snapshot.
    for (place, session) in told.sessions {
      guard let record = session.record else { continue }
      let loaded = try? load(place.session, incident: place.incident, known: nil, in: db)
      let said = loaded.flatMap { Fold.record(of: place.session, from: $0.snapshot?.record, events: $0.tail) }
      let place = "session \(place.session)"
      let isKnown = audit.findings.contains { $0.place == place }
      if said != record, !isKnown { audit.found(place, "what readers find of it is not what its events say") }
    }
  }

  private func auditItems(_ db: Database, _ told: Told, _ audit: inout Audit) throws {
    var missing: [Told.Place: [ItemReference: String]] = [:]
    for (place, session) in told.sessions {
      guard let record = session.record else { continue }
      missing[place] = Dictionary(
        record.searchable(Set(ItemReference.Kind.allCases)), uniquingKeysWith: { _, last in last })
    }
    var wrong: Set<String> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT incident, session, kind, number, text FROM items NOT INDEXED")
    while let row = try rows.next() {
      let place = SQLiteJournal.place(row)
      let kind = (try? row.text(2)).flatMap { ItemReference.Kind(rawValue: $0) }
      guard let place, let kind, let number = try? row.number(3),
        let text = missing[place]?.removeValue(forKey: ItemReference(kind, Int(number))), text == (try? row.text(4))
      else {
        wrong.insert("session \((try? row.text(1)) ?? "without a number")")
        continue
      }
    }
    for (place, items) in missing where !items.isEmpty { wrong.insert("session \(place.session)") }
    for place in wrong.sorted() { audit.found(place, "the search index is not what its events say") }
  }

  /// The session that a row's first two cells name.
  private static func place(_ row: Row) -> Told.Place? {
    guard let incident = try? row.text(0), let session = (try? row.text(1)).flatMap({ SessionNumber($0) }) else {
      return nil
    }
    return Told.Place(incident: incident, session: session)
  }
}
