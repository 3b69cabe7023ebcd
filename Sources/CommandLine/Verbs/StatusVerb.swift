import ArgumentParser
import Contract
import Reply
import Workflow

struct StatusVerb: Verb {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, tmux }

  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "One look: who has the baton, where it stands, what is urgent.",
    discussion: """
      For a tmux status bar, one line of at most 60 columns:

        set -g status-right '#(baton status --format tmux)'
      """)

  @Option(help: "text, json, or tmux: one line for a status bar.") var format: Format = .text
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession()
    switch call.options.isJSON ? .json : format {
    case .json:
      call.output.print(.status(of: stored.record, incident: stored.incident, now: call.now))
    case .tmux:
      call.output.print(
        StatusLine.of(
          stored.record, incident: stored.incident, now: call.now, isASCII: call.output.isASCII,
          reader: call.actor))
    case .text:
      var sheet = Sheet(for: call.output)
      sheet.status(stored.record, incident: stored.incident, now: call.now)
      call.output.print(sheet)
    }
  }
}
