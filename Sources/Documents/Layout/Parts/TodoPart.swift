import Records

extension PartLayout {
  /// A numbered list where the numbers run on, as GitHub counts for itself; else a bullet each with
  /// its number.
  static let todos = PartLayout(.todos) { writing in
    let todos = writing.record.todos
    let first = todos.first?.number ?? 1
    let isCounted = first >= 0 && todos.enumerated().allSatisfy { $0.element.number == first + $0.offset }
    return todos.map { todo in
      let state = TodoMark.words(for: writing.record.state(of: todo), todo.progress)
      let isBeside = todo.because.map { TodoMark.isReason($0, of: state) } ?? false
      let text = "\(TodoMark.mark(state)) \(todo.text) (\(isBeside ? todo.because ?? state : state))"
      var rest = todo
      if isBeside { rest.because = nil }
      let fields =
        Blocker.blocks(todo.blockers, writing) + FieldRule.write(FieldRule.table, rest, writing)
        + writing.corrections(of: ItemReference(.todo, todo.number))
      return isCounted
        ? .item(text, marker: .number(todo.number), fields) : .item("**Todo \(todo.number):** \(text)", fields)
    }
  } read: { blocks, reading in
    for block in blocks {
      guard case .item(let item) = block.content,
        var todo = Todo(item) ?? Todo(typed: item, next: (reading.record.todos.map(\.number).max() ?? 0) + 1)
      else { continue }
      todo.lines = block.lines
      reading.item = ItemReference(.todo, todo.number)
      FieldRule.read(FieldRule.table + Blocker.fields, item.children, &todo, &reading)
      reading.claimOwn(block)
      reading.record.todos.append(todo)
    }
  }
}

extension Todo {
  /// The number from the list or from `**Todo 3:**`, the progress from what the last parentheses
  /// say.
  fileprivate init?(_ item: MarkdownItem) {
    var text = item.text
    var number: Int?
    if case .number(let counted) = item.marker { number = counted }
    if number == nil, text.begins(with: "**Todo ") {
      let rest = text.dropping(first: 7)
      let digits = rest.parted(by: ":** ")[0]
      number = Int(digits)
      text = rest.dropping(first: digits.utf8.count + 4)
    }
    guard let number, text.ends(with: ")"), let said = text.dropping(last: 1).parted(by: " (").last else { return nil }
    let words = said.parted(by: " - ")[0]
    guard let progress = TodoMark.progress(words) else { return nil }
    text = text.dropping(last: said.utf8.count + 3)
    // The mark that goes with the words, or the one that stood there before somebody wrote other
    // words.
    let own = [TodoMark.mark(words)] + (words == "DONE" ? TodoMark.marks : [])
    if let mark = own.first(where: { text.begins(with: $0 + " ") }) {
      text = text.dropping(first: mark.utf8.count + 1)
    }
    self.init(number: number, text: text, progress: progress)
    if said != words { because = said }
  }

  /// As somebody types one into the document: with a box, or no word of its state at all.
  init?(typed item: MarkdownItem, next: Int) {
    let boxes: [(mark: String, progress: Todo.Progress)] = [("[ ] ", .open), ("[x] ", .done), ("[X] ", .done)]
    let box = boxes.first { item.text.begins(with: $0.mark) }
    let text = item.text.dropping(first: box?.mark.utf8.count ?? 0).trimmedBlanks
    guard !text.isEmpty, LayoutField(.item(text)) == nil else { return nil }
    let counted: Int? = if case .number(let number) = item.marker { number } else { nil }
    self.init(number: counted ?? next, text: text, progress: box?.progress ?? .open)
  }
}

/// The state of a todo as the list shows it. Blocked and ready are derived from the blockers, and
/// only shown.
enum TodoMark {
  private static let table: [(words: String, mark: String, progress: Todo.Progress)] = [
    ("OPEN", "⬜", .open), ("READY", "🟢", .open), ("BLOCKED", "⏳", .open), ("IN PROGRESS", "🔄", .inProgress),
    ("IN PROGRESS, BLOCKED", "⏳", .inProgress), ("COMPLETED", "✅", .done), ("CANCELLED", "🚫", .cancelled),
  ]

