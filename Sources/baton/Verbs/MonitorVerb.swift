import ArgumentParser
import Journal
import Records

struct MonitorVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "The monitoring window: start it, check it, give it up.",
    discussion: """
      For example, a line for cron that speaks up when a checkpoint is overdue (exit status 1):

        baton monitor status >/dev/null || notify "a checkpoint is overdue"
      """,
    subcommands: [Status.self, Start.self, Reset.self, Check.self],
    defaultSubcommand: Status.self)

  struct Status: Verb {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "The window and its checkpoints; exit status 1 where one is overdue.",
      discussion: "For example: baton monitor status --json | jq '.checkpoints[0].due'")
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere

    func run(in call: Call) throws {
      let record = try call.subject(session.number, looksBack: true).record
      let now = try call.moment(on: record.day) ?? call.now
      if call.options.isJSON {
        call.output.print(.monitoring(record.monitoring, now: now))
      } else if let window = record.monitoring {
        var sheet = Sheet(for: call.output)
        sheet.monitoring(window, now: now)
        call.output.print(sheet)
      } else {
        call.output.print("No monitoring window yet; `baton monitor start` begins one.")
      }
      if let window = record.monitoring, window.overdue(at: now) > 0 { throw ExitCode(ExitStatus.no.rawValue) }
    }
  }

  struct Start: Verb {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: "Start a window.", discussion: "For example: baton monitor start --length 24h --every 4h")
    @Option(help: ArgumentHelp("How long it lasts: 24h, 90m, 1d.", valueName: "length"))
    var length = HoursArgument(hours: 24)
    @Option(help: ArgumentHelp("From checkpoint to checkpoint.", valueName: "length"))
    var every = HoursArgument(hours: 4)
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere
    func run(in call: Call) throws {
      try call.perform(.startMonitoring(hours: length.hours, every: every.hours))
    }
  }

  struct Reset: Verb {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "Give the window up and start it anew; what it saw is kept.",
      discussion: "For example: baton monitor reset --because \"a new build was deployed\"")
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere
    func run(in call: Call) throws { try call.perform(.resetMonitoring(because: reason.text)) }
  }

  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Do the checkpoint that is due: all is well, or there is trouble.",
      discussion: "For example: baton monitor check --trouble --note \"3 timeouts since 04:00\"")
    @Flag(help: "All is well, which is also meant where nothing is said.") var ok = false
    @Flag(help: "There is trouble.") var trouble = false
    @Option(help: ArgumentHelp("What was seen.", valueName: "text")) var note: String?
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere

    func validate() throws {
      if ok && trouble { throw ValidationError("Say --ok or --trouble, not both") }
    }

    func run(in call: Call) throws {
      try call.perform(.checkpoint(trouble ? .trouble : .ok, note: note, evidence: nil))
    }
  }
}
