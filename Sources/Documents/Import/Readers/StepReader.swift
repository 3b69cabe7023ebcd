import Records
import Vocabulary

extension Reading {
  /// A titled step with a command or an expectation; false where it has neither.
  mutating func readStep(_ group: Group) -> Bool {
    let isBare = !group.isHeading && StepWords.isGeneric(group.title, inRunbook: isRunbook)
    var step = Step(title: StepWords.title(isBare ? heading : group.title))
    if isRunbook, !group.isHeading, !isBare, StepTitle(group.title) == nil, !heading.isEmpty {
      step.title = "\(StepWords.subject(heading)): \(step.title)"
    }
    var spans: [LineSpan] = group.head.map { [$0] } ?? []
    var codes: [(code: CommandFence, lines: LineSpan)] = []
    gather(group.elements, into: &step, codes: &codes, spans: &spans)
    for child in group.groups {
      if FieldWords.isExpectation(child.title) {
        readExpectation(of: child, into: &step, spans: &spans)
      } else if !child.isHeading, StepTitle(child.title) == nil {
        gather(child.elements, into: &step, codes: &codes, spans: &spans)
      }
    }
    guard finish(&step, codes: codes, spans: &spans) else { return false }
    step.lines = LineSpan(group.head?.from ?? 1, max(group.head?.to ?? 1, spans.map(\.to).max() ?? 1))
    record.steps.append(step)
    for span in spans { claim(span) }
    return true
  }

  /// A list entry with its command in a fence below it.
  mutating func readStep(_ item: Item) -> Bool {
    let reading = StateWords.read(item.text)
    var step = Step(title: StepWords.title(reading.text))
    var spans = [item.head]
    var codes: [(code: CommandFence, lines: LineSpan)] = []
    gather(item.children, into: &step, codes: &codes, spans: &spans)
    guard !step.title.isEmpty, finish(&step, codes: codes, spans: &spans) else { return false }
    step.lines = LineSpan(item.head.from, max(item.head.to, spans.map(\.to).max() ?? 1))
    record.steps.append(step)
    for span in spans { claim(span) }
    return true
  }

