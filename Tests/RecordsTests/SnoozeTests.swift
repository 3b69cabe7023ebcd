import Records
import Testing

@Suite("Snoozed todos")
struct SnoozeTests {
  private var story = Story()

  init() throws {
    for text in ["deploy", "verify"] { try story.perform(.newTodo(text)) }
    try story.perform(.todo(2, .block(.todo(1), text: "")))
    try story.perform(.todo(1, .finish))
    try story.perform(.todo(2, .edit(["snoozedUntil": .init(hours(2))])))
  }

  private func state(at time: Moment) -> TodoState? {
    story.record().todo(2).map { story.record().state(of: $0, at: time) }
  }

  @Test("a snoozed todo is not ready until its time, and ready by itself from then on")
  func ready() {
    #expect(state(at: hours(1)) == .open)
    #expect(state(at: hours(2)) == .ready)
    #expect(story.record().todo(2)?.isBack(at: hours(1)) == false)
    #expect(story.record().todo(2)?.isBack(at: hours(2)) == true)
  }

  @Test("who takes it up or takes the time away ends the snooze")
  func ended() throws {
    var story = story
    try story.perform(.todo(2, .edit(["snoozedUntil": .nothing])))
    #expect(story.record().todo(2)?.isSnoozed(at: hours(1)) == false)
    try story.perform(.todo(2, .edit(["snoozedUntil": .init(hours(2))])))
    try story.perform(.todo(2, .start))
    #expect(story.record().todo(2).map { story.record().state(of: $0, at: hours(1)) } == .inProgress)
  }

  @Test("the same time again changes nothing, and so writes nothing")
  func again() throws {
    var story = story
    #expect(try story.perform(.todo(2, .edit(["snoozedUntil": .init(hours(2))]))).isEmpty)
  }
}
