import Logs
import Records
import Screen
import Testing

@testable import Console

@Suite("The log") struct LogPaneTests {
  private func console() -> State {
    var state = Example.console(120, 36)
    _ = state.press("5")
    return state
  }

  private func lines(_ texts: String...) -> LogBatch {
    LogBatch(lines: texts.map { LogLine(source: 0, text: $0, time: Example.at(1, 37).milliseconds, severity: .info) })
  }

  @Test("it follows until one looks back, and follows again at the end")
  func following() {
    var state = console()
    _ = state.press("k")
    let held = state.selectedLine
    _ = update(&state, .log(lines("new")))
    #expect(state.selectedLine == held)
    _ = state.press("G")
    _ = update(&state, .log(lines("newer")))
    #expect(state.selectedLine?.text == "newer")
  }

  @Test("held, it holds still in the compact overview's strip, too")
  func heldStrip() {
    var state = Example.console(80, 24)
    _ = state.press("5", "Space", "1")
    let held = state.picture
    _ = update(&state, .log(lines("a line that came later")))
    #expect(state.arrangement.strip != nil && !state.picture.contains("a line that came later"))
    #expect(held.split(separator: "\n").suffix(3).first == state.picture.split(separator: "\n").suffix(3).first)
    _ = state.press("5", "Space", "1")
    #expect(state.picture.contains("a line that came later"))
  }

  @Test("filters in, out and by severity, and Esc shows all again")
  func filters() {
    var state = console()
    let all = state.log.count
    _ = state.press("i")
    _ = state.type("execution")
    _ = state.press("Enter")
    #expect(state.log.count == 2)
    _ = state.press("x")
    _ = state.type("finished")
    _ = state.press("Enter")
    #expect(state.log.count == 1)
    _ = state.press("Esc")
    #expect(state.log.count == all)
    _ = state.press("s", "s")
    #expect(state.log.count < all)
  }

  @Test("a pattern that can't be read stays in the field with the reason")
  func badPattern() {
    var state = console()
    _ = state.press("/")
    _ = state.type("(unclosed")
    _ = state.press("Enter")
    #expect(state.form?.answers == ["(unclosed"])
    #expect(state.form?.error?.contains("(") == true)
  }

  @Test("search marks and walks its matches")
  func search() {
    var state = console()
    _ = state.press("g", "/")
    _ = state.type("execution r\\w+")
    _ = state.press("Enter")
    #expect(state.selectedLine?.text.contains("started") == true)
    _ = state.press("n")
    #expect(state.selectedLine?.text.contains("finished") == true)
    let frame = view(state, size: state.size)
    #expect(frame.rows.joined().contains { $0.style.role == .match })
  }

  @Test("p pins the line to the timeline as found in the log")
  func pin() {
    var state = console()
    _ = state.press("p", "^u")
    _ = state.type("Still the same error")
    _ = state.press("Enter")
    let note = Command.note(event: "Still the same error", impact: nil, tags: [], source: .log, until: nil)
    #expect(state.press("Enter").bare == [.perform(note, on: "9", ticket: 1)])
  }

  @Test(
    "a line's time and severity stand in their own columns only",
    arguments: [
      ("2025-11-04T01:35:13.996Z ERROR boom", "boom"), ("2025-11-04 01:35:13 [error] boom", "boom"),
      ("ERROR: boom", "boom"), ("erroneous words", "erroneous words"),
    ])
  func words(text: String, words: String) {
    let line = LogLine(source: 0, text: text, time: text.first?.isNumber == true ? 0 : nil, severity: .error)
    #expect(line.displayText == words)
  }

  @Test("a log that is not there says so where its lines would be, until it comes")
  func missing() {
    var state = State(now: Example.at(1, 36), actor: "ops-2", size: Size(80, 24), logFiles: ["logs/worker.log"])
    _ = update(&state, .loaded(Example.snapshot))
    _ = state.press("5")
    _ = update(&state, .log(LogBatch(lines: [], notices: [LogNotice(source: 0, file: "worker.log", kind: .missing)])))
    #expect(state.picture.contains("worker.log: not there; it will be followed as soon as it is"))
    _ = update(&state, .log(LogBatch(lines: [], notices: [LogNotice(source: 0, file: "worker.log", kind: .following)])))
    #expect(state.picture.contains("Waiting for the first line."))
  }

  @Test("a pane without a log says the keys that follow one, and where nothing can be written, the call")
  func noLog() {
    var state = Example.console(120, 36)
    _ = update(&state, .logFiles([]))
    _ = state.press("5")
    #expect(state.picture.contains("No log is followed. E l follows one."), "\(state.picture)")
    state = Example.console(120, 36, readOnly: true)
    _ = update(&state, .logFiles([]))
    _ = state.press("5")
    #expect(state.picture.contains("No log is followed. `baton --log FILE` follows one."), "\(state.picture)")
  }
}
