import Records
import Vocabulary

/// What a todo waits for, from the words that say so.
enum BlockerWords {
  /// The reason without the words that only say "blocked". What a wait is for may begin with a word
  /// of waiting that says more: "pending validation".
  static func reason(in words: String) -> String {
    var rest = words[...]
    while true {
      rest = rest.drop { " -–—:,(：（".contains($0) }
      let ahead = WordSplitting.allWords(of: rest.prefix(120))
      if Lexicon.opening(.pendingWords, words: ahead) > 0, ahead.count > 1 { break }
      let count = Lexicon.opening(.blockerOpenings, words: ahead)
      guard count > 0 else { break }
      let after = rest.dropping(words: count)
      guard after.count < rest.count else { break }
      rest = after
    }
    let reason = rest.trimmed
    return reason.isEmpty ? words : reason
  }

  /// The todos that a reason may name. In longer lists nobody is looked for: what a reason names
  /// there stays outside.
  struct Names {
    static let most = 200

    fileprivate var texts: [(number: Int, words: String)] = []

    init(_ todos: [Todo]) {
      guard todos.count <= Names.most else { return }
      texts = todos.map {
        ($0.number, " " + WordSplitting.words(of: "x " + $0.text).dropFirst().joined(separator: " ") + " ")
      }
    }
  }

  static func blockers(in reason: String, of todo: Todo, among todos: Names) -> [Blocker] {
    let parts = reason.split(separator: ";").flatMap {
      $0.ranges(of: " and #").isEmpty ? [$0] : $0.split(separator: ",")
    }
    var blockers: [Blocker] = []
    for part in parts.map(\.trimmed) where !part.isEmpty {
      for on in targets(of: part, todo: todo, among: todos) {
        let blocker = Blocker(on: on, text: part)
        if !blockers.contains(blocker) { blockers.append(blocker) }
      }
    }
    return blockers.isEmpty ? [Blocker(on: .outside, text: reason)] : blockers
  }

  private static func targets(of words: String, todo: Todo, among todos: Names) -> [Blocker.On] {
    let numbers = numbered(words)
    let known = numbers.filter { number in number != todo.number && todos.texts.contains { $0.number == number } }
    if !known.isEmpty { return known.map { .todo($0) } }
    let subject = subject(of: words)
    if let other = todos.texts.first(where: { $0.number != todo.number && names($0.words, subject) }) {
      return [.todo(other.number)]
    }
    let said = WordSplitting.words(of: words)
    if said.contains(where: { $0.hasPrefix("validat") || $0.hasPrefix("verif") }) { return [.validation] }
    if said.contains(where: { $0.hasPrefix("monitor") }) || said.contains("stability") { return [.monitoring] }
    return [.outside]
  }

  /// "#3", "todo 3", "task 3", "item 3".
  private static func numbered(_ words: String) -> [Int] {
    var numbers: [Int] = []
    let pieces = words.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "#") }
    for (index, piece) in pieces.enumerated() {
      if piece.hasPrefix("#"), let number = Int(piece.dropFirst()) { numbers.append(number) }
      if let number = Int(piece), index > 0, ["todo", "task", "item", "todos", "items"].contains(pieces[index - 1]) {
        numbers.append(number)
      }
    }
    return numbers
  }

  /// "pending Phase 1C validation" is about "phase 1c": words that hold for anything
  /// are left out, as is the 24 of "24 hour period".
  private static func subject(of words: String) -> [String] {
    WordSplitting.words(of: words).filter { $0 != "24" && !Lexicon.isOne(.blockerFillers, $0) }
  }

  /// Whether all the words stand side by side in the todo's text; one word alone must be a name
  /// with a figure.
  private static func names(_ text: String, _ subject: [String]) -> Bool {
    if subject.count == 1, text == " \(subject[0]) " { return true }
    guard !subject.isEmpty, subject.count > 1 || subject[0].contains(where: \.isNumber) else { return false }
    return text.contains(" " + subject.joined(separator: " ") + " ")
  }
}

extension Substring {
  /// Without so many of its first words.
  fileprivate func dropping(words count: Int) -> Substring {
    var rest = self
    for _ in 0..<count {
      rest = rest.drop { !($0.isLetter || $0.isNumber) }
      guard let first = rest.first else { return rest }
      if first.unicodeScalars.first.map({ WordSplitting.stands($0.value) }) ?? false {
        rest = rest.dropFirst()
      } else {
        rest = rest.drop {
          ($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’")
            && !($0.unicodeScalars.first.map { WordSplitting.stands($0.value) } ?? false)
        }
      }
    }
    return rest
  }
}
