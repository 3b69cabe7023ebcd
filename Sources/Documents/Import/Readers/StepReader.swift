import Records

extension Reading {
  /// A titled step with a command or an expectation; false where it has neither.
  mutating func readStep(_ group: Group) -> Bool {
    var step = Step(title: StepWords.title(group.title))
    var spans: [LineSpan] = group.head.map { [$0] } ?? []
    var codes: [(code: Code, lines: LineSpan)] = []
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
    var codes: [(code: Code, lines: LineSpan)] = []
    gather(item.children, into: &step, codes: &codes, spans: &spans)
    guard !step.title.isEmpty, finish(&step, codes: codes, spans: &spans) else { return false }
    step.lines = LineSpan(item.head.from, max(item.head.to, spans.map(\.to).max() ?? 1))
    record.steps.append(step)
    for span in spans { claim(span) }
    return true
  }

  /// Under a heading that speaks of steps: every heading, label or list entry with a command is one.
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

  private mutating func readChecksOf(_ item: Item) {
    readChecks(
      Group(title: "", level: 0, nodes: [.element(Element(content: .list([item]), lines: item.lines))]))
  }

  private func gather(
    _ elements: [Element], into step: inout Step, codes: inout [(code: Code, lines: LineSpan)], spans: inout [LineSpan]
  ) {
    var awaitsOutput = false
    for element in elements {
      switch element.content {
      case .code(let code):
        if awaitsOutput, step.expectation == nil {
          step.expectation = Expectation(text: code.text, lines: element.lines)
          spans.append(element.lines)
        } else if StepWords.isCommand(code) {
          codes.append((code, element.lines))
        }
        awaitsOutput = false
      case .field(let label, let value) where FieldWords.isExpectation(label) && step.expectation == nil:
        step.expectation = Expectation(text: Markup.bare(value), lines: element.lines)
        spans.append(element.lines)
      case .prose(let text): readProse(text, element.lines, into: &step, spans: &spans, awaitsOutput: &awaitsOutput)
      default: break
      }
    }
  }

  private func readProse(
    _ text: String, _ lines: LineSpan, into step: inout Step, spans: inout [LineSpan], awaitsOutput: inout Bool
  ) {
    let plain = Markup.plain(text)
    let colon = plain.firstIndex(of: ":")
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
      case .prose(let text): words.append(Markup.plain(text))
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

  /// Sets the command, and asks for what a machine can check of the expectation.
  private func finish(_ step: inout Step, codes: [(code: Code, lines: LineSpan)], spans: inout [LineSpan]) -> Bool {
    if !codes.isEmpty {
      step.command = codes.map(\.code.text).joined(separator: "\n")
      step.language = codes.first?.code.language
      spans += codes.map(\.lines)
    }
    step.expectation?.rule = nil
    return step.command != nil || step.expectation != nil
  }
}

enum StepWords {
  private static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "terminal", "ksh",
  ]

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