  static func words(for state: TodoState, _ progress: Todo.Progress) -> String {
    switch state {
    case .open: "OPEN"
    case .ready: "READY"
    case .blocked: progress == .inProgress ? "IN PROGRESS, BLOCKED" : "BLOCKED"
    case .inProgress: "IN PROGRESS"
    case .done: "COMPLETED"
    case .cancelled: "CANCELLED"
    }
  }

  /// Whether a reason says the state itself first ("BLOCKED - waits for the fix"), so that it can
  /// stand in its place.
  static func isReason(_ because: String, of state: String) -> Bool {
    because.begins(with: state + " - ") && because.parted(by: " (").count == 1 && !because.utf8.contains(10)
  }

  /// Whether the words only repeat a state.
  static func isState(_ words: String) -> Bool { progress(words) != nil }

  static func mark(_ words: String) -> String { table.first { $0.words == words }?.mark ?? "" }
  static var marks: [String] { table.map(\.mark) }
  static func progress(_ words: String) -> Todo.Progress? {
    words == "DONE" ? .done : table.first { $0.words == words }?.progress
  }
}

extension Blocker {
  private enum Holding: String, CaseIterable {
    case holding = "Waits for"
    /// By the record's own knowledge: the todo it waited for is done.
    case cleared = "Waited for"
    /// By a person.
    case lifted = "No longer waits for"
  }

  fileprivate static func blocks(_ blockers: [Blocker], _ writing: LayoutWriting) -> [MarkdownBlock] {
    blockers.map { blocker in
      let holding: Holding =
        blocker.isLifted ? .lifted : writing.record.isCleared(blocker) ? .cleared : .holding
      return .item(
        "**\(holding.rawValue):** \(blocker.written)",
        blocker.lifted.map { FieldRule.write(Lifting.fields, $0, writing) } ?? [])
    }
  }

  fileprivate static let fields: [FieldRule<Todo>] = Holding.allCases.map { holding in
    FieldRule(name: holding.rawValue) { _, _ in
      []
    } read: { field, todo, reading in
      guard var blocker = Blocker(written: field.value) else { return false }
      blocker.isLifted = holding == .lifted
      var lifting = Lifting(by: "")
      FieldRule.read(Lifting.fields, field.children, &lifting, &reading)
      if blocker.isLifted, !lifting.by.isEmpty { blocker.lifted = lifting }
      todo.blockers.append(blocker)
      return true
    }
  }

  /// "todo 2: the build"; "validation round 1 failed", where the reason says by itself what it is
  /// on.
  private var written: String {
    if text.isEmpty { return on.label }
    return saysItself ? text : "\(on.label): \(text)"
  }

  private init?(written: String) {
    let label = written.parted(by: ": ")[0]
    if let on = On(label: label) {
      self.init(on: on, text: written.dropping(first: label.utf8.count + 2))
    } else if let on = [On.validation, .monitoring].first(where: { written.begins(with: $0.label + " ") }) {
      self.init(on: on, text: written)
    } else {
      return nil
    }
  }
}

extension Lifting {
  fileprivate static let fields: [FieldRule<Lifting>] = [.required("By", \.by), .text("Because", \.because)]
}

extension Blocker.On {
  fileprivate var label: String { self == .outside ? "outside" : displayText }

  fileprivate init?(label: String) {
    switch label {
    case "outside": self = .outside
    case "validation": self = .validation
    case "monitoring": self = .monitoring
    default:
      if let (number, rest) = NumberedTitle.read("todo", label), rest.isEmpty {
        self = .todo(number)
      } else if let (number, rest) = NumberedTitle.read("risk", label), rest.isEmpty {
        self = .risk(number)
      } else {
        return nil
      }
    }
  }
}
