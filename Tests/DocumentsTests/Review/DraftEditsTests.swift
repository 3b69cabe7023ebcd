import Records
import Testing

@testable import Documents

@Suite("Edits of a draft")
struct DraftEditsTests {
  private var record: SessionRecord {
    var record = SessionRecord(session: Session(number: "9", title: "Validation"))
    record.todos = [Todo(number: 1, text: "Watch the worker"), Todo(number: 2, text: "Ask for quota")]
    return record
  }

  private func read(_ text: String) throws -> SessionRecord { try #require(LayoutReader.record(text)) }

  /// The record once the edits of `edit` on its draft were taken, with what others did meanwhile.
  private func taken(
    meanwhile: (inout SessionRecord) -> Void = { _ in }, edit: (String) -> String
  ) throws -> SessionRecord {
    var offered = record
    offered.session.summary = "- offered"
    let draft = Page(offered).markdown
    var current = record
    meanwhile(&current)
    let (difference, taken) = DocumentDifference.edits(
      from: try read(draft), to: try read(edit(draft)), on: current)
    return difference.applying(accepted: taken)
  }

  @Test("what was reworded is reworded, what was taken out goes, and what was only offered is not taken")
  func own() throws {
    let after = try taken {
      $0.replacing("Watch the worker", with: "Watch both workers").replacing("2. **Todo 2:** Ask for quota\n", with: "")
    }
    #expect(after.todos.map(\.text) == ["Watch both workers"])
    #expect(after.session.summary == nil)
  }

  @Test("what others did meanwhile stays")
  func others() throws {
    let after = try taken(meanwhile: { record in
      record.todos[1].progress = .done
      record.todos.append(Todo(number: 3, text: "Call the vendor"))
    }) { $0.replacing("Watch the worker", with: "Watch both workers") }
    #expect(after.todos.map(\.text) == ["Watch both workers", "Ask for quota", "Call the vendor"])
    #expect(after.todos[1].progress == .done)
  }

  @Test("words that fit no part are kept as a section")
  func section() throws {
    let after = try taken {
      $0.replacing(Page.mark, with: "## Odd thoughts\n\nThe moon was full.\n\n\(Page.mark)")
    }
    #expect(after.sections.map(\.text) == ["## Odd thoughts\n\nThe moon was full."])
  }

  @Test("remarks and corrections typed into a draft are the record's, about the item they stand below")
  func remarks() throws {
    let after = try taken {
      $0.replacing(
        "2. **Todo 2:** Ask for quota\n",
        with: "2. **Todo 2:** Ask for quota\n   - **Correction:** it was granted\n   - **Comment:** by whom?\n"
      ).replacing(Page.mark, with: "## Questions and comments\n\n- Was the image new?\n\n\(Page.mark)")
    }
    #expect(after.corrections.map(\.text) == ["it was granted"])
    #expect(after.corrections.map(\.about) == ["todo 2"])
    #expect(after.comments.map(\.text) == ["by whom?", "Was the image new?"])
    #expect(after.comments.map(\.about) == [ItemReference(.todo, 2), nil])
    #expect(after.comments.map(\.isQuestion) == [true, true])
    #expect(after.sections.isEmpty)
  }

  @Test(
    "a part keeps its items where only its heading was renamed, and a new heading of a person's own is a section",
    arguments: [
      ("## Still to do\n\n", ["## Still to do"]), ("## Still to do\n\nAll of it by Friday.\n\n", []),
    ])
  func renamedHeading(heading: String, untaken: [String]) throws {
    let draft = Page(record).markdown
    let edited = draft.replacing("## Do first\n\n", with: heading).replacing(
      "Ask for quota", with: "Ask for more quota")
    #expect(edited != draft && !edited.contains("## Do first"))
    let marked = RenamedHeadings.marked(edited, since: draft)
    let (difference, taken) = DocumentDifference.edits(from: try read(draft), to: try read(marked), on: record)
    let after = difference.applying(accepted: taken)
    #expect(after.todos.map(\.text) == ["Watch the worker", "Ask for more quota"])
    let rest = DraftRest(draft: draft, edited: edited, written: Page(after).markdown)
    #expect(rest.untaken == untaken)
    let own = draft.replacing(Page.mark, with: "## Odd thoughts\n\n- The moon was full.\n\n\(Page.mark)")
    #expect(RenamedHeadings.marked(own, since: draft) == own)
  }

  @Test("a run whose output is kept is not told otherwise, or taken out, by a document; one without is")
  func evidence() throws {
    var record = record
    record.steps = [Step(number: 1, title: "Read the log", command: "true")]
    for number in 1...2 {
      var run = Run(
        number: number, round: 1, at: Moment(milliseconds: 1_762_218_000_000), by: "ops-2", command: "true")
      run.proposal = .failed
      run.why = "line \(number) has the error"
      run.ending = .exited(0)
      if number == 1 { run.evidence = String(repeating: "a", count: 64) }
      record.steps[0].runs.append(run)
    }
    let draft = FormerLayout.markdown(record)
    func after(_ edit: (String) -> String) throws -> (record: SessionRecord, rest: DraftRest) {
      let (difference, taken) = DocumentDifference.edits(from: try read(draft), to: try read(edit(draft)), on: record)
      let after = difference.applying(accepted: taken)
      return (after, DraftRest(draft: draft, edited: edit(draft), written: FormerLayout.markdown(after)))
    }
    let row = try #require(draft.lines.first { $0.contains("line 1 has the error") })
    let restated = try after { $0.replacing("line 1 has the error", with: "all is well") }
    #expect(restated.record.steps == record.steps)
    #expect(restated.rest.untaken == [row.replacing("line 1 has the error", with: "all is well")])
    let gone = try after { $0.replacing(row + "\n", with: "") }
    #expect(gone.record.steps == record.steps)
    #expect(gone.rest.remaining == [row])
    let reworded = try after { $0.replacing("line 2 has the error", with: "the second line") }
    #expect(reworded.record.steps[0].runs.map(\.why) == ["line 1 has the error", "the second line"])
    #expect(reworded.rest.isEmpty)
  }

  @Test("what a todo waited for, and where the steps ran, is said once, and read back whole")
  func saidOnce() throws {
    var record = record
    record.todos[1].blockers = [
      Blocker(on: .validation, text: "validation round 1 failed: step 4"), Blocker(on: .validation, text: "pending"),
      Blocker(on: .monitoring, text: "monitoring"), Blocker(on: .outside, text: "validation by the vendor"),
    ]
    record.steps = [1, 2].map { number in
      var step = Step(number: number, title: "Step \(number)", command: "true")
      step.runs = (1...2).map {
        var run = Run(
          number: $0, round: 1, at: Moment(milliseconds: 1_762_218_000_000), by: "ops-2", command: "true")
        run.folder = number == 2 && $0 == 2 ? "/srv/other" : "/srv/app"
        run.ending = .exited(0)
        return run
      }
      return step
    }
    let text = FormerLayout.markdown(record)
    #expect(text.contains("- **Waits for:** validation round 1 failed: step 4\n"))
    #expect(text.contains("- **Waits for:** validation: pending\n"))
    #expect(text.parted(by: "**Ran in:** `/srv/app`").count == 2)
    #expect(text.parted(by: "| Folder |").count == 2)
    let read = try read(text)
    #expect(read.todos[1].blockers == record.todos[1].blockers)
    #expect(read.steps.map(\.runs) == record.steps.map(\.runs))
  }

  @Test("a todo typed as people type them is a todo")
  func typedTodos() throws {
    let after = try taken {
      $0.replacing("2. **Todo 2:** Ask for quota\n", with: "2. **Todo 2:** Ask for quota — done\n3. Call the vendor\n")
    }
    #expect(after.todos.map(\.text) == ["Watch the worker", "Ask for quota", "Call the vendor"])
    #expect(after.todos.map(\.progress) == [.open, .done, .open])
  }

  @Test("a round is told in other words, but neither undecided nor decided otherwise")
  func rounds() throws {
    var record = record
    let decision = Decision(
      round: 1, branch: .failure, by: "ops-2", at: Moment(milliseconds: 1_762_218_000_000), because: "step 4 failed",
      changes: ["risk 1 came true"])
    record.decisions = [decision]
    let draft = Page(record).markdown
    let reworded = draft.replacing("**Round 1 failed:**", with: "**Round 1 passed:**")
      .replacing("step 4 failed", with: "step 4 found the error again")
    let (difference, taken) = DocumentDifference.edits(from: try read(draft), to: try read(reworded), on: record)
    var expected = decision
    expected.because = "step 4 found the error again"
    #expect(difference.applying(accepted: taken).decisions == [expected])
    let gone = draft.replacing("- **Round 1 failed:** step 4 failed\n", with: "")
    let (none, nothing) = DocumentDifference.edits(from: try read(draft), to: try read(gone), on: record)
    #expect(none.applying(accepted: nothing).decisions == [decision])
  }

  @Test("what was typed and is not in the record is said, and so is what was taken out and stays")
  func rest() throws {
    var record = record
    record.steps = [Step(number: 1, title: "Read the log"), Step(number: 2, title: "Ask the queue")]
    record.steps[0].runs = [
      Run(number: 1, round: 1, at: Moment(milliseconds: 1_762_218_000_000), by: "ops-2", command: "")
    ]
    record.steps[0].judgements = [
      Judgement(
        outcome: .passed, round: 1, by: "ops-2", at: Moment(milliseconds: 1_762_218_000_000), because: "nothing in it",
        afterRuns: 1)
    ]
    let draft = FormerLayout.markdown(record)
    #expect(draft.contains("- **Verdict:** passed\n"))
    func rest(_ edit: (String) -> String) throws -> DraftRest {
      let (difference, taken) = DocumentDifference.edits(
        from: try read(draft), to: try read(edit(draft)), on: record)
      let after = difference.applying(accepted: taken)
      return DraftRest(draft: draft, edited: edit(draft), written: FormerLayout.markdown(after))
    }
    let judged = try rest { $0.replacing("- **Verdict:** passed\n", with: "- **Verdict:** failed\n") }
    #expect(judged.untaken == ["- **Verdict:** failed"])
    #expect(judged.remaining == ["- **Verdict:** passed"])
    #expect(try rest { $0.replacing("Watch the worker (OPEN)", with: "Watch both workers (DONE)") }.isEmpty)
    #expect(
      try rest { $0.replacing(LayoutReader.formerMark, with: "Odd thoughts\nabove all\n\n\(LayoutReader.formerMark)") }
        .isEmpty)
    #expect(try rest { $0.replacing("2. ⬜ Ask for quota (OPEN)\n", with: "") }.isEmpty)
  }
}
