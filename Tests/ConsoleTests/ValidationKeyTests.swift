import Records
import Screen
import Testing

@testable import Console

@Suite("Validation by keyboard") struct ValidationKeyTests {
  private func console(step number: Int, _ size: Size = Size(120, 36), snapshot: Snapshot = Example.snapshot) -> State {
    var state = Example.console(size.width, size.height, actor: "ops-2", snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, number)), in: .steps)
    _ = update(&state, .tick(Example.at(1, 36, 1)))
    state.look()
    return state
  }

  @Test("a command that fits the screen runs at once, as it is written")
  func run() {
    var state = console(step: 5)
    var order = RunOrder(step: 5, command: "gcloud logging read 'severity>=INFO'", language: nil, timeout: nil)
    order.grounds = state.grounds(about: [ItemReference(.step, 5)])
    #expect(state.press("r") == [.runStep(order, ticket: 1)])
  }

  @Test("a command that does not fit runs only after it was read to its end")
  func readFirst() {
    var snapshot = Example.snapshot
    snapshot.record?.steps[4].command = (1...60).map { "echo \($0)" }.joined(separator: "\n")
    var state = console(step: 5, Size(80, 24), snapshot: snapshot)
    #expect(state.press("r").isEmpty)
    #expect(state.notice?.text.contains("to its end") == true)
    #expect(state.focus == .output)
    _ = state.press("G")
    state.look()
    #expect(state.press("r").count == 1)
  }

  @Test("once a step was read in its pane and runs, the keys are the list's again")
  func focusAfterRun() {
    var snapshot = Example.snapshot
    snapshot.record?.steps[4].command = (1...60).map { "echo \($0)" }.joined(separator: "\n")
    var state = console(step: 5, Size(80, 24), snapshot: snapshot)
    _ = state.press("r")
    _ = state.press("G")
    state.look()
    _ = state.press("r")
    #expect(state.focus == .output)
    _ = update(&state, .runStarted(step: 5, timeout: 60))
    #expect(state.focus == .steps)
  }

  @Test("the folder a step runs in stands below its command, can be chosen for it, and goes with the order")
  func folder() throws {
    var state = console(step: 5)
    #expect(view(state, size: Size(120, 36)).text.contains("in          /srv/worker, with this console's environment"))
    _ = state.press(":")
    _ = state.type("step.folder ~/app")
    let asked = state.press("Enter")
    #expect(asked.first == .chooseFolder(step: 5, "~/app", ticket: 1))
    _ = update(&state, .folderChosen(step: 5, "/home/noor/app"))
    _ = update(&state, .performed(ticket: 1))
    #expect(view(state, size: Size(120, 36)).text.contains("in          /home/noor/app"))
    guard case .runStep(let order, _)? = state.press("r").first else {
      Issue.record("nothing runs")
      return
    }
    #expect(order.folder == "/home/noor/app")
    state.select(.item(ItemReference(.step, 4)), in: .steps)
    #expect(state.selectedStep.map(state.folder(of:)) == "/srv/worker")
  }

  @Test("a folder that is none comes back with the reason, and what was typed")
  func noFolder() {
    var state = console(step: 5)
    _ = state.press(":")
    _ = state.type("step.folder nowhere")
    _ = state.press("Enter")
    _ = update(&state, .failed(ticket: 1, "nowhere is no folder; name one to run steps in"))
    #expect(state.form?.error?.contains("no folder") == true)
    #expect(state.form?.answers == ["nowhere"])
    #expect(state.folders.isEmpty)
  }

  @Test("a rule goes beside the words a step has, and a new step's words become a rule where they can")
  func expectations() throws {
    var state = console(step: 5)
    let words = try #require(state.selectedStep?.expectation?.text)
    _ = state.press(":")
    _ = state.type("step.expect lines >= 3")
    let ruled = Expectation(text: words, rule: .lines(.atLeast, 3))
    #expect(
      state.press("Enter").bare.first
        == .perform(.step(5, .edit(["expectation": .init(ruled)])), on: "9", ticket: 1))
    _ = state.press("n")
    for field in ["Quiet", "true", "exit 0"] {
      _ = state.type(field)
      if field != "exit 0" { _ = state.press("Enter") }
    }
    let added = Command.addStep(
      title: "Quiet", command: "true", language: nil, expectation: Expectation(text: "exit 0", rule: .exit(0)))
    #expect(state.press("Enter").bare.first == .perform(added, on: "9", ticket: 2))
  }

  @Test(
    "a pattern that can't be asked is refused in its form, which says where and stays",
    arguments: ["step.expect matches /a(b/", "log.watch a(b", "step.expect lacks /(*NO_JIT)x/"])
  func unusablePattern(order: String) {
    var state = console(step: 5)
    _ = state.press(":")
    _ = state.type(order)
    let asked = state.press("Enter")
    #expect(asked.allSatisfy { if case .perform = $0 { false } else { true } }, "\(asked)")
    #expect(state.form?.error?.contains(order.contains("NO_JIT") ? "character 1" : "character 4") == true)
  }

  @Test("a long pattern is cut in the rule's line and stands whole below the output")
  func longPattern() throws {
    var snapshot = Example.snapshot
    let pattern = "(?=" + (1...40).map { "worker-\($0)" }.joined(separator: "|") + ")"
    snapshot.record?.steps[4].expectation?.rule = .matches(pattern, first: false)
    let state = console(step: 5, snapshot: snapshot)
    let lines = state.outputLines(width: 60).map { $0.left.map(\.text).joined() }
    let rule = try #require(lines.firstIndex { $0.hasPrefix("rule") })
    let heading = try #require(lines.firstIndex(of: "The rule to the letter"))
    #expect(lines[rule..<heading].count { $0.contains("worker-") } == 2)
    #expect(lines[rule..<heading].count { $0.hasSuffix("…") } == 2)
    #expect(lines.joined().contains("/\(pattern)/"))
  }

  @Test("an edited command must be seen anew")
  func editedCommand() {
    var state = console(step: 5)
    var snapshot = Example.snapshot
    snapshot.record?.steps[4].command = (1...60).map { "rm \($0)" }.joined(separator: "\n")
    _ = update(&state, .loaded(snapshot))
    #expect(state.press("r").isEmpty)
  }

  @Test("a step without a command says how it is settled")
  func byHand() {
    var snapshot = Example.snapshot
    snapshot.record?.steps[4].command = nil
    var state = console(step: 5, snapshot: snapshot)
    #expect(state.press("r").isEmpty)
    #expect(state.notice?.text.contains("by hand") == true)
  }

  @Test("agreeing records what the run proposes, with its reason")
  func agree() {
    var state = console(step: 4)
    let command = Command.step(4, .fail(because: "3 lines later than 01:15, first at 01:35:13"))
    #expect(state.press("a").bare == [.perform(command, on: "9", ticket: 1)])
  }

  @Test(
    "a verdict takes its reason",
    arguments: [
      ("P", "seen in the dashboard", Command.step(5, .pass(because: "seen in the dashboard"))),
      ("f", "no rows", .step(5, .fail(because: "no rows"))),
      ("w", "no traffic yet", .step(5, .waive(because: "no traffic yet"))),
    ])
  func verdict(key: String, reason: String, command: Command) {
    var state = console(step: 5)
    _ = state.press(key)
    _ = state.type(reason)
    #expect(state.press("Enter").bare == [.perform(command, on: "9", ticket: 1)])
  }

  @Test("a verdict that needs a reason is not given without one")
  func reasonNeeded() {
    var state = console(step: 5)
    _ = state.press("w")
    #expect(state.press("Enter").isEmpty)
    #expect(state.form?.error != nil)
  }

  @Test("placeholders are asked for once, then the step runs with them")
  func placeholders() {
    var state = console(step: 5)
    guard case .runStep(let bare, _)? = state.press("r").first else {
      Issue.record("it was not ordered")
      return
    }
    _ = update(&state, .placeholders(bare, ["TRIGGER_NAME"]))
    _ = state.type("nightly")
    guard case .runStep(let order, _)? = state.press("Enter").first else {
      Issue.record("it did not run")
      return
    }
    #expect(order.values == ["TRIGGER_NAME": "nightly"] && !order.isConfirmed)
    _ = update(&state, .resolved(order, command: "run nightly"))
    #expect(state.picture.contains("run nightly"))
    guard case .runStep(let seen, _)? = state.press("Enter").first else {
      Issue.record("it was not run as seen")
      return
    }
    #expect(seen.isConfirmed)
  }

  @Test("deciding waits for every step, and says for which")
  func tooEarly() {
    var state = console(step: 5)
    #expect(state.press("D").isEmpty)
    #expect(state.notice?.text.hasPrefix("Step 5 still waits") == true)
  }

  @Test("deciding shows what it changes first, and is done by Enter")
  func decide() {
    var snapshot = Example.snapshot
    Shot.settled(&snapshot)
    var state = console(step: 4, snapshot: snapshot)
    #expect(state.press("D").isEmpty)
    #expect(state.picture.contains("the failure branch"))
    #expect(state.press("Enter").bare == [.perform(.decide(.asProposed), on: "9", ticket: 1)])
  }

  @Test("each part of a decision is left out, and what is offered taken up, by a key on it")
  func choosing() throws {
    var snapshot = Example.snapshot
    Shot.settled(&snapshot)
    var state = console(step: 4, snapshot: snapshot)
    _ = state.press("D")
    guard case .decision(let preview) = state.overlay else {
      Issue.record("no preview")
      return
    }
    let parts = preview.plan.parts
    let left = try #require(parts.firstIndex { $0.item != nil && $0.isProposed })
    let taken = try #require(parts.firstIndex { !$0.isProposed })
    for _ in 0..<left { _ = state.press("j") }
    _ = state.press("x")
    _ = state.press("g")
    for _ in 0..<taken { _ = state.press("j") }
    _ = state.press("Space")
    #expect(state.picture.contains("[x] \(parts[taken].words)"))
    let choice = DecisionChoice(
      without: Set([parts[left].item].compactMap(\.self)), with: Set([parts[taken].item].compactMap(\.self)))
    #expect(state.press("Enter").bare == [.perform(.decide(choice), on: "9", ticket: 1)])
  }

  @Test("a step whose run says failed is passed only with a reason")
  func passingAgainstTheRun() {
    var state = console(step: 4)
    _ = state.press("P")
    #expect(state.picture.contains("Step 4 passes because"))
    #expect(state.press("Enter").isEmpty && state.form?.error != nil)
    _ = state.type("these are old lines")
    #expect(
      state.press("Enter").bare.contains(.perform(.step(4, .pass(because: "these are old lines")), on: "9", ticket: 1)))
  }

  @Test("what deciding changes is shown again where the record changed under it")
  func decideAgain() {
    var snapshot = Example.snapshot
    Shot.settled(&snapshot)
    var state = console(step: 4, snapshot: snapshot)
    _ = state.press("D")
    snapshot.record?.todos.append(Todo(number: 7, text: "One more", blockers: [Blocker(on: .validation, text: "")]))
    _ = update(&state, .loaded(snapshot))
    #expect(state.press("Enter").isEmpty)
    #expect(state.picture.contains("changed meanwhile"))
    #expect(state.press("Enter").bare == [.perform(.decide(.asProposed), on: "9", ticket: 1)])
  }

  @Test("leaving asks while a step runs, and only then")
  func leaving() {
    var state = console(step: 5)
    _ = state.press("q")
    #expect(state.place == .overview)
    _ = update(&state, .runStarted(step: 5))
    #expect(state.press("q").isEmpty)
    #expect(state.press("n").isEmpty)
    _ = state.press("q")
    #expect(state.press("y") == [.cancelRun(step: 5), .quit])
    _ = update(&state, .runEnded(step: 5))
    #expect(state.press("q") == [.quit])
  }

  @Test("a running step's last lines stay in sight until one scrolls up")
  func following() {
    var state = console(step: 5, Size(80, 24))
    _ = update(&state, .runStarted(step: 5))
    for number in 1...50 { _ = update(&state, .runOutput(step: 5, [ShownLine("line \(number)")])) }
    #expect(state.picture.contains("line 50"))
    _ = state.press("l", "Tab", "k")
    if state.focus != .output { state.focus = .output }
    _ = state.press("g")
    _ = update(&state, .runOutput(step: 5, [ShownLine("line 51")]))
    #expect(!state.picture.contains("line 51"))
  }

  @Test("the end of what a step wrote stays in sight when it has ended, until somebody scrolls")
  func ended() {
    var state = console(step: 5, Size(80, 24))
    _ = update(&state, .runStarted(step: 5))
    let lines = (1...40).map { ShownLine("line \($0)") }
    _ = update(&state, .runOutput(step: 5, lines))
    #expect(state.picture.contains("line 40"))
    var snapshot = Example.snapshot
    var run = Run(number: 1, round: 1, at: Example.at(1, 36), by: "ops-2", command: "")
    run.ending = .exited(0)
    run.evidence = "abc"
    run.outputBytes = 300
    snapshot.record?.steps[4].runs = [run]
    _ = update(&state, .loaded(snapshot))
    _ = update(&state, .runEnded(step: 5))
    _ = update(&state, .evidence(hash: "abc", lines: lines))
    #expect(state.picture.contains("line 40"))
    _ = state.press("l", "Tab", "g")
    state.focus = .output
    _ = state.press("g")
    #expect(state.picture.contains("$ gcloud") && !state.picture.contains("line 40"))
  }
}
