import Records
import TestSupport
import Testing

@testable import Documents

@Suite("The page")
struct PageTests {
  private static let team = Template([
    Template.Entry(.risks, heading: "Risks & dangers #"), Template.Entry(.summary, heading: "In short"),
  ])
  private let day = Day(year: 2025, month: 11, day: 4)

  private func read(_ text: String) throws -> SessionRecord { try #require(LayoutReader.record(text), "\(text)") }

  @Test("every line of it is read back, whatever the texts contain, and none of it is an edit", arguments: 0..<60)
  func everyLine(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<10 {
      let record = dice.record()
      for template in [Template.standard, Self.team] {
        let text = Page(record, template: template).markdown
        let read = try read(text)
        #expect(read.coverage?.lost == 0)
        #expect(read.sections.map(\.text) == record.asDocument().sections.map(\.text), "seed \(seed): \(text)")
        let edits = DocumentDifference.edits(from: read, to: read, on: record)
        #expect(edits.difference.items.isEmpty)
      }
    }
  }

  private var validated: SessionRecord {
    var record = SessionRecord(session: Session(number: "9", title: "Validation", date: day))
    let at = Moment(day, hour: 1, minute: 20)
    record.session.from = Moment(day, hour: 1, minute: 16)
    record.session.holder = "ops-2"
    record.session.opening = Acceptance(from: "8", by: "ops-2", at: at, readBack: "Validate")
    record.session.status = "Validated"
    record.session.summary = "The second build holds the fix."
    record.session.next = "Watch the queue"
    record.round = 2
    record.steps = [4, 5].map { number in
      var step = Step(
        number: number, title: "Look \(number)", command: "tail x", expectation: Expectation(text: "none"))
      for round in 1...2 {
        var run = Run(number: round, round: round, at: at, by: "ops-2", command: "tail x")
        run.proposal = round == 1 ? .failed : .passed
        run.why = round == 1 ? "3 lines later than 01:15" : "nothing later than 01:15"
        run.evidence = String(repeating: "a", count: 64)
        step.runs.append(run)
      }
      return step
    }
    record.steps[1].judgements = [
      Judgement(
        outcome: .passed, round: 2, by: "kim", at: at, because: "known noise", afterRuns: 2, overruled: .failed)
    ]
    record.steps[1].runs[1].proposal = .failed
    record.decisions = [Decision(round: 2, branch: .success, by: "ops-2", at: at, because: "passed", changes: [])]
    record.checks = [Check(text: "Look at the log again", state: .open)]
    record.todos = [
      Todo(number: 1, text: "Build", progress: .done), Todo(number: 2, text: "Watch", owner: "kim"),
      Todo(number: 3, text: "Phase 1C", blockers: [Blocker(on: .monitoring, text: "pending")]),
      Todo(number: 4, text: "Phase 1D", blockers: [Blocker(on: .todo(3), text: "")]),
      Todo(number: 5, text: "Old work", progress: .done),
    ]
    record.todos[0].closedIn = "9"
    record.todos[4].closedIn = "8"
    record.monitoring = Monitoring(stage: .running, start: at)
    record.monitoring?.checkpoints = Monitoring.schedule(start: at, hours: 24, every: 4)
    record.risks = [
      Risk(number: 1, title: "Small", likelihood: .low, impact: .low),
      Risk(number: 2, title: "Large", likelihood: .high, impact: .critical, mitigation: "Watch it"),
    ]
    record.inFlight.asks = ["Read the log yourself"]
    record.inFlight.silences = [
      Silence(number: 1, alert: "WorkerExits", until: Moment(day, hour: 7), because: "noise", by: "ops-2"),
      Silence(number: 2, alert: "Gone", until: Moment(day, hour: 1)),
    ]
    record.lessons = ["Never restart by hand", "A green build proves nothing"]
    record.timeline = [
      TimelineEntry(number: 1, at: at, event: "Accepted session 8", source: .person, by: "ops-2"),
      TimelineEntry(number: 2, at: at, event: "Step 4 failed: Look 4 (3 lines)", source: .step, by: "ops-2"),
    ]
    return record
  }

  private var page: String {
    let deciding = ["2025-11-04T01:19:00Z ERROR first", "2025-11-04T01:19:01Z ERROR second"]
    let context = PageContext(
      now: Moment(day, hour: 2),
      deciding: [
        RunReference(step: 4, run: 1): (1...12).map { "line \($0)" }, RunReference(step: 4, run: 2): deciding,
      ])
    return Page(validated, context).markdown
  }

  @Test("says in its order where things stand, what to do, what is proven and what is only said")
  func order() {
    #expect(
      page.lines.prefix { $0 != "## What happened" }.joined(separator: "\n") == """
        # Session 9 handoff, 2025-11-04 from 01:16 UTC: Validation

        **Validated:** The second build holds the fix.

        ## Do first

        1. **Next:** Watch the queue
        2. **Asked:** Read the log yourself
        3. **Todo 2:** Watch — for kim

        ## Proven

        - **Step 4:** Look 4 — `2025-11-04T01:19:00Z ERROR first`, run 2 at 01:20 UTC

        ## Only said

        - **Step 5:** Look 5 — passed by kim at 01:20 UTC over a run that proposed failed
          - **Because:** known noise
        - **Todo 1:** Build — done

        ## Who has the baton

        - **Holder:** ops-2
        - **Monitoring:** running, 24 hours from 01:20 UTC, a checkpoint every 4 hours, until 2025-11-05 01:20 UTC
        - **Next checkpoint:** 05:20 UTC

        ## What waits

        - **Todo 3:** Phase 1C — waits for the end of monitoring
          - **Todo 4:** Phase 1D

        ## What could still go wrong

        - **Risk 2:** Large — likelihood high × impact critical
          - **Mitigation:** Watch it
        - **Risk 1:** Small — likelihood low × impact low

        ## Silenced alerts

        - **Silence 1:** WorkerExits — until 07:00 UTC; by ops-2; because noise

        """)
  }

