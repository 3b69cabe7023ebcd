import Records

/// Runs that a Baton which ended before them left open.
package enum Interrupted {
  /// Each open run that goes on no more, as it is to be recorded: interrupted, and for a person to
  /// judge.
  /// - Parameter isAlive: whether the run goes on, perhaps in another console.
  package static func runs(
    in record: SessionRecord, isAlive: (Step, Run) -> Bool
  ) -> [(step: Int, run: Run)] {
    record.steps.flatMap { step in
      step.runs.filter { $0.isRunning && !isAlive(step, $0) }.map { run in
        var ended = run
        ended.ending = .interrupted
        ended.proposal = .unsure
        ended.why = "Baton ended before the command did; run it again"
        return (step.number, ended)
      }
    }
  }

  /// The same, asking this machine; a run on another machine that shares the store is taken for
  /// ended. One recorded a moment before `now` may have no process yet, so it is left alone.
  /// - Parameter store: what tells its store from every other on this machine.
  package static func runs(
    in record: SessionRecord, store: String, incident: String, now: Moment
  ) -> [(step: Int, run: Run)] {
    runs(in: record) { step, run in
      let marker = RunRequest.marker(
        store: store, incident: incident, session: record.session.number, step: step.number, run: run)
      return abs(now.since(run.at)) < secondsForStarting || RunRequest.isAlive(marker: marker)
    }
  }

  private static let secondsForStarting = 2.0
}
