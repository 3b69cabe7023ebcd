import Foundation
import Journal
import Records
import Runbook
import Screen

/// Plays sessions 8 to 9 without a person: the same commands a person gives, one after the other, each printed as it is done, and in the
/// end both sessions as `show --json` prints them.
struct DemoPlay {
  private let demo: Demo
  private let call: Call
  private let clock: StoreClock

  init(_ demo: Demo) {
    self.demo = demo
    call = demo.call
    clock = StoreClock(of: demo.stage.store.path)
  }

  func run() async throws {
    let store = try call.store(.readWrite)
    guard let incident = try store.incident(nil), let eight = try store.current(incident: incident.key) else {
      throw Failure(.notFound, "the demo's store is empty; lay it out anew with another --dir")
    }
    guard eight == SessionNumber(8) else {
      throw Failure(.conflict, "this demo was played already; lay it out anew with another --dir")
    }
    say("\(call.actor) reads session 8 and takes the baton.")
    let readBack = "Validate the build of fa1b1d5: no mapper errors since the fix. Then restart the 24 hours."
    try act(store, .accept(readBack: readBack, takeOver: nil), on: eight)

    say("Is what was fixed what runs?")
    try await checkProvenance(store, incident.key)
    say("First validation. The build is green, and that proves nothing yet.")
    try await validate(store, incident.key)
    try act(store, .decide)

    say("The commit never left this machine. Push it, build what is on the remote, deploy.")
    try await demo.stage.git("push", "-q", "origin", "main", in: demo.stage.repository)
    try act(store, .setFixStatus(2, .pushed, commit: nil, build: nil, because: "pushed to origin/main"))
    try await demo.stage.tool("build", "submit", DemoStage.secondBuild)
    try act(
      store,
      .setFixStatus(
        2, .deployed, commit: nil, build: DemoStage.secondBuild, because: "built from what is on the remote"))
    try act(
      store,
      .note(
        event: "fa1b1d5 pushed, build \(DemoStage.secondBuild) deployed", impact: nil, tags: ["deploy"],
        source: .person,
        until: nil))
    try await checkProvenance(store, incident.key)

    say("Second validation.")
    try await validate(store, incident.key)
    try act(store, .decide)

    for number in [eight, SessionNumber(9)] {
      guard let record = try store.record(number, incident: incident.key) else { continue }
      call.output.print(.show(record, incident: incident.key, now: clock.now))
    }
  }

  /// Runs every step as `baton step run` does.
  private func validate(_ store: Store, _ incident: String) async throws {
    guard let number = try store.current(incident: incident), let record = try store.record(number, incident: incident)
    else { return }
    for step in record.steps {
      guard let command = step.command else { continue }
      let running = StepRunning(
        store: store, incident: incident, session: number, actor: call.actor, clock: clock, step: step,
        command: command, language: step.language, timeout: 30, folder: demo.stage.folder.path)
      say("  $ \(command)")
      let (run, runner, _) = try running.start()
      let outcome = await runner.run { event in
        if case .lines(let lines) = event { for line in lines { say("    \(line.text)") } }
      }
      let ended = try running.finish(run, outcome)
      say("  step \(step.number) \(ended.proposal?.rawValue ?? "ended"): \(ended.why ?? "")")
    }
  }

  private func checkProvenance(_ store: Store, _ incident: String) async throws {
    guard let number = try store.current(incident: incident),
      let fix = try store.record(number, incident: incident)?.fix(2)
    else { return }
    let findings = await Provenance.check(fix, try call.provenance(in: store.folder), now: clock.now)
    try act(store, .recordProvenance(2, findings))
    for finding in findings { say("  \(finding.answer.rawValue): \(finding.detail)") }
  }

  private func act(_ store: Store, _ command: Command, on session: SessionNumber? = nil) throws {
    let performed = try store.perform(command, on: session, as: call.actor, now: clock.now)
    for event in performed.events {
      if case .decided(let decision) = event.change {
        for change in decision.changes { say("  \(change)") }
      } else {
        say("  \(event.words)")
      }
    }
  }

  private func say(_ words: String) {
    let line = "\(clock.now.clock)  \(TextWidth.visible(words))\n"
    // With --json, standard output is JSON alone.
    _ = Output.write(Array(line.utf8), to: call.options.isJSON ? STDERR_FILENO : STDOUT_FILENO)
  }
}