  @Test("says nothing that is settled, nothing twice, and no hash of evidence")
  func settled() {
    let text = page
    for gone in ["Look at the log again", "Old work", "Gone", "aaaaaaaa", "tail x", "Step 4 failed: Look 4"] {
      #expect(!text.contains(gone), "\(gone)")
    }
    let said = text.lines.map(\.trimmedBlanks).filter { $0.utf8.count > 12 && !$0.begins(with: "#") }
    #expect(Dictionary(grouping: said) { $0 }.values.allSatisfy { $0.count == 1 })
  }

  @Test("shows the lines that decided, at most ten a step, and what nobody may do")
  func evidence() {
    let text = page
    #expect(text.contains("ERROR second") && text.contains("line 9\n") && !text.contains("line 10"))
    #expect(text.contains("## Do not\n\n- Never restart by hand\n"))
    #expect(text.contains("## Lessons\n\n- A green build proves nothing\n"))
  }

  @Test(
    "what a person changes on it is changed in the record, which keeps what the page leaves out",
    arguments: [
      ("**Todo 2:** Watch — for kim", "**Todo 2:** Watch both — for lee", "todo 2"),
      ("— likelihood low × impact low", "— likelihood high × impact low", "risk 1"),
      ("until 07:00 UTC", "until 09:00 UTC", "silence 1"),
      ("Read the log yourself", "Read the whole log yourself", "ask 1"),
      ("Watch the queue", "Watch nothing", "session"), ("Never restart", "Never, ever restart", "lesson 1"),
      ("**Todo 3:** Phase 1C — waits for the end of monitoring", "**Todo 3:** Phase 1C", "todo 3"),
    ])
  func edited(from: String, to: String, item: String) throws {
    var record = validated
    record.todos[1].link = nil
    record.todos[1].startedAt = Moment(day, hour: 1)
    let text = Page(record, PageContext(now: Moment(day, hour: 2))).markdown
    #expect(text.contains(from))
    let edited = text.replacing(from, with: to)
    let (difference, taken) = DocumentDifference.edits(from: try read(text), to: try read(edited), on: record)
    #expect(difference.items.map(\.reference.description) == [item])
    let after = difference.applying(accepted: taken)
    #expect(
      DraftRest(draft: text, edited: edited, written: Page(after, PageContext(now: Moment(day, hour: 2))).markdown)
        .isEmpty)
    #expect(after.steps == record.steps && after.todos[1].startedAt == record.todos[1].startedAt)
  }

  @Test("alone it is read with all that it says")
  func alone() throws {
    let read = try Importer.read(Array(page.utf8), name: "page.md", nextNumber: "1").record
    #expect(read.session.number == "9" && read.session.title == "Validation" && read.session.date == day)
    #expect(read.session.status == "Validated" && read.session.holder == "ops-2")
    #expect(read.todos.map(\.number) == [1, 2, 3, 4])
    #expect(read.todos.map { read.state(of: $0) } == [.done, .open, .blocked, .blocked])
    #expect(read.risks.map(\.exposure) == [4, 20])
    #expect(read.steps.map { read.verdict(of: $0) } == [.passed, .passed])
    #expect(read.monitoring?.end == Moment(day, hour: 1, minute: 20).adding(hours: 24))
    #expect(read.inFlight.silences.map(\.until) == [Moment(day, hour: 7)])
  }
}
