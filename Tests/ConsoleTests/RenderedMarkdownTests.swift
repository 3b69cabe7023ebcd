import Screen
import Testing

@testable import Console

@Suite("Markdown on the screen") struct RenderedMarkdownTests {
  private func text(_ source: String, width: Int = 40) -> [String] {
    RenderedMarkdown(source.lines, width: width).lines.map { $0.left.map(\.text).joined() }
  }

  @Test(
    "is shown without the signs that mark it",
    arguments: [
      ("# Session 9", ["Session 9"]), ("### Step **1**", ["Step 1"]), ("#hash", ["#hash"]),
      ("- **Date:** today", ["· Date: today"]), ("  - `git push`", ["  · git push"]), ("> quoted", ["│ quoted"]),
      ("```sh\ngit **log**\n```\nafter", ["  git **log**", "after"]), ("<!-- Baton handoff, layout 1 -->", []),
      ("a \\*star\\* and 2 \\< 3", ["a *star* and 2 < 3"]), ("`\\n` stays", ["\\n stays"]), ("", [""]),
    ] as [(String, [String])])
  func plain(source: String, lines: [String]) { #expect(text(source) == lines) }

  @Test("words too long for the line go on under the first")
  func hanging() {
    #expect(text("- one two three four", width: 12) == ["· one two", "  three four"])
    #expect(text("> one two three four", width: 12) == ["│ one two", "  three four"])
  }

  @Test("a table stands in columns, without those that are empty, and no wider than the room")
  func table() {
    let source = "| Time | Impact | Event |\n|---|---|---|\n| 01:15 | | **Build** done |\n| 1:2 | | a \\| b |"
    #expect(text(source) == ["Time   Event", "01:15  Build done", "1:2    a | b"])
    let narrow = text("| Time | Event |\n|---|---|\n| 01:15 | one two three four five |", width: 20)
    #expect(narrow == ["Time   Event", "01:15  one two three", "       four five"])
    #expect(narrow.allSatisfy { TextWidth.width(of: $0) <= 20 })
  }

  @Test("a table with too many columns for the room is told an entry a row")
  func narrowTable() {
    let source =
      "| Time | Event | Impact |\n|---|---|---|\n| 01:15 | the build is done at last | none that we know of |"
    #expect(text(source, width: 24) == ["· 01:15 · the build is", "  done at last · none", "  that we know of"])
  }

  @Test("strong words are bold and code is told apart, also across a line's end")
  func marks() {
    let lines = RenderedMarkdown(["a **strong word** and `code`"], width: 12).lines
    #expect(lines.flatMap(\.left).filter(\.isBold).map(\.text) == ["strong", "word"])
    #expect(lines.flatMap(\.left).filter { $0.role == .quote }.map(\.text) == ["code"])
  }

  @Test("no line of it is wider than the pane, whatever it holds", arguments: [1, 5, 20, 80])
  func bounds(width: Int) {
    let source = "# 日本語 ✅ heading\n\n| a | b | c |\n|-|-|-|\n| 長い | `x` | 👨‍👩‍👧 |\n\n- \u{1B}[31m **bold\n> 🇫🇷 flag"
    for line in RenderedMarkdown(source.lines, width: max(width, 24)).lines where width >= 20 {
      #expect(line.left.width <= max(width, 24))
    }
    _ = RenderedMarkdown(source.lines, width: width)
  }
}
