import ArgumentParser
import Documents
import Journal
import Records
import Reply
import Workflow

struct CloseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close the incident, with how it was resolved.",
    discussion: """
      What is left open keeps it from being closed: what can't be settled is let through with a reason. A closed incident leaves \
      the lists; `baton reopen` opens it again. For example:

        baton close --resolution "The mapper takes nulls; validated, and quiet for 24 hours"
      """)

  @Option(help: ArgumentHelp("How it was resolved.", valueName: "text")) var resolution: String
  @Option(help: ArgumentHelp("Close it in spite of what is left open.", valueName: "reason")) var allowGaps: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: .readWrite)
    let gaps = stored.incident.isClosed ? [] : Lint.closing(stored.incident, stored.record, now: call.now)
    for gap in gaps { Output.complain("\(gap.severity.rawValue): \(gap.displayText); \(gap.remedy)") }
    let command = try stored.closing(resolution, gaps: gaps, allowed: allowGaps, way: "pass --allow-gaps REASON")
    try call.perform(command, on: stored)
  }
}

struct ReopenVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Open a closed incident again, with the reason.",
    discussion: """
      It is neither mitigated nor resolved any more; when it was is kept. For example:

        baton reopen --because "the errors are back since 04:10"
      """)

  @OptionGroup var reason: Reason
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws { try call.perform(.incident(.reopen(because: reason.text))) }
}
