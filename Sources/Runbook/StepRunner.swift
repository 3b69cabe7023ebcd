import Foundation
import Records
import Subprocess
import SystemPackage

/// Runs one step's command and keeps what it writes.
///
/// The command gets a session and a process group of its own, no terminal, and an empty standard input. It is let go only once its
/// `RunWatcher` knows it, so that whatever happens to Baton nothing of it is left. All bounds are the request's.
public actor StepRunner {
  /// Seconds between asking the processes to end and making them.
  static let grace = 5.0
  /// Seconds that output is still read after the command has ended, where another process holds it open.
  static let drain = 1.0

  private enum Signal: Sendable {
    case started(pid_t)
    case output(OutputReader.Piece)
    case ended(TerminationStatus)
    case failed(String)
    case cancel
    case tick
  }

  private let request: RunRequest
  private let grace: Double
  private let signals: AsyncStream<Signal>
  private let send: AsyncStream<Signal>.Continuation

  public init(_ request: RunRequest) { self.init(request, grace: Self.grace) }

  init(_ request: RunRequest, grace: Double) {
    self.request = request
    self.grace = grace
    (signals, send) = AsyncStream<Signal>.makeStream()
  }

  /// Ends the command: TERM, then KILL after a grace of five seconds, to all its processes. The run is `cancelled`.
  public nonisolated func cancel() { send.yield(.cancel) }

  /// Runs the command to its end; to be called once. Cancelling the surrounding task cancels the run.
  public func run(_ tell: @escaping @Sendable (RunEvent) async -> Void) async -> RunOutcome {
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
    let watcher = try await RunWatcher.start(marker: request.marker)
    defer { watcher.done() }
    let gate = try Descriptor.line()
    let out = try Descriptor.pipe()
    let error = try Descriptor.pipe()
    let send = send
    let reader = try OutputReader(out: out.read, error: error.read) { send.yield(.output($0)) }
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
    Task {
      do {
        let result = try await Subprocess.run(
          .path("/bin/sh"), arguments: Arguments(invocation.arguments), environment: invocation.environment,
          workingDirectory: FilePath(request.folder), platformOptions: invocation.options,
          input: .fileDescriptor(FileDescriptor(rawValue: gate.theirs), closeAfterSpawningProcess: true),
          output: .fileDescriptor(FileDescriptor(rawValue: out.write), closeAfterSpawningProcess: true),
          error: .fileDescriptor(FileDescriptor(rawValue: error.write), closeAfterSpawningProcess: true)
        ) { execution in send.yield(.started(execution.processIdentifier.value)) }
        send.yield(.ended(result.terminationStatus))
      } catch {
        send.yield(.failed("\(error)"))
      }
    }

    var output = OutputIntake(maxBytes: request.maxBytes)
    var processes: Descendants?
    var status: TerminationStatus?
    var open = Set(OutputStream.allCases)
    var stop: (reason: StopReason, killAt: Double, killed: Bool)?
    var readUntil = Double.infinity
    var lastOutput = 0.0
    var toldSilent = false

    for await signal in signals {
      switch signal {
      case .started(let process):
        processes = Descendants(group: process, marker: request.marker)
        watcher.watch(group: process, marker: request.marker)
        gate.ours.send("go\n")
        await tell(.started(processID: process))
      case .output(.bytes(let stream, let bytes)):
        lastOutput = elapsed()
        toldSilent = false
        let lines = output.take(bytes, from: stream)
        if !lines.isEmpty { await tell(.lines(lines)) }
        reader.tookOne()
      case .output(.closed(let stream)): open.remove(stream)
      case .ended(let ended):
        status = ended
        readUntil = elapsed() + Self.drain
      case .failed(let reason):
        throw .start("the command could not be started in \(request.folder): \(reason)")
      case .cancel:
        if stop == nil, let processes {
          stop = (.cancelled, elapsed() + grace, false)
          processes.signal(SIGTERM)
          await tell(.stopping(.cancelled, killed: false))
        }
      case .tick:
        let now = elapsed()
        if let open = output.openLine() { await tell(.open(open)) }
        if !toldSilent, status == nil, now - lastOutput >= request.watchdog {
          toldSilent = true
          await tell(.silent(seconds: now - lastOutput))
        }
        if stop == nil, status == nil, now >= request.timeout, let processes {
          stop = (.timedOut, now + grace, false)
          processes.signal(SIGTERM)
          await tell(.stopping(.timedOut, killed: false))
        }
        if let running = stop, !running.killed, now >= running.killAt, let processes {
          stop?.killed = true
          processes.signal(SIGKILL)
          await tell(.stopping(running.reason, killed: true))
        }
      }
      guard let status else { continue }
      let over = open.isEmpty || elapsed() >= readUntil
      if let stop {
        // All of it must be gone, not the first process alone.
        guard over, stop.killed || processes?.alive.isEmpty ?? true else { continue }
      } else if !over {
        continue
      }
      let rest = output.finish()
      if !rest.isEmpty { await tell(.lines(rest)) }
      if stop == nil, let left = processes?.alive, !left.isEmpty {
        output.notes.append(Self.leftRunning(left, holdsOutput: !open.isEmpty))
      }
      let ending: Run.Ending =
        switch (stop?.reason, status) {
        case (.timedOut?, _): .timedOut
        case (.cancelled?, _): .cancelled
        case (nil, .exited(let code)): .exited(code)
        case (nil, .signaled(let signal)): .signalled(signal)
        }
      return RunOutcome(ending: ending, seconds: elapsed(), evidence: output.evidence())
    }
    throw .start("the run was given up before it ended; run the step again")
  }

  private static func leftRunning(_ processes: [pid_t], holdsOutput: Bool) -> String {
    let named = processes.prefix(5).map(String.init).joined(separator: ", ")
    let more = processes.count > 5 ? " and \(processes.count - 5) more" : ""
    return "still running after the command ended: process \(named)\(more)"
      + (holdsOutput ? "; what it writes from now on is not read" : "")
  }
}

/// How a request's command is started: by way of a shell that waits for the word to go.
struct Invocation {
  let arguments: [String]
  let environment: Environment
  let options: PlatformOptions

  /// Ends without having run anything where Baton goes before the word is given.
  static let gate = #"read -r word || exit 125; exec "$@" </dev/null"#

  init(_ request: RunRequest) throws(RunbookError) {
    guard let interpreter = Interpreter.named(request.language) else {
      throw .start("no step can be run in \(request.language ?? "this language"); use sh, bash or python3")
    }
    guard !request.command.trimmed.isEmpty else {
      throw .start("the step has no command; give it one and run it again")
    }
    guard !request.command.utf8.contains(0) else {
      throw .start("the command holds a NUL byte; edit it and run it again")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: request.folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .start("\(request.folder) is not a folder; choose another to run the step in")
    }
    let program = interpreter.arguments[0]
    guard Self.isThere(program, path: request.environment["PATH"] ?? "/usr/bin:/bin") else {
      throw .start("\(program) is not installed here; install it, or edit the step to use another")
    }
    arguments = ["-c", Self.gate, "baton-step"] + interpreter.arguments + [request.command]
    var settings: [Environment.Key: String] = [:]
    for (name, value) in request.environment { settings[Environment.Key(stringLiteral: name)] = value }
    settings[Environment.Key(stringLiteral: Descendants.variable)] = request.marker
    environment = .custom(settings)
    var options = PlatformOptions()
    options.createSession = true
    self.options = options
  }

  private static func isThere(_ program: String, path: String) -> Bool {
    if program.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: program) }
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
