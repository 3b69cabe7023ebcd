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
  /// Whether unchanged documents are read as well, for what can be explained of them.
  private let explains: Bool
  /// Why the present document belongs to the incident that is turned to.
  private var reason: String?
  /// The folder of the present document, as `run` has it.
  private var part: String?
  /// Every incident of the store, the newest last.
  private var shelves: [Shelf] = []

  /// An incident with what is needed to recognise its documents.
  private struct Shelf {
    var incident: Incident
    var known: [Known]
  }
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
    _ call: Call, store: Store?, isRehearsal: Bool, choice: DifferenceChoice = .none, because: String? = nil,
    explains: Bool = false
  ) throws {
    self.because = because
    self.call = call
    self.explains = explains
    self.store = store
    self.isRehearsal = isRehearsal
    self.choice = choice
    lexicon = try call.lexicon(store: store?.folder)
    known = []
    try look()
  }

  /// Sees what the store holds by now.
  private mutating func look() throws {
    shelves =
      try store.map { store in
        try store.incidents().map { incident in
          let summaries = try store.sessions(incident: incident.key)
          return Shelf(incident: incident, known: summaries.map { Known($0.session, source: $0.source) })
        }
      } ?? []
    // Where there is no store to look into anew, what was rehearsed is all there is.
    if let key = call.options.incident ?? shelves.last?.incident.key { turn(to: key) }
  }

  private mutating func turn(to key: String?) {
    let shelf = shelves.first { $0.incident.key == key }
    incident = shelf?.incident
    known = shelf?.known ?? []
  }

  /// Turns to the incident that has a document of these very bytes, and gives its session.
  private mutating func turn(toHolderOf hash: String) -> Known? {
    for shelf in shelves.reversed() where call.options.incident.map({ $0 == shelf.incident.key }) ?? true {
      guard let same = shelf.known.first(where: { $0.source?.hash == hash || $0.sealHash == hash }) else { continue }
      turn(to: shelf.incident.key)
      return same
    }
    return nil
  }

  private func read(_ bytes: [UInt8], name: String) throws -> ImportedDocument {
    let converted = try DocumentConversion(environment: call.environment).markdown(bytes, name: name)
    var document = try Importer.read(
      converted.bytes, name: name, limits: .standard, nextNumber: Self.unnumbered, lexicon: lexicon)
    document.record.repairs = converted.repairs + document.record.repairs
    document.record.warnings += converted.warnings
    return document
  }

  /// Turns to the incident that the document belongs to, and keeps why it is that one.
  private mutating func turn(
    to document: ImportedDocument, _ record: SessionRecord, of told: Incident?
  ) throws {
    reason = nil
    guard call.options.incident == nil else { return }
    if let told {
      turn(to: told.key)
      reason = "the record beside it is of that one"
      return
    }
    let candidates = try shelves.suffix(Self.incidentsLookedAt).map { shelf in
      IncidentChoice.Candidate(
        incident: shelf.incident,
        records: try shelf.known.suffix(3).compactMap { try store?.record($0.number, incident: shelf.incident.key) })
    }
    let choice = IncidentChoice(
      of: record, document.incidentHint, file: record.source?.name ?? "", part: part, text: document.text)
    switch choice.among(candidates) {
    case .known(let key, let because):
      turn(to: key)
      reason = because
    case .new(let because):
      // What is a later version of a document that is there is that one, whatever it names now.
      for shelf in shelves.reversed() {
        turn(to: shelf.incident.key)
        guard try isVersion(record, document) else { continue }
        reason = "an earlier version of it is there"
        return
      }
      turn(to: nil)
      reason = because
    }
  }

  /// Whether most of the document stands in the one of its number, or of its name, that is there.
  private func isVersion(_ record: SessionRecord, _ document: ImportedDocument) throws -> Bool {
    let bytes = Array(document.text.utf8)
    if Page.wrote(document.text) { return try exported(record, nil, bytes: bytes) != nil }
    let former = known.first { $0.number == record.session.number || $0.source?.name == record.source?.name }
    guard let source = former?.source, let before = try store?.kept(source.hash) else { return false }
    return TextLines(bytes).isVersion(of: TextLines(before))
  }

  /// The number of a document that names none, until it gets a free one.
  private static let unnumbered: SessionNumber = "unnumbered"

  /// Nil, and nothing done, for a document that names no session while `defersUnnumbered`: it gets
  /// a number that no other of the same import asks for.
  ///
  /// Where another import came first, it is read anew against what that one left.
  ///
  /// - Parameter part: the folder that the document lies in, where another part of what is imported
  ///   holds a document of the same name.
  package mutating func run(
    _ file: String, part: String? = nil, defersUnnumbered: Bool = false
  ) throws -> ImportReport? {
    let bytes = try call.read(file)
    self.part = part
    for _ in 1..<Self.attempts {
      do {
        let report = try imported(bytes, of: file, defersUnnumbered: defersUnnumbered)
        return placed(report)
      } catch let error as JournalError where error.isOvertaken {
        try look()
      }
    }
    let report = try imported(bytes, of: file, defersUnnumbered: defersUnnumbered)
    return placed(report)
  }

  /// The report with the incident that the document went into, and why it is that one.
  private func placed(_ report: ImportReport?) -> ImportReport? {
    guard var report else { return nil }
    report.incident = incident?.key ?? ""
    report.because = report.outcome == .unchanged ? nil : reason
    return report
  }

  private static let attempts = 10
  /// How many of a store's incidents, the newest, a document is held against.
  private static let incidentsLookedAt = 50

  /// Each incident that a document tells of as a session of its own, of the bytes that tell of it;
  /// the whole where it tells of one.
  package mutating func runSplit(_ file: String) throws -> [ImportReport] {
    let bytes = try call.read(file)
    let name = DocumentImport.name(of: file)
    let parts = try DocumentImport.parts(of: bytes, name: name, by: lexicon)
    guard parts.count > 1 else { return try run(file).map { [$0] } ?? [] }
    var reports: [ImportReport] = []
    for (place, part) in parts.enumerated() {
      let title = "\(name) (\(place + 1) of \(parts.count))"
      let report = try imported(part, of: file, named: title, defersUnnumbered: false)
      if let report = placed(report) { reports.append(report) }
    }
    return reports
  }

  /// The bytes of each incident, which together are all bytes of the document.
  private static func parts(of bytes: [UInt8], name: String, by lexicon: Lexicon) throws -> [[UInt8]] {
    let document = try SourceDocument(bytes, name: name)
    let incidents = document.incidents(by: lexicon)
    guard incidents.count > 1 else { return [] }
    // Only where a line of the text is a line of the file can the file be cut at lines.
    var ends = bytes.indices.filter { bytes[$0] == 10 }.map { $0 + 1 }
    if ends.last != bytes.count { ends.append(bytes.count) }
    guard ends.count == document.lines.count, String(validating: bytes, as: UTF8.self) != nil else {
      throw Failure(.unreadable, "\(name): only a file in UTF-8 can be split; save it so")
    }
    return incidents.map { _, lines in
      Array(bytes[(lines.from == 1 ? 0 : ends[lines.from - 2])..<ends[lines.to - 1]])
    }
  }

  private static func name(of file: String) -> String {
    file == "-" ? "standard input" : (file as NSString).lastPathComponent
  }

  private mutating func imported(
    _ given: [UInt8], of file: String, named title: String? = nil, defersUnnumbered: Bool
  ) throws -> ImportReport? {
    let name = title ?? DocumentImport.name(of: file)
    // A record without its page is one with the page as it was written.
    let alone = try RecordFile(given, name: file)
    let bytes = alone.map { Array($0.page.utf8) } ?? given
    let hash = Digest.hex(of: bytes)
    if let same = turn(toHolderOf: hash), let record = try record(same.number) {
      var report = ImportReport(file: file, record: record, outcome: .unchanged)
      if explains { report.explanation = try read(bytes, name: name).explanation }
      return report
    }
    let document = try read(bytes, name: name)
    var record = document.record
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
    }
    try turn(to: document, record, of: written?.file.incident)
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
    // What people made of the lines of the version before stays, where its lines are.
    if !isOwn {
      record = record.retaking(
        from: stored, in: SourceDocument(text: document.text, name: name), by: lexicon)
    }
    let base = try isOwn ? written?.file.page ?? self.page(of: stored, sealed: true) : ""
    let edited = isOwn ? PageRecord.edits(of: document.text, since: base, on: stored) ?? record : record
    let isUnedited = written.map { $0.isUnedited } ?? false
    let difference = DocumentDifference(stored: stored, document: isUnedited ? written?.file.record ?? edited : edited)
    let unread = isOwn && !isUnedited ? try unread(document.text, base, difference) : []
    if isOwn, difference.items.isEmpty {
      var report = ImportReport(file: file, record: stored, outcome: .unchanged, unread: unread)
      report.explanation = document.explanation
      return report
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
        if incident == nil, call.options.incident == nil, told == nil, shelves.isEmpty {
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
    // A rehearsal opens none; what it would open is remembered, for the documents that follow.
    let shown = try incident ?? newIncident(for: record, hint, told)
    incident = shown
    shelves.removeAll { $0.incident.key == shown.key }
    var sessions = shown
    if !sessions.sessions.contains(record.session.number) { sessions.sessions.append(record.session.number) }
    shelves.append(Shelf(incident: sessions, known: known))
    return report
  }

  private func newIncident(for record: SessionRecord, _ hint: IncidentHint, _ told: Incident?) throws -> Incident {
    if let told, call.options.incident == nil { return told }
    let words =
      call.options.incident
      ?? IncidentKey.derived(
        from: record, named: hint.name ?? (shelves.isEmpty ? nil : hint.service), file: record.source?.name ?? "",
        part: part)
    guard var key = IncidentKey.folded(words) else {
      throw Failure(.usage, "“\(words)” can't be an incident's key; use letters, digits and hyphens")
    }
    if call.options.incident == nil {
      let taken = Set(shelves.map(\.incident.key))
      key = ([key] + (2...).lazy.prefix(taken.count + 1).map { "\(key)-\($0)" }).first { !taken.contains($0) } ?? key
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
