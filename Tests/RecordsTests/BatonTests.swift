import Records
import Testing

@Suite("Acts of the baton")
struct BatonTests {
  /// Session 9, which ops-2 has accepted.
  private static func held() throws -> Story {
    var story = Story { record in
      record.steps = [Step(number: 1, title: "Build", command: "make"), Step(number: 2, title: "Look")]
      record.fixes = [Fix(number: 1, title: "Mapper", status: .deployed)]
      record.todos = [Todo(number: 1, text: "Tell the team")]
      record.risks = [Risk(number: 1, title: "It leaks")]
    }
    try story.perform(.session(.accept(readBack: "validate first", takeOver: nil)), as: "ops-2")
    try story.perform(.monitoring(.start(hours: 24, every: 4)), on: "9", as: "ops-2")
    return story
  }

  private static let seal = Seal(by: "ops-3", at: minutes(5), hash: "00", file: "S9.md")

  /// Every act of the baton, and what the timeline says of one that is done for its holder.
  static let acts: [(name: String, command: Command, told: String)] = [
    ("edit a step", .step(1, .edit(["command": .words("true")])), "Step 1 edited, runs “true”"),
    ("run a step", .step(1, .startRun(command: "make")), "Step 1 run 1 started"),
    ("pass a step", .step(1, .pass(because: nil)), "Step 1 judged passed: Build"),
    ("fail a step", .step(1, .fail(because: "it is red")), "Step 1 judged failed: Build (it is red)"),
    ("waive a step", .step(2, .waive(because: "at night")), "Step 2 judged waived: Look (at night)"),
    ("give the window up", .monitoring(.reset(because: "a new build")), "Monitoring reset: a new build"),
    (
      "check", .monitoring(.checkpoint(.trouble, note: "3 timeouts", evidence: nil)),
      "Trouble seen before the checkpoint of 05:15: 3 timeouts"
    ),
    (
      "call a fix validated", .fix(1, .setStatus(.validated, commit: nil, build: nil, because: nil)),
      "Fix 1 validated: Mapper"
    ),
    ("sum up", .session(.describe(["summary": .words("All is well")])), "Session described"),
    ("hand off", .session(.seal(seal, to: "ops-4")), "Handed off to ops-4"),
  ]

