import Records
import Vocabulary

extension Reading {
  /// One problem of a section and all below it, or one each where its headings number them.
  mutating func readProblem(_ group: Group) -> Bool {
    let numbered = group.groups.filter { $0.isHeading && ProblemWords.isNumbered($0.title) }
    if !numbered.isEmpty {
      for child in numbered { readOneProblem(child, title: ProblemWords.bare(child.title)) }
      for child in group.groups where !(child.isHeading && ProblemWords.isNumbered(child.title)) {
        visit(child, within: .problem)
      }
      return false
    }
    if readProblemList(group) { return true }
    let heading = group.groups.first {
      $0.isHeading && HeadingWords.kind(of: $0.title, within: .problem) == nil
        && !$0.title.lowercased().hasPrefix("why ") && !$0.title.lowercased().hasPrefix("what ")
    }
    readOneProblem(group, title: heading?.title ?? record.session.title)
    return false
  }

  /// Known errors, findings, contributing factors: each entry is a problem. True where the group's
  /// own text is one such list.
  private mutating func readProblemList(_ group: Group) -> Bool {
    guard Lexicon.has(.problemLists, in: group.title) else { return false }
    var isAnyRead = false
    for element in group.elements {
      switch element.content {
      case .list(let items):
        guard !items.contains(where: { $0.field.map { ProblemWords.isOwn($0.label) } ?? false }) else {
          return isAnyRead
        }
        for item in items where item.isTicked == nil {
          if readListed(item) { isAnyRead = true }
        }
      case .prose(let text):
        guard let error = ProblemWords.error(in: text) else { continue }
        var problem = Problem(title: Sentences.all(in: Markup.prose(text)).first ?? Markup.prose(text))
        problem.error = error
        problem.lines = element.lines
        record.problems.append(problem)
        claim(element.lines)
        isAnyRead = true
        if let commit = FixWords.markedCommit(in: text), Lexicon.has(.mended, in: text) {
          fixParts.append(FixPart(title: Markup.prose(text), commit: commit, lines: element.lines))
        }
      default: break
      }
    }
    return isAnyRead
  }

  /// An entry is one problem; of one that only names a group, those below it are.
  private mutating func readListed(_ item: Item) -> Bool {
    let plain = Markup.plain(StateWords.withoutMark(item.text))
    guard !plain.isEmpty, !ledger.isClaimed(item.head.from), !PlaceholderCells.isHint(item.text),
      !PlaceholderCells.isPlaceholder(plain), !TodoWords.isNone(plain),
      WordSplitting.allWords(of: plain).count >= 3 || plain.hasSuffix(":") || plain.hasSuffix("：")
    else { return false }
    if plain.hasSuffix(":") || plain.hasSuffix("："), !item.items.isEmpty {
      var isAnyRead = false
      for child in item.items where readListed(child) { isAnyRead = true }
      if isAnyRead { claim(item.head) }
      return isAnyRead
    }
    var problem = Problem(title: plain)
    problem.error = ProblemWords.error(in: item.text)
    problem.lines = item.head
    record.problems.append(problem)
    claim(item.head)
    return true
  }

  private mutating func readOneProblem(_ group: Group, title: String) {
    var problem = Problem(title: Markup.plain(StateWords.withoutMark(title)))
    problem.lines = group.head.map { LineSpan($0.from, max($0.to, group.end)) }
    var titleHead: LineSpan?
    collect(group, into: &problem, title: title, titleHead: &titleHead)
    if !problem.isTold, let (text, lines) = statement(in: group) {
      problem.title = text
      problem.lines = lines
      record.problems.append(problem)
      claim(lines)
      return
    }
    guard problem.isTold else { return }
    record.problems.append(problem)
    if let titleHead { claim(titleHead) }
  }

  /// A section on the problem that is a paragraph and nothing more.
  private func statement(in group: Group) -> (text: String, lines: LineSpan)? {
    guard group.groups.isEmpty, group.elements.count <= 2, let element = group.elements.first,
      case .prose(let text) = element.content, case let plain = Markup.prose(text), plain.utf8.count <= 400,
      !plain.hasSuffix(":"), WordSplitting.allWords(of: plain).count >= 4
    else { return nil }
    return (plain, element.lines)
  }

