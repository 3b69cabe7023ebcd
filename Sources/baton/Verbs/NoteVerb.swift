import ArgumentParser
import Journal
import Records

struct NoteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write an entry into the timeline.",
    discussion: """
      For example, what happened five minutes ago and what it meant:

        baton note "Worker restarted by hand" --impact "queue drains again" --at 01:31
      """)

  @Argument(help: "What happened.") var text: String
  @Option(help: ArgumentHelp("What it meant.", valueName: "text")) var impact: String?
  @Option(name: .customLong("tag"), help: ArgumentHelp("A word to find it by; may be given more than once."))
  var tags: [String] = []
  @Option(help: ArgumentHelp("The end, of something that lasted.", valueName: "time")) var until: String?
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) throws {
    let subject = try call.subject(access: .readWrite)
    let end = try until.map { try Call.moment($0, on: subject.record.day ?? call.now.day) }
    try call.perform(.note(event: text, impact: impact, tags: tags, source: .person, until: end), on: subject)
  }
}
