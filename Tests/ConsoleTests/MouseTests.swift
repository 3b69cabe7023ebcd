import Foundation
import Records
import Screen
import Testing

@testable import Console

@Suite("The mouse") struct MouseTests {
  private func click(_ state: inout State, _ words: String) -> [Effect] {
    let lines = state.picture.split(separator: "\n", omittingEmptySubsequences: false)
    for (y, line) in lines.enumerated() {
      guard let range = line.range(of: words) else { continue }
      let x = TextWidth.width(of: String(line[..<range.lowerBound]))
      return update(&state, .input(.mouse(Mouse(.press, at: Point(x, y)))))
    }
    Issue.record("“\(words)” is not on the screen")
    return []
  }

  @Test("a click focuses the pane and selects the row")
  func select() {
    var state = Example.console(120, 36)
    _ = click(&state, "Organization's real design")
    #expect(state.focus == .risks)
    #expect(state.selectedRisk?.number == 3)
    _ = click(&state, "School model that does")
    #expect(state.selectedEntry?.entry.number == 2)
  }

  @Test("a click on a hint does it, on a tab goes there")
  func hints() {
    var state = Example.console(80, 24)
    _ = click(&state, "Risks")
    #expect(state.focus == .risks)
    _ = click(&state, "Validate")
    #expect(state.place == .validate)
    _ = click(&state, "help")
    #expect(state.picture.contains("type to search"))
  }

  @Test("the wheel scrolls what is under it and leaves the focus")
  func wheel() {
    var state = Example.console(120, 36)
    let log = state.arrangement.rect(of: .log) ?? Rect(state.size)
    _ = update(&state, .input(.mouse(Mouse(.wheelUp, at: Point(log.x + 3, log.y + 3)))))
    #expect(!state.log.isFollowing)
    #expect(state.focus == .todos)
  }

  @Test("m leaves the mouse to the terminal")
  func off() {
    var state = Example.console(120, 36)
    #expect(state.press("m") == [.setMouse(false)])
    _ = update(&state, .input(.mouse(Mouse(.press, at: Point(3, 30)))))
    #expect(state.focus == .todos)
  }
}
