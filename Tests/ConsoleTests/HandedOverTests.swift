import Records
import Screen
import Testing

@testable import Console

@Suite("Steps that get the terminal, and steps that answer for checkpoints") struct HandedOverTests {
  private func console(snapshot: Snapshot = Example.snapshot) -> State {
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, 5)), in: .steps)
    _ = update(&state, .tick(Example.at(1, 36, 1)))
    state.look()
    return state
  }

  private var monitored: Snapshot {
    var snapshot = Example.snapshot
    let start = Example.at(1, 20)
    snapshot.record?.monitoring = Monitoring(
      stage: .running, start: start, checkpoints: Monitoring.schedule(start: start, hours: 24, every: 4))
    return snapshot
  }

  @Test("a step with the terminal is handed over as it was seen, and a person judges it after")
  func interactive() {
    var state = console()
    guard case .runStep(let order, let ticket)? = state.press("I").first else {
      Issue.record("it was not ordered")
      return
    }
    #expect(order.isInteractive)
    let handed = update(&state, .terminalWanted(order, ticket: ticket))
    #expect(handed == [.handOver(order, ticket: ticket)])
    _ = update(&state, .ranWithTerminal(step: 5, "exit 0"))
    #expect(state.picture.contains("Did it pass?"))
    _ = state.press("y")
    _ = state.type("logged in")
    guard case .perform(let command, _, _)? = state.press("Enter").first else {
      Issue.record("nothing was judged")
      return
    }
    #expect(command == .step(5, .pass(because: "logged in")))
  }

  @Test("what was said for a placeholder is offered again")
  func remembered() {
    var state = console()
    let order = RunOrder(step: 5, command: "x", language: nil, timeout: nil)
    _ = update(&state, .placeholders(order, ["REGION"]))
    _ = state.type("north")
    _ = state.press("Enter")
    _ = update(&state, .placeholders(order, ["REGION"]))
    #expect(state.form?.fields.first?.editor.text == "north")
  }

  @Test("standard error, remarks and the lines that decided are told apart without colour")
  func margins() {
    var snapshot = Example.snapshot
    snapshot.record?.steps[3].runs[0].decidedBy = [3]
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, 4)), in: .steps)
    _ = update(
      &state,
      .evidence(
        hash: "e4",
        lines: [
          ShownLine("reading"), ShownLine("slow network", .error), ShownLine("left out here: 2 lines", .remark),
          ShownLine("InvalidRequestError"),
        ]))
    let picture = state.picture
    #expect(picture.contains("! slow network"))
    #expect(picture.contains("# left out here: 2 lines"))
    #expect(picture.contains("› InvalidRequestError"))
    #expect(picture.contains("  reading"))
  }

  @Test("the line being written is shown, and gives way to the next")
  func progress() {
    var state = console()
    _ = update(&state, .runStarted(step: 5, timeout: 600))
    _ = update(&state, .runOpenLine(step: 5, ShownLine("42 %")))
    #expect(state.picture.contains("42 %"))
    #expect(state.picture.contains("ends in 10 m"))
    _ = update(&state, .runOutput(step: 5, [ShownLine("100 %")]))
    #expect(!state.picture.contains("42 %") && state.picture.contains("100 %"))
  }

  @Test("a checkpoint without a step asks for one; with one it runs it, and offers what it showed")
  func checkpoint() {
    var snapshot = monitored
    var state = console(snapshot: snapshot)
    _ = state.press("M", "r")
    #expect(state.form?.title.contains("runs no step yet") == true)
    _ = state.type("5")
    let due = Example.at(5, 20)
    guard case .perform(let attach, _, _)? = state.press("Enter").first else {
      Issue.record("no step was attached")
      return
    }
    #expect(attach == .monitoring(.attachStep(due: due, step: 5)))
    snapshot.record?.monitoring?.checkpoints[0].step = 5
    _ = update(&state, .loaded(snapshot))
    guard case .runStep(let order, _)? = state.press("M", "r").first else {
      Issue.record("the step did not run")
      return
    }
    #expect(order.step == 5)
    _ = update(&state, .runStarted(step: 5))
    var run = Run(number: 1, round: 1, at: Example.at(1, 36), by: "ops-2", command: "")
    run.ending = .exited(0)
    run.proposal = .passed
    run.why = "3 lines"
    run.evidence = "e5"
    snapshot.record?.steps[4].runs = [run]
    _ = update(&state, .loaded(snapshot))
    _ = update(&state, .runEnded(step: 5))
    guard case .perform(let checked, _, _)? = state.press("Enter").first else {
      Issue.record("the checkpoint was not offered")
      return
    }
    #expect(checked == .monitoring(.checkpoint(.ok, note: "step 5 passed: 3 lines", evidence: "e5")))
  }

  @Test("comparing runs asks for what is not at hand, and tells what only one of them wrote")
  func compare() {
    var snapshot = Example.snapshot
    var again =
      snapshot.record?.steps[3].runs[0] ?? Run(number: 1, round: 1, at: Example.at(1, 35), by: "", command: "")
    again.number = 2
    again.evidence = "e5"
    snapshot.record?.steps[3].runs.append(again)
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, 4)), in: .steps)
    _ = update(&state, .evidence(hash: "e5", lines: [ShownLine("all is quiet")]))
    #expect(state.press("=") == [.loadEvidence(hash: "e4")] || state.evidence["e4"] != nil)
    _ = update(&state, .evidence(hash: "e4", lines: [ShownLine("mapper error")]))
    let picture = state.picture
    #expect(picture.contains("new") && picture.contains("all is quiet"))
    #expect(picture.contains("gone") && picture.contains("mapper error"))
  }
}
