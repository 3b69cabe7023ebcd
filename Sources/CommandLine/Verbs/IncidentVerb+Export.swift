import ArgumentParser
import Contract
import Journal
import Reply
import Workflow

extension IncidentVerb {
  struct Export: Verb {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write what the record says of an incident, all sessions together.",
      discussion: """
        As Markdown, or in the forms that `baton export --format` has. For example:

          baton incident export checkout --format html -o checkout.html
        """)
    @Argument(help: "The incident's key.", completion: .incidentKeys) var key: String
    @Option(help: "markdown, html, text, slack, update or json.") var format: ExportVerb.Format = .markdown
    @OptionGroup var file: OutputFile
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func validate() throws {
      if format == .record {
        throw ValidationError("A record is of one session; `baton export SESSION --format record`")
      }
    }

    func run(in call: Call) throws {
      var named = call
      named.options.incident = key
      let stored = try named.storedSession()
      let shared = try SharedDocument(incident: stored, now: call.now)
      let text =
        if let form = SharedDocument.Form(rawValue: format.rawValue) {
          try shared.text(as: form)
        } else if format == .json || call.options.isJSON {
          JSON.show(stored.record, incident: stored.incident, now: call.now).text + "\n"
        } else {
          shared.page
        }
      try file.write(Array(text.utf8), in: call, besides: stored.store)
    }
  }
}