  /// Under a heading that speaks of steps: every heading, label or list entry with a command is
  /// one.
  mutating func readSteps(_ group: Group) -> Bool {
    let hasCommand = group.elements.contains {
      if case .code(let code) = $0.content { StepWords.isCommand(code) } else { false }
    }
    if hasCommand, !group.title.isEmpty, readStep(group) {
      for child in group.groups where child.isHeading || StepTitle(child.title) != nil { visit(child, within: .steps) }
      return false
    }
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items {
        if item.isTicked != nil { readChecksOf(item) } else { _ = readStep(item) }
      }
    }
    return true
  }

  /// In a runbook each titled command is a step, as is each list entry with a command of its own.
  /// True where the group is such a step and all but its headings is read.
  mutating func readProcedure(_ group: Group) -> Bool {
    let hasCommand = group.elements.contains {
      if case .code(let code) = $0.content { StepWords.isCommand(code) } else { false }
    }
    if hasCommand, !group.title.isEmpty, readStep(group) {
      readBoxes(group)
      for child in group.groups where child.isHeading || StepTitle(child.title) != nil { visit(child, within: nil) }
      return true
    }
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items where item.isTicked == nil && StepWords.hasCommand(item) { _ = readStep(item) }
    }
    return false
  }

  mutating func finishSteps() {
    record.steps.sort { Reading.line($0.lines) < Reading.line($1.lines) }
    for index in record.steps.indices {
      record.steps[index].number = index + 1
      let step = record.steps[index]
      if step.expectation == nil, let text = step.command.flatMap({ StepWords.expectation(inComments: $0) }) {
        record.steps[index].expectation = Expectation(text: text, lines: step.lines)
      }
    }
  }

  /// What stands beside the one step that the group gave, under a label of its own: "Verification"
  /// and then "Success criteria".
  mutating func readExpectationBeside(of group: Group, since count: Int) {
    guard record.steps.count == count + 1, let step = record.steps.last, step.expectation == nil,
      let beside = group.groups.last(where: { !$0.isHeading && FieldWords.isExpectation($0.title) })
    else { return }
    var read = step
    var spans: [LineSpan] = []
    readExpectation(of: beside, into: &read, spans: &spans)
    guard read.expectation != nil else { return }
    record.steps[count] = read
    for span in spans { claim(span) }
  }

  private mutating func readChecksOf(_ item: Item) {
    readChecks(
      Group(title: "", level: 0, nodes: [.element(Element(content: .list([item]), lines: item.lines))]))
  }

  private func gather(
    _ elements: [Element], into step: inout Step, codes: inout [(code: CommandFence, lines: LineSpan)],
    spans: inout [LineSpan]
  ) {
    var awaitsOutput = false
    for element in elements {
      switch element.content {
      case .code(let code):
        if awaitsOutput, step.expectation == nil {
          step.expectation = Expectation(text: code.text, lines: element.lines)
          spans.append(element.lines)
        } else if let fence = CommandFence(code) {
          codes.append((fence, element.lines))
        }
        awaitsOutput = false
      case .field(let label, let value) where FieldWords.isExpectation(label) && step.expectation == nil:
        step.expectation = Expectation(text: Markup.bare(value), lines: element.lines)
        spans.append(element.lines)
      case .field(let label, let value):
        if readField(label, value, into: &step) { spans.append(element.lines) }
      case .prose(let text):
        readProse(
          text, element.lines, into: &step, spans: &spans, awaitsOutput: &awaitsOutput, hasCommand: !codes.isEmpty)
      default: break
      }
    }
  }

  private func readProse(
    _ text: String, _ lines: LineSpan, into step: inout Step, spans: inout [LineSpan], awaitsOutput: inout Bool,
    hasCommand: Bool
  ) {
    let plain = Markup.prose(text)
    if step.expectation == nil, !text.contains("\n"), StepWords.saysWhatComes(plain) {
      step.expectation = Expectation(text: plain, lines: lines)
      spans.append(lines)
      return
    }
    if step.expectation == nil, hasCommand, let words = StepWords.result(in: plain), !words.isEmpty {
      step.expectation = Expectation(text: words, lines: lines)
      spans.append(lines)
      return
    }
    let colon = plain.firstIndex { $0 == ":" || $0 == "：" }
    guard let colon, step.expectation == nil, FieldWords.isExpectation(plain[..<colon]) else { return }
    let value = plain[plain.index(after: colon)...].trimmed
    spans.append(lines)
    if value.isEmpty {
      awaitsOutput = true
    } else {
      step.expectation = Expectation(text: Markup.bare(value), lines: lines)
    }
  }

  private func readExpectation(of group: Group, into step: inout Step, spans: inout [LineSpan]) {
    guard step.expectation == nil else { return }
    var words: [String] = []
    var lines: LineSpan?
    for element in group.elements {
      switch element.content {
      case .code(let code): words.append(code.text)
      case .prose(let text): words.append(Markup.prose(text))
      case .list(let items):
        guard items.allSatisfy({ $0.children.isEmpty }) else { continue }
        words += items.map { Markup.plain($0.text) }
      default: continue
      }
      lines = LineSpan(lines?.from ?? element.lines.from, element.lines.to)
      spans.append(element.lines)
    }
    guard let lines else { return }
    if let head = group.head { spans.append(head) }
    step.expectation = Expectation(text: words.joined(separator: "\n"), lines: lines)
  }

  private func finish(
    _ step: inout Step, codes: [(code: CommandFence, lines: LineSpan)], spans: inout [LineSpan]
  ) -> Bool {
    if !codes.isEmpty {
      step.command = codes.map(\.code.command).joined(separator: "\n")
      step.language = codes.first?.code.language
      spans += codes.map(\.lines)
      if codes.count == 1, let part = codes[0].code.parts.first, codes[0].code.parts.count == 1 {
        let isCheck = Lexicon.has(.checking, in: step.title) || Lexicon.has(.checking, in: heading)
        step.readResults(of: part, isCheck: isCheck, lines: codes[0].lines)
      }
    }
    return step.command != nil || step.expectation != nil
  }
}
