import Records
import Vocabulary

/// What was wrong, why, and what ended it, where it is told in fields and sentences of sections on
/// something else.
extension Reading {
  mutating func readFacts(in group: Group, as kind: SectionKind?) {
    guard !isGuide else { return }
    readProblemTables(in: group)
    if group.isHeading, kind == nil, FixWords.isResolution(group.title), let (text, lines) = onlyParagraph(of: group) {
      taking("fix", by: "the heading “\(group.title)” and one paragraph")
      fixParts.append(FixPart(title: text, commit: FixWords.saidCommit(in: text), lines: lines))
      claim(lines)
      if let head = group.head { claim(head) }
      return
    }
    // A section on the cause reads its own words.
    guard kind != .rootCause, kind != .problem else { return }
    for element in group.elements where !ledger.isClaimed(element.lines.from) {
      switch element.content {
      case .field(let label, let value):
        taking("problem", by: "the field “\(label)”")
        if readFact(label, value, element.lines) { claim(element.lines) }
      case .prose(let text): readFactSentences(of: text, element.lines)
      case .opaque: readQuotedFact(element.lines)
      case .list(let items):
        for item in items where item.isTicked == nil && !ledger.isClaimed(item.head.from) {
          if let error = ProblemWords.onlyError(in: item.text) {
            taking("problem", by: "an entry that is an error as it was printed")
            addError(error, item.head)
          } else if item.text.utf8.contains(UInt8(ascii: ":")) || item.text.contains("："), let field = item.field,
            FieldWords.kind(of: field.label) == .rootCause || FieldWords.kind(of: field.label) == .problem
          {
            taking("problem", by: "the field “\(field.label)”")
            if readFact(field.label, field.value, item.head) { claim(item.head) }
          }
        }
      default: break
      }
    }
  }

  private mutating func readFact(_ label: String, _ value: String, _ lines: LineSpan) -> Bool {
    let words = Markup.plain(value)
    guard !words.isEmpty, !PlaceholderCells.isPlaceholder(words) else { return false }
    switch FieldWords.kind(of: label) {
    case .problem where words.split(separator: " ").count >= 3 || WordSplitting.allWords(of: words).count >= 6:
      addProblem(words, cause: nil, lines)
    case .rootCause: addProblem(nil, cause: words, lines)
    case .resolution: fixParts.append(FixPart(title: words, commit: FixWords.saidCommit(in: words), lines: lines))
    default: return false
    }
    return true
  }

  /// "> **Root cause:** x".
  private mutating func readQuotedFact(_ lines: LineSpan) {
    let words = (lines.from...lines.to).map { source[$0].trimmed }
    guard words.allSatisfy({ $0.hasPrefix(">") }) else { return }
    let text = words.map { $0.drop { $0 == ">" || $0 == " " }.trimmed }.joined(separator: " ")
    guard case .field(let field)? = Label.line(text), FieldWords.kind(of: field.label) == .rootCause else { return }
    taking("problem", by: "the field “\(field.label)”")
    if readFact(field.label, field.value, lines) { claim(lines) }
  }

  /// Tables of findings: what is wrong, and how bad it is.
  private mutating func readProblemTables(in group: Group) {
    for element in group.elements {
      guard case .table(let table) = element.content, !ledger.isClaimed(table.head.from),
        let columns = ProblemColumns(table)
      else { continue }
      taking("problem", by: "a table with a column of problems (“\(table.header[columns.title])”) and their severity")
      var isAnyRead = false
      for row in table.rows {
        guard let problem = columns.problem(row, header: table.header) else { continue }
        record.problems.append(problem)
        claim(LineSpan(row.line, row.line))
        isAnyRead = true
      }
      if isAnyRead { claim(table.head) }
    }
  }

  /// What the entries of a timeline say of causes, and errors that fences among them show.
  mutating func readFactsOfTimeline(_ pruned: [Group]) {
    guard !isGuide else { return }
    for entry in record.timeline {
      guard let lines = entry.lines else { continue }
      let sentences = Sentences.all(in: entry.event)
      if let cause = sentences.lazy.compactMap({ CauseWords.cause(in: $0) }).first {
        addProblem(nil, cause: cause, lines)
      } else if let error = ProblemWords.namedError(in: entry.event) {
        addError(error, lines)
      } else {
        noteCause(in: sentences, lines)
      }
    }
    for group in pruned {
      for element in group.elements where !ledger.isClaimed(element.lines.from) {
        switch element.content {
        case .prose(let text): readFactSentences(of: text, element.lines)
        case .code(let code): readErrors(in: code, element.lines)
        default: break
        }
      }
    }
  }

  /// Lines of a log that name an error; the same one is told once.
  mutating func readErrors(in code: Code, _ lines: LineSpan) {
    guard code.language.map({ ["text", "log", "txt", "plain", "plaintext"].contains($0) }) ?? true else { return }
    for line in code.text.split(separator: "\n").map(\.trimmed) {
      guard ProblemWords.isErrorLine(line) else { continue }
      taking("problem", by: "a line of a log that names an error")
      addError(line, lines)
      return
    }
  }

  private mutating func addError(_ error: String, _ lines: LineSpan) {
    guard !record.problems.contains(where: { $0.error?.contains(error) == true }) else { return }
    var problem = Problem(title: error)
    problem.error = error
    problem.lines = lines
    record.problems.append(problem)
    claim(lines)
  }

