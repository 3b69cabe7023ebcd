/// A command the palette offers for what was typed, and the argument that follows its name.
struct PaletteMatch: Sendable {
  var command: NamedCommand
  var argument: String
  var score: Int
}

extension State {
  /// Commands that apply now, the best match first; where some hold what was typed as it is, only
  /// those. A command's whole name and a blank begin its argument.
  func paletteMatches(_ typed: String) -> [PaletteMatch] {
    let typed = String(typed.drop { $0 == " " })
    for command in NamedCommand.all where command.argument != nil && command.applies(self) {
      if typed.hasPrefix(command.name + " ") {
        return [PaletteMatch(command: command, argument: String(typed.dropFirst(command.name.count + 1)), score: 0)]
      }
    }
    let wanted = typed.trimmingSpaces
    let matches = NamedCommand.all.enumerated()
      .filter { $0.element.applies(self) && $0.element.name != "palette" }
      .compactMap { place, command -> (place: Int, match: PaletteMatch)? in
        guard let score = Fuzzy.score(wanted, in: command.searched) else { return nil }
        return (place, PaletteMatch(command: command, argument: "", score: score))
      }
      .sorted { ($1.match.score, $0.place) < ($0.match.score, $1.place) }
      .map(\.match)
    let whole = matches.filter { $0.command.searched.lowercased().contains(wanted.lowercased()) }
    return whole.isEmpty ? matches : whole
  }
}

extension NamedCommand {
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
