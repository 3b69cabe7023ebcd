import Foundation
import Records

extension Store {
  /// Keeps bytes and gives their name, the SHA-256 in hex. The same bytes again are kept once.
  @discardableResult
  package func keep(_ bytes: [UInt8], as kind: Blob.Kind) throws(JournalError) -> String {
    try journal.keep(Blob(bytes, kind))
    return Digest.hex(of: bytes)
  }

  /// The bytes kept under a name, as they were when they were kept; nil where there are none.
  /// Others that lie under it now are refused.
  package func kept(_ hash: String) throws(JournalError) -> [UInt8]? {
    guard let bytes = try journal.kept(hash) else { return nil }
    guard Digest.hex(of: bytes) == hash else {
      throw .damaged(file: files.journal, detail: "what it keeps as \(hash.prefix(12)) is not what was put there")
    }
    return bytes
  }

  /// Seals a session: its page and its record are kept in the journal with the event, and written
  /// into the store's folder, whole or not at all, and never over another file. `name` is the
  /// page's, such as `SESSION_9_HANDOFF.md`; `told` is the record that it tells. Where the process is killed before the last step, putting the
  /// written file into its place, or that fails in every way there is, whoever opens the store next
  /// does it.
  /// - Parameters:
  ///   - patch, metrics: what the document says beside the record.
  ///   - because: why it is sealed though another has the baton.
  package func seal(
    _ page: String, of told: SessionRecord, name: String, to receiver: String? = nil,
    gapsAllowedBecause: String? = nil, describing patch: Patch<Session> = [:], metrics: [Metric] = [],
    because: String? = nil, incident: Incident, as actor: String, now: Moment
  ) throws(JournalError) -> Performed {
    let document = Array(page.utf8)
    var seal = Seal(
      by: actor, at: now, hash: Digest.hex(of: document), file: name, gapsAllowedBecause: gapsAllowedBecause)
    func command(_ seal: Seal) -> Command {
      Command.session(.seal(seal, to: receiver, describing: patch, metrics: metrics)).forHolder(because: because)
    }
    // What was written meanwhile is not in the page.
    let grounds = Grounds(incident, told, isWhole: true)
    let number = told.session.number
    var attempt = try Attempt(
      in: self, incident: incident.key, speaker: Speaker(actor, now: now, grounds: grounds))
    try attempt.decide(command(seal), on: number)
    let beside = try recordFile(
      of: attempt.record(of: number) ?? told, incident: attempt.incident ?? incident, page: page
    ).bytes
    seal.record = Digest.hex(of: beside)
    return try files.write(beside, to: Seal.recordFile(beside: name)) { () throws(JournalError) in
      try files.write(document, to: name) { () throws(JournalError) in
        try perform(
          command(seal), on: number, incident: incident.key, as: actor, now: now, grounds: grounds,
          keeping: [Blob(document, .document), Blob(beside, .document)])
      }
    }
  }

  /// What lies beside a page: the record, its incident, and the documents that it names.
  package func recordFile(
    of record: SessionRecord, incident: Incident, page: String
  ) throws(JournalError) -> RecordFile {
    var documents: [[UInt8]] = []
    let seal = record.session.seal
    for hash in [record.source?.hash, seal?.hash, seal?.record].compactMap(\.self) {
      // What is being sealed is not kept yet, and stands in the file itself.
      if let bytes = try kept(hash) { documents.append(bytes) }
    }
    return RecordFile(incident: incident, record: record, page: page, documents: documents)
  }

  /// Writes a sealed session's page and record into the folder again, from the journal, where one
  /// is missing; whether it was. Throws where another file has its place, and where the journal
  /// holds no such document.
  package func restoreSealed(_ session: SessionNumber, incident: String) throws(JournalError) -> Bool {
    guard let seal = try record(session, incident: incident)?.session.seal else { return false }
    var isRestored = false
    for (name, hash) in seal.files {
      guard let document = try kept(hash) else {
        throw .damaged(file: files.journal, detail: "the sealed text of session \(session) is not in it")
      }
      if try files.read(name) == document { continue }
      try files.write(document, to: name) { () throws(JournalError) in }
      isRestored = true
    }
    return isRestored
  }

  /// Whether a file is one that the store rests on: its journal, a sealed page, or one of its settings
  /// by these names.
  package func restsOn(_ path: String, settings: [String]) throws(JournalError) -> Bool {
    var sealed: [String] = []
    for incident in try incidents() {
      sealed += try sessions(incident: incident.key).flatMap { $0.session.seal?.files.map(\.name) ?? [] }
      sealed += incident.postmortems.map(\.file)
    }
    return files.holds(path, among: sealed + settings)
  }

  /// Finishes what a process that was killed had begun: a page whose session was sealed is put into
  /// its place, and what was never sealed goes. What can't be finished from here, as in a folder
  /// that may only be read, stays for the next one.
  func finishWhatWasLeft() {
    let left = BesideFile.left(in: files.folder)
    guard !left.isEmpty, let incidents = try? incidents() else { return }
    for file in left {
      let sealed = incidents.lazy.flatMap { incident in
        ((try? self.sessions(incident: incident.key)) ?? []).map { (incident.key, $0.session) }
      }.first { $0.1.seal?.files.contains { $0.name == file.name } ?? false }
      guard let (incident, session) = sealed else {
        let postmortem = incidents.flatMap(\.postmortems).last { $0.file == file.name }
        guard let postmortem, (try? restore(postmortem)) == nil else {
          file.remove()
          continue
        }
        continue
      }
      if (try? restoreSealed(session.number, incident: incident)) != nil { file.remove() }
    }
  }

  /// Writes a whole copy of the journal, as of now, to a new file; never over another one. Opening
  /// that file is restoring it. False where the journal is damaged, and the copy holds what is
  /// whole in it.
  @discardableResult
  package func backup(to file: URL) throws(JournalError) -> Bool {
    try journal.copy(to: file.standardizedFileURL.path(percentEncoded: false))
  }
}

extension Seal {
  /// What was written, and the hash of each.
  var files: [(name: String, hash: String)] {
    [(file, hash)] + (recordFile.flatMap { name in record.map { [(name, $0)] } } ?? [])
  }
}
