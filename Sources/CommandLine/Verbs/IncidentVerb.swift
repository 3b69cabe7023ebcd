import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

struct IncidentVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: "List the incidents of the store, and say how one stands.",
    discussion: """
      Closed ones, and those that were put away, are listed with --all. For example:

        baton incident list --all
        baton incident status identified --because "the mapper gets a null"
      """,
    subcommands: [
      List.self, Status.self, Say.self, Rename.self, Archive.self, Restore.self, Move.self, Merge.self, Export.self,
    ],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the incidents, the worst first.", discussion: "For example: baton incident list --all --json")
    @Flag(help: "Closed ones, and those put away, too.") var all = false
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let incidents = try call.store().incidents().filter { all || !$0.isOver }.sortedForList()
      call.list(
        .incidents(incidents, now: call.now), isEmpty: incidents.isEmpty,
        "No incident is open; `baton open TITLE` opens one, --all lists those that are over."
      ) { sheet in
        sheet.incidents(incidents, now: call.now)
      }
    }
  }

  struct Status: Verb {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Say how far it has come: investigating, identified, monitoring or resolved.",
      discussion: "For example: baton incident status identified --because \"the mapper gets a null\"")
    @Argument(help: "investigating, identified, monitoring or resolved.") var status: SaidStatus
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.incident(.setStatus(status.status, because: because))) }
  }

  struct Say: Verb {
    static let configuration = CommandConfiguration(
      commandName: "say",
      abstract: "Say something of the incident as a whole, for its postmortem.",
      discussion: """
        Its summary, impact, detection, root cause (cause), why that was missed (missed), what went well, badly, or well by \
        luck (lucky). For example:

          baton incident say cause "The mapper took a null for an empty list"
        """)
    @Argument(help: "summary, impact, detection, cause, missed, well, badly or lucky.") var kind: Narrative.Kind
    @Argument(help: "What there is to say.") var text: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.incident(.say(kind, text))) }
  }

  struct Rename: Verb {
    static let configuration = CommandConfiguration(
      commandName: "rename",
      abstract: "Give an incident another title.",
      discussion: "For example: baton incident rename checkout \"Checkout and payments answer 500\"")
    @Argument(help: "The incident's key.", completion: .incidentKeys) var key: String
    @Argument(help: "Its title.") var title: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.incident(.rename(title)), onIncident: key) }
  }

  struct Archive: Verb {
    static let configuration = CommandConfiguration(
      commandName: "archive",
      abstract: "Put an incident, or one session of it, away: it leaves the lists, and its record stays.",
      discussion: """
        For what was opened or imported by mistake; `baton incident restore` brings it back. For example:

          baton incident archive drill-3 --because "it was a drill"
          baton incident archive checkout --session 8
        """)
    @Argument(help: "The incident's key.", completion: .incidentKeys) var key: String
    @Option(help: ArgumentHelp("Only this session of it.", valueName: "n")) var session: SessionNumber?
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let command: IncidentCommand = session.map { .putAway($0, to: nil) } ?? .archive(because: because)
      try call.perform(.incident(command), onIncident: key)
    }
  }

  struct Restore: Verb {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: "Bring back an incident, or a session, that was put away.",
      discussion: "For example: baton incident restore drill-3")
    @Argument(help: "The incident's key.", completion: .incidentKeys) var key: String
    @Option(help: ArgumentHelp("Only this session of it.", valueName: "n")) var session: SessionNumber?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      try call.perform(.incident(session.map { .bringBack($0) } ?? .restore), onIncident: key)
    }
  }

  struct Move: Verb {
    static let configuration = CommandConfiguration(
      commandName: "move",
      abstract: "Move a session to another incident.",
      discussion: "For example: baton incident move 8 --to checkout --incident payments")
    @Argument(help: "The session.") var session: SessionNumber
    @Option(help: ArgumentHelp("The incident it goes to.", valueName: "key"), completion: .incidentKeys) var to: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let store = try call.store(.readWrite)
      let moved = try SessionMoving(store, for: call).move(session, of: try call.incident(in: store), to: to)
      call.announce(moved)
    }
  }

  struct Merge: Verb {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Make an incident a part of another: its sessions follow the other's.",
      discussion: "For example: baton incident merge payments --into checkout")
    @Argument(help: "The incident's key.", completion: .incidentKeys) var key: String
    @Option(help: ArgumentHelp("The incident it becomes a part of.", valueName: "key"), completion: .incidentKeys)
    var into: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let moving = SessionMoving(try call.store(.readWrite), for: call)
      call.announce(try moving.merge(key, into: into))
    }
  }
}

/// A status that a person says; closing is a verb of its own.
enum SaidStatus: String, CaseIterable, ExpressibleByArgument {
  case investigating, identified, monitoring, resolved

  var status: IncidentStatus {
    switch self {
    case .investigating: .investigating
    case .identified: .identified
    case .monitoring: .monitoring
    case .resolved: .resolved
    }
  }
}

extension Narrative.Kind: ExpressibleByArgument {}

extension Call {
  /// Carries out a command on the incident of that key; exit 3 where there is none.
  fileprivate func perform(_ command: Command, onIncident key: String) throws {
    let store = try store(.readWrite)
    guard try store.incident(key) != nil else {
      throw Failure(.notFound, "there is no incident \(key); `baton incident list --all` shows what there is")
    }
    announce(
      try store.perform(command, incident: key, as: actor, at: try actMoment(on: now.day), now: now).events)
  }
}
