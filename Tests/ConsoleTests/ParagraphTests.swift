import Testing

@testable import Console

@Suite("Paragraphs") struct ParagraphTests {
  @Test(
    "lines that only a writer's width parted are one; lists, quotes and blank lines part",
    arguments: [
      ("one\ntwo", ["one two"]), ("one\n\ntwo", ["one", "", "two"]), ("- one\n- two", ["- one", "- two"]),
      ("one\n  two", ["one", "  two"]), ("1. one\n2. two", ["1. one", "2. two"]), ("> one\n> two", ["> one", "> two"]),
      ("", [""]),
    ] as [(String, [String])])
  func joined(text: String, paragraphs: [String]) { #expect(text.paragraphs == paragraphs) }
}
