import ArgumentParser
import Journal
import Records

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
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) throws {
    let store = try call.store()
    let incident = try call.incident(in: store)
    let hits = try store.search(
      terms.joined(separator: " "), incident: incident.key, limit: max(1, min(limit, 10_000)))
    if call.options.isJSON { return call.output.print(.search(hits)) }
    guard !hits.isEmpty else { return call.output.print("Nothing found.") }
    var sheet = Sheet(for: call.output)
    let width = hits.map { "\($0.session)  \($0.item)".count }.max() ?? 0
    for hit in hits {
      let place = "\(hit.session)  \(hit.item)"
      sheet.item(" " + place + String(repeating: " ", count: width - place.count) + "  ", hit.text)
    }
    call.output.print(sheet)
  }
}
