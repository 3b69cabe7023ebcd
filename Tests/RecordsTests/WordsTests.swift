import Expectations
import Records
import Testing

@Suite("Words made of what is recorded")
struct WordsTests {
  @Test(
    "why an alternative was taken or left: as written, else what its risk's words add to the rating",
    arguments: [
      ("LOW - preserves code, minimal change", nil, "preserves code, minimal change"),
      ("HIGH – loses work", nil, "loses work"),
      ("HIGH", nil, nil), ("HIGH - ", nil, nil), (nil, nil, nil), ("LOW - cheap", "it is cheap", "it is cheap"),
      ("low-medium", nil, nil),
    ] as [(String?, String?, String?)])
  func alternative(risk: String?, reason: String?, why: String?) {
    #expect(Alternative(option: "x", riskWords: risk, chosen: false, reason: reason).why == why)
  }

  @Test(
    "a session that was only read is to be accepted while it is the newest, and was followed once there is another")
  func sessions() {
    let summaries = ["7", "8"].map { SessionSummary(of: SessionRecord(session: Session(number: $0))) }
    #expect(summaries.map { summaries.end(of: $0) } == [.followed(by: "8"), nil])
    var incident = Incident(key: "mapper", title: "")
    incident.sessions = ["7", "8"]
    let record = SessionRecord(session: Session(number: "7"))
    #expect(record.end(in: incident) == .followed(by: "8") && record.phase == .review)
    incident.sessions = ["7"]
    #expect(record.end(in: incident) == nil)
  }

  @Test(
    "what a todo waits for is said once",
    arguments: [
      (.validation, "validation round 1 failed: step 4", "validation round 1 failed: step 4"),
      (.validation, "pending", "validation: pending"), (.monitoring, "monitoring", "monitoring"),
      (.todo(2), "", "todo 2"), (.todo(2), "the build", "todo 2: the build"), (.outside, "the vendor", "the vendor"),
    ] as [(Blocker.On, String, String)])
  func blocker(on: Blocker.On, text: String, words: String) {
    #expect(Blocker(on: on, text: text).displayText == words)
  }

  @Test("what two outputs have that the other has not")
  func difference() {
    let difference = OutputDifference(from: ["a", "b", "c"], to: ["b", "d", "b"])
    #expect(difference.new == ["d"] && difference.gone == ["a", "c"])
    #expect(OutputDifference(from: ["a"], to: ["a", "a"]).isEmpty)
  }

  @Test("a step's reason is the judge's own; else what its run showed")
  func reason() throws {
    var story = Story { $0.steps = [Step(number: 1, title: "x", command: "true")] }
    func reason() -> String? { story.record().steps.first.flatMap { story.record().reason(for: $0) } }
    #expect(reason() == nil)
    try story.perform(.step(1, .startRun(command: "true")))
    var run = try #require(story.record().steps[0].runs.last)
    run.ending = .exited(1)
    #expect(run.ending?.displayText == "exit 1")
    run.proposal = .failed
    run.why = "exit status 1"
    try story.perform(.step(1, .endRun(run)))
    #expect(reason() == "exit status 1")
    try story.perform(.step(1, .pass(because: "an old line")))
    #expect(reason() == "an old line")
    try story.perform(.step(1, .fail(because: "seen by eye")))
    #expect(reason() == "seen by eye")
  }
}
