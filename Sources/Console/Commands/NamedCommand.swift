import Screen

/// Something a person can have done, by a key, from the palette or by a click. Hint line, help,
/// palette, the README's key table and custom bindings are all made from the table of these.
package final class NamedCommand: Sendable {
  package enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case viewing = "Views"
    case record = "The record"
    case timeline = "Timeline"
    case todos = "Todos"
    case risks = "Risks"
    case log = "Log"
    case validation = "Validation"
    case baton = "The baton"
    case sessions = "Sessions"
    case incident = "The incident"
  }

  /// What config.toml calls it: `todo.done`.
  package let name: String
  /// What help and palette say: "Mark the todo done".
  package let title: String
  package let keys: [Key]
  package let group: Group
  /// The command that opens the panel in which alone its keys mean it; nil where they do
  /// everywhere.
  let panel: String?
  /// What the palette takes after the name: "TEXT"; nil where it takes nothing.
  package let argument: String?
  /// Changes the record, so it is of no use in a read-only console or in the past.
  let writes: Bool
  /// All it changes is what is selected in the focused pane, or where its text stands.
  let isMove: Bool
  /// It can have a word in the hint line.
  private let mayHint: Bool
  /// The word in the hint line now, or nil where it is not among the likely acts.
  let hint: @Sendable (State) -> String?
  private let isPossible: @Sendable (State) -> Bool
  let act: @Sendable (inout State, String) -> [Effect]

  // Not inlined: the table of commands is built at every start, and code that runs once is the
  // longer to fetch the more there is of it.
  @inline(never)
  convenience init(
    _ name: String, _ title: String, _ keys: [String], _ group: Group, in panel: String? = nil, argument: String? = nil,
    writes: Bool? = nil, isMove: Bool = false, hint: String? = nil,
    when applies: @escaping @Sendable (State) -> Bool = { _ in true },
    act: @escaping @Sendable (inout State, String) -> [Effect]
  ) {
    self.init(
      name, title, keys, group, in: panel, argument: argument, writes: writes, isMove: isMove, mayHint: hint != nil,
      hinting: { _ in hint },
      when: applies, act: act)
  }

  @inline(never)
  init(
    _ name: String, _ title: String, _ keys: [String], _ group: Group, in panel: String? = nil, argument: String? = nil,
    writes: Bool? = nil, isMove: Bool = false, mayHint: Bool = true,
    hinting hint: @escaping @Sendable (State) -> String?,
    when applies: @escaping @Sendable (State) -> Bool = { _ in true },
    act: @escaping @Sendable (inout State, String) -> [Effect]
  ) {
    self.name = name
    self.title = title
    self.keys = keys.compactMap { Key(words: $0) }
    self.group = group
    self.panel = panel
    self.argument = argument
    self.writes = writes ?? [.todos, .risks, .validation, .baton].contains(group)
    self.isMove = isMove
    self.mayHint = mayHint
    self.hint = hint
    isPossible = applies
    self.act = act
  }

  /// Asks a form; nil where there is nothing to ask.
  @inline(never)
  convenience init(
    _ name: String, _ title: String, _ keys: [String], _ group: Group, in panel: String? = nil, argument: String? = nil,
    writes: Bool? = nil, hint: String? = nil, hinting: (@Sendable (State) -> String?)? = nil,
    when applies: @escaping @Sendable (State) -> Bool = { _ in true },
    form: @escaping @Sendable (State) -> Form?
  ) {
    self.init(
      name, title, keys, group, in: panel, argument: argument, writes: writes, mayHint: hint != nil || hinting != nil,
      hinting: hinting ?? { _ in hint }, when: applies
    ) { state, answer in
      let again: @Sendable (State) -> Form? = { state in
        guard applies(state), var form = form(state) else { return nil }
        if form.name.isEmpty { form.name = name }
        return form
      }
      guard var form = again(state) else { return [] }
      form.again = again
      return state.ask(form, answer)
    }
  }

  /// Asks a form about the item that is selected.
  @inline(never)
  convenience init<Item>(
    _ name: String, _ title: String, _ keys: [String], _ group: Group, on item: @escaping @Sendable (State) -> Item?,
    argument: String? = nil, writes: Bool? = nil, hint: String? = nil,
    when applies: @escaping @Sendable (Item) -> Bool = { _ in true },
    form: @escaping @Sendable (Item, State) -> Form
  ) {
    self.init(
      name, title, keys, group, argument: argument, writes: writes, hint: hint,
      when: { item($0).map(applies) == true }, form: { state in item(state).map { form($0, state) } })
  }

  /// It can be done now.
  func applies(_ state: State) -> Bool {
    if state.isLogAlone, !belongsToLog { return false }
    // In an empty store there is nothing yet to write to; in one that was emptied by undoing, what
    // was undone can be taken back.
    if writes, state.isLoaded, !state.hasRecord, name != "redo" || state.incident == nil, name != "incident.open" {
      return false
    }
    return isPossible(state)
  }

  /// Of use where there is a log and no record.
  private var belongsToLog: Bool {
    switch group {
    case .log: !writes
    case .moving: true
    case .viewing, .record:
      [
        "zone", "clock", "theme", "mouse", "palette", "help", "redraw", "suspend", "quit", "exit", "search",
        "search.next", "search.previous", "copy",
      ].contains(name)
    default: false
    }
  }

  /// Every command; where two have one key, the first that applies is meant.
  package static let all: [NamedCommand] =
    todos + risks + timeline + log + validation + sessionList + incident + evidence + baton + inFlight + record
    + viewing + moving

  /// Those that can be in the hint line.
  static let hinting = all.filter(\.mayHint)

  static func named(_ name: String) -> NamedCommand? { all.first { $0.name == name } }
}

extension NamedCommand {
  /// The README's table of keys, as Markdown.
  package static func keyTable() -> String {
    var lines = ["| Key | Does | Name |", "|---|---|---|"]
    for group in Group.allCases {
      lines.append("| **\(group.rawValue)** | | |")
      for command in all where command.group == group && !command.keys.isEmpty {
        let opening = command.panel.flatMap(named)?.keys.first.map { $0.displayText + " " } ?? ""
        let keys = command.keys.map { "`\(opening)\($0.displayText == "|" ? "\\|" : $0.displayText)`" }.joined(
          separator: " ")
        lines.append("| \(keys) | \(command.title) | `\(command.name)` |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