  private mutating func collect(_ group: Group, into problem: inout Problem, title: String, titleHead: inout LineSpan?)
  {
    if group.title == title { titleHead = group.head }
    for element in group.elements {
      switch element.content {
      case .field(let label, let value): readProblemField(label, value, element.lines, into: &problem)
      case .list(let items):
        for item in items {
          if let field = item.field, ProblemWords.isOwn(field.label) {
            readProblemField(field.label, field.value, item.head, into: &problem)
          }
        }
      default: break
      }
    }
    for child in group.groups {
      let before = ledger.claims
      let heading = HeadingWords.kind(of: child.title, within: .problem)
      switch FieldWords.kind(of: child.title) {
      case .error where problem.error == nil: readError(child, into: &problem)
      case .rootCause where problem.rootCause == nil: readCause(child, into: &problem)
      case .impact: problem.impact += statements(in: child)
      case .missed: problem.missedBecause += statements(in: child)
      default:
        if heading == .missed {
          problem.missedBecause += statements(in: child)
        } else if let heading, heading != .problem, heading != .rootCause, heading != .other {
          visit(child, within: .problem)
          continue
        } else {
          collect(child, into: &problem, title: title, titleHead: &titleHead)
          continue
        }
      }
      if ledger.claims > before, let head = child.head { claim(head) }
    }
  }

  private mutating func readProblemField(
    _ label: String, _ value: String, _ lines: LineSpan, into problem: inout Problem
  ) {
    let value = Markup.plain(value)
    switch FieldWords.kind(of: label) {
    case .severity where problem.severity == nil: problem.severity = value
    case .rootCause where problem.rootCause == nil: problem.rootCause = value
    case .error where problem.error == nil: problem.error = Markup.bare(value)
    case .impact: problem.impact.append(Statement(value, lines: lines))
    case .missed: problem.missedBecause.append(Statement(value, lines: lines))
    default: guard readField(label, value, into: &problem) else { return }
    }
    claim(lines)
  }

  private mutating func readError(_ group: Group, into problem: inout Problem) {
    for element in group.elements {
      guard case .code(let code) = element.content else { continue }
      problem.error = code.text
      claim(element.lines)
      return
    }
  }

  /// What stands under "Root cause" word by word; under "Root cause analysis" a list may as well be
  /// what was tried.
  private mutating func readCause(_ group: Group, into problem: inout Problem) {
    let isAnalysis = WordSplitting.words(of: group.title).contains("analysis")
    var words: [String] = []
    for element in group.elements {
      switch element.content {
      case .prose(let text):
        words.append(Markup.prose(text))
        claim(element.lines)
      case .list(let items) where !isAnalysis:
        for item in items where !item.text.isEmpty && StateWords.mark(of: item.text) != .done {
          words.append(Markup.plain(item.text))
          claim(item.head)
        }
      default: break
      }
    }
    if !words.isEmpty { problem.rootCause = words.joined(separator: "\n") }
  }

  /// "…. A second cause: x": what stands behind it is a problem of its own.
  private mutating func partCauses(of problem: inout Problem, lines: LineSpan) {
    guard let cause = problem.rootCause, !cause.contains("\n") else { return }
    let sentences = Sentences.all(in: cause)
    guard sentences.count >= 2 else { return }
    var own: [String] = []
    for sentence in sentences {
      if !own.isEmpty, let further = CauseWords.cause(in: sentence) {
        var other = Problem(title: record.session.title)
        other.rootCause = further
        other.lines = lines
        record.problems.append(other)
      } else {
        own.append(sentence)
      }
    }
    if own.count < sentences.count { problem.rootCause = own.joined(separator: " ") }
  }

  /// The paragraphs and list entries directly in the group, a line each.
  private mutating func prose(in group: Group) -> String {
    var words: [String] = []
    for element in group.elements {
      switch element.content {
      case .prose(let text):
        words.append(Markup.prose(text))
        claim(element.lines)
      case .list(let items):
        for item in items where !item.text.isEmpty {
          words.append(Markup.plain(item.text))
          claim(item.head)
        }
      default: break
      }
    }
    return words.joined(separator: "\n")
  }

