import Records
import Vocabulary

/// What makes a title or an entry something to do.
enum TodoWords {
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

  /// "Nothing to do: the shift goes on": the list tells that there is no work.
  static func saysNoAction(_ text: String) -> Bool {
    Lexicon.opening(.noAction, words: WordSplitting.allWords(of: Markup.plain(StateWords.withoutMark(text)))) > 0
  }

  /// The text is struck out, but for a remark behind it.
  static func isStruck(_ text: String) -> Bool {
    let start = text.drop { " *".contains($0) }
    return start.hasPrefix("~~") && start.dropFirst(2).contains("~~") || start.hasPrefix("<del>")
  }

  static func unstruck(_ text: String) -> String {
    text.replacing("~~", with: "").replacing("<del>", with: "").replacing("</del>", with: "").trimmed
  }

  /// An entry below another that can be done by itself: it and all beside it are sentences of some
  /// words.
  static func standsAlone(_ item: Item, among items: [Item]) -> Bool {
    items.count >= 2
      && items.allSatisfy {
        let words = $0.text.split(separator: " ")
        return words.count >= 4 && $0.text.first?.isUppercase == true && $0.field == nil
          && ($0.text.hasSuffix(".") || $0.text.contains(". "))
      }
  }

  /// The state that a table's cell says, in front, behind ("Bug 6120 **DONE**") or by a mark.
  static func state(inCell cell: String) -> WrittenState? {
    if let state = StateWords.state(of: cell) { return state }
    if cell.contains("☑") || cell.contains("☒") { return .done }
    let bold = cell.split(separator: "**", omittingEmptySubsequences: true)
    if let last = bold.last, bold.count > 1, let state = StateWords.state(of: last.trimmed) { return state }
    let words = Markup.plain(cell).split(separator: " ")
    for count in 1...3 where words.count > count {
      if let state = StateWords.exact(words.suffix(count).joined(separator: " ")) { return state }
    }
    return nil
  }

  /// The words after "until", where an alert is silenced or muted.
  static func until(_ text: String) -> String? {
    guard Lexicon.has(.silenced, in: text) else { return nil }
    return untilWords(in: text)?.after
  }

  /// What stands before a word for "until", and behind it.
  static func untilWords(in text: String) -> (before: String, after: String)? {
    var place = text.startIndex
    while let start = text[place...].firstIndex(where: { $0.isLetter }) {
      let word = text[start...].prefix { $0.isLetter || $0 == "'" }
      let end = word.endIndex
      if start > text.startIndex, Lexicon.isOne(.untilWords, word), end < text.endIndex {
        return (text[..<start].trimmed, text[end...].trimmed)
      }
      place = end
    }
    return nil
  }

  /// What is said of incidents handed on is under way unless the entry says otherwise; a heading
  /// may be a state.
  static func usualState(under title: String) -> WrittenState? {
    let words = WordSplitting.words(of: title)
    if words.first == "blocked" { return .blocked }
    if words.contains("progress"), words.first == "in" || words.first == "work" { return .inProgress }
    if words.contains("incidents") { return .inProgress }
    if Lexicon.has(.doneHeadings, words: words) { return .done }
    if Lexicon.has(.blockedHeadings, words: words) { return .blocked }
    let state = Lexicon.current.states.opening(words: words, in: Lexicon.languages)
    if let state, state.count == words.count || state.meaning != .open { return state.meaning }
    return nil
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

  /// A fact about the work and no work itself: "Time budget: 60 minutes", "Backend: ✅ ready",
  /// "Owner: ops".
  static func isRemark(_ field: Label.Field) -> Bool {
    if FieldWords.isFact(field.label) || StateWords.mark(of: field.value) != nil { return true }
    return Lexicon.isOne(.remarks, WordSplitting.words(of: field.label).last ?? "")
  }

  static func hasExpectation(_ group: Group) -> Bool {
    group.elements.contains {
      if case .field(let label, _) = $0.content { FieldWords.isExpectation(label) } else { false }
    } || group.groups.contains { FieldWords.isExpectation($0.title) || (!$0.isHeading && hasExpectation($0)) }
  }
}
