import Records

/// A line of the page: `**Todo 3:** words — detail; detail`.
enum PageLine {
  private static let dash = " — "

  /// - Parameter neutral: the detail that is said where there is no other, and the words could be
  ///   taken to end in some.
  static func item(
    _ label: String, _ words: String, _ details: [String], neutral: String = "", marker: MarkdownItem.Marker = .bullet,
    _ children: [MarkdownBlock] = []
  ) -> MarkdownBlock {
    let details = details.isEmpty && words.parted(by: dash).count > 1 && !neutral.isEmpty ? [neutral] : details
    let tail = details.isEmpty ? "" : dash + details.joined(separator: "; ")
    return .item("**\(label):** \(words)\(tail)", marker: marker, children)
  }

  /// The words, with what stands behind them read into the item; all of it, where that is no
  /// detail.
  static func read<Item>(_ value: String, into item: inout Item, _ detail: (String, inout Item) -> Bool) -> String {
    let parts = value.parted(by: dash)
    guard parts.count > 1, let tail = parts.last else { return value }
    var read = item
    guard tail.parted(by: "; ").allSatisfy({ detail($0, &read) }) else { return value }
    item = read
    return parts.dropLast().joined(separator: dash)
  }

  /// Whether a person's words can be a detail, and are not to stand on a line of their own.
  static func fits(_ words: String) -> Bool {
    !words.utf8.contains(10) && words.utf8.count <= 60 && words.parted(by: "; ").count == 1
      && words.parted(by: dash).count == 1 && words.trimmedBlanks == words && !words.isEmpty
  }

  /// On one line, without what would part it.
  static func flat(_ words: String, _ length: Int = 160) -> String {
    DocumentText.line(words).exchanging(dash, for: " - ").exchanging("; ", for: ", ").excerpt(length)
  }
}

extension LayoutField {
  /// The number behind a name: 3 of "todo 3", given "todo".
  func number(of kind: String) -> Int? {
    guard name.begins(with: kind + " ") else { return nil }
    return Int(name.dropping(first: kind.utf8.count + 1))
  }
}

extension StringProtocol {
  /// What stands behind a beginning; nil where it begins otherwise.
  func behind(_ start: String) -> String? { begins(with: start) ? dropping(first: start.utf8.count) : nil }
}

extension LayoutReading {
  /// Reads lines by their names, wherever they stand: one that a person moved is still what it is.
  /// - Parameter takesTodos: whether a line without a name is a todo that somebody typed.
  mutating func readLines(_ blocks: [MarkdownBlock], takesTodos: Bool = false) {
    for block in blocks {
      guard case .item(let item) = block.content else { continue }
      guard let field = LayoutField(block) else {
        if takesTodos { readTyped(item, block) }
        continue
      }
      if read(field) { claimOwn(block) }
    }
  }

  /// False where the line is nobody's.
  private mutating func read(_ field: LayoutField) -> Bool {
    if let number = field.number(of: "todo") { return readTodo(number, field) }
    if let number = field.number(of: "risk") { return readRisk(number, field) }
    if let number = field.number(of: "step") { return readStep(number, field) }
    if let number = field.number(of: "fix") { return readFix(number, field) }
    if let number = field.number(of: "problem") { return readProblem(number, field) }
    if let number = field.number(of: "silence") { return readSilence(number, field) }
    if field.name.begins(with: "round ") { return readRound(field) }
    switch field.name {
    case "next":
      guard let text = field.text(&self) else { return false }
      record.session.next = text
    case "asked":
      guard let text = field.text(&self) else { return false }
      record.inFlight.asks.append(Statement(text, lines: field.block.ownLines))
    // What follows from the rest of the page.
    case "validate", "decide", "checkpoint": break
    case "chosen", "not chosen": return readAlternative(field)
    case "correction": readCorrection(field)
    default:
      guard let comment = Comment(field) else { return false }
      read(comment, field)
    }
    return true
  }

  private mutating func readTyped(_ item: MarkdownItem, _ block: MarkdownBlock) {
    guard var todo = Todo(typed: item, next: (record.todos.map(\.number).max() ?? 0) + 1) else { return }
    todo.number = (record.todos.map(\.number).max() ?? 0) + 1
    todo.lines = block.lines
    self.item = ItemReference(.todo, todo.number)
    FieldRule.read(Todo.pageRules, item.children, &todo, &self)
    claimOwn(block)
    record.todos.append(todo)
  }
}

extension FieldRule {
  /// Statements in one line, where they are short; else below each other.
  static func brief(_ name: String, _ path: Path<[Statement]>) -> FieldRule {
    let whole = FieldRule.statements(name, path)
    return FieldRule(name: name) { subject, writing in
      let texts = subject[keyPath: path].map(\.text)
      let isBrief = texts.count > 1 && texts.allSatisfy { !$0.utf8.contains(10) && $0.parted(by: "; ").count == 1 }
      let line = texts.joined(separator: "; ")
      return isBrief && line.utf8.count <= 200 ? [.item("**\(name):** \(line)")] : whole.write(subject, writing)
    } read: { field, subject, reading in
      guard !field.value.isEmpty, !field.value.utf8.contains(10) else { return whole.read(field, &subject, &reading) }
      subject[keyPath: path] += field.value.parted(by: "; ").map { Statement($0, lines: field.block.ownLines) }
      return true
    }
  }
}
