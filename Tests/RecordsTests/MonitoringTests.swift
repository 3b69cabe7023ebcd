import Records
import Testing

@Suite("Monitoring")
struct MonitoringTests {
  @Test(
    "checkpoints come at their interval, and the last at the end",
    arguments: [
      (24.0, 4.0, [4.0, 8, 12, 16, 20, 24]), (10, 4, [4, 8, 10]), (4, 4, [4]), (1, 0.5, [0.5, 1]), (0, 4, []),
      (24, 0, []), (24, -1, []), (1e9, 1e-3, []),
    ])
  func schedule(_ length: Double, _ every: Double, _ expected: [Double]) {
    #expect(Monitoring.schedule(start: quarterPast, hours: length, every: every).map(\.due) == expected.map(hours))
  }

  @Test(
    "a checkpoint is due until its time, overdue until the next one's, then missed; the last is never missed",
    arguments: [
      (0.0, 4.0, CheckpointState.due), (3.999, 4, .due), (4, 4, .overdue), (7.999, 4, .overdue), (8, 4, .missed),
      (23, 24, .due), (24, 24, .overdue), (100, 24, .overdue),
    ])
  func states(_ now: Double, _ due: Double, _ expected: CheckpointState) throws {
    var window = Monitoring(stage: .running, start: quarterPast)
    window.checkpoints = Monitoring.schedule(start: quarterPast, hours: 24, every: 4)
    let checkpoint = try #require(window.checkpoints.first { $0.due == hours(due) })
    #expect(window.state(of: checkpoint, at: hours(now)) == expected)
  }

  @Test("a window that does not run has nothing overdue", arguments: [Monitoring.Stage.planned, .done, .reset])
  func still(_ stage: Monitoring.Stage) {
    var window = Monitoring(stage: stage, start: quarterPast)
    window.checkpoints = Monitoring.schedule(start: quarterPast, hours: 24, every: 4)
    #expect(window.overdue(at: hours(30)) == 0)
  }

  @Test("a check answers the checkpoint that is due, and the last good one ends the window")
  func checks() throws {
    var story = Story()
    try story.perform(.monitoring(.start(hours: 12, every: 4)))
    try story.perform(.monitoring(.checkpoint(.ok, note: "quiet", evidence: nil)), at: hours(5))
    try story.perform(.monitoring(.checkpoint(.trouble, note: nil, evidence: nil)), at: hours(8))
    #expect(story.record().monitoring?.checkpoints.map(\.outcome) == [.ok, .trouble, nil])
    #expect(story.record().monitoring?.next(at: hours(8))?.due == hours(12))
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(12))
    #expect(story.record().monitoring?.stage == .done)
    var copy = story
    #expect(throws: Refusal.self) {
      try copy.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(13))
    }
  }

  @Test("what is seen before a checkpoint is due is an observation, and the checkpoint is still to be done")
  func early() throws {
    var story = Story()
    try story.perform(.monitoring(.start(hours: 12, every: 4)))
    for (outcome, hour) in [(Checkpoint.Outcome.ok, 0.0), (.trouble, 3.9)] {
      try story.perform(.monitoring(.checkpoint(outcome, note: "seen", evidence: nil)), at: hours(hour))
    }
    #expect(story.record().monitoring?.checkpoints.map(\.outcome) == [nil, nil, nil])
    #expect(
      story.record().timeline.suffix(2).map(\.event) == [
        "Looked at before the checkpoint of 05:15: seen", "Trouble seen before the checkpoint of 05:15: seen",
      ])
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(4))
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(4.1))
    #expect(story.record().monitoring?.checkpoints.map(\.outcome) == [.ok, nil, nil])
  }

  @Test("a missed checkpoint is passed over, and whoever does the next one tells of it")
  func missed() throws {
    var story = Story()
    try story.perform(.monitoring(.start(hours: 12, every: 4)))
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(9))
    #expect(story.record().monitoring?.checkpoints.map(\.outcome) == [nil, .ok, nil])
    #expect(story.record().timeline.last?.event == "Checkpoint 09:15 ok (missed before it: 05:15)")
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(12))
    #expect(story.record().timeline.last?.event == "Checkpoint 13:15 ok")
    let window = try #require(story.record().monitoring)
    #expect(window.stage == .done && window.missed(at: hours(12)).map(\.due) == [hours(4)])
  }

  @Test("a reset starts a fresh window and keeps what the old one saw")
  func reset() throws {
    var story = Story()
    try story.perform(.monitoring(.start(hours: 24, every: 4)))
    try story.perform(.step("No errors"))
    try story.perform(.monitoring(.attachStep(due: hours(24), step: 1)))
    try story.perform(.monitoring(.checkpoint(.ok, note: "quiet", evidence: nil)), at: hours(4))
    try story.perform(.monitoring(.reset(because: "redeployed")), at: hours(5))
    #expect(story.record().monitoring?.checkpoints.map(\.step) == Array(repeating: 1, count: 6))
    let window = try #require(story.record().monitoring)
    #expect(window.stage == .running && window.start == hours(5) && window.checkpoints.allSatisfy { $0.outcome == nil })
    #expect(window.resets.map(\.because) == ["redeployed"] && window.resets[0].checkpoints[0].note == "quiet")
  }

  @Test(
    "a window needs a length, an interval, and not too many checkpoints",
    arguments: [
      (0.0, 4.0), (24, 0), (24, 25), (-1, -1), (2000, 1), (.nan, 4), (.infinity, 4), (24, .nan), (1e300, 1e299),
    ])
  func refused(_ length: Double, _ every: Double) {
    var story = Story()
    #expect(throws: Refusal.self) { try story.perform(.monitoring(.start(hours: length, every: every))) }
  }

  @Test("one window at a time")
  func one() throws {
    var story = Story()
    try story.perform(.monitoring(.start(hours: 24, every: 4)))
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.monitoring(.start(hours: 24, every: 4))) }
  }
}