  /// A root cause told of in a section of its own belongs to the document's one problem.
  mutating func readRootCause(_ group: Group) -> Bool {
    if readFactors(group) { return true }
    var problem = loose
    let before = ledger.claims
    if problem.rootCause == nil {
      readCause(group, into: &problem)
      if let lines = group.head.map({ LineSpan($0.from, max($0.to, group.end)) }) {
        partCauses(of: &problem, lines: lines)
      }
    } else if group.isHeading, case .prose(let text)? = group.elements.first?.content,
      let lines = group.elements.first?.lines
    {
      // Another section tells of another cause.
      var other = Problem(title: record.session.title)
      other.rootCause = Markup.prose(text)
      other.lines = lines
      record.problems.append(other)
      claim(lines)
    }
    var head: LineSpan?
    let rest = Group(title: group.title, level: group.level, head: group.head, nodes: group.groups.map(Node.group))
    collect(rest, into: &problem, title: "", titleHead: &head)
    for element in group.elements {
      if case .field(let label, let value) = element.content {
        readProblemField(label, value, element.lines, into: &problem)
      }
    }
    loose = problem
    if ledger.claims > before, let head = group.head, loose.lines == nil {
      loose.lines = LineSpan(head.from, max(head.to, group.end))
    }
    return false
  }

  /// Several causes, each in an entry or under a heading of its own, are a problem each; false
  /// where one cause is told.
  private mutating func readFactors(_ group: Group) -> Bool {
    guard Lexicon.has(.problemLists, in: group.title) else { return false }
    let headed = group.groups.filter {
      $0.isHeading && HeadingWords.kind(of: $0.title, within: nil) == nil
    }
    let items = group.elements.flatMap { element -> [Item] in
      if case .list(let items) = element.content { items } else { [] }
    }
    guard headed.count >= 2 || !items.isEmpty else { return false }
    for element in group.elements {
      guard case .prose(let text) = element.content, loose.rootCause == nil, items.isEmpty || !text.hasSuffix(":")
      else { continue }
      loose.rootCause = Markup.prose(text)
      loose.lines = loose.lines ?? element.lines
      claim(element.lines)
    }
    var isAnyRead = !headed.isEmpty
    for item in items where readListed(item) { isAnyRead = true }
    // Of a form that nobody filled in nothing is said.
    if !isAnyRead, items.allSatisfy({ $0.items.isEmpty ? PlaceholderCells.isHint($0.text) : true }) { return true }
    for child in headed {
      guard let head = child.head else { continue }
      var problem = Problem(title: StepWords.title(ProblemWords.withoutNumber(child.title)))
      problem.rootCause =
        child.elements.lazy.compactMap { element -> String? in
          if case .prose(let text) = element.content { Markup.prose(text) } else { nil }
        }.first
      if case .prose? = child.elements.first?.content, let lines = child.elements.first?.lines { claim(lines) }
      problem.lines = LineSpan(head.from, max(head.to, child.elements.first?.lines.to ?? head.to))
      record.problems.append(problem)
      claim(head)
    }
    return isAnyRead
  }

  /// An impact told of in a section of its own: its entries, or its paragraphs where there are
  /// none.
  mutating func readImpact(_ group: Group) {
    let listed = statements(in: group)
    loose.impact += listed
    guard listed.isEmpty else { return }
    for element in group.elements {
      guard case .prose(let text) = element.content else { continue }
      loose.impact.append(Statement(Markup.prose(text), lines: element.lines))
      claim(element.lines)
    }
  }

  /// What set the problem off is told with its cause.
  mutating func addTrigger(_ words: String, _ lines: LineSpan?) {
    loose.lines = loose.lines ?? lines
    loose.rootCause = (loose.rootCause.map { "\($0)\n" } ?? "") + "Trigger: \(words)"
  }

  mutating func readTrigger(_ group: Group) {
    let words = prose(in: group)
    if !words.isEmpty { addTrigger(words, group.head) }
  }

  mutating func finishProblems() {
    joinLooseProblem()
    if record.problems.isEmpty, let (cause, lines) = hintedCause {
      var problem = Problem(title: record.session.title)
      problem.rootCause = cause
      problem.lines = lines
      record.problems.append(problem)
    }
    if let severity = incident.severity, record.problems.count == 1, record.problems[0].severity == nil {
      record.problems[0].severity = severity
    }
  }

