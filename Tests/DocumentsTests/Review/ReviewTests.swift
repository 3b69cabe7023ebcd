import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Review")
struct ReviewTests {
  private let day = Day(year: 2025, month: 11, day: 4)

  /// Session 8 as it was left.
  private var eight: SessionRecord {
    var record = SessionRecord(session: Session(number: "8", title: "Mapper fix", date: day))
    record.session.next = "Validate fix + resume monitoring"
    record.fixes = [Fix(number: 1, title: "Mapper", commit: "fa1b1d5", build: "e7e5acae", status: .building)]
    record.steps = [Step(number: 1, title: "Verify the build"), Step(number: 4, title: "Check for mapper errors")]
    record.branches.success = ["Continue the 24-hour monitoring"]
    record.branches.failure = ["Document the failure's symptoms"]
    record.todos = [
      Todo(number: 2, text: "Build and deploy the mapper fix", progress: .inProgress),
      Todo(number: 3, text: "Monitor worker health", blockers: [Blocker(on: .todo(2), text: "the fix")]),
      Todo(number: 4, text: "Write the report for the customers"),
    ]
    record.risks = [
      Risk(number: 1, title: "Fix doesn't resolve the issue", likelihood: .veryLow, impact: .high),
      Risk(number: 2, title: "Other incomplete relationships", likelihood: .low, impact: .medium),
    ]
    return record
  }

  /// Session 9, where step 4 failed.
  private var nine: SessionRecord {
    var record = eight
    record.session.number = "9"
    record.fixes[0].status = .failed
    record.fixes.append(
      Fix(number: 2, title: "Push and build again", commit: "fa1b1d5", build: "2d1da3a3", status: .built))
    record.todos[0].progress = .done
    record.todos[1].text = "Monitor the worker's health"
    record.todos.remove(at: 2)
    record.todos.append(Todo(number: 7, text: "Find out what the build contained"))
    record.risks[0].status = .materialised
    record.risks[0].ratedWhenMaterialised = .veryLow
    record.risks[1].likelihood = .high
    record.risks.append(Risk(number: 3, title: "The related class fails too"))
    record.steps[0].judgements = [judgement(.passed)]
    record.steps[1].judgements = [judgement(.failed)]
    record.decisions = [
      Decision(
        round: 1, branch: .failure, by: "dana", at: Moment(day, hour: 1, minute: 35), because: "step 4 failed",
        changes: [])
    ]
    record.round = 2
    record.timeline = [
      TimelineEntry(
        number: 1, at: Moment(day, hour: 1, minute: 36), event: "Documented the failure's symptoms", source: .person)
    ]
    return record
  }

  private func judgement(_ outcome: Judgement.Outcome) -> Judgement {
    Judgement(outcome: outcome, round: 1, by: "dana", at: Moment(day, hour: 1, minute: 30), afterRuns: 0)
  }

  @Test("a review tells what became of todos, steps, risks and fixes")
  func changes() {
    let review = Review(from: eight, to: nine)
    #expect(review.todosOpened.map(\.reference.number) == [7])
    #expect(review.todosFreed.map(\.reference.number) == [3])
    #expect(review.todosClosed.map(\.change) == ["done"])
    #expect(review.todosDropped.map(\.text) == ["Write the report for the customers"])
    #expect(review.stepsFailed.map(\.change) == ["failed in round 1"])
    #expect(review.stepsPassed == [])
    #expect(review.risksNew.map(\.reference.number) == [3])
    #expect(review.risksMaterialised.map(\.change) == ["came true, rated very low"])
    #expect(review.risksChanged.map(\.change) == ["materialised, was open", "likelihood high, was low"])
    #expect(review.fixes.map(\.change) == ["failed, was building", "new, built"])
  }

  @Test("what a review compares word by word is what the items' tables say")
  func rewordings() {
    var (before, after) = (eight, eight)
    (before.steps[0].rollback, after.steps[0].rollback) = ("make undo", "make undo twice")
    (before.risks[0].mitigation, after.risks[0].mitigation) = ("Roll back", "Roll back at once")
    after.risks[0].owner = "ana"
    let edits = Review(from: before, to: after).edits
    #expect(edits.map(\.reference) == [ItemReference(.risk, 1), ItemReference(.step, 1)])
  }

