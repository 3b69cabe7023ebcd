import ArgumentParser
import Contract
import Foundation
import Journal
import Processes
import Records
import Reply
import Runbook
import Screen
import Workflow

extension StepVerb {
  struct Run: Verb {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Run a step's command, keep its output, and propose a verdict.",
      discussion: """
        The command is shown whole before it runs. The exit status is the verdict: 0 passed, 1 failed, 6 a person must \
        judge. Control-C ends it, and that is recorded. For example:

          baton step run 4 --timeout 60
          baton step run 2 --value IMAGE=worker --yes
          baton step run 1 --folder ~/app
          baton step run 3 --interactive
        """)
    @Argument(
      help: ArgumentHelp("The step's number; all runs what is pending, in order.", valueName: "number | all"),
      completion: .stepNumbers)
    var chosen: ChosenSteps
    @Flag(help: "With all: go on after a step that failed.") var keepGoing = false
    @Flag(name: .shortAndLong, help: "Run it without asking; needed where there is no terminal to ask on.") var yes =
      false
    @Flag(
      help: "Hand the terminal to the command: for sudo, logins, questions. Its output is not kept, and you judge it.")
    var interactive = false
    @Option(help: ArgumentHelp("Seconds after which it is ended.", valueName: "seconds")) var timeout: Double?
    @Option(help: ArgumentHelp("Run this instead; the record keeps the first one beside it.", valueName: "command"))
    var command: String?
    @Option(
      name: .customLong("value"),
      help: ArgumentHelp("What stands for a placeholder of the command.", valueName: "name=value"))
    var values: [String] = []
    @OptionGroup var place: FolderOption
    @OptionGroup var forHolder: ForHolder
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    var number: Int { chosen.number ?? 0 }

    func validate() throws {
      if chosen == .all, command != nil || interactive {
        throw ValidationError("--command and --interactive are for one step")
      }
      if keepGoing, chosen != .all { throw ValidationError("--keep-going goes with all") }
      if let timeout, !(timeout > 0 && timeout <= 86_400) { throw ValidationError("A timeout is 1 to 86400 seconds") }
    }

    func run(in call: Call) async throws {
      if chosen == .all { return try await runAll(in: call) }
      var stored = try call.storedSession(access: .readWrite)
      var step = try stored.record.found(step: number)
      guard let text = command ?? step.command else {
        throw Failure(.judge, "step \(number) has no command; do it by hand, then `baton step pass \(number)` or fail")
      }
      let call = try place.chosen(in: call)
      // Who may not run it is told before anything is asked.
      _ = try call.plan(act(.startRun(command: text)), on: stored)
      let resolved = try resolve(text, of: step, in: call)
      if interactive, !call.canAsk {
        throw Failure(.usage, "--interactive needs a terminal to hand to the command")
      }
      guard yes || call.canAsk else {
        throw Failure(.usage, "a step runs only when somebody says so; pass --yes where there is no terminal")
      }
      show(step, resolved.shown, in: call)
      guard yes || call.ask("Run it?") else { throw Failure(.no, "nothing was run") }
      if let command, command != step.command {
        let edited = try call.carryOut(
          act(.edit(["command": .words(command)])), on: stored)
        stored.record = edited.record ?? stored.record
        step = try stored.record.found(step: number)
      }
      let running = StepRunning(
        step, as: resolved, timeout: timeout, of: stored, for: call, because: forHolder.because)
      let run = interactive ? try Self.handOver(to: running) : try await carryOut(running, in: call)
      if interactive, try judge(stored, run, in: call) { return }
      try report(run, of: stored, in: call)
    }

    private func act(_ command: StepCommand) -> Command {
      .step(number, command).forHolder(because: forHolder.because)
    }

    /// The command has the terminal. Where Baton was asked to end meanwhile, it goes once that is
    /// recorded.
    private static func handOver(to running: StepRunning) throws -> Records.Run {
      let (begun, request) = try running.begin()
      let (run, signal) = try running.runWithTerminal(begun, request)
      if let signal { throw ExitCode(128 + signal) }
      return run
    }

    /// Asks for the verdict on what only the person has seen. False where it is left open.
    private func judge(_ stored: StoredSession, _ run: Records.Run, in call: Call) throws -> Bool {
      let ending = run.ending?.displayText ?? "it ended"
      switch call.answer("Step \(number) has ended: \(ending). Did it pass? [y/n, Enter leaves it open] ")?.lowercased()
      {
      case "y", "yes":
        try call.perform(act(.pass(because: "seen in the terminal, \(ending)")), on: stored)
        return true
      case "n", "no":
        guard let why = call.answer("It failed because: "), !why.isEmpty else { return false }
        try call.perform(act(.fail(because: why)), on: stored)
        throw ExitCode(ExitStatus.no.rawValue)
      default: return false
      }
    }

