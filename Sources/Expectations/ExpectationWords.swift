import Records

/// Proposes a rule from the words of an expectation: a table of phrase shapes, each with the rule
/// it stands for.
///
/// A rule is proposed only where it says all that the words say: a step that passes its rule counts
/// as passed without a person. Where any part of the words is beyond a rule the answer is nil, and
/// a person judges.
package enum ExpectationWords {
  /// What a phrase is read in the light of.
  struct Known {
    var command: String
    var title: String
    var fixedAt: Moment?
    var day: Day?

    var foldedCommand: String { command.lowercased() }

    /// A time within words; a time of day is on the session's day.
    func time(in words: String) -> Moment? {
      TimesInText.dated(in: words, year: day?.year).first
        ?? day.flatMap { TimesInText.clocks(in: words, on: $0).first }
    }
  }

  struct Shape: Sendable {
    let name: String
    let rule: @Sendable (ExpectationPhrase, Known) -> ExpectationRule?
  }

  /// - Parameters:
  ///   - command: the step's command, for its own pattern and for the form of its output.
  ///   - fixedAt: when the fix was made; "old errors" are those before it.
  ///   - day: the session's day, for times of day in the words.
  package static func rule(
    for text: String, command: String?, title: String, fixedAt: Moment?, day: Day?
  ) -> ExpectationRule? {
    guard text.utf8.count <= 16_384 else { return nil }
    let known = Known(command: command ?? "", title: title, fixedAt: fixedAt, day: day)
    if let sample = ExpectationSample(text) { return sample.rule }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    guard lines.count > 1 else { return lines.first.flatMap { line($0, known) ?? plain($0) } }
    if let names = identifiers(lines) { return combined(names) }
    return every(lines) { line($0, known) }
  }

  private static func line(_ text: String, _ known: Known) -> ExpectationRule? {
    let whole = ExpectationPhrase(text)
    if let rule = phrase(whole, known) { return rule }
    guard !whole.isCode else { return nil }
    for separator in [" or ", ", or "] {
      let alternatives = pieces(text, separator)
      if alternatives.count > 1, alternatives.allSatisfy({ ExpectationPhrase($0).isCode }),
        let rules = all(alternatives, { phrase(ExpectationPhrase($0), known) })
      {
        return .any(rules)
      }
    }
    for separator in ["; ", ", ", " and "] {
      let clauses = pieces(text, separator)
      if clauses.count > 1 { return every(clauses) { line($0, known) } }
    }
    return nil
  }

  /// One word or number by itself, of whatever language, is what the output says. Within a sentence
  /// it may be what a person finds.
  private static func plain(_ text: String) -> ExpectationRule? {
    let phrase = ExpectationPhrase(text)
    let word = ExpectationPhrase.bare(phrase.text)
    guard !phrase.isCode, phrase.aside.isEmpty, phrase.words.count == 1,
      word.allSatisfy({ $0.isLetter || $0.isNumber || "_-.,:/%+".contains($0) }),
      word.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    let literal = PatternText.literal(word)
    if !word.contains(where: \.isLetter) { return .matches("^\\s*\(literal)(?:\\s|$)", first: false) }
    let casing = word == word.lowercased() ? "(?i)" : ""
    return .matches("\(casing)(?<!not )(?<!no )(?<![\\p{L}\\p{N}_])\(literal)(?![\\p{L}\\p{N}_])", first: false)
  }

  private static func phrase(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    for shape in shapes {
      if let rule = shape.rule(phrase, known) { return rule }
    }
    return nil
  }

  /// One rule for all the parts; nil unless every part has one.
  private static func every(_ parts: [String], _ rule: (String) -> ExpectationRule?) -> ExpectationRule? {
    all(parts, rule).map(combined)
  }

  private static func all(_ parts: [String], _ rule: (String) -> ExpectationRule?) -> [ExpectationRule]? {
    let rules = parts.compactMap(rule)
    return rules.count == parts.count ? rules : nil
  }

  static func combined(_ rules: [ExpectationRule]) -> ExpectationRule {
    var flat: [ExpectationRule] = []
    for rule in rules {
      let parts = if case .all(let inner) = rule { inner } else { [rule] }
      flat += parts.filter { !flat.contains($0) }
    }
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  /// Splits outside brackets, quotes and code.
  private static func pieces(_ text: String, _ separator: String) -> [String] {
    var pieces = [""]
    var depth = 0
    var quote: Character?
    var rest = text[...]
    while let character = rest.first {
      if quote == nil, depth == 0, rest.prefix(separator.count).lowercased() == separator {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
        continue
      }
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "`" || character == "\"" {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth = max(0, depth - 1)
      }
      pieces[pieces.count - 1].append(character)
      rest = rest.dropFirst()
    }
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// A list whose every line is one identifier, perhaps with a remark in brackets: each must
  /// appear.
  private static func identifiers(_ lines: [String]) -> [ExpectationRule]? {
    var rules: [ExpectationRule] = []
    for line in lines {
      let phrase = ExpectationPhrase(line.hasPrefix("#") ? String(line.dropFirst()) : line)
      let name = phrase.text.trimmed
      guard line.hasPrefix("-") || line.hasPrefix("#") || line.hasPrefix("*"), isIdentifier(name) else { return nil }
      rules.append(.matches(PatternText.word(name), first: false))
    }
    return rules
  }

  /// One word with a `_` or `-` or more than one capital within it: a name from a machine, not a
  /// word of prose.
  static func isIdentifier(_ word: some StringProtocol) -> Bool {
    word.count > 3 && word.first?.isLetter == true && word.contains(where: { "_-".contains($0) })
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
  }
}
