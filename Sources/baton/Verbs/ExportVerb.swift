import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Records

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
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func validate() throws {
    if original && everywhere.isJSON { throw ValidationError("Say --original or --json, not both") }
  }

  func run(in call: Call) throws {
    let subject = try call.subject(number, looksBack: true)
    let bytes = try bytes(of: subject, in: call)
    guard let file, file != "-" else { return call.output.write(document: bytes) }
    try call.write(bytes, to: file)
  }

  private func bytes(of subject: Subject, in call: Call) throws -> [UInt8] {
    if original { return try Array(originalBytes(of: subject)) }
    if call.options.isJSON {
      return Array((JSON.show(subject.record, incident: subject.incident, now: call.now).text + "\n").utf8)
    }
    return Array(try Exporter.markdown(subject.record, template: StoreTemplate.read(in: subject.store.folder)).utf8)
  }

  private func originalBytes(of subject: Subject) throws -> [UInt8] {
    guard let hash = subject.record.source?.hash ?? subject.record.session.seal?.hash else {
      throw Failure(
        .notFound, "session \(subject.number) was not imported; `baton export \(subject.number)` writes its document")
    }
    guard let bytes = try subject.store.kept(hash) else {
      throw Failure(
        .unreadable, "the document of session \(subject.number) is no longer in the store; run `baton verify`")
    }
    return bytes
  }
}
