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
    abstract: "Write a session's handoff document, or give the imported one back byte for byte.",
    discussion: """
      For example:

        baton export 9 -o SESSION_9_HANDOFF.md
        baton export 8 --original | cmp - SESSION_8_HANDOFF.md
      """)

  @Argument(help: ArgumentHelp("The session.", valueName: "session")) var number: SessionNumber
  @Flag(help: "The imported document's own bytes.") var original = false
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write this file instead of standard output.", valueName: "file"), completion: .file())
  var file: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if original && common.isJSON { throw ValidationError("Say --original or --json, not both") }
  }

  func run(in call: Call) throws {
    let stored = try call.storedSession(number, looksBack: true)
    let bytes = try bytes(of: stored, in: call)
    guard let file, file != "-" else { return call.output.write(document: bytes) }
    try call.write(bytes, to: file, besides: stored.store)
  }

  private func bytes(of stored: StoredSession, in call: Call) throws -> [UInt8] {
    if original { return try Array(originalBytes(of: stored)) }
    if call.options.isJSON {
      return Array((JSON.show(stored.record, incident: stored.incident, now: call.now).text + "\n").utf8)
    }
    return Array(try Exporter.markdown(stored.record, template: StoreTemplate.read(in: stored.store.folder)).utf8)
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