  /// A cause joins the problem that is told right above it; else each is a problem of its own.
  mutating func addProblem(_ title: String?, cause: String?, _ lines: LineSpan) {
    if title == nil, record.problems.contains(where: { $0.rootCause == cause }) || loose.rootCause == cause { return }
    if title == nil, let last = record.problems.indices.last, record.problems[last].rootCause == nil,
      record.problems[last].error == nil, let above = record.problems[last].lines, above.to < lines.from,
      lines.from - above.to <= 3
    {
      record.problems[last].rootCause = cause
      record.problems[last].lines = LineSpan(above.from, lines.to)
      return
    }
    if title == nil, loose.rootCause == nil {
      loose.rootCause = cause
      loose.lines = loose.lines ?? lines
      return
    }
    var problem = Problem(title: title ?? record.session.title)
    problem.rootCause = cause
    problem.lines = lines
    record.problems.append(problem)
  }

  /// "Root cause: x." and "The root cause: x." in a paragraph; "…, mended in `abc1234`."
  mutating func readFactSentences(of text: String, _ lines: LineSpan) {
    let plain = Markup.prose(text)
    guard plain.utf8.count <= 2000 else { return }
    for sentence in Sentences.all(in: plain) {
      if let cause = CauseWords.cause(in: sentence) {
        taking("problem", by: "a sentence that says the cause")
        addProblem(nil, cause: cause, lines)
        if sentence == plain { claim(lines) }
      } else if let commit = FixWords.markedCommit(in: sentence), FixWords.saysMended(sentence) {
        taking("fix", by: "a sentence that says it was mended, with its commit")
        fixParts.append(FixPart(title: sentence, commit: commit, lines: lines))
        if sentence == plain { claim(lines) }
      }
    }
    noteCause(in: Sentences.all(in: plain), lines)
  }

  /// "It turned out that x": the cause where nothing else says one.
  private mutating func noteCause(in sentences: [String], _ lines: LineSpan) {
    guard hintedCause == nil, record.problems.isEmpty, loose.rootCause == nil,
      let sentence = sentences.first(where: { $0.utf8.count <= 400 && Lexicon.has(.causal, in: $0) })
    else { return }
    hintedCause = (sentence.hasSuffix(":") ? String(sentence.dropLast()) : sentence, lines)
  }
}

enum Sentences {
  /// Parted at full stops that a capital, a sign of another script or code follows, and at line
  /// ends.
  static func all(in text: String) -> [String] {
    var sentences: [String] = []
    var start = text.startIndex
    var place = text.startIndex
    var inCode = false
    while place < text.endIndex {
      let character = text[place]
      let next = text.index(after: place)
      if character == "`" { inCode.toggle() }
      let ends: Bool =
        if "。！？\n".contains(character) {
          true
        } else if !inCode, ".!?".contains(character), next < text.endIndex, text[next] == " " {
          text[next...].drop { $0 == " " }.first.map { !$0.isLowercase } ?? true
        } else { false }
      if ends {
        sentences.append(text[start..<next].trimmed)
        start = next
      }
      place = next
    }
    sentences.append(text[start...].trimmed)
    return sentences.filter { !$0.isEmpty }
  }
}

/// The columns of a table of findings.
private struct ProblemColumns {
  var title: Int
  private var severity: Int

  init?(_ table: Table) {
    let names = table.header.map { Markup.plain($0) }
    guard let title = names.indices.first(where: { Lexicon.isColumn(.problem, names[$0]) }),
      let severity = names.indices.first(where: { $0 != title && FieldWords.kind(of: names[$0]) == .severity }),
      !names.contains(where: { Lexicon.isColumn(.likelihood, $0) || Lexicon.isColumn(.owner, $0) })
    else { return nil }
    (self.title, self.severity) = (title, severity)
  }

  func problem(_ row: Table.Row, header: [String]) -> Problem? {
    guard row.cells.indices.contains(title), case let words = Markup.plain(row.cells[title]), !words.isEmpty,
      !PlaceholderCells.isPlaceholder(words), WordSplitting.allWords(of: words).count >= 2
    else { return nil }
    var problem = Problem(title: Markup.plain(StateWords.withoutMark(words)))
    if row.cells.indices.contains(severity) { problem.severity = Markup.plain(row.cells[severity]) }
    for (place, cell) in row.cells.enumerated() where place != title && place != severity {
      let plain = Markup.plain(cell)
      if !TimelineTable.isBlank(plain), header.indices.contains(place) {
        problem.title += " (\(header[place]): \(plain))"
      }
    }
    problem.error = ProblemWords.error(in: row.cells[title])
    problem.lines = LineSpan(row.line, row.line)
    return problem
  }
}

enum CauseWords {
  /// What follows a label of causes at the head of a sentence, or behind its last comma.
  static func cause(in sentence: String) -> String? {
    let colons =
      sentence.ranges(of: ": ").map { ($0.lowerBound, $0.upperBound) }
      + sentence.ranges(of: "：").map { ($0.lowerBound, $0.upperBound) }
    guard let (end, start) = colons.first else { return nil }
    let head = sentence[..<end]
    let label = head.split { ",，;".contains($0) }.last?.trimmed ?? ""
    guard head.utf8.count <= 160, label.split(separator: " ").count <= 4, FieldWords.kind(of: label) == .rootCause,
      label.utf8.count == head.trimmed.utf8.count || label.first?.isLowercase == true
    else { return nil }
    // The label stays: "the second cause" says more than the cause.
    return sentence[start...].isBlank ? nil : label + sentence[end...]
  }
}
