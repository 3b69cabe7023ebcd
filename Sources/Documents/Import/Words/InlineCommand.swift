import Records
import Vocabulary

/// A command in code marks within words that tell to run it: "Run `x`", "Start it again: `x`", "If
/// it hangs, `x`".
struct InlineCommand: Equatable {
  var command: String
  /// What is said of it before and around; the command itself where nothing is.
  var title: String
  var expectation: String?

  /// All that a text tells to run.
  /// - Parameters:
  ///   - isCell: A cell that opens with a command, and says what comes of it, tells it.
  ///   - isAnswer: The cell says what to do in the case that another names.
  static func all(in text: String, isCell: Bool = false, isAnswer: Bool = false) -> [InlineCommand] {
    guard text.utf8.contains(UInt8(ascii: "`")), text.utf8.count <= 4000 else { return [] }
    let spans = CodeSpans.all(in: text)
    var commands: [InlineCommand] = []
    for (place, span) in spans.enumerated() {
      let code = String(text[span.inner]).trimmed
      guard ShellLine.isCommand(code, isStrict: false) else { continue }
      let before = String(
        text[(place > 0 ? spans[place - 1].outer.upperBound : text.startIndex)..<span.outer.lowerBound])
      let sentence = sentenceStart(of: text, before: span.outer.lowerBound, spans)
      let head = text[sentence..<span.outer.lowerBound]
      let tail = text[span.outer.upperBound...]
      guard isTold(code, head: String(head), before: before, tail: String(tail), isCell: isCell, isAnswer: isAnswer)
      else { continue }
      commands.append(
        InlineCommand(
          command: code, title: title(of: code, head: String(head), tail: String(tail)),
          expectation: expectation(in: String(tail))))
    }
    return commands
  }

  // MARK: - Told to be run

  private static func isTold(
    _ code: String, head: String, before: String, tail: String, isCell: Bool, isAnswer: Bool
  ) -> Bool {
    let plain = Markup.plain(head).filter { $0 != "*" && $0 != "_" }
    let words = WordSplitting.allWords(of: plain)
    let isStrict = ShellLine.isCommand(code, isStrict: true)
    let opening = before.trimmed
    // What was done, and what is forbidden.
    if Lexicon.has(.told, words: words) || Lexicon.opening(.conditions, words: words) == 0 && forbids(plain) {
      return false
    }
    if Lexicon.opening(.conditions, words: words) > 0, forbids(lastClause(of: plain)) { return false }
    if words.isEmpty { return isCell && isStrict && (isAnswer || isFollowedByResult(tail)) }
    if endsWith(.run, words) { return words.count <= 12 || isStrict }
    let next = WordSplitting.allWords(of: tail.prefix(24))
    if Lexicon.opening(.runAfter, words: next) > 0, opening.isEmpty || !opening.hasSuffix("(") { return true }
    guard isStrict else { return endsWith(.instruments, words) && isImperative(plain) }
    if opening.hasSuffix(":") || opening.hasSuffix("：") { return true }
    if endsWith(.instruments, words) { return true }
    return Lexicon.opening(.conditions, words: words) > 0 && (opening.hasSuffix(",") || opening.hasSuffix("，"))
  }

  private static func isFollowedByResult(_ tail: String) -> Bool {
    let rest = tail.trimmed
    return rest.isEmpty || rest.hasPrefix("→") || rest.hasPrefix("->") || rest.hasPrefix(",") || rest.hasPrefix(".")
  }

  private static func endsWith(_ list: WordList, _ words: [String]) -> Bool {
    (1...3).contains { count in
      words.count >= count && Lexicon.isOne(list, words.suffix(count).joined(separator: " "))
    }
  }

  /// An order opens with a verb: no word such as "the" stands first.
  private static func isImperative(_ text: String) -> Bool {
    let words = WordSplitting.allWords(of: text)
    guard let first = words.first, words.count >= 2, !Lexicon.has(.describing, words: words) else { return false }
    return !["the", "a", "an", "this", "that", "it", "its", "each", "every", "all", "what", "who", "how"].contains(
      first)
  }

