import ArgumentParser
import Contract
import Records

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
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) throws {
    let subject = try call.subject()
    switch call.options.isJSON ? .json : format {
    case .json:
      call.output.print(.status(of: subject.record, incident: subject.incident, now: call.now))
    case .tmux:
      call.output.print(
        StatusLine.of(
          subject.record, incident: subject.incident, now: call.now, isASCII: call.output.isASCII,
          reader: call.actor))
    case .text:
      var sheet = Sheet(for: call.output)
      sheet.status(subject.record, incident: subject.incident, now: call.now)
      call.output.print(sheet)
    }
  }
}
