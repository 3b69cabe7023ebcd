import ArgumentParser
import Journal
import Records
import Reply
import Workflow

struct NoteVerb: Verb {
  /// What a note may be besides an entry of the timeline.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case event, investigation, ask, lesson, insight, achievement

    /// Nil for an entry of the timeline.
    var statement: StatementKind? { StatementKind(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write down what happened, what is looked into, what is asked, or which alert is silenced.",
    discussion: """
      For example, what happened five minutes ago and what it meant; an alert kept silent; something still being looked into, and \
      later what came of it; what the next person is asked for:

        baton note "Worker restarted by hand" --impact "queue drains again" --at 01:31
        baton note QueueDepthHigh --silenced-until 06:00 --because "drains since the restart"
        baton note "Why did staging not catch it?" --kind investigation
        baton note "Staging has no mapper test" --settles "investigation 1"
        baton note "Call the vendor at nine" --kind ask
        kubectl describe pod worker-1 | baton note - --at "10 minutes ago"
      """)

  @Argument(help: "What happened; or the alert, the investigation, what came of it; - reads it from standard input.")
  var text: String
  @Option(help: ArgumentHelp("What it meant.", valueName: "text")) var impact: String?
  @Option(name: .customLong("tag"), help: ArgumentHelp("A word to find it by; may be given more than once."))
  var tags: [String] = []
  @Option(help: ArgumentHelp("The end, of something that lasted.", valueName: "time")) var until: String?
  @Option(help: "event, investigation, ask, lesson, insight or achievement.") var kind: Kind = .event
  @Option(help: ArgumentHelp("TEXT names an alert that is kept silent until then.", valueName: "time"))
  var silencedUntil: String?
  @Option(help: ArgumentHelp("Why the alert is silenced.", valueName: "text")) var because: String?
  @Option(
    help: ArgumentHelp("TEXT says what came of it: 'investigation 1', 'ask 2', 'silence 1'.", valueName: "item"))
  var settles: ItemReference?
  @Flag(help: "Keep what is piped in as evidence beside the note; TEXT may be -, for its first line.")
  var attach = false
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    let forms = [kind != .event, silencedUntil != nil, settles != nil].count { $0 }
    if attach, forms > 0 { throw ValidationError("--attach goes with entries of the timeline") }
    if forms > 1 { throw ValidationError("Say one of --kind, --silenced-until and --settles") }
    if because != nil, silencedUntil == nil { throw ValidationError("--because goes with --silenced-until") }
    if forms == 1, impact != nil || until != nil || !tags.isEmpty {
      throw ValidationError("--impact, --tag and --until are of entries of the timeline")
    }
  }

  func run(in call: Call) throws {
    if attach { return try attachInput(in: call) }
    let text = try call.words(text)
    guard let stored = try noted(text, in: call) else { return }
    try call.perform(try command(text, on: stored.record.day ?? call.now.day, in: call), on: stored)
  }

  private func attachInput(in call: Call) throws {
    let attached = try AttachedBytes(reading: "-", in: call)
    let stored = try call.storedSession(access: .readWrite)
    let lines = attached.type.hasPrefix("text/") ? String(decoding: attached.bytes, as: UTF8.self) : ""
    let first = lines.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
    let words = text == "-" ? first.map { String($0.prefix(200)) } ?? "Attached: \(attached.type)" : text
    let number = (stored.record.timeline.map(\.number).max() ?? 0) + 1
    let end = try until.map { try call.past($0, on: stored.record.day) }
    try call.attach(
      attached, title: String(words.prefix(80)), name: nil, to: ItemReference(.timeline, number), on: stored,
      after: [.note(event: words, impact: impact, tags: tags, source: .person, until: end)])
  }

  /// The session it goes into. Where there is none yet, a person is asked whether the note opens an
  /// incident; nil where it did.
  private func noted(_ text: String, in call: Call) throws -> StoredSession? {
    do {
      return try call.storedSession(access: .readWrite)
    } catch let failure as Failure where failure.status == .notFound && call.options.incident == nil {
      guard call.canAsk, !call.options.isJSON else { throw failure }
      Output.say("Nothing is open here yet; `baton open TITLE` opens an incident.\n")
      guard call.ask("Open one now, with this note as its title?") else { throw failure }
      call.announce(try IncidentOpening(title: text).perform(in: try call.store(.create), for: call))
      return nil
    }
  }

  private func command(_ text: String, on day: Day, in call: Call) throws -> Command {
    if let silencedUntil {
      return .silenceAlert(text, until: try call.coming(silencedUntil, on: day), because: because)
    }
    if let settles { return .settle(settles, outcome: text) }
    if let statement = kind.statement { return .addStatement(statement, text) }
    let end = try until.map { try call.past($0, on: day) }
    return .note(event: text, impact: impact, tags: tags, source: .person, until: end)
  }
}
