import Records
import Screen
import Testing

@testable import Console

@Suite("What is read at a glance") struct GlanceTests {
  @Test("help parts every command's keys from its words")
  func help() {
    var state = Example.console(80, 60)
    _ = state.press("?")
    for line in state.picture.split(separator: "\n") where line.contains("page.down") {
      #expect(line.contains("PgDn Space  ") && line.contains("  A page down"))
    }
    #expect(state.picture.contains("PgDn Space"))
  }

  @Test("a time without a day stands in the timeline as it was written")
  func dayless() {
    var snapshot = Example.snapshot
    snapshot.earlier = []
    snapshot.record?.timeline = [("00:30", "Workers restarted"), ("some time later", "Still down")].map {
      words, event in
      var entry = TimelineEntry(at: nil, session: "9", event: event, source: .document)
      entry.words = words
      return entry
    }
    let state = Example.console(120, 36, snapshot: snapshot)
    #expect(state.picture.contains(" 00:30  9  Workers restarted"))
    #expect(state.picture.contains("        9  Still down"))
  }

  @Test("a history's words wrap under themselves, and are not cut")
  func history() {
    var state = Example.console(120, 36)
    _ = state.press("3")
    let item = ItemReference(.todo, state.selectedTodo?.number ?? 0)
    let words = "the image that was built does not hold the commit that was to be deployed, as git says"
    let event = Event(
      sequence: 1, batch: 1, incident: "vividly", session: "9", at: Example.at(1, 30), recordedAt: Example.at(1, 30),
      actor: "ops-2", host: "here", basedOn: 0, change: .todo(item.number, .edited(["text": .init(words)])))
    _ = update(&state, .history(item, [event]))
    #expect(state.picture.contains(" says"))
  }
}
