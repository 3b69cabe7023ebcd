/// A command the palette offers for what was typed, and the argument that follows its name.
struct PaletteMatch: Sendable {
  var command: NamedCommand
  var argument: String
  var score: Int
}

extension State {
  /// The best match first: those that apply here above those of other views. Where some hold what
  /// was typed as it is, only those. A command's whole name, or what fingers know it by, and a blank
  /// begin its argument.
  func paletteMatches(_ typed: String) -> [PaletteMatch] {
    let typed = String(typed.drop { $0 == " " })
    let known = called(typed)
    if let known, typed.contains(" ") { return [known] }
    let wanted = typed.trimmingSpaces
    let matches = NamedCommand.all.enumerated()
      .filter { isOffered($0.element) }
      .compactMap { place, command -> (place: Int, isHere: Bool, match: PaletteMatch)? in
        guard let score = Fuzzy.score(wanted, in: command.searched) else { return nil }
        return (place, command.applies(self), PaletteMatch(command: command, argument: "", score: score))
      }
      .sorted { left, right in
        if left.isHere != right.isHere { return left.isHere }
        return (right.match.score, left.place) < (left.match.score, right.place)
      }
      .map(\.match)
    let whole = matches.filter { $0.command.searched.lowercased().contains(wanted.lowercased()) }
    let found = whole.isEmpty ? matches : whole
    return known.map { known in [known] + found.filter { $0.command !== known.command } } ?? found
  }

  /// Where there is only a log, or nothing yet, what could never be done is not offered.
  private func isOffered(_ command: NamedCommand) -> Bool {
    guard command.name != "palette" else { return false }
    return command.applies(self) || (hasRecord && !isLogAlone)
  }

  /// The command whose name, or whose other name, is typed: alone, or with an argument after it.
  private func called(_ typed: String) -> PaletteMatch? {
    let name = typed.prefix { $0 != " " }
    let rest = typed.dropFirst(name.count)
    let argument = String(rest.drop { $0 == " " })
    for (other, meant) in NamedCommand.otherNames where name == other {
      guard let command = meant.compactMap(NamedCommand.named).first(where: isOffered) else { continue }
      if !argument.isEmpty, command.argument == nil { continue }
      return PaletteMatch(command: command, argument: argument, score: 0)
    }
    guard !rest.isEmpty else { return nil }
    return NamedCommand.all.first { $0.argument != nil && $0.name == name && isOffered($0) }.map {
      PaletteMatch(command: $0, argument: String(rest.dropFirst()), score: 0)
    }
  }

  /// Does what the palette was asked for. What belongs to a view that is not on the screen is done
  /// there: where it would change what nobody has looked at, it is shown first.
  mutating func carryOut(_ match: PaletteMatch) -> [Effect] {
    let command = match.command
    if command.applies(self) { return command.act(&self, match.argument) }
    var there = self
    var effects: [Effect] = []
    let isSeen = command.pane.map { pane in arrangement.panes.contains { $0.pane == pane } } ?? true
    if !isSeen, let place = command.place { effects = there.go(to: place) }
    if let pane = command.pane { there.focus = pane }
    guard command.applies(there) else {
      sayIdle(command)
      return []
    }
    self = there
    var acted = self
    let done = command.act(&acted, match.argument)
    if !isSeen, done.contains(where: \.isAct) {
      say("Here it is: \(keyWords(command.name)) does it", .done)
      return effects
    }
    self = acted
    return effects + done
  }
}

extension NamedCommand {
  /// What fingers know commands by from elsewhere; the first that can be done is meant.
  static let otherNames: [(name: String, meant: [String])] = [
    ("q", ["quit"]), ("q!", ["exit"]), ("qa", ["exit"]), ("wq", ["handoff.seal"]), ("x", ["handoff.seal"]),
    ("w", ["export"]), ("write", ["export"]), ("export", ["export"]), ("e", ["edit"]), ("h", ["help"]),
    ("goto", ["goto"]), ("todo", ["goto.todo", "view.todos"]), ("risk", ["goto.risk", "view.risks"]),
    ("step", ["goto.step", "view.validate"]), ("todos", ["view.todos"]), ("risks", ["view.risks"]),
    ("timeline", ["view.timeline"]), ("log", ["view.log"]), ("steps", ["view.validate"]),
    ("sessions", ["view.sessions"]), ("accept", ["baton.accept"]), ("handoff", ["view.handoff"]),
    ("seal", ["handoff.seal"]), ("u", ["undo"]), ("colo", ["theme"]), ("colorscheme", ["theme"]), ("!", ["shell"]),
    ("sh", ["shell"]), ("shell", ["shell"]),
  ]

  /// The list it acts on; nil where it is of no list.
  var pane: Pane? {
    switch group {
    case .timeline: .timeline
    case .todos: .todos
    case .risks: .risks
    case .log: .log
    case .validation: .steps
    case .sessions: .sessions
    case .moving, .viewing, .record, .baton, .incident: nil
    }
  }

  /// The view it belongs to; nil where it belongs to all.
  var place: Place? {
    switch group {
    case .timeline: .timeline
    case .todos: .todos
    case .risks: .risks
    case .log: .log
    case .validation: .validate
    case .sessions: .sessions
    case .baton: name.hasPrefix("handoff.") ? .handoff : nil
    case .moving, .viewing, .record, .incident: nil
    }
  }

  fileprivate var searched: String { "\(title) \(name)" }
}

/// Letters in order, not necessarily side by side: `tdone` finds “Mark the todo done”.
enum Fuzzy {
  /// Higher is better; nil where a letter is missing. Starts of words and letters side by side
  /// count more.
  static func score(_ wanted: String, in text: String) -> Int? {
    let wanted = Array(wanted.lowercased())
    guard !wanted.isEmpty else { return 0 }
    let text = Array(text.lowercased())
    var (score, next, last) = (0, 0, -2)
    for (place, character) in text.enumerated() where next < wanted.count && character == wanted[next] {
      let startsWord = place == 0 || text[place - 1] == " " || text[place - 1] == "."
      score += place == last + 1 ? 5 : startsWord ? 4 : 1
      last = place
      next += 1
    }
    guard next == wanted.count else { return nil }
    // Words found whole stand above letters found here and there.
    if String(text).contains(String(wanted)) { score += 20 }
    return score
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