    private func carryOut(_ running: StepRunning, in call: Call) async throws -> Records.Run {
      let (run, runner, _) = try running.start()
      let interrupts = Signals.interrupts { _ in runner.cancel() }
      defer { interrupts.cancel() }
      let isShown = !call.options.isJSON
      let outcome = await runner.run { event in
        switch event {
        case .lines(let lines) where isShown:
          call.output.print(lines.map { "\($0.stream == .out ? "  " : "! ")\($0.text)" }.joined(separator: "\n"))
        case .silent(let seconds):
          Output.complain("no output for \(Int(seconds)) s; it may be waiting or stuck, Control-C ends it")
        case .stopping(let reason, let killed):
          let why = reason == .timedOut ? "its time is up" : "it was cancelled"
          Output.complain("\(why); \(killed ? "it is killed" : "it is asked to end")")
        case .started, .open, .lines: break
        }
      }
      if isShown {
        let kept = outcome.evidence
        let remarks = [kept.cutWords, kept.masked > 0 ? "\(kept.masked.counting("secret")) masked" : nil]
          .compactMap(\.self)
        var sheet = Sheet(for: call.output)
        for remark in remarks + kept.notes { sheet.quoted("# \(remark)", indent: 0) }
        call.output.print(sheet)
      }
      return try await running.finish(run, outcome)
    }

    /// The command whole, every sign of it visible, before anything runs.
    private func show(_ step: Step, _ command: String, in call: Call) {
      guard !call.options.isJSON else { return }
      var sheet = Sheet(for: call.output)
      sheet.item("Step \(step.number)  ", step.title)
      sheet.command(command, indent: 2)
      let request = RunRequest(
        command: command, language: step.language, folder: call.runFolder, timeout: timeout ?? step.timeout)
      sheet.item("", interactive ? request.interactiveStatement(endsAfter: timeout ?? step.timeout) : request.statement)
      call.output.print(sheet)
    }

    private func report(_ run: Records.Run, of stored: StoredSession, in call: Call) throws {
      let record = try stored.again().record
      let step = try record.found(step: number)
      if call.options.isJSON {
        if !chosen.isAmongOthers { call.output.print(.step(step, in: record)) }
      } else {
        var sheet = Sheet(for: call.output)
        let mark: Glyph = run.proposal == .passed ? .done : run.proposal == .failed ? .failed : .question
        let verdict = run.proposal == .unsure ? nil : run.proposal?.rawValue
        let words = [verdict, run.why].compactMap(\.self).joined(separator: ": ")
        sheet.item("\(sheet.mark(mark)) ", words, right: run.ending?.displayText ?? "")
        if let text = step.expectation?.text { sheet.item("  expected: ", text) }
        call.output.print(sheet)
      }
      switch run.proposal {
      case .passed: return
      case .failed: throw ExitCode(ExitStatus.no.rawValue)
      case .unsure, nil: throw ExitCode(ExitStatus.judge.rawValue)
      }
    }

    /// The command with its placeholders filled: from --value, else asked for where there is a
    /// terminal.
    private func resolve(_ command: String, of step: Step, in call: Call) throws -> FilledCommand {
      var known: [String: String] = [:]
      for value in values {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Failure(.usage, "--value wants NAME=VALUE, not “\(value)”") }
        known[String(parts[0])] = String(parts[1])
      }
      let open = Placeholders.found(in: command, language: step.language, environment: call.environment)
      for placeholder in open where known[placeholder.name] == nil {
        guard let value = call.canAsk ? call.answer("\(placeholder.text): ") : nil, !value.isEmpty else {
          let missing = open.filter { known[$0.name] == nil }
          let count = missing.count == 1 ? "a placeholder" : "\(missing.count) placeholders"
          let ways = missing.map { "--value '\($0.name)=…'" }.joined(separator: " ")
          throw Failure(
            .usage, "the command has \(count), \(missing.map(\.text).joined(separator: ", ")); fill with \(ways)")
        }
        known[placeholder.name] = value
      }
      return try Placeholders.filled(
        command, language: step.language, environment: call.environment, values: known)
    }
  }
}
