import Journal
import Records
import Runbook

extension Rim {
  /// Records runs that were left open by a Baton that ended before its command did.
  func recordInterruptedRuns(isReadOnly: Bool) throws {
    guard !isReadOnly, let found = try store.incident(incident), let number = try store.current(incident: found.key),
      let record = try store.record(number, incident: found.key)
    else { return }
    for (step, run) in Interrupted.runs(in: record) {
      try store.perform(.endRun(step, run), on: number, incident: found.key, as: call.actor, now: now)
    }
  }

  /// A Baton killed a moment ago is still having its step ended: those runs are recorded when they have gone. What goes on after
  /// that goes on in another console, which records it.
  func recordRunsBeingEnded() async {
    for _ in 0..<Self.secondsForEnding {
      try? await Task.sleep(for: .seconds(1))
      if Task.isCancelled { return }
      attempt { try recordInterruptedRuns(isReadOnly: false) }
    }
  }

  /// More than the watcher of a killed Baton takes to end its step.
  private static let secondsForEnding = 10
}
