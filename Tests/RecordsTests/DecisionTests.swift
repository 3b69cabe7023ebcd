import Expectations
import Records
import Testing

@Suite("Deciding a validation")
struct DecisionTests {
  /// Session 8 as it was left: a fix being built, five steps, todos waiting, a window planned, and
  /// the risk rated very low.
  private var story = Story { record in
    record.fixes = [Fix(number: 1, title: "Mapper", commit: "fa1b1d5", build: "e7e5acae", status: .building)]
    record.steps = ["build", "image", "worker", "log query"].enumerated().map {
      Step(number: $0.offset + 1, title: $0.element, command: "true")
    }
    record.todos = [
      Todo(number: 1, text: "Validate the fix"),
      Todo(
        number: 2, text: "Resume monitoring", blockers: [Blocker(on: .validation, text: "pending fix validation")]),
      Todo(number: 3, text: "Write the report", blockers: [Blocker(on: .todo(2), text: "after monitoring")]),
    ]
    record.risks = [
      Risk(number: 1, title: "Fix doesn't resolve the issue", likelihood: .veryLow, impact: .high),
      Risk(number: 2, title: "Disk fills", likelihood: .low, impact: .low),
    ]
    record.branches.success = ["Resume monitoring now", "Tell the customers"]
    record.branches.failure = ["Investigate the new symptoms"]
    record.monitoring = Monitoring(stage: .planned, start: hours(0), hours: 24, every: 4)
  }

  private func todo(_ number: Int) -> TodoState? { story.record().todo(number).map { story.record().state(of: $0) } }

  private mutating func pass(_ steps: ClosedRange<Int>, at: Moment = quarterPast) throws {
    for step in steps { try story.perform(.step(step, .pass(because: nil)), at: at) }
  }

  @Test("it is refused while a step waits, and the refusal names the steps")
  mutating func pending() throws {
    try pass(1...2)
    var copy = story
    let refusal = #expect(throws: Refusal.self) { try copy.perform(.decide(.asProposed)) }
    #expect(refusal?.message.hasPrefix("steps 3, 4 still wait") == true)
    #expect(refusal.map { if case .notYet = $0 { true } else { false } } == true)
  }

  @Test(
    "every step passed: the fix is validated, what waited is ready, the window starts, the branch's new work is added")
  mutating func success() throws {
    try pass(1...4)
    #expect(story.record().branchDue == .success)
    try story.perform(.decide(.asProposed), at: minutes(10))
    let record = story.record()
    #expect(record.fixes[0].status == .validated)
    #expect(todo(2) == .ready && todo(3) == .blocked)
    #expect(record.risk(1)?.status == .open && record.risk(2)?.status == .open)
    #expect(record.monitoring?.stage == .running && record.monitoring?.start == minutes(10))
    #expect(record.monitoring?.checkpoints.count == 6 && record.monitoring?.end == minutes(10).adding(hours: 24))
    #expect(record.todos.map(\.text).suffix(1) == ["Tell the customers"])
    #expect(record.decisions.map(\.branch) == [.success] && record.phase == .monitoring)
    #expect(story.events.contains { $0.change == .todo(2, .freed(because: "the validation passed")) })
  }

  @Test("one failed step among green ones is the failure branch: the story of session 9")
  mutating func failure() throws {
    try pass(1...3)
    try story.perform(.step(4, .fail(because: "the same error at 01:35")), at: minutes(20))
    #expect(story.record().branchDue == .failure)
    try story.perform(.decide(.asProposed), at: minutes(22))
    let record = story.record()
    #expect(record.risk(1)?.status == .materialised)
    #expect(record.risk(1)?.ratedWhenMaterialised == .veryLow)
    #expect(record.fixes[0].status == .failed)
    #expect(todo(2) == .blocked)
    #expect(record.todo(2)?.blockers.map(\.text) == ["validation round 1 failed: step 4"])
    #expect(record.todos.map(\.text).suffix(1) == ["Investigate the new symptoms"])
    #expect(record.round == 2 && record.steps.allSatisfy { record.verdict(of: $0) == .pending })
    #expect(record.phase == .validating)
    #expect(record.decisions[0].because == "step 4 failed: the same error at 01:35")
  }

