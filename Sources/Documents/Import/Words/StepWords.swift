import Records
import Vocabulary

/// What makes a step: its title, its command, the words for its result.
enum StepWords {
  /// "You should see x", "Should return x".
  static func saysWhatComes(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    return words.starts(with: ["you", "should", "see"]) || words.starts(with: ["should", "return"])
      || words.starts(with: ["should", "see"]) || words.starts(with: ["should", "show"])
      || words.starts(with: ["this", "should", "return"]) || words.starts(with: ["this", "should", "show"])
  }

  /// The words below a command that say what should come of it; nil where they say something else.
  static func result(in text: String) -> String? {
    guard text.utf8.count <= 240, !text.hasSuffix(":"), !text.hasSuffix("：") else { return nil }
    let colon = text.firstIndex { $0 == ":" || $0 == "：" }
    if let colon, FieldWords.isExpectation(text[..<colon]) {
      let rest = text[text.index(after: colon)...].trimmed
      return rest.isEmpty ? nil : Markup.bare(rest)
    }
    let words = WordSplitting.allWords(of: text)
    guard !text.contains("\n"), words.count <= 40, Lexicon.has(.should, words: words) || saysWhatComes(text),
      !Lexicon.has(.run, words: words), words.first != "you" || saysWhatComes(text), words.first != "if"
    else { return nil }
    return text
  }

  /// What a command's own comments say of its result: `# Expected: 200 OK`, `# Should return: x`,
  /// the result on the comments below where none stands behind the colon; and comments behind a
  /// command, `ls # two files`, where they look like a result. Nil where they say nothing of it.
  /// - Parameter isCheck: the words around ask for the result.
  static func expectation(inComments command: String, isCheck: Bool = false) -> String? {
    var said: [String] = []
    var continues = false
    let lines = command.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed)
    let isOne = lines.count { !$0.isEmpty && !$0.hasPrefix("#") } == 1
    for line in lines {
      guard line.hasPrefix("#") else {
        continues = false
        if let words = ShellLine.trailingComment(of: line), isResult(words, isCheck: isCheck) {
          let program = line.prefix { $0 != "#" }.trimmed
          said.append(isOne ? words : "\(program): \(words)")
        }
        continue
      }
      let words = line.drop { $0 == "#" }.trimmed
      let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, FieldWords.isExpectation(parts[0]) {
        let rest = parts[1].trimmed
        continues = rest.isEmpty
        if !rest.isEmpty { said.append(rest) }
      } else if words.lowercased().hasPrefix("should ") {
        said.append(words.hasSuffix(":") ? String(words.dropLast()) : words)
        continues = words.hasSuffix(":")
      } else if continues, !words.isEmpty {
        said.append(words)
      } else if Lexicon.opening(.should, words: WordSplitting.allWords(of: words)) > 0 {
        said.append(words)
      }
    }
    return said.isEmpty ? nil : said.joined(separator: "\n")
  }

  /// A remark behind a command that is what it prints, and not what the command does: figures,
  /// marks of code, or several words where a result is asked for.
  private static func isResult(_ words: String, isCheck: Bool) -> Bool {
    let spoken = WordSplitting.allWords(of: words)
    guard words.utf8.count <= 120, !spoken.isEmpty, !words.hasPrefix("<") else { return false }
    if Lexicon.opening(.should, words: spoken) > 0 { return true }
    if ShellLine.isCommand(words, isStrict: true) { return false }
    // "Start the server" says what the command does; results are written as they are printed,
    // mostly small.
    let start = words.unicodeScalars.prefix(2).map(\.properties)
    if start.count == 2, start[0].isUppercase, start[1].isLowercase { return false }
    if words.contains(where: { $0.isNumber || "{}[]\"«»=%~→✅".contains($0) }) { return true }
    return isCheck && (spoken.count >= 2 || words.contains("("))
  }

  /// A label that names no step: "Steps", "Verification". In a runbook a verification is one of
  /// several parts that a case has.
  static func isGeneric(_ title: String, inRunbook: Bool) -> Bool {
    let words = WordSplitting.words(of: title)
    return Lexicon.isOne(.genericSteps, words.joined(separator: " "))
      && !(inRunbook && Lexicon.has(.checking, words: words))
  }

  static func hasCommand(_ item: Item) -> Bool {
    item.children.contains { if case .code(let code) = $0.content { isCommand(code) } else { false } }
  }

  /// The same where nothing but the words say that it is to be run.
  static func hasLooseCommand(_ item: Item) -> Bool {
    item.children.contains {
      if case .code(let code) = $0.content { CommandFence(code, isLoose: true) != nil } else { false }
    }
  }

  /// A command directly in the group or under one of its labels.
  static func hasCommand(_ group: Group) -> Bool {
    let labels = group.groups.filter { !$0.isHeading }.flatMap(\.elements)
    return (group.elements + labels).contains {
      if case .code(let code) = $0.content { isCommand(code) } else { false }
    }
  }

  /// A fence that a shell can run: of a shell's language, or of none and opening like a command.
  static func isCommand(_ code: Code) -> Bool { CommandFence(code) != nil }

  /// What the headings of a runbook are about: "Incident: queue stuck" and "2. Queue stuck" are
  /// both of "queue stuck".
  static func subject(_ heading: String) -> String {
    let title = title(heading)
    guard let colon = title.firstRange(of: ": "), Lexicon.isOne(.cases, title[..<colon.lowerBound]) else {
      return title
    }
    return title[colon.upperBound...].trimmed
  }

  static func withoutTrailingMark(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last == " " || StateWords.isMark(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Without "Step 2:", "3." and the like, and without a mark at the end.
  static func title(_ title: String) -> String {
    if let step = StepTitle(title) { return withoutTrailingMark(step.title) }
    let bare = Markup.plain(StateWords.withoutMark(title))
    if TodoWords.isTask(bare) { return withoutTrailingMark(TodoWords.bare(bare)) }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    let rest = bare.dropFirst(digits.count)
    let named = !digits.isEmpty && (rest.hasPrefix(". ") || rest.hasPrefix(") ")) ? rest.dropFirst(2).trimmed : bare
    return withoutTrailingMark(named.hasSuffix(":") ? String(named.dropLast()) : named)
  }
}
