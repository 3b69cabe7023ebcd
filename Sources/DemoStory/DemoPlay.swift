import Contract
import Foundation
import Journal
import Records
import Reply
import Runbook
import Workflow

/// Plays sessions 8 to 9 without a person: the same commands a person gives, one after the other,
/// each printed as it is done, and in the end both sessions as `show --json` prints them.
package struct DemoPlay {
  private let demo: Demo
  private let call: Call
  private let clock: StoreClock

  package init(_ demo: Demo) {
    self.demo = demo
    call = demo.call
    clock = StoreClock(of: demo.stage.store.path)
  }

  package func run() async throws {
    let store = try call.store(.readWrite)
    guard let incident = try store.incident(nil), let eight = try store.current(incident: incident.key) else {
      throw Failure(.notFound, "the demo's store is empty; lay it out anew with another --dir")
    }
    guard eight == SessionNumber(8) else {
      throw Failure(.conflict, "this demo was played already; lay it out anew with another --dir")
    }
    say("\(call.actor) reads session 8 and takes the baton.")
    let readBack = "Validate the build of fa1b1d5: no mapper errors since the fix. Then restart the 24 hours."
    try act(store, .session(.accept(readBack: readBack, takeOver: nil)), on: eight)
    if let number = try store.current(incident: incident.key) {
      try await call.seeRepository(of: number, in: try call.storedSession(number, in: store))
    }
    try act(store, .todo(2, .edit(["owner": .init(call.actor)])))

    say("Is what was fixed what runs?")
    try await checkProvenance(store, incident.key)
    say("First validation. The build is green, and that proves nothing yet.")
    try await validate(store)
    try act(store, .decide(.asProposed))
    try await noteFindings(store)

    say("The commit never left this machine. Push it, build what is on the remote, deploy.")
    try await demo.stage.git("push", "-q", "origin", "main", in: demo.stage.repository)
    try act(store, .fix(2, .setStatus(.pushed, commit: nil, build: nil, because: "pushed to origin/main")))
    try await demo.stage.tool("build", "submit", DemoStage.secondBuild)
    try act(
      store,
      .fix(
        2, .setStatus(.deployed, commit: nil, build: DemoStage.secondBuild, because: "built from what is on the remote")
      ))
    try act(
      store,
      .note(
        event: "fa1b1d5 pushed, build \(DemoStage.secondBuild) deployed", impact: nil, tags: ["deploy"],
        source: .person,
        until: nil))
    for todo in [2, 9] { try act(store, .todo(todo, .finish)) }
    try await checkProvenance(store, incident.key)

    // The record's times are to the second: one who looks back to the first round's end must not
    // see the second's.
    let firstRound = clock.now
    while clock.now == firstRound { try await Task.sleep(for: .milliseconds(20)) }
    say("Second validation.")
    try await validate(store)
    try act(store, .decide(.asProposed))
    try leaveWord(store)
    try await writePage(store)

    for number in [eight, SessionNumber(9)] {
      guard let record = try store.record(number, incident: incident.key) else { continue }
      call.output.print(.show(record, incident: incident, now: clock.now))
    }
  }

  /// What the failed round taught, and what is looked into from there on.
  private func noteFindings(_ store: Store) async throws {
    let log = (try? String(contentsOf: demo.stage.log, encoding: .utf8)) ?? ""
    if let first = log.split(separator: "\n").first(where: { $0.contains(" ERROR ") }),
      let time = Moment(iso: first.prefix(20))
    {
      try act(
        store,
        .note(
          event: "First mapper error in the worker's log", impact: nil, tags: ["failure"], source: .log, until: nil),
        at: time)
    }
    try act(
      store,
      .note(
        event: "The build is of what is on the remote, and fa1b1d5 is not there", impact: "The fix never ran",
        tags: ["finding"], source: .person, until: nil))
    try act(store, .todo(7, .finish))
    try act(store, .todo(8, .finish))
    let hours = 6.0
    try act(
      store,
      .silenceAlert(
        "WorkerExitsOften", until: clock.now.adding(hours: hours),
        because: "every restart of this night would call someone"))
    try act(
      store,
      .addStatement(.investigation, "Why did the build tool not say that it builds the remote, not the working copy?"))
  }

  /// What a person says before the baton goes on.
  private func leaveWord(_ store: Store) throws {
    try act(
      store,
      .risk(1, .mitigate(mitigation: "Pushed, rebuilt and validated again; the build's source is checked from now on")))
    try act(
      store,
      .addStatement(.lesson, "A green build proves nothing about a commit that was never pushed: ask the remote first"))
    try act(
      store, .addStatement(.ask, "Do the first checkpoint yourself and read the error log, not only the dashboards"))
    let summary = """
      fa1b1d5 had never been pushed, so the first build did not hold it and the mapper error was still there. Pushed, rebuilt as \
      \(DemoStage.secondBuild) and validated again: all five steps passed, and a new 24-hour window runs.
      """
    try act(
      store,
      .session(
        .describe([
          "status": .words("Validated, in monitoring"), "next": .words("Do the first checkpoint, then todo 5"),
          "summary": .words(summary),
        ])))
  }

  /// The page that session 9 would hand on now, beside the store.
  private func writePage(_ store: Store) async throws {
    var stored = try call.storedSession(in: store)
    if let found = try await stored.repository(in: call) { stored = stored.seeing(found.state) }
    let draft = try LintedHandoff(of: stored, to: "ops-3", in: call)
    let place = demo.stage.folder.appending(path: draft.file)
    try AtomicFile.write(draft.bytes, to: place.path)
    say("What ops-3 would be handed lies in \(place.path).")
  }

  /// Runs every step as `baton step run` does.
  private func validate(_ store: Store) async throws {
    let stored = try call.storedSession(in: store)
    for step in stored.record.steps {
      guard let command = step.command else { continue }
      let running = StepRunning(
        step, as: FilledCommand(command: command), timeout: 30, folder: demo.stage.folder.path, of: stored,
        for: call)
      say("  $ \(command)")
      let (run, runner, _) = try running.start()
      let outcome = await runner.run { event in
        if case .lines(let lines) = event { for line in lines { say("    \(line.text)") } }
      }
      let ended = try await running.finish(run, outcome)
      say("  step \(step.number) \(ended.proposal?.rawValue ?? "ended"): \(ended.why ?? "")")
    }
  }

  private func checkProvenance(_ store: Store, _ incident: String) async throws {
    guard let number = try store.current(incident: incident),
      let fix = try store.record(number, incident: incident)?.fix(2)
    else { return }
    let findings = try await call.check(fix, in: store.folder, now: clock.now)
    try act(store, .fix(2, .recordProvenance(findings)))
    for finding in findings { say("  \(finding.answer.rawValue): \(finding.detail)") }
  }

  private func act(_ store: Store, _ command: Command, on session: SessionNumber? = nil, at: Moment? = nil) throws {
    let performed = try store.perform(command, on: session, as: call.actor, at: at, now: clock.now)
    for event in performed.events {
      if case .decided(let decision) = event.change {
        for change in decision.changes { say("  \(change)") }
      } else {
        say("  \(event.summary)")
      }
    }
  }

  private func say(_ words: String) {
    let line = "\(clock.now.clock)  \(words)"
    // With --json, standard output is JSON alone.
    if call.options.isJSON { Output.say(line + "\n") } else { call.output.print(line) }
  }
}
