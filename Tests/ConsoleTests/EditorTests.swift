import Records
import Screen
import Testing

@testable import Console

@Suite("The editor") struct EditorTests {
  @Test("a field can be written in the editor, and what it left goes on being typed")
  func field() {
    var state = Example.console(120, 36)
    _ = state.press("i")
    _ = state.type("Half")
    #expect(state.press("^o") == [.openEditor(text: "Half", .field)])
    _ = update(&state, .edited("Half a page\nof text\n", .field))
    #expect(state.form?.answers.first == "Half a page of text")
  }

  @Test("a command of many lines is edited there, and an unchanged one changes nothing")
  func command() {
    var state = Example.console(120, 36)
    _ = state.press("6")
    let command = state.selectedStep?.command ?? ""
    #expect(state.press("e") == [.openEditor(text: command, .stepCommand(4))])
    #expect(update(&state, .edited(command + "\n", .stepCommand(4))).isEmpty)
    let change = Command.editStep(4, command: "true", title: nil, expectation: nil)
    #expect(update(&state, .edited("true\n", .stepCommand(4))) == [.perform(change, on: "9", ticket: 1)])
  }
}
