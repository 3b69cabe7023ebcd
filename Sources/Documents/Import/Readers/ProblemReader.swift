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
    let heading = group.groups.first {
      $0.isHeading && HeadingWords.kind(of: $0.title, within: .problem) == nil
        && !$0.title.lowercased().hasPrefix("why ") && !$0.title.lowercased().hasPrefix("what ")
    }
    readOneProblem(group, title: heading?.title ?? record.session.title)
    return false
  }

  private mutating func readOneProblem(_ group: Group, title: String) {
    var problem = Problem(title: Markup.plain(StateWords.withoutMark(title)))
    problem.lines = group.head.map { LineSpan($0.from, max($0.to, group.end)) }
    var titleHead: LineSpan?
    collect(group, into: &problem, title: title, titleHead: &titleHead)
    guard problem.isTold else { return }
    record.problems.append(problem)
    if let titleHead { claim(titleHead) }
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

  /// What stands under "Root cause" word by word; under "Root cause analysis" a list may as well be what was tried.
  private mutating func readCause(_ group: Group, into problem: inout Problem) {
    let isAnalysis = WordSplitting.words(of: group.title).contains("analysis")
    var words: [String] = []
    for element in group.elements {
      switch element.content {
      case .prose(let text):
        words.append(Markup.prose(text))
        claim(element.lines)
      case .list(let items) where !isAnalysis:
        for item in items where !item.text.isEmpty {
          words.append(Markup.plain(item.text))
          claim(item.head)
        }
      default: break
      }
    }
    if !words.isEmpty { problem.rootCause = words.joined(separator: "\n") }
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
    var problem = loose
    let before = ledger.claims
    if problem.rootCause == nil { readCause(group, into: &problem) }
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

  /// An impact told of in a section of its own: its entries, or its paragraphs where there are none.
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
  mutating func addTrigger(_ words: String) {
    loose.rootCause = (loose.rootCause.map { "\($0)\n" } ?? "") + "Trigger: \(words)"
  }

  mutating func readTrigger(_ group: Group) {
    let words = prose(in: group)
    if !words.isEmpty { addTrigger(words) }
  }

  mutating func finishProblems() {
    joinLooseProblem()
    if let severity = incident.severity, record.problems.count == 1, record.problems[0].severity == nil {
      record.problems[0].severity = severity
    }
  }

  private mutating func joinLooseProblem() {
    guard loose.isTold else { return }
    if record.problems.count == 1 {
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
    record.problems.append(loose)
  }
}

extension Problem {
  /// More than a severity is known of it.
  fileprivate var isTold: Bool {
    error != nil || rootCause != nil || !impact.isEmpty || !missedBecause.isEmpty
  }
}

private enum ProblemWords {
  private static let nouns: Set<String> = ["issue", "bug", "problem", "error", "blocker", "finding", "failure"]

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
