import Records

/// What a step looks for, by its own command and title, as a PCRE2 pattern.
enum StepPattern {
  /// The search of the command (`grep -i "x"`, a bare quoted word in a log filter), else the
  /// subject of the title ("Check for SQLAlchemy Errors"); nil where neither names one.
  static func own(command: String, title: String) -> String? {
    if let searched = searched(in: command) { return searched }
    let words = title.split(whereSeparator: \.isWhitespace).map { ExpectationPhrase.bare($0) }
    let troubles: Set<String> = ["error", "errors", "exception", "exceptions", "failures", "timeouts"]
    guard let place = words.firstIndex(where: { troubles.contains($0.lowercased()) }), place > 0 else { return nil }
    let subject = words[place - 1]
    let plain: Set<String> = ["for", "no", "any", "new", "the", "check", "of", "zero", "more", "-", "logs", "log"]
    guard subject.count > 2, !plain.contains(subject.lowercased()) else { return nil }
    return "(?i)" + PatternText.literal(subject.lowercased())
  }

  /// The words for trouble, of a subject where one is named.
  static func trouble(_ word: String, of subject: [String]) -> String {
    let kinds: [String: String] = [
      "timeout": "time(?:d )?[ -]?outs?", "timeouts": "time(?:d )?[ -]?outs?", "warnings": "warn(?:ing)?s?",
      "crashes": "crash\\w*|panic", "restarts": "restart\\w*", "traceback": "traceback", "tracebacks": "traceback",
      "failure": "fail\\w*", "failures": "fail\\w*",
    ]
    let kind = kinds[word] ?? "error|exception|traceback|fatal|panic"
    // "0 errors" and "no errors" are the good news.
    guard !subject.isEmpty else { return "(?i)(?<!\\b0 )(?<!\\bno )(?:\(kind))" }
    let name = subject.map(PatternText.literal).joined(separator: "\\W+")
    return "(?i)\(name).*?(?:\(kind))|(?:\(kind)).*?\(name)"
  }

  private static func searched(in command: String) -> String? {
    let tokens = ShellWords.tokens(command)
    for (index, token) in tokens.enumerated() where ["grep", "egrep", "rg"].contains(token) {
      let arguments = tokens[(index + 1)...].prefix { $0 != "|" && $0 != ";" && $0 != "&&" && $0 != "||" }
      let flags = arguments.prefix { $0.hasPrefix("-") && $0.count > 1 }
      guard !flags.contains(where: { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("v") }),
        let pattern = arguments.dropFirst(flags.count).first
      else { continue }
      let insensitive = flags.contains { !$0.hasPrefix("--") && $0.contains("i") } ? "(?i)" : ""
      let extended = token != "grep" || flags.contains { !$0.hasPrefix("--") && ($0.contains("E") || $0.contains("P")) }
      let translated = extended ? pattern : pattern.replacing("\\|", with: "|")
      return insensitive + translated
    }
    guard command.contains("logging read") || command.contains("logs ") || command.contains("filter") else {
      return nil
    }
    return tokens.lazy.compactMap(bareQuoted).first
  }

  /// The bare word of a log filter: `… "sqlalchemy"`, not the value of a field.
  private static func bareQuoted(_ token: String) -> String? {
    let parts = token.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    for place in stride(from: 1, to: parts.count - 1, by: 2) {
      let before = parts[place - 1].last
      let word = parts[place]
      guard before == nil || before == " ", word.count > 2, word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { continue }
      return "(?i)" + PatternText.literal(word.lowercased())
    }
    return nil
  }
}

/// What a command's output looks like, told by the command.
enum OutputForm {
  /// One number: `wc -l`, `grep -c`.
  case number
  /// Rows under a heading.
  case table
  /// Rows alone.
  case rows
  case other

  init(_ command: String) {
    let folded = command.lowercased()
    let last = folded.split(separator: "|").last.map(String.init) ?? folded
    if last.contains("wc -l") || last.contains("grep -c") || last.contains("jq length") || last.contains("jq 'length'")
    {
      self = .number
    } else if folded.contains("kubectl get"), !folded.contains("--no-headers"), !folded.contains("-o "), last == folded
    {
      self = .table
    } else if folded.contains("docker ps"), !folded.contains("--format"), !folded.contains(" -q"), last == folded {
      self = .table
    } else if folded.contains("--no-headers") || last.contains("grep") || last.contains("ls ")
      || folded.contains("-o name")
    {
      self = .rows
    } else {
      self = .other
    }
  }
}

/// Splits a command into words as a shell would, quotes taken off; operators stand alone.
enum ShellWords {
  static func tokens(_ command: String) -> [String] {
    var tokens: [String] = []
    var current: String?
    var quote: Character?
    var rest = command[...]
    func close() {
      if let word = current { tokens.append(word) }
      current = nil
    }
    while let character = rest.popFirst() {
      if let open = quote {
        if character == open {
          quote = nil
        } else if character == "\\", open == "\"", let next = rest.first, next == "\"" || next == "\\" {
          current?.append(rest.removeFirst())
        } else {
          current?.append(character)
        }
      } else if character == "'" || character == "\"" {
        quote = character
        current = current ?? ""
      } else if character == "\\" {
        if let next = rest.popFirst(), !next.isNewline { current = (current ?? "") + String(next) }
      } else if character.isWhitespace {
        close()
      } else if "|;&".contains(character) {
        close()
        if let last = tokens.last, last == String(character) {
          tokens[tokens.count - 1] = last + String(character)
        } else {
          tokens.append(String(character))
        }
      } else {
        current = (current ?? "") + String(character)
      }
    }
    close()
    return tokens
  }
}
