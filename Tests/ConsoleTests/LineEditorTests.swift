import Screen
import Testing

@testable import Console

@Suite("Typing a line") struct LineEditorTests {
  /// The text and where the cursor stands after these keys, from `start` with the cursor at its
  /// end.
  private func result(_ start: String, _ keys: [String]) -> (String, Int) {
    var editor = LineEditor(start)
    for key in keys { if let key = Key(words: key) { _ = editor.handle(key) } }
    return (editor.text, editor.cursor)
  }

  @Test(
    "the keys of the shell edit it",
    arguments: [
      ("one two", ["^a", "x"], "xone two", 1), ("one two", ["^w"], "one ", 4), ("one two", ["^u"], "", 0),
      ("one two", ["^a", "^k"], "", 0), ("one two", ["^w", "^a", "^y"], "twoone ", 3),
      ("one two", ["Alt-b", "Alt-b", "^k"], "", 0), ("one two", ["Home", "Alt-f", "!"], "one! two", 4),
      ("one", ["Left", "Backspace"], "oe", 1), ("one", ["^a", "Del"], "ne", 0),
      ("a👨‍👩‍👧b", ["Left", "Backspace"], "ab", 1),
      ("日本", ["Backspace"], "日", 1),
    ])
  func edits(start: String, keys: [String], text: String, cursor: Int) {
    let (after, place) = result(start, keys)
    #expect(after == text)
    #expect(place == cursor)
  }

  @Test("a combining mark joins the letter before the cursor")
  func combining() {
    var editor = LineEditor("e")
    editor.insert("\u{301}")
    #expect(editor.characters.count == 1)
    #expect(editor.cursor == 1)
  }

  @Test("a paste is one act and stays one line")
  func paste() {
    var state = Example.console(80, 24)
    _ = state.press("a")
    _ = update(&state, .input(.paste("first\nsecond\tthird")))
    #expect(state.form?.answers.first == "first second third")
    #expect(state.form?.current == 0)
  }

  @Test("a paste outside a field does nothing but say so")
  func strayPaste() {
    var state = Example.console(80, 24)
    #expect(update(&state, .input(.paste("dddd"))).isEmpty)
    #expect(state.notice != nil)
  }

  @Test("what is typed takes a proposal's place; moving in it keeps it")
  func proposal() {
    var typed = LineEditor(proposal: "root")
    _ = typed.handle(Key("o"))
    _ = typed.handle(Key("p"))
    #expect(typed.text == "op")
    var kept = LineEditor(proposal: "root")
    kept.move(.end)
    kept.insert("2")
    #expect(kept.text == "root2")
    #expect(LineEditor(proposal: "root").text == "root")
  }

  @Test("a field that holds a value still says what may be typed, in the hint line")
  func suggestion() {
    var state = Example.console(120, 36)
    _ = state.press("4", "r")
    #expect(state.form?.fields.first?.editor.text.isEmpty == false)
    #expect(state.picture.split(separator: "\n").last?.contains("very low, low, medium, high, certain") == true)
  }

  @Test("the cursor is seen however long the line is")
  func window() {
    let editor = LineEditor(String(repeating: "日", count: 100))
    let (text, cursor) = editor.window(columns: 20)
    #expect(cursor < 20)
    #expect(TextWidth.width(of: text) < 20)
    #expect(text.hasPrefix("…"))
    #expect(!LineEditor("short").window(columns: 20).text.contains("…"))
  }
}
