import Foundation
import Testing

extension Driven {
  @Suite("the console")
  struct WalkTests {
    let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
    }

    @Test("shows four panes at 120x36, tabs at 80x24, a standing detail at 200x50, and lives at 20x5 and 300x100")
    func sizes() throws {
      let window = try night.console()
      let four = window.screen
      for pane in ["── Timeline", "── Todos", "── Risks", "── Log"] { #expect(four.contains(pane)) }
      #expect(!four.contains("── Todo 2 ─"))

      try window.resize(80, 24)
      let tabs = try window.wait(for: "[Todos")
      #expect(tabs.contains("Timeline 8") && !tabs.contains("── Todos"))

      try window.resize(200, 50)
      let detail = try window.wait(
        "for a detail beside the panes",
        until: { shown in
          shown.contains("── Todo 2 ─") && shown.split(separator: "\n").contains { $0.count > 150 }
        })
      for pane in ["── Timeline", "── Todos", "── Risks", "── Log"] { #expect(detail.contains(pane)) }

      try window.resize(20, 5)
      try window.wait("for a screen of five lines", until: { $0.split(separator: "\n").count <= 5 && !$0.isBlank })
      try window.resize(300, 100)
      try window.wait(for: "── Todo 2 ─")
      try window.resize(120, 36)
      #expect(
        try window.wait("for the first screen", until: { $0.withoutClock == four.withoutClock }).contains("Todos"))
      #expect(!window.isDead)
      window.close()
    }

    @Test(
      "has every view on its digit",
      arguments: [
        ("2", "── 01:06 "), ("3", "── Todo 2 "), ("4", "── Risk "), ("5", "errors in 30 m"), ("6", "── Validation"),
        ("7", "── Draft"), ("8", "── Sessions "),
      ])
    func views(digit: String, sign: String) throws {
      let window = try night.console()
      #expect(!window.screen.contains(sign))
      try window.press(digit)
      try window.wait(for: sign)
      try window.press("1")
      try window.wait("to be back", until: { !$0.contains(sign) && $0.contains("── Todos") })
      window.close()
    }

    @Test("moves between panes, zooms, searches, helps, opens another session and changes its theme")
    func walk() throws {
      let window = try night.console()
      try window.wait(for: "done   b block")
      try window.press("Tab")
      try window.wait("for the focus to leave the todos", until: { !$0.contains("b block") })
      try window.press("BTab")
      try window.wait(for: "b block")

      try window.press("z")
      try window.wait("for the todos alone", until: { $0.contains("── Todos") && !$0.contains("── Risks") })
      try window.press("z")
      try window.wait(for: "── Risks")

      try window.press("/")
      try window.type("migration")
      try window.press("Enter")
      try window.wait("for todo 6 to be selected", until: { $0.contains("▌■   6") })

      try window.press("?")
      try window.type("suspend")
      try window.wait(for: "fg returns")
      try window.press("Escape")
      try window.wait("for the panes", until: { $0.contains("── Todos") && !$0.contains("fg returns") })

      try window.press("8")
      try window.wait(for: "── Session 8 ")
      try window.press("j")
      try window.wait(for: "── Session 7 ")
      try window.press("Enter")
      try window.wait("for session 7", until: { $0.split(separator: "\n").first?.contains("Session 7") == true })
      try window.press("0")
      try window.wait("for session 8", until: { $0.split(separator: "\n").first?.contains("Session 8") == true })

      let before = window.coloured
      try window.press("T")
      try window.press("j")
      try window.press("Enter")
      try window.wait("for other colours", until: { _ in window.coloured != before })
      window.close()
    }
  }
}

extension String {
  /// The screen without what runs by itself: the first two lines hold the clock, the countdown and
  /// the log's rate.
  var withoutClock: String {
    split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(separator: "\n")
  }
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
