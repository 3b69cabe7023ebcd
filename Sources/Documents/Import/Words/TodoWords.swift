import Records
import Vocabulary

/// What makes a title or an entry something to do.
enum TodoWords {
  /// What a column with the work in it is called, the surest name first.
  static let columns = [
    "task", "todo", "action", "action item", "item", "work", "ask", "request", "investigation", "alert", "incident",
    "issue", "what",
  ]

  static let dueColumns: Set<String> = [
    "due", "due date", "deadline", "eta", "by", "until", "expires", "expiry", "silenced until", "expires at",
  ]

  /// The words, and what is said of them in brackets or after a dash at the end.
  static func parted(_ text: String) -> (text: String, aside: String)? {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex {
      return (text[..<open].trimmed, String(text[text.index(after: open)...].dropLast()))
    }
    guard
      let dash = [" - ", " – ", " — "].compactMap({ text.ranges(of: $0).last }).max(by: {
        $0.lowerBound < $1.lowerBound
      })
    else { return nil }
    return (text[..<dash.lowerBound].trimmed, text[dash.upperBound...].trimmed)
  }

  /// "None", "n/a": there is nothing to do.
  static func isNone(_ text: String) -> Bool {
    let words = WordSplitting.words(of: Markup.plain(text))
    guard !words.isEmpty else { return true }
    return words.count <= 3 && Lexicon.opening(.none, words: words) > 0
  }

  /// The time after "until", where an alert is silenced or muted.
  static func until(_ text: String) -> TimeWords? {
    let words = text.lowercased()
    guard ["silenc", "muted", "snoozed", "suppressed"].contains(where: words.contains),
      let until = words.firstRange(of: "until ")
    else { return nil }
    return TimeWords(String(words[until.upperBound...]))
  }

  /// What is said of incidents handed on is under way unless the entry says otherwise; a heading may be a state.
  static func usualState(under title: String) -> WrittenState? {
    let words = WordSplitting.words(of: title)
    if words.first == "blocked" { return .blocked }
    if words.contains("progress"), words.first == "in" || words.first == "work" { return .inProgress }
    return words.contains("incidents") ? .inProgress : nil
  }

  /// "Priority 1: x", "Task 3: x", "2. x", "P0: x".
  static func isTask(_ title: String) -> Bool {
    let bare = StateWords.withoutMark(title)
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, bare.dropFirst(digits.count).hasPrefix(". ") { return true }
    let words = WordSplitting.words(of: bare)
    guard let first = words.first, Lexicon.opening(.taskNouns, words: words) > 0 else { return false }
    let isNumbered = words.count > 1 && words[1].first?.isNumber == true
    return bare.contains(":") && (first.hasPrefix("p") && first.count == 2 || isNumbered)
  }

  /// A title that says when or by whom the entries below it are to be done, not what they are.
  static func isHorizon(_ title: String) -> Bool {
    let words = WordSplitting.words(of: title)
    guard let first = words.first, first != "if", first != "no", !Lexicon.has(.notHorizons, words: words) else {
      return false
    }
    return first == "for" || first == "to" || Lexicon.has(.horizons, words: words)
  }

  /// The task marks of the lists directly below, ticked or not.
  static func boxes(in group: Group) -> [Bool] {
    group.elements.flatMap { element -> [Bool] in
      if case .list(let items) = element.content { items.compactMap(\.isTicked) } else { [] }
    }
  }

  static func bare(_ title: String) -> String {
    let bare = StateWords.withoutMark(title)
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return bare.dropFirst(digits.count + 1).trimmed }
    return bare.firstRange(of: ": ").map { bare[$0.upperBound...].trimmed } ?? bare
  }

  /// A fact about the work and no work itself: "Time budget: 60 minutes", "Backend: ✅ ready", "Owner: ops".
  static func isRemark(_ field: Label.Field) -> Bool {
    if FieldWords.isKnown(field.label) || StateWords.mark(of: field.value) != nil { return true }
    return Lexicon.isOne(.remarks, WordSplitting.words(of: field.label).last ?? "")
  }

  static func hasExpectation(_ group: Group) -> Bool {
    group.elements.contains {
      if case .field(let label, _) = $0.content { FieldWords.isExpectation(label) } else { false }
    } || group.groups.contains { FieldWords.isExpectation($0.title) || (!$0.isHeading && hasExpectation($0)) }
  }
}