  @Test("after a failed round a second one can succeed, and what came true is mitigated")
  mutating func secondRound() throws {
    try failure()
    try pass(1...4, at: minutes(40))
    try story.perform(.decide(.asProposed), at: minutes(41))
    let record = story.record()
    #expect(record.decisions.map(\.branch) == [.failure, .success])
    #expect(record.risk(1)?.status == .mitigated && record.risk(1)?.materialisedAt == minutes(22))
    #expect(todo(2) == .ready)
    #expect(record.steps[0].judgements.count == 2)
  }

  @Test("a decided validation is not decided again until a step is run or judged anew")
  mutating func again() throws {
    try success()
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.decide(.asProposed), at: minutes(11)) }
    try story.perform(.step(4, .fail(because: "it is back")), at: minutes(30))
    try story.perform(.decide(.asProposed), at: minutes(31))
    #expect(story.record().decisions.map(\.branch) == [.success, .failure])
    #expect(story.record().monitoring?.stage == .reset && story.record().monitoring?.resets.count == 1)
    #expect(todo(2) == .blocked)
  }

  @Test("a risk that a person said came true is not mitigated by a validation, and neither is one that is only open")
  mutating func byHand() throws {
    try story.perform(.risk(2, .materialise(because: "97 % full")))
    try pass(1...4)
    try story.perform(.decide(.asProposed), at: minutes(10))
    #expect(story.record().risks.map(\.status) == [.open, .materialised])
    #expect(!story.record().timeline.contains { $0.event.contains("mitigated") })
  }

  @Test("a risk that came true in a failed round and then again by hand is the person's")
  mutating func againByHand() throws {
    try failure()
    try story.perform(.risk(1, .mitigate(mitigation: "pushed")), at: minutes(25))
    try story.perform(.risk(1, .materialise(because: "seen on staging")), at: minutes(26))
    try pass(1...4, at: minutes(40))
    try story.perform(.decide(.asProposed), at: minutes(41))
    #expect(story.record().risk(1)?.status == .materialised)
  }

  @Test("each part of a decision can be left out, what is only offered taken up, and the record says which")
  mutating func chosen() throws {
    try pass(1...4)
    let choice = DecisionChoice(
      without: [.init(.fix, 1), .init(.todo, 2), .init(.todo, 4), .init(.monitoring)], with: [.init(.risk, 2)])
    try story.perform(.decide(choice), at: minutes(10))
    let record = story.record()
    #expect(record.fixes[0].status == .building && record.monitoring?.stage == .planned)
    #expect(todo(2) == .blocked && record.todos.count == 3)
    let held = "held back by noor when validation round 1 passed"
    #expect(record.todo(2).map { record.holding($0).map(\.text) } == [held])
    #expect(record.risks.map(\.status) == [.open, .mitigated])
    #expect(record.decisions[0].changes.contains("left out: fix 1 is validated"))
    #expect(record.decisions[0].changes.contains("risk 2 is mitigated: Disk fills"))
    #expect(record.phase == .decided)
  }

  @Test("a failed round can leave the risk and the fix as they are, and be said to have brought about another")
  mutating func chosenFailure() throws {
    try pass(1...3)
    try story.perform(.step(4, .fail(because: "the disk is full")))
    try story.perform(.decide(DecisionChoice(without: [.init(.risk, 1), .init(.fix, 1)], with: [.init(.risk, 2)])))
    #expect(story.record().risks.map(\.status) == [.open, .materialised])
    #expect(story.record().fixes[0].status == .building)
    try pass(1...4, at: minutes(9))
    try story.perform(.decide(.asProposed), at: minutes(10))
    #expect(story.record().risks.map(\.status) == [.open, .mitigated])
  }

  @Test("what a decision does not touch can't be left out of it")
  mutating func unknownPart() throws {
    try pass(1...4)
    var copy = story
    let choice = DecisionChoice(without: [.init(.risk, 9)])
    let refusal = #expect(throws: Refusal.self) { try copy.perform(.decide(choice)) }
    #expect(refusal?.message.hasPrefix("this decision changes nothing about risk 9") == true)
  }

  @Test("a step whose run says failed is passed only with a reason, and the decision says so")
  mutating func overruled() throws {
    try pass(2...4)
    try story.perform(.step(1, .startRun(command: "true")))
    var run = try #require(story.record().step(1)?.runs.last)
    (run.ending, run.proposal, run.why) = (.exited(1), .failed, "exit 1")
    try story.perform(.step(1, .endRun(run)))
    var copy = story
    let refusal = #expect(throws: Refusal.self) { try copy.perform(.step(1, .pass(because: " "))) }
    #expect(refusal?.message.hasPrefix("the last run of step 1 says failed: exit 1") == true)
    try story.perform(.step(1, .pass(because: "the tool is broken")))
    #expect(story.record().overruling(of: story.record().steps[0])?.because == "the tool is broken")
    try story.perform(.decide(.asProposed))
    let decision = try #require(story.record().decisions.first)
    #expect(decision.because == "every step passed, against what step 1 showed")
    #expect(decision.changes[0] == "step 1 counts as passed though its run says failed: the tool is broken, noor")
  }

  @Test("a waived step counts as settled, and the decision says so")
  mutating func waived() throws {
    try pass(1...3)
    try story.perform(.step(4, .waive(because: "no logs yet")))
    try story.perform(.decide(.asProposed))
    #expect(story.record().decisions[0].because == "every step passed or was waived (4)")
  }

  @Test("what decide shows before is what it does")
  mutating func preview() throws {
    try pass(1...4)
    let situation = story.situation()
    let drafts = try Decider.decide(.decide(.asProposed), in: situation)
    let previewed = Decider.preview(drafts, on: story.record(), in: situation)
    try story.perform(.decide(.asProposed))
    #expect(previewed == story.record())
  }

  @Test("a fix whose commit never left the machine stays as it is, and the decision says why")
  mutating func provenance() throws {
    let finding = ProvenanceFinding(
      question: .commitOnRemote, answer: .no, detail: "fa1b1d5 is on no remote branch", at: quarterPast)
    try story.perform(.fix(1, .recordProvenance([finding])))
    try pass(1...4)
    try story.perform(.decide(.asProposed))
    #expect(story.record().fixes[0].status == .building)
    #expect(story.record().decisions[0].changes.contains { $0.contains("on no remote branch") })
  }

  @Test("a judgement stands over what a run proposes, until the step is run again")
  mutating func verdicts() throws {
    try story.perform(.step(1, .startRun(command: "true")))
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.step(1, .pass(because: nil))) }
    var run = try #require(story.record().step(1)?.runs.last)
    run.ending = .exited(1)
    run.proposal = .failed
    try story.perform(.step(1, .endRun(run)))
    let step = { (story: Story) in story.record().steps[0] }
    #expect(story.record().verdict(of: step(story)) == .failed)
    try story.perform(.step(1, .pass(because: "exit 1 is expected here")))
    #expect(story.record().verdict(of: step(story)) == .passed)
    #expect(step(story).judgements.last?.overruled == .failed)
    try story.perform(.step(1, .startRun(command: "true")))
    #expect(story.record().verdict(of: step(story)) == .pending)
    #expect(step(story).runs.count == 2)
  }

  @Test("the reason for what follows names every failed step and stays short; the timeline has the symptoms whole")
  mutating func shortReason() throws {
    try pass(1...2)
    let long = String(repeating: "the mapper error again ", count: 6)
    try story.perform(.step(3, .fail(because: long)))
    try story.perform(.step(4, .fail(because: long)))
    try story.perform(.decide(.asProposed))
    let record = story.record()
    let because = try #require(record.risk(1)?.because)
    #expect(because.hasPrefix("steps 3 and 4 failed; step 3: the mapper") && because.count <= 100)
    #expect(record.todo(2)?.blockers.map(\.text) == ["validation round 1 failed: steps 3 and 4"])
    #expect(record.timeline.contains { $0.event.contains("step 4 failed: \(long.trimmed)") })
  }

  @Test("once a fix is validated, what was seen before that is old: a checkpoint asks for what is new")
  mutating func rulesAfterSuccess() throws {
    story.records["8"]?.steps[3].expectation = Expectation(
      text: "no errors since the fix", rule: .lacks("mapper", after: quarterPast))
    try pass(1...4)
    try story.perform(.decide(.asProposed), at: minutes(10))
    let record = story.record()
    #expect(
      record.expectationInForce(of: record.steps[3])?.rule
        == .lacks("mapper", after: minutes(10).adding(seconds: 0.999)))
  }

  @Test("a window that runs when a later round passes begins again, and what it saw is kept")
  mutating func windowAgain() throws {
    try success()
    try story.perform(.monitoring(.checkpoint(.ok, note: "quiet", evidence: nil)), at: hours(5))
    try pass(1...4, at: hours(6))
    try story.perform(.decide(.asProposed), at: hours(6))
    let window = try #require(story.record().monitoring)
    #expect(window.stage == .running && window.start == hours(6))
    #expect(window.resets.map(\.checkpoints.first?.note) == ["quiet"])
  }

  @Test("what a decision brings about stands in the timeline by itself, with the runs it rests on")
  mutating func consequences() throws {
    try pass(1...3)
    try story.perform(.step(4, .startRun(command: "true")))
    var run = try #require(story.record().step(4)?.runs.last)
    run.ending = .exited(0)
    run.proposal = .failed
    run.why = "3 lines later than 01:15"
    try story.perform(.step(4, .endRun(run)))
    try story.perform(.decide(.asProposed), at: minutes(22))
    let failure = story.record().timeline.suffix(2)
    #expect(
      failure.map(\.event) == [
        "Validation round 1 failed: step 4 failed: 3 lines later than 01:15",
        "Risk 1 came true, rated very low: Fix doesn't resolve the issue",
      ])
    #expect(failure.map(\.evidence) == Array(repeating: [RunReference(step: 4, run: 1)], count: 2))
    #expect(Set(story.record().timeline.map(\.number)).count == story.record().timeline.count)

    try pass(1...4, at: minutes(30))
    try story.perform(.decide(.asProposed), at: minutes(31))
    #expect(
      story.record().timeline.suffix(3).map(\.event) == [
        "Validation round 2 passed: every step passed", "Risk 1 mitigated: Fix doesn't resolve the issue",
        "Monitoring started: 24 h, a checkpoint every 4 h",
      ])
  }

  @Test("how far a fix has come, what was found of it and a risk that came true stand in the timeline")
  mutating func acts() throws {
    try story.perform(.fix(1, .setStatus(.pushed, commit: nil, build: nil, because: "to origin/main")))
    try story.perform(
      .fix(
        1,
        .recordProvenance([
          ProvenanceFinding(
            question: .commitOnRemote, answer: .no, detail: "fa1b1d5 is not on origin/main", at: minutes(1))
        ])))
    try story.perform(.risk(2, .materialise(because: "97 % full")))
    #expect(
      story.record().timeline.map(\.event) == [
        "Fix 1 pushed: Mapper (to origin/main)", "Fix 1 checked: fa1b1d5 is not on origin/main",
        "Risk 2 came true, rated low: Disk fills (97 % full)",
      ])
  }

  @Test("a checkpoint's entry rests on the run that answered it")
  mutating func checkpointEvidence() throws {
    try success()
    try story.perform(.step(1, .startRun(command: "true", folder: "/srv/app")))
    var run = try #require(story.record().step(1)?.runs.last)
    #expect(run.folder == "/srv/app")
    run.ending = .exited(0)
    run.evidence = "ab12"
    try story.perform(.step(1, .endRun(run)))
    try story.perform(.monitoring(.checkpoint(.ok, note: "quiet", evidence: "ab12")), at: hours(5))
    #expect(story.record().timeline.last?.evidence == [RunReference(step: 1, run: 1)])
  }

  @Test("without steps there is nothing to decide")
  func noSteps() {
    var story = Story()
    #expect(throws: Refusal.self) { try story.perform(.decide(.asProposed)) }
  }

  @Test(
    "a run that was left open is recorded as interrupted once, whoever finds it, and how it really ended stands over that"
  )
  func interrupted() throws {
    var story = Story { $0.steps = [Step(number: 1, title: "Build", command: "true")] }
    try story.perform(.step(1, .startRun(command: "true")))
    var run = try #require(story.record().steps[0].runs.last)
    run.ending = .interrupted
    #expect(try story.perform(.step(1, .endRun(run))).count == 2)
    #expect(try story.perform(.step(1, .endRun(run)), as: "ana").isEmpty)
    run.ending = .exited(0)
    try story.perform(.step(1, .endRun(run)))
    #expect(story.record().steps[0].runs.map(\.ending) == [.exited(0)])
  }
}