  @Test("what was promised is kept, open, or not called for")
  func promises() {
    let outcomes = Review(from: eight, to: nine).promises.map(\.outcome)
    #expect(
      outcomes == [
        .open(ItemReference(.step)), .notCalledFor, .kept(ItemReference(.timeline, 1)),
        .kept(ItemReference(.todo, 2)), .open(ItemReference(.todo, 3)), .unmentioned,
      ])
  }

  @Test(
    "what a failed round called for is traced, though a later round passed; a window that runs since answers for itself"
  )
  func calledFor() {
    var before = SessionRecord(session: Session(number: "8"))
    before.branches.failure = ["Push and rebuild", "Restart the monitoring window after the fix"]
    var after = SessionRecord(session: Session(number: "9"))
    after.session.from = Moment(day, hour: 1, minute: 15)
    after.todos = [Todo(number: 7, text: "Push and rebuild", progress: .done)]
    after.monitoring = Monitoring(stage: .running, start: Moment(day, hour: 1, minute: 50))
    func decision(_ round: Int, _ branch: Decision.Branch) -> Decision {
      Decision(round: round, branch: branch, by: "dana", at: Moment(day, hour: 1, minute: 40), because: "", changes: [])
    }
    after.decisions = [decision(1, .failure), decision(2, .success)]
    #expect(
      Review(from: before, to: after).promises.map(\.outcome)
        == [.kept(ItemReference(.todo, 7)), .kept(ItemReference(.monitoring))])
    after.decisions.removeFirst()
    #expect(Review(from: before, to: after).promises.map(\.outcome) == [.notCalledFor, .notCalledFor])
  }

  @Test("a reworded todo is the same todo, shown word by word")
  func edits() throws {
    let edit = try #require(Review(from: eight, to: nine).edits.first)
    #expect(edit.reference == ItemReference(.todo, 3))
    #expect(edit.changes == [.kept("Monitor "), .removed("worker "), .added("the worker's "), .kept("health")])
  }

  @Test("a record has nothing to review against itself")
  func same() {
    var review = Review(from: eight, to: eight)
    review.promises = []
    #expect(review.lines == [])
    #expect(review.edits == [])
    #expect(review.todosOpened + review.todosDropped + review.risksNew + review.fixes == [])
  }

  @Test("items are matched by number where their words are alike, else by their words")
  func matching() {
    let old = [(1, "restart the worker"), (2, "watch the queue"), (3, "tell the customers")]
    let new = [(1, "watch the queue"), (2, "restart the worker now"), (3, "tell our customers"), (4, "sleep")]
    let pairs = ItemMatching.pairs(old, new, number: (\.0, \.0), text: (\.1, \.1))
    #expect(pairs == [1, 0, 2, nil])
  }
}

@Suite("Word changes")
struct WordChangeTests {
  @Test("the texts before and after can be read off the changes", arguments: 0..<20)
  func texts(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<50 {
      let before = dice.nastyText(12)
      let after = dice.chance(3) ? before + dice.nastyText() : dice.nastyText(12)
      let changes = WordChange.changes(from: before, to: after)
      var (old, new) = ("", "")
      for change in changes {
        switch change {
        case .kept(let text):
          old += text
          new += text
        case .removed(let text): old += text
        case .added(let text): new += text
        }
      }
      #expect(old == before)
      #expect(new == after)
    }
  }

  @Test("only the words between a common start and end are told")
  func middle() {
    #expect(
      WordChange.changes(from: "first checkpoint at 04:53 UTC", to: "first checkpoint at 05:20 UTC")
        == [.kept("first checkpoint at "), .removed("04:53 "), .added("05:20 "), .kept("UTC")])
  }

  @Test("texts too long to compare are told as exchanged, their ends kept")
  func bound() {
    let old = (0..<1500).map { "a\($0) " }.joined()
    let new = (0..<1500).map { "b\($0) " }.joined()
    #expect(WordChange.changes(from: "x " + old, to: "x " + new) == [.kept("x "), .removed(old), .added(new)])
  }
}
