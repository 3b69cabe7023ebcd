import Records
import Screen
import Testing

@testable import Console

/// Every command on another key than the table's.
@Suite("Keys that a person has bound") struct ReboundTests {
  /// A letter that no command has in the table, for each command that has a key there.
  private static let letters: [String: String] = {
    let commands = NamedCommand.all.filter { !$0.keys.isEmpty }
    let places = commands.indices.map { String(Character(UnicodeScalar(0x100 + UInt32($0)) ?? "?")) }
    return Dictionary(uniqueKeysWithValues: zip(commands.map(\.name), places))
  }()
  private static let keymap = Keymap.bound(letters.map { ($0.key, [$0.value]) }).keymap
  private static let old = Set(NamedCommand.all.flatMap(\.keys).map(\.displayText))
  /// What a field, an answer to a question and a list that is typed in take is theirs, whatever is
  /// bound.
  private static let ofFields: Set<String> = ["Enter", "Esc", "Tab"]

  /// What a key is said to do, in prose.
  private static let verbs: Set<String> = [
    "adds", "answers", "asks", "brings", "changes", "checks", "closes", "copies", "edits", "ends", "fails", "gives",
    "goes", "jumps", "leaves", "lifts", "notes", "opens", "passes", "picks", "rates", "returns", "runs", "seals",
    "shows", "stops", "takes", "undoes", "zooms",
  ]

  private func rebound(_ state: State) -> State {
    var state = state
    state.keymap = Self.keymap
    // Texts that were told with the keys of before.
    state.texts = [:]
    return state
  }

  @Test("no picture shows the table's key", arguments: Shot.all.filter { !$0.isASCII }) func pictures(shot: Shot) {
    let state = rebound(shot.state)
    let frame = view(state, size: shot.size)
    let typesOrAnswers = state.form != nil || state.overlay?.takesWords == true
    for row in frame.rows {
      let keys = row.split { $0.style.role != .key }.map { $0.map(\.text).joined() }
      for key in keys.flatMap({ $0.split(separator: " ").map(String.init) }) where !typesOrAnswers {
        #expect(!Self.old.contains(key), "\(key) in \(shot.name)")
      }
      let words = row.map(\.text).joined().split(separator: " ").map(String.init)
      for (key, verb) in zip(words, words.dropFirst()) where Self.old.contains(key) && key != "/" && Int(key) == nil {
        let isTold = Self.verbs.contains(String(verb.trimmingPrefix { !$0.isLetter }.prefix { $0.isLetter }))
        #expect(!isTold, "“\(key) \(verb)” in \(shot.name)")
      }
    }
  }

  @Test("what fills an empty list, lifts a blocker, rates a risk or goes back is said by the key that does it")
  func told() {
    func letter(_ name: String) -> String { Self.letters[name] ?? "?" }
    var snapshot = Example.snapshot
    snapshot.record?.todos = []
    snapshot.record?.risks = []
    snapshot.record?.steps = []
    let empty = rebound(Example.console(120, 36, snapshot: snapshot))
    func words(_ pane: Pane) -> String { empty.emptyLines(pane, width: 80).flatMap(\.left).map(\.text).joined() }
    #expect(words(.todos) == "Nothing to do. \(letter("todo.add")) adds a todo.")
    #expect(words(.risks) == "No risk is known. \(letter("risk.add")) adds one.")
    #expect(words(.steps) == "No validation step. \(letter("step.add")) adds one.")

    snapshot = Example.snapshot
    snapshot.knownAt = Example.at(1, 31)
    #expect(rebound(Example.console(120, 36, snapshot: snapshot)).picture.contains(", \(letter("back")) returns"))
  }

  @Test("a step by hand, a silent run, a fix not checked and a grid without room name the keys that are bound")
  func situations() throws {
    func letter(_ name: String) -> String { Self.letters[name] ?? "?" }
    var snapshot = Example.snapshot
    snapshot.record?.steps = [Step(number: 1, title: "Look")]
    var state = rebound(Example.console(120, 36, snapshot: snapshot))
    let step = try #require(state.record?.step(1))
    #expect(
      state.orderLines(step, width: 90).flatMap(\.left).map(\.text).joined().contains(
        "\(letter("step.edit")) gives it one"))
    _ = state.press(letter("view.validation"))
    _ = state.run(step)
    let said = try #require(state.notice?.text)
    #expect(
      said.contains("\(letter("step.pass")) passes it, \(letter("step.fail")) fails it, \(letter("step.edit")) gives"))
    var small = rebound(Example.console(80, 24))
    _ = small.press(letter("view.risks"), letter("risk.grid"))
    let frame = small.picture
    #expect(!frame.contains("more room") || frame.contains("\(letter("zoom")) zooms, \(letter("risk.grid")) goes"))
  }

  @Test("a panel is scrolled, acted in and closed by the keys that are bound")
  func panels() {
    func letter(_ name: String) -> String { Self.letters[name] ?? "?" }
    var state = rebound(Example.console(120, 36))
    _ = state.press(letter("flight.show"))
    #expect(state.picture.contains("In flight"))
    _ = state.press("q")
    #expect(state.overlay != nil)
    _ = state.press(letter("ask.add"))
    #expect(state.form?.title == "Asked of the next person")
    _ = state.press("Esc", letter("flight.show"), letter("quit"))
    #expect(state.overlay == nil)
    _ = state.press(letter("flight.show"), letter("flight.show"))
    #expect(state.overlay == nil)
  }

  @Test("a command of a panel is not meant outside of it")
  func outside() {
    let state = Example.console(120, 36)
    #expect(state.keymap.command(for: Key("i"), in: state)?.name == "note")
    #expect(NamedCommand.keyTable().contains("| `O a` | Ask something of the next person | `ask.add` |"))
  }
}
