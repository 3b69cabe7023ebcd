import ArgumentParser
import Contract
import Records
import Reply
import Workflow

struct TimelineVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "List what happened, in the order of time.",
    discussion: """
      For example, session 8's:

        baton timeline --session 8
      """)

  @OptionGroup var session: OfSession
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let record = try call.storedSession(session.number, looksBack: true).record
    call.list(
      .timeline(of: record), isEmpty: record.timeline.isEmpty,
      "Nothing has happened yet; `baton note TEXT` writes an entry."
    ) { sheet in
      sheet.timeline(record)
    }
  }
}
