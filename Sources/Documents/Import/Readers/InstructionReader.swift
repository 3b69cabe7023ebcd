import Records
import Vocabulary

/// Commands that are told to be run, wherever they stand: fences, commands within sentences and
/// entries, cells of tables.
extension Reading {
  /// What no other reader took of the group's own text.
  mutating func readInstructions(in group: Group, as kind: SectionKind?) {
    guard kind.allowsInstructions, group.elements.contains(where: Reading.holdsCode) else { return }
    let title = Phrases<Bool>.names(in: group.title)
    guard !Lexicon.has(.forbidden, words: title), !Lexicon.has(.history, words: title),
      group.isHeading || !Lexicon.has(.history, in: heading)
    else { return }
    let isSample = Lexicon.has(.samples, words: title)
    let isCheck = kind == .steps || kind == .checks || Lexicon.has(.checking, words: title)
    let elements = group.elements
    let fences = elements.count { if case .code = $0.content { true } else { false } }
    for (index, element) in elements.enumerated() where !ledger.isClaimed(element.lines.from) {
      taking("steps", by: "a command that is told to be run")
      switch element.content {
      case .code(let code) where !isSample:
        readFence(
          code, element.lines, below: index > 0 ? elements[index - 1] : nil,
          above: index + 1 < elements.count ? elements[index + 1] : nil, in: group,
          isAlone: fences == 1, isCheck: isCheck)
      case .prose(let text): readSentences(text, element.lines)
      case .field(let label, let value)
      where FieldWords.kind(of: label) == nil || FieldWords.kind(of: label) == .command && kind != nil:
        readField(label, value, element.lines)
      case .list(let items): for item in items { readInstructions(of: item, isCheck: isCheck) }
      case .table(let table): readCells(table, as: kind)
      default: break
      }
    }
  }

  /// Whether a fence or code marks stand in it at all.
  private static func holdsCode(_ element: Element) -> Bool {
    let mark = UInt8(ascii: "`")
    return switch element.content {
    case .code: true
    case .prose(let text), .field(_, let text): text.utf8.contains(mark)
    case .list(let items): items.contains { $0.text.utf8.contains(mark) || $0.children.contains(where: holdsCode) }
    case .table(let table): table.rows.contains { $0.cells.contains { $0.utf8.contains(mark) } }
    case .opaque, .rule: false
    }
  }

  // MARK: - Fences

  private mutating func readFence(
    _ code: Code, _ lines: LineSpan, below lead: Element?, above next: Element?, in group: Group, isAlone: Bool,
    isCheck: Bool
  ) {
    let leadWords = lead.flatMap { element -> String? in
      switch element.content {
      case .prose(let text): Markup.prose(text)
      case .list(let items): items.last.map { Markup.plain($0.text) }
      default: nil
      }
    }
    let said = leadWords.map(Reading.lastSentence)
    if let said, Lexicon.has(.samples, in: said) && said.hasSuffix(":") || Reading.tellsOfPast(said) { return }
    let isTold =
      isCheck || Lexicon.has(.checking, in: said ?? "") || Lexicon.has(.run, in: said ?? "")
      || Lexicon.opening(.conditions, words: WordSplitting.words(of: group.title)) > 0
    guard let fence = CommandFence(code, isTold: isTold, isLoose: true) else { return }
    let isIntroduced = said.map { $0.hasSuffix(":") || $0.hasSuffix("：") } ?? false
    let heading = group.title.isEmpty ? record.session.title : StepWords.title(group.title)
    for part in fence.parts {
      var step = Step(title: part.title ?? (isIntroduced || !isAlone ? said.map(StepWords.title) : nil) ?? heading)
      if step.title.isEmpty || step.title.utf8.count > 200 { step.title = heading }
      step.command = part.command
      step.language = fence.language
      var spans = [fence.lines(of: part, in: lines)]
      if fence.parts.count == 1,
        let (text, span) = result(behind: next, isClaimed: next.map { ledger.isClaimed($0.lines.from) } ?? true)
      {
        step.expectation = Expectation(text: text, lines: span)
        spans.append(span)
      }
      if step.expectation == nil, fence.parts.count == 1, let said, isIntroduced,
        let clause = Reading.clauseOfResult(said)
      {
        step.expectation = Expectation(text: clause, lines: lead?.lines)
      }
      step.readResults(of: part, isCheck: isCheck || Lexicon.has(.checking, in: said ?? ""), lines: lines)
      add(step, spans)
    }
    guard let lead, isIntroduced, record.steps.last?.title == said.map(StepWords.title), leadWords == said else {
      return
    }
    if case .prose = lead.content { claim(lead.lines) }
  }

