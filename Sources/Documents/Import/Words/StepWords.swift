import Records
import Vocabulary

/// What makes a step: its title, its command, the words for its result.
enum StepWords {
  private static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "terminal", "ksh",
  ]

  /// "You should see x", "Should return x".
  static func saysWhatComes(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    return words.starts(with: ["you", "should", "see"]) || words.starts(with: ["should", "return"])
      || words.starts(with: ["should", "see"]) || words.starts(with: ["should", "show"])
      || words.starts(with: ["this", "should", "return"]) || words.starts(with: ["this", "should", "show"])
  }

  /// What a command's own comments say of its result: `# Expected: 200 OK`, `# Should return: x`, the result on the comments below
  /// where none stands behind the colon. Nil where they say nothing of it.
  static func expectation(inComments command: String) -> String? {
    var said: [String] = []
    var continues = false
    for line in command.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed) {
      guard line.hasPrefix("#") else {
        continues = false
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
      }
    }
    return said.isEmpty ? nil : said.joined(separator: "\n")
  }

  /// A label that names no step: "Steps", "Verification". In a runbook a verification is one of several parts that a case has.
  static func isGeneric(_ title: String, inRunbook: Bool) -> Bool {
    let names: Set<String> = ["steps", "verification", "procedure", "commands", "runbook"]
    let words = WordSplitting.words(of: title)
    return words.count == 1 && names.contains(words[0]) && !(inRunbook && words[0] == "verification")
  }

  static func hasCommand(_ item: Item) -> Bool {
    item.children.contains { if case .code(let code) = $0.content { isCommand(code) } else { false } }
  }

  /// A command directly in the group or under one of its labels.
  static func hasCommand(_ group: Group) -> Bool {
    let labels = group.groups.filter { !$0.isHeading }.flatMap(\.elements)
    return (group.elements + labels).contains {
      if case .code(let code) = $0.content { isCommand(code) } else { false }
    }
  }

  /// A fence that a shell can run: of a shell's language, or of none and opening like a command.
  static func isCommand(_ code: Code) -> Bool {
    if let language = code.language { return shells.contains(language) && !code.text.isBlank }
    guard let first = code.text.split(separator: "\n").first(where: { !$0.isBlank && !$0.hasPrefix("#") }) else {
      return false
    }
    let word = first.split(separator: " ").first.map(String.init) ?? ""
    return word == "$" || commands.contains(word)
  }

  private static let commands: Set<String> = [
    "gcloud", "kubectl", "git", "curl", "docker", "psql", "aws", "az", "npm", "pnpm", "yarn", "pytest", "python",
    "python3", "terraform", "helm", "systemctl", "journalctl", "ssh", "make", "redis-cli", "cd", "ls", "cat", "grep",
    "tail", "df", "du", "argocd", "alembic", "gh", "bash", "sudo",
  ]

  /// What the headings of a runbook are about: "Incident: queue stuck" and "2. Queue stuck" are both of "queue stuck".
  static func subject(_ heading: String) -> String {
    let title = title(heading)
    guard let colon = title.firstRange(of: ": "),
      ["incident", "scenario", "alert", "problem", "playbook"].contains(title[..<colon.lowerBound].lowercased())
    else { return title }
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
