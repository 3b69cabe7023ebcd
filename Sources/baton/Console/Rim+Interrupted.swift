import Journal
import Records
import Runbook

extension Rim {
  /// Records runs that were left open by a Baton that ended before its command did. One killed a moment ago is still having its step
  /// ended: those runs are recorded when they have gone. What goes on after that goes on in another console, which records it.
  func recordInterruptedRuns() async {
    for _ in 0...Self.secondsForEnding {
      var isOneOpen = false
      attempt { isOneOpen = try recordEndedRuns() }
      guard isOneOpen else { return }
      try? await Task.sleep(for: .seconds(1))
      if Task.isCancelled { return }
    }
  }

  /// Records those that have ended by now; true where another goes on.
  private func recordEndedRuns() throws -> Bool {
    guard let found = try store.incident(incident), let number = try store.current(incident: found.key),
      let record = try store.record(number, incident: found.key)
    else { return false }
    let ended = Interrupted.runs(in: record)
    for (step, run) in ended {
      try store.perform(.endRun(step, run), on: number, incident: found.key, as: call.actor, now: now)
    }
    if !ended.isEmpty { refresh() }
    return record.steps.reduce(0) { $0 + $1.runs.count { $0.isRunning } } > ended.count
  }

  /// More than the watcher of a killed Baton takes to end its step.
  private static let secondsForEnding = 10
}
