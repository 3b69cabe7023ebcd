import Journal
import Records
import Workflow

extension EffectHandler {
  /// Records runs that were left open by a Baton that ended before its command did, this console's
  /// predecessor or a command line's. One killed a moment ago is still having its step ended: those
  /// are recorded when they have gone.
  func recordInterruptedRuns() async {
    guard !call.options.isReadOnly, !isRecordingInterrupted else { return }
    isRecordingInterrupted = true
    defer { isRecordingInterrupted = false }
    while !Task.isCancelled {
      var isOneOpen = false
      attempt { isOneOpen = try recordEndedRuns() }
      guard isOneOpen else { return }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  /// Records those that have ended by now; true where another Baton's goes on.
  private func recordEndedRuns() throws -> Bool {
    UnrecordedEnd.record(in: store, call.environment)
    guard let found = try store.incident(incident), let number = try store.current(incident: found.key),
      let record = try store.record(number, incident: found.key),
      record.steps.contains(where: { $0.number != run?.step && $0.runs.contains(where: \.isRunning) })
    else { return false }
    if try store.recordInterrupted(record, incident: found.key, as: call.actor, now: now) { catchUp() }
    return true
  }
}
