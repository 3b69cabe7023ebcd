import Records
import Screen
import Testing

@testable import Console

@Suite("What a selection on the move leaves behind") struct RestTests {
  static let sizes = [Size(80, 24), Size(120, 36), Size(200, 50)]

  /// With its first todo selected, and beside it the detail.
  private func console(_ size: Size) -> State {
    var state = Example.console(size.width, size.height)
    _ = state.press(size.width == 120 ? "3" : "1", "g")
    _ = update(&state, .rested)
    return state
  }

  private func detail(_ state: State) -> [String] {
    guard let rect = state.arrangement.panes.first(where: { $0.pane == .detail })?.whole else { return [] }
    let frame = view(state, size: state.size)
    return (rect.y..<rect.bottom).map { y in frame.rows[y][rect.x..<rect.right].map(\.text).joined() }
  }

  @Test("one move shows it at once; a move in a hurry leaves it as it was, title and all", arguments: sizes)
  func stays(size: Size) {
    var state = console(size)
    let first = detail(state)
    #expect(!first.isEmpty)
    _ = state.press("j")
    let second = detail(state)
    #expect(second != first)
    let more = state.press("j", "j")
    #expect(detail(state) == second)
    #expect(state.selectedIndex(.todos) == 3)
    #expect(more.isEmpty)
  }

  @Test("it follows once the selection rests, and is what it is for who goes slowly", arguments: sizes)
  func follows(size: Size) {
    var hurried = console(size)
    var slow = hurried
    _ = hurried.press("j", "j", "j")
    #expect(detail(hurried) != detail(slow))
    let asked = update(&hurried, .rested)
    for _ in 1...3 {
      _ = slow.press("j")
      _ = update(&slow, .rested)
    }
    #expect(view(hurried, size: size) == view(slow, size: size))
    #expect(asked.contains { if case .loadHistory = $0 { true } else { false } })
    #expect(!hurried.isOnTheMove)
  }

  @Test("so does the hint line, where no detail stands too, and a click does what it says")
  func hints() {
    var state = Example.console(120, 36)
    _ = state.press("3", "1", "g")
    _ = update(&state, .rested)
    func line(_ state: State) -> String { view(state, size: state.size).rows[35].map(\.text).joined() }
    let closed = line(state)
    _ = state.press("j")
    let first = line(state)
    #expect(first != closed)
    _ = state.press("k")
    #expect(line(state) == first)
    let x = state.hints(width: 120).first { $0.name == "todo.done" }?.x ?? 0
    #expect(state.arrangement.command(at: Point(x, 35), in: state) == "todo.done")
    _ = update(&state, .rested)
    #expect(line(state) == closed)
    #expect(state.arrangement.command(at: Point(x, 35), in: state) != "todo.done")
  }

  @Test("whatever else is done finds it beside what is selected", arguments: ["Tab", "Enter", "y", "c"])
  func others(key: String) {
    var hurried = console(Size(120, 36))
    var slow = hurried
    _ = hurried.press("j", "j", "j", key)
    for _ in 1...3 {
      _ = slow.press("j")
      _ = update(&slow, .rested)
    }
    _ = slow.press(key)
    #expect(view(hurried, size: hurried.size) == view(slow, size: slow.size))
  }

  @Test("a text that is scrolled is not a selection on the move")
  func scrolled() {
    var state = console(Size(120, 36))
    _ = state.press("Tab", "j", "j")
    #expect(!state.isOnTheMove)
  }

  @Test("a command to be read before it runs stands there at every move, however fast")
  func commands() {
    var hurried = Example.console(120, 36)
    _ = hurried.press("6", "g")
    _ = update(&hurried, .rested)
    var slow = hurried
    _ = hurried.press("j", "j")
    for _ in 1...2 {
      _ = update(&slow, .rested)
      _ = slow.press("j")
    }
    let number = hurried.selectedStep?.number ?? 0
    #expect(number > 1 && hurried.standing?.step == number && hurried.standing?.order == hurried.selectedStep?.order)
    // All but the hint line.
    #expect(view(hurried, size: hurried.size).rows.dropLast() == view(slow, size: slow.size).rows.dropLast())
  }

  @Test("a history that comes late is told once the selection rests, and does not bring the detail after it")
  func lateHistory() {
    var state = console(Size(120, 36))
    _ = state.press("j")
    let asked = state.subject
    let before = detail(state)
    _ = state.press("j")
    let event = Event(
      sequence: 1, batch: 1, incident: "vividly", session: "9", at: Example.at(1, 30), recordedAt: Example.at(1, 30),
      actor: "ops-2", host: "here", basedOn: 0, change: .todo(2, .edited(["text": .init("told late")])))
    if let asked { _ = update(&state, .history(asked, [event])) }
    #expect(detail(state) == before)
    _ = update(&state, .rested)
    _ = state.press("k")
    #expect(detail(state).contains { $0.contains("told late") })
  }
}