  @Test("where somebody else has the baton its acts are refused, and the holder is named", arguments: acts)
  func refused(name: String, command: Command, told: String) throws {
    var story = try Self.held()
    let before = story.record("9")
    let refusal = #expect(throws: Refusal.self) { try story.perform(command, on: "9", as: "ops-3") }
    #expect(refusal.map { if case .conflict = $0 { true } else { false } } == true)
    #expect(refusal?.message.hasPrefix("ops-2 has the baton") == true)
    #expect(story.record("9") == before)
    #expect(throws: Refusal.self, "blanks are no reason") {
      try story.perform(.forHolder(command, because: "  "), on: "9", as: "ops-3")
    }
  }

  @Test("with a reason they are done, and the timeline says by whom, for whom and why, once", arguments: acts)
  func forHolder(name: String, command: Command, told: String) throws {
    var story = try Self.held()
    let before = story.record("9").timeline.count
    try story.perform(command.forHolder(because: "on the phone with them"), on: "9", as: "ops-3", at: minutes(5))
    let added = story.record("9").timeline.dropFirst(before)
    #expect(added.map(\.event) == ["\(told), by ops-3 for ops-2: on the phone with them"])
    #expect(added.map(\.onBehalf) == [OnBehalf(holder: "ops-2", because: "on the phone with them")])
  }

  @Test("a reason for the act that is the one for doing it is said once")
  func saidOnce() throws {
    var story = try Self.held()
    let command = Command.step(1, .fail(because: "it is red"))
    try story.perform(command.forHolder(because: "it is red"), on: "9", as: "ops-3")
    #expect(story.record("9").timeline.last?.event == "Step 1 judged failed: Build, by ops-3 for ops-2: it is red")
    #expect(story.record("9").steps[0].judgements.last?.because == "it is red")
  }

  @Test("deciding is the holder's too, and its first entry says for whom")
  func decide() throws {
    var story = try Self.held()
    for step in [1, 2] { try story.perform(.step(step, .pass(because: nil)), on: "9", as: "ops-2") }
    #expect(throws: Refusal.self) { try story.perform(.decide(.asProposed), on: "9", as: "ops-3") }
    let changes = try story.perform(.forHolder(.decide(.asProposed), because: "ops-2 is asleep"), on: "9", as: "ops-3")
    let entries = changes.compactMap { if case .noted(let entry) = $0 { entry } else { nil } }
    #expect(entries.first?.event == "Validation round 1 passed: every step passed, by ops-3 for ops-2: ops-2 is asleep")
    #expect(entries.count > 1 && entries.dropFirst().allSatisfy { $0.onBehalf == nil })
  }

  @Test("the holder says no reason, and one that is given changes nothing", arguments: acts)
  func holder(name: String, command: Command, told: String) throws {
    var (plain, reasoned) = (try Self.held(), try Self.held())
    let changes = try plain.perform(command, on: "9", as: "ops-2")
    #expect(try reasoned.perform(command.forHolder(because: "it is mine"), on: "9", as: "ops-2") == changes)
    #expect(plain.record("9").timeline.allSatisfy { $0.onBehalf == nil })
  }

  @Test("notes, todos, risks, comments and a run's end are anybody's")
  func anybodys() throws {
    var story = try Self.held()
    try story.perform(.step(1, .startRun(command: "make")), on: "9", as: "ops-2")
    var run = try #require(story.record("9").steps[0].runs.last)
    run.ending = .exited(0)
    for command in [
      .note("seen"), .newTodo("Look"), .todo(1, .finish), .risk(1, .accept(because: "rare")),
      .comment(about: nil, text: "Why?", isQuestion: true), .step(1, .endRun(run)),
      .fix(1, .setStatus(.deployed, commit: nil, build: "b2", because: nil)),
      .session(.describe(["title": .words("Another night")])),
    ] as [Command] {
      #expect(try !story.perform(command, on: "9", as: "ops-3").isEmpty)
    }
    #expect(story.record("9").timeline.allSatisfy { $0.onBehalf == nil })
  }

  @Test("where nobody has the baton anybody may: before the first acceptance, and once it lies there sealed")
  func nobodys() throws {
    var story = Story { $0.steps = [Step(number: 1, title: "Build", command: "make")] }
    try story.perform(.step(1, .pass(because: nil)), as: "ops-3")
    #expect(story.record().steps[0].judgements.last?.by == "ops-3")
    var held = try Self.held()
    try held.perform(.session(.seal(Self.seal, to: nil)), on: "9", as: "ops-2", at: minutes(5))
    #expect(held.incident?.holder(of: held.record("9").session) == nil)
  }

  @Test("edits of a document that prove, decide or sum up are the holder's; those of todos are anybody's")
  func revised() throws {
    var story = try Self.held()
    let from = story.record("9")
    var (todos, steps) = (from, from)
    todos.todos[0].text = "Tell both teams"
    steps.steps[0].command = "true"
    #expect(throws: Refusal.self) {
      try story.perform(.session(.revise(to: steps, from: from)), on: "9", as: "ops-3")
    }
    #expect(throws: Refusal.self) {
      try story.perform(.session(.importDocument(steps, update: true)), on: "9", as: "ops-3")
    }
    try story.perform(.session(.revise(to: todos, from: from)), on: "9", as: "ops-3")
    #expect(story.record("9").todos[0].text == "Tell both teams")
  }

  @Test("who takes the baton over has it, and the one before no longer")
  func takenOver() throws {
    var story = try Self.held()
    try story.perform(.session(.accept(readBack: "mine", takeOver: "ops-2 is ill")), on: "9", as: "ops-3")
    try story.perform(.step(1, .pass(because: nil)), on: "10", as: "ops-3")
    let refusal = #expect(throws: Refusal.self) {
      try story.perform(.step(1, .fail(because: "no")), on: "10", as: "ops-2")
    }
    #expect(refusal?.message.hasPrefix("ops-3 has the baton") == true)
  }

  @Test("steps that were all waived prove nothing: no fix is called validated, and the timeline says so")
  func waived() throws {
    var story = try Self.held()
    for step in [1, 2] { try story.perform(.step(step, .waive(because: "at night")), on: "9", as: "ops-2") }
    try story.perform(.decide(.asProposed), on: "9", as: "ops-2")
    #expect(story.record("9").fixes[0].status == .deployed)
    let told = "Validation round 1 closed: every step was waived (1, 2), so nothing was proven"
    #expect(story.record("9").timeline.contains { $0.event == told })
    #expect(
      story.record("9").decisions.last?.changes.first
        == "fix 1 stays deployed: every step was waived, so nothing proves it")
  }
}
