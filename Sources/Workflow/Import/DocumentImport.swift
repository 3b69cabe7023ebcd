import Documents
import Foundation
import Journal
import Records
import Reply

/// Brings documents into a store, one after the other. Which session a document belongs to is
/// decided here: by its bytes, by its file's name, then by the number it names.
package struct DocumentImport {
  private let call: Call
  /// Nil where there is none and none may be made: a rehearsal before the first import.
  private let store: Store?
  private let isRehearsal: Bool
  private let choice: DifferenceChoice
  /// Why it is taken in though another has the baton.
  private let because: String?
  private var incident: Incident?
  private var known: [Known]
  private let lexicon: Lexicon

  /// What is needed to recognise a document that was imported before.
  private struct Known {
    var number: SessionNumber
    var source: DocumentSource?
    var sealHash: String?

    init(_ session: Session, source: DocumentSource?) {
      number = session.number
      self.source = source
      sealHash = session.seal?.hash
    }
  }

  package init(
    _ call: Call, store: Store?, isRehearsal: Bool, choice: DifferenceChoice = .none, because: String? = nil
  ) throws {
    self.because = because
    self.call = call
    self.store = store
    self.isRehearsal = isRehearsal
    self.choice = choice
    lexicon = try call.lexicon(store: store?.folder)
    known = []
    try look()
  }

  /// Sees what the store holds by now.
  private mutating func look() throws {
    let incident = try store?.incident(call.options.incident)
    self.incident = incident
    let summaries = try incident.flatMap { try store?.sessions(incident: $0.key) } ?? []
    known = summaries.map { Known($0.session, source: $0.source) }
  }

  /// The number of a document that names none, until it gets a free one.
  private static let unnumbered: SessionNumber = "unnumbered"

  /// Nil, and nothing done, for a document that names no session while `defersUnnumbered`: it gets
  /// a number that no other of the same import asks for.
  ///
  /// Where another import came first, it is read anew against what that one left.
  package mutating func run(_ file: String, defersUnnumbered: Bool = false) throws -> ImportReport? {
    let bytes = try call.read(file)
    for _ in 1..<Self.attempts {
      do {
        return try imported(bytes, of: file, defersUnnumbered: defersUnnumbered)
      } catch let error as JournalError where error.isOvertaken {
        try look()
      }
    }
    return try imported(bytes, of: file, defersUnnumbered: defersUnnumbered)
  }

  private static let attempts = 10

  private mutating func imported(_ given: [UInt8], of file: String, defersUnnumbered: Bool) throws -> ImportReport? {
    let name = file == "-" ? "standard input" : (file as NSString).lastPathComponent
    // A record without its page is one with the page as it was written.
    let alone = try RecordFile(given, name: file)
    let bytes = alone.map { Array($0.page.utf8) } ?? given
    let hash = Digest.hex(of: bytes)
    if let same = known.first(where: { $0.source?.hash == hash || $0.sealHash == hash }),
      let record = try record(same.number)
    {
      return ImportReport(file: file, record: record, outcome: .unchanged)
    }
    let converted = try DocumentConversion(environment: call.environment).markdown(bytes, name: name)
    let document = try Importer.read(
      converted.bytes, name: name, limits: .standard, nextNumber: Self.unnumbered, lexicon: lexicon)
    var record = document.record
    record.repairs = converted.repairs + record.repairs
    record.warnings += converted.warnings
    record.source = DocumentSource(name: name, hash: hash, bytes: bytes.count)
    if defersUnnumbered, record.session.number == Self.unnumbered { return nil }
    let isOwn = Page.wrote(document.text)
    var blobs = [Blob(bytes, .document)]
    var written: PageRecord?
    var missing: [String] = []
    if isOwn {
      let found = try alone.map { .found($0) } ?? besideRecord(of: file, session: record.session.number)
      switch found {
      case .found(let beside): written = PageRecord(beside, page: document.text)
      case .missing(let why): missing = [why]
      case .unwanted: break
      }
      try meet(written?.file.incident)
    }
    guard let former = try isOwn ? exported(record, written, bytes: bytes) : former(of: record, bytes: bytes),
      let stored = try self.record(former.number)
    else {
      if let written {
        record = written.exact
        blobs += written.file.documents.map { Blob($0, .document) }
      }
      record.warnings += missing
      record.session.number = freeNumber(record.session.number)
      var report = try write(
        record, blobs, as: .imported, file: file, hint: document.incidentHint, incident: written?.file.incident)
      report.explanation = document.explanation
      return report
    }
    record.session.number = former.number
    let base = try isOwn ? written?.file.page ?? self.page(of: stored, sealed: true) : ""
    let edited = isOwn ? PageRecord.edits(of: document.text, since: base, on: stored) ?? record : record
    let isUnedited = written.map { $0.isUnedited } ?? false
    let difference = DocumentDifference(stored: stored, document: isUnedited ? written?.file.record ?? edited : edited)
    let unread = isOwn && !isUnedited ? try unread(document.text, base, difference) : []
    if isOwn, difference.items.isEmpty {
      return ImportReport(file: file, record: stored, outcome: .unchanged, unread: unread)
    }
    var report = ImportReport(
      file: file, record: record, outcome: .differs, differences: difference.items, unread: unread)
    report.explanation = document.explanation
    report.isSealed = stored.isSealed
    let accepted = isRehearsal && choice.asks ? [] : try choice.accepted(of: difference.items, in: file)
    let isWhole = choice.takesAll && !isOwn
    guard isWhole || !accepted.isEmpty else { return report }
    guard !stored.isSealed else {
      throw Failure(
        .conflict,
        "session \(former.number) is sealed and never changes; add a correction with `baton correct \(former.number) TEXT`"
      )
    }
    // A document that Baton did not write is read anew as a whole, with the places of its lines.
    if isWhole {
      var report = try write(record, blobs, as: .updated, file: file, differences: difference.items)
      report.explanation = document.explanation
      return report
    }
    report.accepted = accepted
    report.outcome = .updated
    if !isRehearsal, let store, let incident {
      try store.perform(
        .session(.revise(to: difference.applying(accepted: accepted), from: stored)).forHolder(because: because),
        on: former.number, incident: incident.key, as: call.actor, now: call.now)
      report.record = try self.record(former.number) ?? record
    }
    return report
  }

  /// What somebody typed into an exported document that is no item's, and so is no difference
  /// either.
  private func unread(_ text: String, _ base: String, _ difference: DocumentDifference) throws -> [String] {
    let all = difference.applying(accepted: Set(difference.items.map(\.id)))
    let rest = DraftRest(draft: base, edited: text, written: try page(of: all))
    // Another template's headings are no words of a person's.
    return rest.untaken.filter { !$0.hasPrefix("## ") && !$0.hasPrefix("<!--") }
  }

  /// The session that a document in Baton's own layout was written from: the one of its number,
  /// where it still says mostly the same.
  private func exported(_ record: SessionRecord, _ written: PageRecord?, bytes: [UInt8]) throws -> Known? {
    guard let former = known.first(where: { $0.number == record.session.number }),
      let stored = try self.record(former.number)
    else { return nil }
    if written != nil { return former }
    return TextLines(bytes).isVersion(of: TextLines(Array(try page(of: stored, sealed: true).utf8))) ? former : nil
  }

  /// The page as it was sealed, else as it would be written now.
  private func page(of record: SessionRecord, sealed: Bool = false) throws -> String {
    if sealed, let seal = record.session.seal, let bytes = try store?.kept(seal.hash) {
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let store, let incident else { return Page(record, PageContext(now: call.now)).markdown }
    return try StoredSession(store: store, incident: incident, record: record).page(now: call.now).markdown
  }

  /// Goes to the incident that the record beside a page is of, where nobody named another.
  private mutating func meet(_ incident: Incident?) throws {
    guard let incident, call.options.incident == nil, self.incident?.key != incident.key else { return }
    self.incident = try store?.incident(incident.key)
    let summaries = try self.incident.map { try store?.sessions(incident: $0.key) ?? [] } ?? []
    known = summaries.map { Known($0.session, source: $0.source) }
  }

  private enum BesideRecord {
    case found(RecordFile)
    case missing(String)
    /// A document of before, which holds its record itself.
    case unwanted
  }

  /// The record that lies beside a page.
  private func besideRecord(of file: String, session: SessionNumber) throws -> BesideRecord {
    guard file != "-" else {
      return .missing("a page alone: its record was not with it, and what the page leaves out is not read")
    }
    let path = Seal.recordFile(beside: file)
    let name = (path as NSString).lastPathComponent
    guard FileManager.default.fileExists(atPath: call.url(path).path) else {
      return .missing("its record, \(name), was not beside it: what the page leaves out is not read")
    }
    guard let found = try RecordFile(try call.read(path), name: path), found.record.session.number == session else {
      return .missing("\(name) beside it is not its record: what the page leaves out is not read")
    }
    return .found(found)
  }

  private mutating func write(
    _ record: SessionRecord, _ blobs: [Blob], as outcome: ImportReport.Outcome, file: String,
    differences: [ItemDifference] = [], hint: IncidentHint = IncidentHint(), incident told: Incident? = nil
  ) throws -> ImportReport {
    var report = ImportReport(file: file, record: record, outcome: outcome, differences: differences)
    if !isRehearsal, let store {
      let update = Command.session(.importDocument(record, update: outcome == .updated))
      var commands = [update.forHolder(because: because)]
      if incident == nil { commands.insert(.incident(.open(try newIncident(for: record, hint, told))), at: 0) }
      let speaker = Speaker(call.actor, now: call.now)
      // The first document of a store names its incident; of two at once one is the first.
      let performed =
        if incident == nil, call.options.incident == nil, told == nil {
          try store.performFirst(commands, by: speaker, keeping: blobs)
        } else {
          try store.perform(commands, incident: incident?.key, by: speaker, keeping: blobs)
        }
      incident = performed.incident
      report.record = try self.record(record.session.number) ?? record
      // A sealed page lies beside the journal, wherever that is.
      if record.isSealed, let key = incident?.key { _ = try store.restoreSealed(record.session.number, incident: key) }
    }
    known.removeAll { $0.number == record.session.number }
    known.append(Known(record.session, source: record.source))
    return report
  }

  private func newIncident(for record: SessionRecord, _ hint: IncidentHint, _ told: Incident?) throws -> Incident {
    if let told, call.options.incident == nil { return told }
    let words =
      call.options.incident ?? IncidentKey.derived(from: record, named: hint.name, file: record.source?.name ?? "")
    guard let key = IncidentKey.folded(words) else {
      throw Failure(.usage, "“\(words)” can't be an incident's key; use letters, digits and hyphens")
    }
    var incident = Incident(key: key, title: record.session.title)
    incident.service = hint.service
    incident.severity = hint.severity
    return incident
  }

  private func record(_ number: SessionNumber) throws -> SessionRecord? {
    guard let incident else { return nil }
    return try store?.record(number, incident: incident.key)
  }

  /// The session that the document is a later version of: one of its number, or of its number with
  /// a letter, whose document has its file's name or is mostly repeated in it; for a document
  /// without a number, one of its name that it mostly repeats.
  private func former(of record: SessionRecord, bytes: [UInt8]) throws -> Known? {
    let number = record.session.number
    let isNumbered = number != Self.unnumbered
    let namesake = known.first { former in
      former.source?.name == record.source?.name && (!isNumbered || former.number.isLettered(number))
    }
    if isNumbered, let namesake { return namesake }
    guard let candidate = isNumbered ? known.first(where: { $0.number == number }) : namesake else { return nil }
    guard let source = candidate.source, let before = try store?.kept(source.hash) else { return candidate }
    return TextLines(bytes).isVersion(of: TextLines(before)) ? candidate : nil
  }

  /// The number itself, or where another document has it, that with a letter: 11, 11b, 11c. The
  /// next number for a document that names none.
  private func freeNumber(_ number: SessionNumber) -> SessionNumber {
    let taken = Set(known.map(\.number))
    if number == Self.unnumbered { return taken.max()?.next ?? SessionNumber(1) }
    let lettered = (2...).lazy.map { number.lettered($0) }
    return taken.contains(number) ? lettered.first { !taken.contains($0) } ?? number.next : number
  }
}

extension JournalError {
  /// What it was decided on is not so any more.
  fileprivate var isOvertaken: Bool {
    switch self {
    case .moved, .refused(.conflict): true
    default: false
    }
  }
}

extension SessionNumber {
  /// The second document of a number: 8b; the twenty-seventh: 8z2.
  fileprivate func lettered(_ place: Int) -> SessionNumber {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let letter = letters[min(place, letters.count) - 1]
    return SessionNumber("\(self)\(letter)\(place > letters.count ? String(place - letters.count + 1) : "")") ?? self
  }

  /// Whether it is the other one, or that with a letter.
  fileprivate func isLettered(_ other: SessionNumber) -> Bool {
    guard text.hasPrefix(other.text) else { return false }
    let rest = text.dropFirst(other.text.count)
    return rest.isEmpty || (rest.first?.isLetter ?? false)
  }
}
