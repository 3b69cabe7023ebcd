import Files
import Processes
import Records

/// Runs one step's command and keeps what it writes.
///
/// The command gets a session and a process group of its own, no terminal, and an empty standard
/// input. It is let go only once its `RunWatcher` knows it, so that whatever happens to Baton
/// nothing of it is left. All bounds are the request's.
package actor StepRunner {
  /// Seconds between asking the processes to end and making them.
  static let grace = 5.0
  /// Seconds that output is still read after the command has ended, where another process holds it
  /// open.
  static let drain = 1.0

  private let request: RunRequest
  private let grace: Double
  private let signals: AsyncStream<RunProgress.Signal>
  private let send: AsyncStream<RunProgress.Signal>.Continuation

  package init(_ request: RunRequest) { self.init(request, grace: Self.grace) }

  init(_ request: RunRequest, grace: Double) {
    self.request = request
    self.grace = grace
    (signals, send) = AsyncStream<RunProgress.Signal>.makeStream()
  }

  /// Ends the command: TERM, then KILL after a grace of five seconds, to all its processes. The run
  /// is `cancelled`.
  package nonisolated func cancel() { send.yield(.cancel) }

  /// Runs the command to its end; to be called once. Cancelling the surrounding task cancels the
  /// run.
  package func run(_ tell: @escaping @Sendable (RunEvent) async -> Void) async -> RunOutcome {
    // A task of its own: a cancelled one could not wait for the processes to end.
    let work = Task { () -> RunOutcome in
      do throws(RunbookError) {
        return try await execute(tell)
      } catch {
        return RunOutcome(ending: .failedToStart(error.message), seconds: 0, evidence: Evidence([]))
      }
    }
    return await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      cancel()
    }
  }

  private func execute(_ tell: @Sendable (RunEvent) async -> Void) async throws(RunbookError) -> RunOutcome {
    let invocation = try Invocation(request)
    let watcher = try RunWatcher.start(marker: request.marker)
    defer { watcher.done() }
    let send = send
    let (command, gate, out, error) = try start(invocation)
    let reader = try OutputReader(out: out, error: error) { send.yield(.output($0)) }
    defer { reader.stop() }

    let clock = ContinuousClock()
    let start = clock.now
    func elapsed() -> Double { (clock.now - start) / .seconds(1) }
    let ticks = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(50))
        send.yield(.tick)
      }
    }
    defer { ticks.cancel() }
    send.yield(.started(command))

    var progress = RunProgress(request, grace: grace)
    for await signal in signals {
      for event in progress.handle(signal, at: elapsed()) { await tell(event) }
      switch signal {
      case .started(let process):
        watcher.watch(group: process, marker: request.marker)
        if !progress.isStopping { gate.send("go\n") }
      case .output(.bytes): reader.tookOne()
      default: break
      }
      guard progress.isOver(at: elapsed(), drain: Self.drain) else { continue }
      let (lines, outcome) = progress.finish(at: elapsed())
      if !lines.isEmpty { await tell(.lines(lines)) }
      return outcome
    }
    throw .start("the run was given up before it ended; run the step again")
  }
  /// The command waits at its gate, and ends there where that is let go. Only what Baton keeps of
  /// the pipes is left open here: what the command holds open alone tells when it is done.
  private func start(
    _ invocation: Invocation
  ) throws(RunbookError) -> (command: Int32, gate: Descriptor, out: Descriptor, error: Descriptor) {
    let gate = try Descriptor.line()
    let out = try Descriptor.pipe()
    let error = try Descriptor.pipe()
    var launch = invocation.launch
    launch.input = .open(gate.theirs)
    launch.output = .open(out.write)
    launch.error = .open(error.write)
    let send = send
    do throws(LaunchError) {
      let command = try ChildProcess(launch)
      try command.whenEnded { send.yield(.ended($0)) }
      return (command.id, gate.ours, out.read, error.read)
    } catch {
      throw .start("the command could not be started in \(request.folder): \(error.reason)")
    }
  }
}
