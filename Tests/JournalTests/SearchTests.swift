import Foundation
import Journal
import Records
import Testing

@Suite("Search")
struct SearchTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
    try store.begin()
    try store.say(.note("Triggered build e7e5acae-4183-4451-b960-a1ae51b941bf"))
    try store.say(.addFix(title: "Comment out Organization.schools", commit: "fa1b1d5", build: nil))
    try store.say(.newTodo("Überprüfe the worker’s log \u{1F680}"))
    try store.say(
      .addRisk(
        title: "The fix doesn't hold", likelihood: "very low", impact: "high", mitigation: "roll back to 7191ecd"))
    try store.say(
      .addStep(title: "Image is new", command: "gcloud run services describe worker", language: nil, expectation: nil))
    try store.say(.addStatement(.lesson, "Push before you build"))
  }

  @Test(
    "terms are found where they stand",
    arguments: [
      ("organization schools", ItemReference(.fix, 1)), ("fa1b1d5", ItemReference(.fix, 1)),
      ("e7e5acae-4183-4451", ItemReference(.timeline, 1)), ("uberprufe", ItemReference(.todo, 1)),
      ("roll ba", ItemReference(.risk, 1)), ("gcloud", ItemReference(.step, 1)), ("push", ItemReference(.lesson, 1)),
    ])
  func found(_ terms: String, _ item: ItemReference) throws {
    let hits = try store.search(terms)
    #expect(hits.first?.item == item && hits.first?.session == "8")
  }

  @Test(
    "nothing typed is an operator, and nothing typed is an error",
    arguments: [
      "\"", "\"\"\"", "*", "AND", "NOT push", "NEAR(a b)", "text:push", "a OR", "(", "^push", "-", "{", "", "   ",
      "'; DROP TABLE events; --", "\u{202E}push", "💥",
    ])
  func hostile(_ terms: String) throws {
    _ = try store.search(terms)
    #expect(try store.verify().isSound)
  }

  @Test("a NUL, and a thousand terms, are no error either")
  func oddities() throws {
    #expect(try store.search("\0").isEmpty)
    #expect(try store.search("push\0before").first?.item == ItemReference(.lesson, 1))
    #expect(try store.search(String(repeating: "a ", count: 1000)).isEmpty)
  }

  @Test("the best comes first, and an edit moves the item with it")
  func ranking() throws {
    try store.say(.note("zebra crossing by the very long street with many other words in it, none of which matter"))
    try store.say(.note("zebra zebra"))
    #expect(try store.search("zebra").map(\.item) == [ItemReference(.timeline, 3), ItemReference(.timeline, 2)])
    try store.say(.todo(1, .edit(["text": .init("look at the giraffe")])))
    #expect(try store.search("giraffe").map(\.item) == [ItemReference(.todo, 1)])
    #expect(try store.search("worker log").isEmpty)
  }

  @Test("an incident's search does not see another's")
  func perIncident() throws {
    try store.begin("disk", session: "1")
    try store.perform(.note("zebra"), incident: "disk", as: "noor", now: quarterPast)
    #expect(try store.search("zebra").count == 1)
    #expect(try store.search("zebra", incident: "disk").count == 1)
    #expect(try store.search("zebra", incident: "mapper").isEmpty)
  }
}