  /// What stands right below a command and says what should come.
  private func result(behind next: Element?, isClaimed: Bool) -> (text: String, lines: LineSpan)? {
    guard let next, !isClaimed else { return nil }
    switch next.content {
    case .field(let label, let value) where FieldWords.isExpectation(label) && !value.isEmpty:
      return (Markup.bare(value), next.lines)
    case .prose(let text):
      let plain = Markup.prose(text)
      guard let words = StepWords.result(in: plain) else { return nil }
      return (words, next.lines)
    default: return nil
    }
  }

  private mutating func add(_ step: Step, _ spans: [LineSpan]) {
    var step = step
    let from = spans.map(\.from).min() ?? 1
    step.lines = LineSpan(from, spans.map(\.to).max() ?? from)
    record.steps.append(step)
    for span in spans { claim(span) }
  }

  /// "…, all ten must stay signed in:" before a command.
  private static func clauseOfResult(_ sentence: String) -> String? {
    let clause = String(sentence.dropLast().split { ";；,，".contains($0) }.last ?? "").trimmed
    let words = WordSplitting.allWords(of: clause)
    guard words.count >= 3, Lexicon.has(.should, words: words), !Lexicon.has(.run, words: words),
      Lexicon.opening(.conditions, words: words) == 0
    else { return nil }
    return clause
  }

  static func lastSentence(_ text: String) -> String {
    let line = text.split(separator: "\n").last.map(String.init) ?? text
    guard let mark = line.dropLast().ranges(of: ". ").last else { return line.trimmed }
    return line[mark.upperBound...].trimmed
  }

  /// "We then ran:", "The pool was made smaller with:".
  static func tellsOfPast(_ sentence: String) -> Bool {
    let words = WordSplitting.allWords(of: sentence)
    return words.count >= 2 && Lexicon.has(.told, words: words) && Lexicon.opening(.conditions, words: words) == 0
      && !Lexicon.has(.should, words: words)
  }

  // MARK: - Entries, sentences, fields

  private mutating func readInstructions(of item: Item, isCheck: Bool) {
    if item.isTicked == nil, !ledger.isClaimed(item.head.from) {
      if StepWords.hasLooseCommand(item), !Reading.tellsOfPast(Markup.plain(item.text)), readStep(item) {
        return
      }
      for command in InlineCommand.all(in: item.text) {
        var step = Step(title: command.title, command: command.command)
        step.expectation = command.expectation.map { Expectation(text: $0, lines: item.head) }
        add(step, [item.head])
      }
    }
    for child in item.children {
      switch child.content {
      case .list(let items): for item in items { readInstructions(of: item, isCheck: isCheck) }
      case .prose(let text) where !ledger.isClaimed(child.lines.from): readSentences(text, child.lines)
      default: break
      }
    }
  }

  private mutating func readSentences(_ text: String, _ lines: LineSpan) {
    let commands = InlineCommand.all(in: Markup.flowed(text.split(separator: "\n").map(String.init)))
    guard !commands.isEmpty else { return }
    let plain = Markup.prose(text)
    for command in commands {
      var step = Step(title: plain.utf8.count <= 160 && commands.count == 1 ? StepWords.title(plain) : command.title)
      step.command = command.command
      step.expectation = command.expectation.map { Expectation(text: $0, lines: lines) }
      step.lines = lines
      // A longer paragraph says more than the step has, and stays.
      if commands.count == 1, plain.utf8.count <= 160 {
        add(step, [lines])
      } else {
        record.steps.append(step)
      }
    }
  }

