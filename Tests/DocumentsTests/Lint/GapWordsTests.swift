import Documents
import Records
import Testing

@Suite("A gap in words")
struct GapWordsTests {
  @Test(
    "its place is said once, be it in the message or not",
    arguments: [
      ("todo 2 “Build it” has no owner", "todo 2 “Build it” has no owner"),
      ("has no summary", "todo 2: has no summary"),
      ("todo 21 is like it", "todo 2: todo 21 is like it"),
    ])
  func once(message: String, words: String) {
    let gap = Gap(.warning, rule: "x", item: ItemReference(.todo, 2), message: message, remedy: "mend it")
    #expect(gap.displayText == words)
    #expect(gap.namesPlace == (words == message))
  }
}
