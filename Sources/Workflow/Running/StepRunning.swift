import Expectations
import Foundation
import Journal
import Masking
import Processes
import Records
import Reply
import Runbook

/// One run of a step, from the record and back into it: recorded as it starts, its output kept as
/// evidence, judged, recorded as it ends. The command line and the console run steps by this alone.
package struct StepRunning: Sendable {
  private let store: Store
  private let incident: String
  private let session: SessionNumber
  private let actor: String
  private let clock: StoreClock
  /// As the person has seen it.
  package let step: Step
  /// As it will run: what was said for its placeholders goes in by the environment.
  package let command: FilledCommand
  /// Seconds; nil is the runner's default.
  private let timeout: Double?
  /// Where it runs.
  private let folder: String
  private let environment: [String: String]
  /// Why it is run though another has the baton.
  private let because: String?
  /// What was asked about when somebody said that it may run.
  private let grounds: Grounds?

  /// A step of a session, in the store and by the person of the call.
  package init(
    _ step: Step, as command: FilledCommand, timeout: Double? = nil, folder: String? = nil, of stored: StoredSession,
    for call: Call, because: String? = nil, grounds: Grounds? = nil
  ) {
    self.because = because
    self.grounds = grounds
    store = stored.store
    incident = stored.incident.key
    session = stored.number
    actor = call.actor
    clock = StoreClock(of: store.folder.path)
    self.step = step
    self.command = command
    self.timeout = timeout
    self.folder = folder ?? call.runFolder
    environment = call.environment
  }

  package func start() throws -> (run: Run, runner: StepRunner, request: RunRequest) {
    let (run, request) = try begin()
    return (run, StepRunner(request), request)
  }

  /// Records the run as started; one that can't be started is refused, and nothing is recorded.
  /// What is recorded of the command has its secrets masked.
  package func begin() throws -> (run: Run, request: RunRequest) {
    var request = RunRequest(
      command: command.command, language: step.language, folder: folder,
      environment: environment.merging(command.variables) { $1 }, timeout: timeout ?? step.timeout)
    try request.check()
    UnrecordedEnd.record(in: store, environment)
    if let record = try store.record(session, incident: incident) {
      if let present = record.step(step.number), !present.runsTheSame(as: step) {
        throw Failure(
          .conflict, "step \(step.number) was changed while you looked at it; nothing was run, read it again")
      }
      try store.recordInterrupted(record, incident: incident, as: actor, now: clock.now)
    }
    let performed = try store.perform(
      .step(step.number, .startRun(command: Secrets.masked(command.shown).text, folder: folder))
        .forHolder(because: because), on: session, incident: incident, as: actor, now: clock.now, grounds: grounds)
    guard let run = performed.record?.step(step.number)?.runs.last else {
      throw Failure(.notFound, "step \(step.number) is gone; `baton step list` shows what there is")
    }
    request.marker = RunRequest.marker(
      store: store.placeOnMachine, incident: incident, session: session, step: step.number, run: run)
    return (run, request)
  }

  /// Runs what has begun with the terminal, which must have been handed over, and records how it
  /// ended. What it writes goes to the terminal alone, so that nothing is kept and a person judges.
  /// Blocks until then; the watcher ends the command where its time is up, and where Baton goes
  /// before it or is asked to: the signal comes back.
  package func runWithTerminal(
    _ run: Run, _ request: RunRequest
  ) throws -> (run: Run, signal: Int32?) {
    var run = run
    var signal: Int32?
    let started = ContinuousClock.now
    do {
      let watcher = try RunWatcher.forTerminal(request)
      defer { watcher.leave() }
      let command = try InteractiveCommand(request)
      let bounds = TerminalBounds(timeout: timeout ?? step.timeout, watcher: watcher)
      defer { bounds.lift() }
      let program = ForegroundProgram(
        command.arguments, environment: command.environment, folder: command.folder)
      let ending: Run.Ending =
        switch program.run(whenAsked: bounds.ask).ending {
        case .exited(let status): .exited(status)
        case .signalled(let signal): .signalled(signal)
        case .failedToStart(let why): .failedToStart(why)
        }
      run.ending = bounds.ending ?? ending
      signal = bounds.signal
    } catch {
      run.ending = .failedToStart(error.message)
    }
    run.seconds = ((ContinuousClock.now - started) / .milliseconds(1)).rounded() / 1000
    run.proposal = .unsure
    run.why = "it had the terminal, so its output is not kept; a person must judge"
    try recordEnd(run, evidence: nil)
    return (run, signal)
  }

  /// Records how it ended: evidence, verdict and run in one transaction. Judging long output takes
  /// a while, so the caller's actor does not do it.
  @concurrent @discardableResult
  package func finish(_ run: Run, _ outcome: RunOutcome) async throws -> Run {
    let record = try? store.record(session, incident: incident)
    let now = clock.now
    let expectation = record?.expectationInForce(of: record?.step(step.number) ?? step) ?? step.expectation
    let verdict = Judge.verdict(
      of: expectation, output: outcome.evidence, ending: outcome.ending, command: command.command, now: now)
    let evidence = Blob(outcome.evidence.kept, .evidence)
    let ended = run.ended(outcome, verdict: verdict, evidence: evidence.hash)
    try recordEnd(ended, evidence: evidence)
    return ended
  }

  /// Records an end, or keeps it aside for whoever opens the store next, where the journal does not
  /// take it.
  private func recordEnd(_ ended: Run, evidence: Blob?) throws {
    let now = clock.now
    do {
      try store.perform(
        .step(step.number, .endRun(ended)), on: session, incident: incident, as: actor, now: now,
        keeping: [evidence].compactMap(\.self))
    } catch {
      let end = UnrecordedEnd(
        store: store.placeWhenOpened, incident: incident, session: session, step: step.number, run: ended, actor: actor,
        at: now, evidence: evidence?.bytes)
      let fate: String
      do throws(AtomicFile.Trouble) {
        fate = "how it ended is kept in \(try end.keep(environment)), and the next baton that writes here records it"
      } catch {
        fate = "nor could how it ended be kept anywhere else (\(error.reason)): note it down, or run the step again"
      }
      let ending = ended.ending?.displayText ?? "it ended"
      throw Failure(
        .unreadable,
        "step \(step.number), \(ending): the run is over and not recorded, for \(error.message); \(fate)")
    }
  }
}

extension Step {
  /// Byte for byte: two commands that look the same need not be to a shell.
  fileprivate func runsTheSame(as other: Step) -> Bool {
    language == other.language && (command ?? "").utf8.elementsEqual((other.command ?? "").utf8)
  }
}
