import Documents
import Foundation
import Journal
import Records

/// Brings documents into a store, one after the other. Which session a document belongs to is decided here: by its bytes, by its
/// file's name, then by the number it names.
struct DocumentImport {
  let call: Call
  /// Nil where there is none and none may be made: a rehearsal before the first import.
  let store: Store?
  let isRehearsal: Bool
  let takesChanges: Bool
  private var incident: Incident?
  private var known: [Known]

  /// What is needed to recognise a document that was imported before.
  private struct Known {
    var number: SessionNumber
    var source: DocumentSource?
    var sealHash: String?

    init(_ record: SessionRecord) {
      number = record.session.number
      source = record.source
      sealHash = record.session.seal?.hash
    }
  }

  init(_ call: Call, store: Store?, isRehearsal: Bool, takesChanges: Bool) throws {
    self.call = call
    self.store = store
    self.isRehearsal = isRehearsal
    self.takesChanges = takesChanges
    let incident = try store?.incident(call.options.incident)
    self.incident = incident
    known = try incident.map { incident in
      try incident.sessions.compactMap { try store?.record($0, incident: incident.key).map(Known.init) }
    } ?? []
  }

  mutating func run(_ file: String) throws -> ImportReport {
    let bytes = try call.read(file)
    let name = file == "-" ? "standard input" : (file as NSString).lastPathComponent
    let blob = Blob(bytes, .document)
    let hash = Digest.hex(of: bytes)
    if let same = known.first(where: { $0.source?.hash == hash || $0.sealHash == hash }),
      let record = try record(same.number)
    {
      return ImportReport(file: file, record: record, outcome: .unchanged)
    }
    var record = try Importer.read(bytes, name: name, limits: .standard, nextNumber: nextNumber).record
    record.source = DocumentSource(name: name, hash: hash, bytes: bytes.count)
    guard let former = try former(of: record, bytes: bytes) else {
      record.session.number = freeNumber(record.session.number)
      return try take(record, blob, as: .imported, file: file, changes: [])
    }
    record.session.number = former.number
    let before = try former.source.flatMap { try store?.kept($0.hash) } ?? []
    let changes = TextLines(before).changes(to: TextLines(bytes))
    guard takesChanges else { return ImportReport(file: file, record: record, outcome: .differs, changes: changes) }
    return try take(record, blob, as: .updated, file: file, changes: changes)
  }

  private mutating func take(
    _ record: SessionRecord, _ blob: Blob, as outcome: ImportReport.Outcome, file: String, changes: [String]
  ) throws -> ImportReport {
    var report = ImportReport(file: file, record: record, outcome: outcome, changes: changes)
    if !isRehearsal, let store {
      var commands: [Command] = [.importDocument(record, update: outcome == .updated)]
      if incident == nil { commands.insert(.openIncident(try newIncident(for: record)), at: 0) }
      let performed = try store.perform(
        commands, incident: incident?.key, by: Speaker(call.actor, now: call.now), keeping: [blob])
      incident = performed.incident
      report.record = try self.record(record.session.number) ?? record
    }
    known.removeAll { $0.number == record.session.number }
    known.append(Known(record))
    return report
  }

  private func newIncident(for record: SessionRecord) throws -> Incident {
    let words = call.options.incident ?? IncidentKey.derived(from: record, file: record.source?.name ?? "")
    guard let key = IncidentKey.folded(words) else {
      throw Failure(.usage, "“\(words)” can't be an incident's key; use letters, digits and hyphens")
    }
    return Incident(key: key, title: record.session.title)
  }

  private func record(_ number: SessionNumber) throws -> SessionRecord? {
    guard let incident else { return nil }
    return try store?.record(number, incident: incident.key)
  }

  private var nextNumber: SessionNumber {
    known.map(\.number).max().map(\.next) ?? SessionNumber(1)
  }

  /// The session that the document is a later version of: one imported from a file of its name, or one of its number whose
  /// document it mostly repeats.
  private func former(of record: SessionRecord, bytes: [UInt8]) throws -> Known? {
    let number = record.session.number
    let namesakes = known.filter { $0.source?.name == record.source?.name && $0.number.isPart(of: number) }
    if let namesake = namesakes.first { return namesake }
    guard let same = known.first(where: { $0.number == number }) else {
      return known.first { $0.source?.name == record.source?.name && number == nextNumber }
    }
    guard let source = same.source, let before = try store?.kept(source.hash) else { return same }
    return TextLines(bytes).isVersion(of: TextLines(before)) ? same : nil
  }

  /// The number itself, or where another document has it, the next free part of it: 11, 11 part 2, 11 part 3.
  private func freeNumber(_ number: SessionNumber) -> SessionNumber {
    let taken = Set(known.map(\.number))
    var free = number
    var part = 2
    while taken.contains(free) {
      free = SessionNumber("\(number) part \(part)") ?? number.next
      part += 1
    }
    return free
  }
}

extension SessionNumber {
  /// "11 part 3" is a part of 11, and so is 11 itself.
  fileprivate func isPart(of number: SessionNumber) -> Bool {
    self == number || text.hasPrefix(number.text + " part ")
  }
}
