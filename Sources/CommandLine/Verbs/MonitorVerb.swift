import ArgumentParser
import Contract
import Foundation
import Journal
import Processes
import Records
import Reply
import Runbook
import Workflow

struct MonitorVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "The monitoring window: start it, check it, give it up.",
    discussion: """
      For example, a line for cron that speaks up when a checkpoint is overdue (exit status 1):

        baton monitor status >/dev/null || notify "a checkpoint is overdue"
      """,
    subcommands: [Status.self, Start.self, Reset.self, Check.self, Attach.self],
    defaultSubcommand: Status.self)

  struct Status: Verb {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "The window and its checkpoints; exit status 1 where one is overdue.",
      discussion: "For example: baton monitor status --json | jq '.checkpoints[0].due'")
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let record = try call.storedSession(session.number, looksBack: true).record
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
    @OptionGroup var forHolder: ForHolder
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(
        .monitoring(.start(hours: length.hours, every: every.hours)).forHolder(because: forHolder.because))
    }
  }

  struct Reset: Verb {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "Give the window up and start it anew; what it saw is kept.",
      discussion: "For example: baton monitor reset --because \"a new build was deployed\"")
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.monitoring(.reset(because: reason.text)).forHolder(because: reason.text))
    }
  }

  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Do the checkpoint that is due: all is well, or there is trouble.",
      discussion: """
        With --run the step that the checkpoint names is run, its output is the evidence, and its verdict the outcome: exit status \
        1 where it failed, 6 where a person must judge, and then nothing is recorded of the checkpoint. For example:

          baton monitor check --trouble --note "3 timeouts since 04:00"
          baton monitor attach 4 && baton monitor check --run
        """)
    @Flag(help: "Run the step that the checkpoint names (`baton monitor attach`).") var run = false
    @Flag(help: "All is well, which is also meant where nothing is said.") var ok = false
    @Flag(help: "There is trouble.") var trouble = false
    @Option(help: ArgumentHelp("What was seen.", valueName: "text")) var note: String?
    @OptionGroup var place: FolderOption
    @OptionGroup var forHolder: ForHolder
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func validate() throws {
      if ok && trouble { throw ValidationError("Say --ok or --trouble, not both") }
      if run && (ok || trouble) { throw ValidationError("With --run the step says whether all is well") }
    }

    func run(in call: Call) async throws {
      guard run else {
        try call.perform(checkpoint(trouble ? .trouble : .ok, note: note))
        return
      }
      try await checkByStep(in: place.chosen(in: call))
    }

    private func checkpoint(_ outcome: Checkpoint.Outcome, note: String?, evidence: String? = nil) -> Command {
      .monitoring(.checkpoint(outcome, note: note, evidence: evidence)).forHolder(because: forHolder.because)
    }

    private func checkByStep(in call: Call) async throws {
      let stored = try call.storedSession(access: .readWrite)
      guard let next = stored.record.monitoring?.next(at: call.now), stored.record.monitoring?.stage == .running
      else {
        throw Failure(.notFound, "no checkpoint waits; `baton monitor start` begins a window")
      }
      // What would be refused afterwards is refused before anything runs.
      _ = try stored.store.plan(
        checkpoint(.ok, note: note), on: stored.number, incident: stored.incident.key, as: call.actor, now: call.now)
      guard let number = next.step, let step = stored.record.step(number), let command = step.command else {
        throw Failure(
          .notFound, "the checkpoint of \(next.due.inWords) runs no step yet; `baton monitor attach STEP` names one")
      }
      let open = Placeholders.found(in: command, language: step.language, environment: call.environment)
      if !open.isEmpty {
        let names = open.map(\.text).joined(separator: ", ")
        throw Failure(.usage, "step \(number) has placeholders to fill, \(names); run it by `baton step run \(number)`")
      }
      let running = StepRunning(
        step, as: FilledCommand(command: command), of: stored, for: call, because: forHolder.because)
      let (started, runner, _) = try running.start()
      let interrupts = Signals.interrupts { _ in runner.cancel() }
      defer { interrupts.cancel() }
      let ended = try await running.finish(started, await runner.run { _ in })
      let words = "step \(number) \(ended.proposal?.rawValue ?? "ended")" + (ended.why.map { ": \($0)" } ?? "")
      guard ended.proposal == .passed || ended.proposal == .failed else {
        throw Failure(.judge, "\(words); then `baton monitor check --ok` or --trouble")
      }
      let note = [note, words].compactMap(\.self).joined(separator: "; ")
      try call.perform(
        checkpoint(ended.proposal == .passed ? .ok : .trouble, note: note, evidence: ended.evidence), on: stored)
      if ended.proposal == .failed { throw ExitCode(ExitStatus.no.rawValue) }
    }
  }

  struct Attach: Verb {
    static let configuration = CommandConfiguration(
      abstract: "Name the step that checkpoints run.",
      discussion: """
        It goes to the checkpoint that is due next and to all after it; --only keeps it to one. For example:

          baton monitor attach 4
          baton monitor attach --none
        """)
    @Argument(help: "The step's number.") var step: Int?
    @Flag(help: "No step any more.") var none = false
    @Flag(help: "Only the checkpoint that is due next.") var only = false
    @OptionGroup var forHolder: ForHolder
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func validate() throws {
      if (step == nil) != none { throw ValidationError("Give a step's number, or --none") }
    }

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      guard let window = stored.record.monitoring, let next = window.next(at: call.now) else {
        throw Failure(.notFound, "no checkpoint waits; `baton monitor start` begins a window")
      }
      let due = window.checkpoints.filter { $0.outcome == nil && $0.due >= next.due }.prefix(only ? 1 : .max)
      let performed = try stored.perform(
        due.map { .monitoring(.attachStep(due: $0.due, step: step)).forHolder(because: forHolder.because) }, for: call)
      call.announce(performed.events)
    }
  }
}
