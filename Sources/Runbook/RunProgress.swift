import Glibc
import Processes
import Records

/// Where a run stands: takes in what happens to it, acts on its processes, and says what is to be
/// told and when it is over. Times are seconds since the run's start.
struct RunProgress {
  enum Signal: Sendable {
    case started(pid_t)
    case output(OutputReader.Piece)
    case ended(ChildProcess.Ending)
    case cancel
    case tick
  }

  private struct Stop {
    var reason: StopReason
    var killAt: Double
    var killed = false
  }

  private let request: RunRequest
  private let grace: Double
  private var output: OutputIntake
  private var processes: Descendants?
  private var ended: (status: ChildProcess.Ending, at: Double)?
  private var open = Set(OutputStream.allCases)
  private var stop: Stop?
  private var lastOutput = 0.0
  private var toldSilent = false

  init(_ request: RunRequest, grace: Double) {
    self.request = request
    self.grace = grace
    output = OutputIntake(maxBytes: request.maxBytes)
  }

  /// Cancelled before it was let go: then it never is.
  var isStopping: Bool { stop != nil }

  mutating func handle(_ signal: Signal, at now: Double) -> [RunEvent] {
    switch signal {
    case .started(let process):
      processes = Descendants(group: process, marker: request.marker)
      if isStopping { processes?.signal(SIGTERM) }
      return [.started(processID: process)]
    case .output(.bytes(let stream, let bytes)):
      lastOutput = now
      toldSilent = false
      let lines = output.lines(endedBy: bytes, from: stream)
      return lines.isEmpty ? [] : [.lines(lines)]
    case .output(.closed(let stream)):
      open.remove(stream)
      return []
    case .ended(let status):
      ended = (status, now)
      return []
    case .cancel: return end(.cancelled, at: now)
    case .tick: return tick(at: now)
    }
  }

  private mutating func tick(at now: Double) -> [RunEvent] {
    var events: [RunEvent] = []
    if let line = output.openLine() { events.append(.open(line)) }
    if !toldSilent, ended == nil, now - lastOutput >= request.watchdog {
      toldSilent = true
      events.append(.silent(seconds: now - lastOutput))
    }
    if now >= request.timeout { events += end(.timedOut, at: now) }
    if let stop, !stop.killed, now >= stop.killAt {
      self.stop?.killed = true
      processes?.signal(SIGKILL)
      events.append(.stopping(stop.reason, killed: true))
    }
    return events
  }

  /// Asks the processes to end, where nothing has ended or asked them yet.
  private mutating func end(_ reason: StopReason, at now: Double) -> [RunEvent] {
    guard stop == nil, ended == nil else { return [] }
    stop = Stop(reason: reason, killAt: now + grace)
    processes?.signal(SIGTERM)
    return [.stopping(reason, killed: false)]
  }

  /// One that is stopped is over once all its processes are gone; any other once it has ended and
  /// its output is read, or `drain` seconds later where another process holds the output open.
  func isOver(at now: Double, drain: Double) -> Bool {
    // What even KILL doesn't end (a dead disk) is not waited for for ever.
    if let stop, stop.killed, now >= stop.killAt + grace { return true }
    guard let ended, open.isEmpty || now >= ended.at + drain else { return false }
    guard let stop else { return true }
    return stop.killed || processes?.alive.isEmpty ?? true
  }

  /// What is left to tell, and the outcome; to be asked once it is over.
  mutating func finish(at now: Double) -> (lines: [OutputLine], outcome: RunOutcome) {
    let lines = output.finish()
    if stop == nil || ended == nil, let left = processes?.alive, !left.isEmpty {
      output.notes.append(leftRunning(left))
    }
    let ending: Run.Ending =
      switch (stop?.reason, ended?.status) {
      case (.timedOut?, _): .timedOut
      case (.cancelled?, _): .cancelled
      case (nil, .exited(let code)): .exited(code)
      case (nil, .signalled(let signal)): .signalled(signal)
      case (nil, nil): .interrupted
      }
    return (lines, RunOutcome(ending: ending, seconds: ended?.at ?? now, evidence: output.evidence()))
  }

  private func leftRunning(_ processes: [pid_t]) -> String {
    let named = processes.prefix(5).map(String.init).joined(separator: ", ")
    let more = processes.count > 5 ? " and \(processes.count - 5) more" : ""
    return "still running after the command ended: process \(named)\(more)"
      + (open.isEmpty ? "" : "; what it writes from now on is not read")
  }
}