  /// "**On your desk:** `npm start`".
  private mutating func readField(_ label: String, _ value: String, _ lines: LineSpan) {
    guard value.hasPrefix("`"), let span = CodeSpans.all(in: value).first,
      case let code = String(value[span.inner]).trimmed, ShellLine.isCommand(code, isStrict: true),
      !Lexicon.has(.never, in: label), !Lexicon.has(.problemNouns, in: label), !Reading.tellsOfPast(label)
    else { return }
    var step = Step(title: Markup.plain(label), command: code)
    let rest = value[span.outer.upperBound...]
    if let words = StepWords.result(in: Markup.plain(rest.drop { " .,;–—-→".contains($0) })) {
      step.expectation = Expectation(text: words, lines: lines)
    }
    add(step, [lines])
  }

  // MARK: - Tables

  /// Cells that open with a command and say what comes of it.
  private mutating func readCells(_ table: Table, as kind: SectionKind?) {
    guard !ledger.isClaimed(table.head.from) else { return }
    let isConditional = Lexicon.opening(.conditions, words: WordSplitting.allWords(of: table.header.first ?? "")) > 0
    var isAnyRead = false
    for row in table.rows where !ledger.isClaimed(row.line) {
      var isRead = false
      for (place, cell) in row.cells.enumerated() where place > 0 {
        for command in InlineCommand.all(in: cell, isCell: true, isAnswer: isConditional) {
          let opens = command.title == command.command
          guard !opens || isConditional || cell.contains("→") || cell.contains("->") else { continue }
          var step = Step(title: command.title, command: command.command)
          if opens { step.title = Markup.plain(row.cells[0]) }
          step.expectation = command.expectation.map { Expectation(text: $0, lines: LineSpan(row.line, row.line)) }
          step.lines = LineSpan(row.line, row.line)
          record.steps.append(step)
          isRead = true
        }
      }
      if isRead, row.cells.count <= 3 { claim(LineSpan(row.line, row.line)) }
      isAnyRead = isAnyRead || isRead
    }
    if isAnyRead, table.rows.allSatisfy({ ledger.isClaimed($0.line) }) { claim(table.head) }
  }
}

extension CommandFence {
  /// The lines of the document on which a part stands; the fence's marks belong to its first and
  /// last.
  func lines(of part: Part, in span: LineSpan) -> LineSpan {
    guard parts.count > 1 else { return span }
    let opening = span.to - span.from + 1 - (parts.last.map { $0.lines.upperBound + 1 } ?? 0) >= 2 ? 1 : 0
    let from =
      part.lines.lowerBound == parts[0].lines.lowerBound ? span.from : span.from + opening + part.lines.lowerBound
    let to =
      part.lines.upperBound == parts[parts.count - 1].lines.upperBound
      ? span.to : span.from + opening + part.lines.upperBound
    return LineSpan(min(from, span.to), min(max(from, to), span.to))
  }
}

extension Step {
  /// What the fence itself says of its results: comments, and the one line that a prompt's command
  /// printed.
  mutating func readResults(of part: CommandFence.Part, isCheck: Bool, lines: LineSpan) {
    guard expectation == nil else { return }
    if let text = StepWords.expectation(inComments: part.command, isCheck: isCheck) {
      expectation = Expectation(text: text, lines: lines)
    } else if part.output.count == 1, part.command.split(separator: "\n").count(where: { !$0.hasPrefix("#") }) == 1 {
      expectation = Expectation(text: part.output[0].trimmed, lines: lines)
    }
  }
}

extension SectionKind? {
  /// Sections in which a command that stands there is to be run. What was done, weighed or may go
  /// wrong is told in the others.
  fileprivate var allowsInstructions: Bool {
    switch self {
    case nil, .steps, .checks, .next, .todos, .other, .monitoring, .watches, .failure, .success, .silences, .asks: true
    default: false
    }
  }
}