  private mutating func joinLooseProblem() {
    guard loose.isTold else { return }
    let tellsOnlyImpact = loose.rootCause == nil && loose.error == nil
    if record.problems.count == 1 || tellsOnlyImpact && !record.problems.isEmpty {
      if record.problems[0].rootCause == nil {
        record.problems[0].rootCause = loose.rootCause
        loose.rootCause = nil
      }
      record.problems[0].impact += loose.impact
      record.problems[0].missedBecause += loose.missedBecause
      if record.problems[0].error == nil {
        record.problems[0].error = loose.error
        loose.error = nil
      }
      (loose.impact, loose.missedBecause) = ([], [])
      if loose.rootCause == nil, loose.error == nil { return }
    }
    loose.title = record.session.title
    let told = (loose.impact + loose.missedBecause).compactMap(\.lines)
    if loose.lines == nil, let from = told.map(\.from).min() {
      loose.lines = LineSpan(from, told.map(\.to).max() ?? from)
    }
    record.problems.append(loose)
  }
}

extension Problem {
  /// More than a severity is known of it.
  fileprivate var isTold: Bool {
    error != nil || rootCause != nil || !impact.isEmpty || !missedBecause.isEmpty
  }
}

enum ProblemWords {
  private static let nouns: Set<String> = ["issue", "bug", "problem", "error", "blocker", "finding", "failure"]

  /// "3.1 The page" is "The page".
  static func withoutNumber(_ title: String) -> String {
    let digits = title.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard digits.contains("."), title.dropFirst(digits.count).hasPrefix(" ") else { return title }
    return title.dropFirst(digits.count).trimmed
  }

  /// Nothing but an error as it was printed: "`ssh: Could not resolve hostname x`".
  static func onlyError(in text: String) -> String? {
    guard text.hasPrefix("`"), text.hasSuffix("`"), let code = error(in: text), "`\(code)`" == text,
      let colon = code.firstRange(of: ": "), code[..<colon.lowerBound].split(separator: " ").count == 1,
      code[colon.upperBound...].first?.isUppercase == true, code[colon.upperBound...].split(separator: " ").count >= 2
    else { return nil }
    return code
  }

  /// An error by its name within a sentence: "sees ListWarning: x in the log".
  static func namedError(in text: String) -> String? {
    for ending in ["Error: ", "Exception: ", "Warning: "] {
      for range in text.ranges(of: ending) {
        let name = text[..<range.lowerBound].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        guard name.last?.isUppercase == true, name.count >= 3 else { continue }
        let rest = text[range.upperBound...].prefix { !".;`\n\"".contains($0) }.trimmed
        return rest.isEmpty ? nil : String(name.reversed()) + ending + rest
      }
    }
    return nil
  }

  /// "UnicodeDecodeError: x", "ERROR: y", "FATAL z".
  static func isErrorLine(_ line: String) -> Bool {
    guard line.utf8.count <= 300, let space = line.firstIndex(of: " ") else { return false }
    let first = line[..<space]
    if ["ERROR:", "FATAL:", "ERROR", "FATAL", "CRITICAL:", "Error:"].contains(String(first)) { return true }
    return (first.hasSuffix("Error:") || first.hasSuffix("Exception:")) && first.first?.isLetter == true
  }

  /// What in code marks reads like an error as it was printed: "TypeError: x", "ERR_LATE y", "E-217
  /// z", "prog[12]: z".
  static func error(in text: String) -> String? {
    CodeSpans.all(in: text).lazy.map { String(text[$0.inner]).trimmed }.first { code in
      guard code.contains(" "), !ShellLine.isCommand(code, isStrict: true) else { return false }
      let first = code.prefix { $0 != " " }
      return first.hasSuffix(":") && first.utf8.count > 2
        || first.utf8.count >= 3 && first.unicodeScalars.first.map { ("A"..."Z").contains($0) } == true
          && first.contains { "_-0123456789".contains($0) } && !first.contains("(") && !first.contains("=")
        || code.contains(": ")
    }
  }

  /// "Issue 1: x", "Bug #7", "Problem 2".
  static func isNumbered(_ title: String) -> Bool {
    let words = WordSplitting.words(of: title)
    return words.count > 1 && nouns.contains(words[0]) && Int(words[1]) != nil
  }

  static func bare(_ title: String) -> String {
    guard let colon = title.firstRange(of: ": ") else { return title }
    return title[colon.upperBound...].trimmed
  }

  static func isOwn(_ label: String) -> Bool {
    switch FieldWords.kind(of: label) {
    case .severity, .rootCause, .error, .missed: true
    default: false
    }
  }
}
