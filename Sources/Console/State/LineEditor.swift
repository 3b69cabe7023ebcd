/// A line being typed, with the editing keys people know from the shell. The cursor counts
/// characters as a person sees them.
package struct LineEditor: Equatable, Sendable {
  package private(set) var characters: [Character]
  /// 0 before the first character, `characters.count` after the last.
  package private(set) var cursor: Int
  /// What ^W, ^U and ^K took last; ^Y gives it back.
  private var killed: [Character] = []
  /// What was typed for the same before.
  private var offered: [Character]?

  /// The text is what would most likely be typed: Enter takes it, what is typed replaces it, and
  /// moving in it makes it one's own.
  package private(set) var isProposal = false

  package init(proposal: String) {
    self.init(proposal)
    isProposal = !characters.isEmpty
  }

  package init(_ text: String = "") {
    characters = Array(LineEditor.oneLine(text))
    cursor = characters.count
  }

  package var text: String { String(characters) }

  /// Line ends and tabs of a paste become blanks, so that a line stays one.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  package mutating func insert(_ text: String) {
    if isProposal { (characters, cursor, isProposal) = ([], 0, false) }
    let before = String(characters[..<cursor]) + LineEditor.oneLine(text)
    // A combining mark joins the character before it, so the whole is read anew.
    let rest = String(characters[cursor...])
    cursor = before.count
    characters = Array(before + rest)
    cursor = min(cursor, characters.count)
  }

  package enum Move: Sendable { case start, end, left, right, wordLeft, wordRight }

  package mutating func move(_ move: Move) {
    isProposal = false
    cursor = target(of: move)
  }

  /// Takes what lies between the cursor and where the move would bring it.
  package mutating func delete(_ move: Move, keep: Bool = false) {
    isProposal = false
    let other = target(of: move)
    let range = min(cursor, other)..<max(cursor, other)
    if keep, !range.isEmpty { killed = Array(characters[range]) }
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// The first ^Y puts this in the place of all that stands here; the next one puts in what stood
  /// there.
  package mutating func offer(_ text: String) { offered = Array(LineEditor.oneLine(text)) }

  package mutating func yank() {
    guard let offered else { return insert(String(killed)) }
    if !characters.isEmpty, !isProposal { killed = characters }
    (characters, cursor, isProposal, self.offered) = (offered, offered.count, false, nil)
  }

  private func target(of move: Move) -> Int {
    switch move {
    case .start: return 0
    case .end: return characters.count
    case .left: return max(0, cursor - 1)
    case .right: return min(characters.count, cursor + 1)
    case .wordLeft:
      var place = cursor
      while place > 0, !isWord(place - 1) { place -= 1 }
      while place > 0, isWord(place - 1) { place -= 1 }
      return place
    case .wordRight:
      var place = cursor
      while place < characters.count, !isWord(place) { place += 1 }
      while place < characters.count, isWord(place) { place += 1 }
      return place
    }
  }

  private func isWord(_ place: Int) -> Bool { characters[place].isLetter || characters[place].isNumber }
}