  private static func forbids(_ text: String) -> Bool {
    Lexicon.has(.never, words: WordSplitting.allWords(of: text.split { ";；.。".contains($0) }.last ?? ""))
  }

  private static func lastClause(of text: String) -> String {
    String(text.split { ",，;；".contains($0) }.last ?? "")
  }

  // MARK: - Its words

  private static func title(of code: String, head: String, tail: String) -> String {
    var words = Markup.plain(head).trimmed
    for mark in [":", "：", ",", "，", "→"] where words.hasSuffix(mark) { words = words.dropLast(mark.count).trimmed }
    let spoken = WordSplitting.allWords(of: words)
    guard !spoken.isEmpty else { return code }
    if endsWith(.run, spoken) || endsWith(.instruments, spoken) { words += " `\(code)`" }
    return StepWords.title(words)
  }

  /// What follows a command and says what comes of it: behind a colon or an arrow, in brackets, or
  /// in words that say "should".
  private static func expectation(in tail: String) -> String? {
    var rest = tail[...]
    let blanks = rest.prefix { $0 == " " }
    rest = rest.dropFirst(blanks.count)
    for mark in ["→", "->", ":", "："] where rest.hasPrefix(mark) {
      return said(rest.dropFirst(mark.count))
    }
    if rest.hasPrefix("(") || rest.hasPrefix("（"), let close = rest.firstIndex(where: { $0 == ")" || $0 == "）" }) {
      let inner = rest.dropFirst()[..<close]
      let parts = inner.split(maxSplits: 1) { $0 == ":" || $0 == "：" }
      if parts.count == 2, FieldWords.isExpectation(parts[0]) { return said(parts[1]) }
    }
    let words = rest.drop { ",，;；.。 ".contains($0) }
    guard words.utf8.count <= 300 else { return nil }
    let first = words.split(maxSplits: 1) { $0 == ":" || $0 == "：" }
    if first.count == 2, FieldWords.isExpectation(first[0]) { return said(first[1]) }
    let spoken = WordSplitting.allWords(of: words)
    let opening = Lexicon.opening(.should, words: spoken)
    if opening > 0 || Lexicon.has(.should, words: Array(spoken.prefix(12))), !Lexicon.has(.run, words: spoken) {
      return said(words)
    }
    return nil
  }

  private static func said(_ words: some StringProtocol) -> String? {
    let plain = Markup.plain(String(words).trimmed)
    return plain.isEmpty || plain.utf8.count > 300 ? nil : Markup.bare(plain)
  }

  /// The start of the sentence in which a place stands; full stops in code are none.
  private static func sentenceStart(of text: String, before end: String.Index, _ spans: [CodeSpans.Span])
    -> String.Index
  {
    var place = end
    while place > text.startIndex {
      let previous = text.index(before: place)
      let inCode = spans.first { $0.outer.contains(previous) }
      if let inCode {
        place = inCode.outer.lowerBound
        continue
      }
      if "。！？".contains(text[previous]) { return place }
      if ".!?".contains(text[previous]), place < end, text[place] == " ",
        text[text.index(after: place)...].first?.isLowercase != true
      {
        return place
      }
      place = previous
    }
    return place
  }
}

/// The code marks of a text.
enum CodeSpans {
  struct Span {
    var outer: Range<String.Index>
    var inner: Range<String.Index>
  }

  static func all(in text: String) -> [Span] {
    var spans: [Span] = []
    var place = text.startIndex
    while let open = text[place...].firstIndex(of: "`") {
      let length = text[open...].prefix { $0 == "`" }.count
      let start = text.index(open, offsetBy: length)
      var search = start
      var close: Range<String.Index>?
      while let next = text[search...].firstIndex(of: "`") {
        let run = text[next...].prefix { $0 == "`" }.count
        let end = text.index(next, offsetBy: run)
        if run == length {
          close = next..<end
          break
        }
        search = end
      }
      guard let close else { return spans }
      spans.append(Span(outer: open..<close.upperBound, inner: start..<close.lowerBound))
      place = close.upperBound
      if spans.count >= 64 { break }
    }
    return spans
  }
}
