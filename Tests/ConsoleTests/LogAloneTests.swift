import Records
import Screen
import Testing

@testable import Console

@Suite("The log view alone") struct LogAloneTests {
  private var console: State {
    var state = State(
      now: Example.at(1, 36), actor: "ops-2", size: Size(80, 24), logFiles: ["/var/log/worker.log"], isLogAlone: true)
    _ = update(&state, .log(Example.log))
    return state
  }

  @Test("it shows the log and nothing of a record")
  func picture() {
    let picture = console.picture
    #expect(picture.contains("worker.log") && picture.contains("execution r79gt started"))
    for words in ["Session", "baton", "Review", "note"] { #expect(!picture.contains(words)) }
  }

  @Test("q leaves at once, and Esc never does")
  func leaving() {
    var state = console
    #expect(state.press("Esc").isEmpty)
    #expect(state.place == .log)
    #expect(state.press("q") == [.quit])
  }

  @Test("only what a log can do is offered", arguments: NamedCommand.all.map(\.name))
  func offered(name: String) throws {
    let command = try #require(NamedCommand.named(name))
    let state = console
    guard command.applies(state) else { return }
    #expect([.log, .moving, .viewing, .record].contains(command.group))
    #expect(!command.writes)
  }

  @Test("filters and search work as they do in the console")
  func filter() {
    var state = console
    _ = state.press("i")
    _ = state.type("r79gt")
    _ = state.press("Enter")
    #expect(state.log.count == 2)
    _ = state.press("Esc")
    #expect(state.log.count == 11)
  }
}
