import Documents
import Records
import Screen
import Testing

@testable import Console

@Suite("The document beside what was read of it") struct KeptTests {
  static let lines = [
    "# Session 9", "", "## Todos", "- Fix the mapper error", "", "## Oddments of ours",
    "- ring the vendor about the pump",
    "- order the cable", "", "| Thing | Who |", "|---|---|", "| Swap the fan | ben |",
    "A last word, which is long enough that it must be wrapped where the screen is no wider than eighty columns are.",
  ]

  @Sendable static func prepare(_ snapshot: inout Snapshot) {
    snapshot.record?.source = DocumentSource(name: "SESSION_9.md", hash: "", bytes: 1)
    snapshot.record?.todos[0].lines = LineSpan(4, 4)
    snapshot.record?.sections = [
      Section(
        heading: ["Session 9", "Oddments of ours"], lines: LineSpan(7, 13), text: lines[6...].joined(separator: "\n"))
    ]
    snapshot.record?.coverage = Coverage(lines: 10, recognised: 4, kept: 6)
  }

  @Sendable static func open(_ state: inout State) {
    _ = update(&state, .document("9", name: "SESSION_9.md", lines: lines))
  }

  private func console(_ width: Int = 80, _ height: Int = 24, readOnly: Bool = false) -> State {
    var snapshot = Example.snapshot
    Self.prepare(&snapshot)
    var state = Example.console(width, height, readOnly: readOnly, snapshot: snapshot)
    #expect(state.press("9") == [.loadDocument("9")])
    Self.open(&state)
    return state
  }

  @Test("it opens on the first kept line, with what was read beside the lines it came from")
  func opens() {
    let state = console(120, 36)
    #expect(state.kept?.span == LineSpan(7, 7))
    #expect(state.picture.contains("todo 1  Fix the mapper error") && state.picture.contains("6 kept of 10"))
  }

  @Test("keys make items of the selected lines", arguments: zip(["t", "r", "s", "e", "p", "l"], TakenKind.inKeyOrder))
  func takes(key: String, kind: TakenKind) {
    var state = console()
    #expect(state.press("v", "j").isEmpty)
    let effects = state.press(key)
    #expect(effects == [.take("9", LineSpan(7, 8), kind, columns: nil, ticket: 1)])
    // Until it has come, what is typed waits for it.
    #expect(state.press("t").isEmpty)
    #expect(update(&state, .tookLines("2 todos made of lines 7-8", unknown: nil, .todo)).count == 1)
  }

  @Test("a table's columns are asked for once, with a guess that Enter takes")
  func columns() throws {
    var state = console()
    _ = state.press("t")
    let document = SourceDocument(text: Self.lines.joined(separator: "\n"), name: "SESSION_9.md")
    let table = try #require(document.table(in: LineSpan(12, 12), for: .todo, by: .builtIn))
    #expect(update(&state, .columnsWanted(LineSpan(12, 12), .todo, table)).isEmpty)
    #expect(state.picture.contains("Which column is what"))
    let said: [TakenColumn] = [.text, .owner]
    #expect(state.press("Enter", "Enter") == [.take("9", LineSpan(12, 12), .todo, columns: said, ticket: 2)])
    #expect(
      update(&state, .columnsWanted(LineSpan(12, 12), .todo, table))
        == [.take("9", LineSpan(12, 12), .todo, columns: said, ticket: 3)], "the second time nothing is asked")
  }

  @Test("what was made is told with what undoes it, and a heading that nobody knows can be learnt by one key")
  func learns() {
    var state = console()
    #expect(state.press("L").isEmpty, "there is nothing to learn yet")
    _ = state.press("t")
    _ = update(&state, .tookLines("1 todo made of line 7", unknown: "Oddments of ours", .todo))
    #expect(state.picture.contains("1 todo made of line 7   u undoes"))
    #expect(state.kept?.span == LineSpan(8, 8), "the next line is looked at")
    #expect(state.press("L") == [.learn("9", heading: "Oddments of ours", .todo, ticket: 2)])
    #expect(state.press("L").isEmpty)
  }

  @Test("x puts the line's item back, u undoes, and the view stays")
  func putsBack() {
    var state = console()
    _ = state.press("g", "j", "j", "j")
    #expect(state.press("x") == [.putBack("9", ItemReference(.todo, 1), ticket: 1)])
    #expect(state.press("u") == [.undo(ticket: 2)])
    #expect(state.kept != nil)
    _ = state.press("n", "q")
    #expect(state.kept == nil && state.place == .overview)
  }

  @Test("what another writer makes of lines meanwhile stands beside them at once")
  func madeMeanwhile() {
    var state = console(120, 36)
    var snapshot = Example.snapshot
    Self.prepare(&snapshot)
    snapshot.record?.todos[3].lines = LineSpan(8, 8)
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("todo 4  24-hour monitoring"), "\(state.picture)")
    _ = state.press("j")
    #expect(state.itemOnLine?.item == ItemReference(.todo, 4))
  }

  @Test("a read-only console looks and takes nothing")
  func readOnly() {
    var state = console(readOnly: true)
    #expect(state.press("t").isEmpty)
    #expect(state.picture.contains("read-only"))
  }

  @Test("the line that is looked at is on the screen wherever one goes", arguments: [(80, 24), (40, 10), (120, 36)])
  func inSight(width: Int, height: Int) throws {
    var state = console(width, height)
    for key in ["G", "k", "k", "g", "PgDn", "G", "N", "j"] {
      _ = state.press(key)
      let number = try #require(state.kept?.span.from)
      let words = Self.lines[number - 1].prefix(8)
      #expect(state.picture.contains(words), "\(key)")
    }
  }
}

extension TakenKind {
  static let inKeyOrder: [TakenKind] = [.todo, .risk, .step, .entry, .problem, .lesson]
}
