import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

struct ExportVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a session's page and its record, or give the imported document back byte for byte.",
    discussion: """
      For example:

        baton export 9 -o SESSION_9_HANDOFF.md     # and SESSION_9_HANDOFF.json, its record, beside it
        baton export 9 --format record
        baton export 8 --original | cmp - SESSION_8_HANDOFF.md
      """)

  @Argument(
    help: ArgumentHelp(
      "The session; or an incident's key, for its postmortem as far as it is known; the present session where not said.",
      valueName: "session | incident"))
  var number: SessionNumber?
  enum Format: String, CaseIterable, ExpressibleByArgument { case markdown, record, html, text, slack, update, json }

  @Flag(help: "The imported document's own bytes.") var original = false
  @Option(
    help:
      "The page (markdown), the record that lies beside it (record), one file for a browser (html), for mail (text), for chat (slack), the last update, or json."
  )
  var format: Format?
  @OptionGroup var file: OutputFile
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if original && common.isJSON { throw ValidationError("Say --original or --json, not both") }
    if original || common.isJSON, format != nil { throw ValidationError("Say --format alone") }
  }

  func run(in call: Call) throws {
    if let incident = try incident(in: call) { return try export(incident, in: call) }
    let stored = try call.storedSession(number, looksBack: true)
    let hasRecord = !original && !call.options.isJSON && format ?? .markdown == .markdown
    if hasRecord { try keepWhatLiesBeside(in: call) }
    try file.write(bytes(of: stored, in: call), in: call, besides: stored.store)
    // A page that lies somewhere has its record beside it; a pipe or a device has nothing beside it.
    if hasRecord, let name = file.name, call.isRegularFile(name) {
      try call.write(try record(of: stored, in: call), to: Seal.recordFile(beside: name), besides: stored.store)
    }
  }

  /// Nobody named the file beside the page: only a record is written over there.
  private func keepWhatLiesBeside(in call: Call) throws {
    guard let beside = file.name.map(Seal.recordFile), call.isRegularFile(beside) else { return }
    guard (try? RecordFile(call.read(beside), name: beside)) == nil else { return }
    throw Failure(
      .conflict,
      "\(beside) is no record of Baton, and the page’s record would take its place; nothing was written, choose another name"
    )
  }

  /// The incident that is named; nil where a session is, which comes first.
  private func incident(in call: Call) throws -> StoredSession? {
    guard let number else { return nil }
    let store = try call.store()
    if try store.incident(call.options.incident)?.sessions.contains(number) == true { return nil }
    guard let incident = try store.incidents().first(where: { $0.key == number.text }) else { return nil }
    var named = call
    named.options.incident = incident.key
    return try named.storedSession(in: store)
  }

  private func export(_ stored: StoredSession, in call: Call) throws {
    guard !original else { throw Failure(.usage, "an incident has no document of its own; name a session") }
    let shared = try SharedDocument(incident: stored, now: call.now)
    let text =
      if call.options.isJSON || format == .json {
        JSON.show(stored.record, incident: stored.incident, now: call.now).text + "\n"
      } else {
        try format.flatMap { SharedDocument.Form(rawValue: $0.rawValue) }.map { try shared.text(as: $0) } ?? shared.page
      }
    try file.write(Array(text.utf8), in: call, besides: stored.store)
  }

  private func bytes(of stored: StoredSession, in call: Call) throws -> [UInt8] {
    if original { return try Array(originalBytes(of: stored)) }
    if let form = format.flatMap({ SharedDocument.Form(rawValue: $0.rawValue) }) {
      let page = try stored.page(now: call.now).markdown
      return Array(try SharedDocument(of: stored, page: page, now: call.now).text(as: form).utf8)
    }
    if call.options.isJSON || format == .json {
      return Array((JSON.show(stored.record, incident: stored.incident, now: call.now).text + "\n").utf8)
    }
    if format == .record { return try record(of: stored, in: call) }
    return Array(try stored.page(now: call.now).markdown.utf8)
  }

  private func record(of stored: StoredSession, in call: Call) throws -> [UInt8] {
    try stored.store.recordFile(
      of: stored.record, incident: stored.incident, page: try stored.page(now: call.now).markdown
    ).bytes
  }

  private func originalBytes(of stored: StoredSession) throws -> [UInt8] {
    guard let hash = stored.record.source?.hash ?? stored.record.session.seal?.hash else {
      throw Failure(
        .notFound, "session \(stored.number) was not imported; `baton export \(stored.number)` writes its document")
    }
    guard let bytes = try stored.store.kept(hash) else {
      throw Failure(
        .unreadable, "the document of session \(stored.number) is no longer in the store; run `baton verify`")
    }
    return bytes
  }
}
