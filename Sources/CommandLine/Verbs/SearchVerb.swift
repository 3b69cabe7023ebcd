import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

struct SearchVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in every session, the best match first.",
    discussion: """
      For example:

        baton search mapper error
      """)

  @Argument(help: "The words to find.") var terms: [String]
  @Option(help: ArgumentHelp("At most so many.", valueName: "n")) var limit = 50
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if terms.allSatisfy({ $0.trimmed.isEmpty }) { throw ValidationError("Say which words to find") }
  }

  func run(in call: Call) throws {
    let store = try call.store()
    let incident = try call.incident(in: store)
    let hits = try store.search(
      terms.joined(separator: " "), incident: incident.key, limit: max(1, min(limit, 10_000)))
    var records: [SessionNumber: SessionRecord] = [:]
    for session in Set(hits.map(\.session)) { records[session] = try store.record(session, incident: incident.key) }
    let places = hits.map { hit in HitPlace(of: hit, in: records[hit.session]) }
    if call.options.isJSON {
      return call.output.print(.array(zip(hits, places).map { JSON.hit($0, file: $1.file, lines: $1.lines) }))
    }
    guard !hits.isEmpty else { return call.output.print("Nothing found.") }
    var sheet = Sheet(for: call.output)
    let width = hits.map { "\($0.session)  \($0.item)".count }.max() ?? 0
    for (hit, found) in zip(hits, places) {
      let place = "\(hit.session)  \(hit.item)"
      sheet.item(
        " " + place + String(repeating: " ", count: width - place.count) + "  ", hit.text, right: found.displayText)
    }
    call.output.print(sheet)
  }
}

/// Where what was found lives: in the document it was read from, or in the journal alone.
private struct HitPlace {
  var file: String?
  var lines: LineSpan?

  init(of hit: SearchHit, in record: SessionRecord?) {
    lines = record?.lines(of: hit.item)
    file = lines == nil ? record?.session.seal?.file : record?.source?.name
  }

  var displayText: String { [file, lines?.displayText].compactMap(\.self).joined(separator: ", ") }
}
