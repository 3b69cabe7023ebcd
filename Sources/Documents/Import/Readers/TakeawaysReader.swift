import Records
import Vocabulary

extension Reading {
  /// Lessons and insights: the headings below, one each, where there are any; else the entries of
  /// the lists.
  mutating func readTakeaways(_ group: Group, into list: WritableKeyPath<SessionRecord, [Statement]>) -> Bool {
    let headings = group.groups.filter { $0.isHeading }
    let listed = headings.filter {
      HeadingWords.kind(of: $0.title, within: nil) == .lessons || $0.title.lowercased().hasPrefix("what ")
    }
    if headings.isEmpty {
      record[keyPath: list] += takeaways(in: group)
      for label in group.groups { record[keyPath: list] += takeaways(in: label) }
    }
    for heading in headings {
      guard let head = heading.head else { continue }
      if listed.contains(where: { $0.head == head }) {
        let found = takeaways(in: heading)
        record[keyPath: list] += found
        if !found.isEmpty { claim(head) }
        continue
      }
      if HeadingWords.kind(of: heading.title, within: nil) != nil {
        visit(heading, within: nil)
        continue
      }
      let title = TakeawayWords.title(StepWords.title(StateWords.read(heading.title).text))
      guard !title.isEmpty else { continue }
      let text = StateWords.done(StepWords.withoutTrailingMark(title))
      record[keyPath: list].append(Statement(text, lines: head))
      claim(head)
    }
    return false
  }

  /// The entries of the lists, those below an entry that only announces them too; and paragraphs
  /// that a mark of good or bad opens.
  private mutating func takeaways(in group: Group) -> [Statement] {
    readAnnouncedProblems(in: group)
    var found = statements(in: group, withAnnounced: true)
    for element in group.elements {
      guard case .prose(let text) = element.content, !ledger.isClaimed(element.lines.from) else { continue }
      if StateWords.mark(of: text) != nil {
        found.append(Statement(Markup.prose(StateWords.withoutMark(text)), lines: element.lines))
        claim(element.lines)
      } else if let words = TakeawayWords.answer(in: text) {
        found.append(Statement(words, lines: element.lines))
        claim(element.lines)
      }
    }
    return found.sorted { Reading.line($0.lines) < Reading.line($1.lines) }
  }

  /// "Two bugs were met:" and then which.
  private mutating func readAnnouncedProblems(in group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items where item.text.hasSuffix(":") && Lexicon.has(.problemNouns, in: item.text) {
        for child in item.items where child.ordinal != nil && !child.text.isEmpty {
          var problem = Problem(title: Markup.plain(child.text))
          problem.lines = child.head
          record.problems.append(problem)
          claim(child.head)
        }
      }
    }
  }

  /// "**What went well?** The rollback was quick.", wherever it stands.
  mutating func readAnswers(in group: Group) {
    for element in group.elements {
      guard case .prose(let text) = element.content, !ledger.isClaimed(element.lines.from),
        let words = TakeawayWords.answer(in: text)
      else { continue }
      taking("lessons", by: "a bold question that asks what went well or not")
      record.lessons.append(Statement(words, lines: element.lines))
      claim(element.lines)
    }
  }

  /// The entries of the list directly below, and the numbered headings.
  mutating func readAchievements(_ group: Group) {
    let done = statements(in: group)
    record.achievements += done
    for statement in done where Lexicon.has(.mended, in: statement.text) {
      guard let commit = FixWords.markedCommit(in: statement.text) else { continue }
      fixParts.append(FixPart(title: statement.text, commit: commit, lines: statement.lines))
    }
    for heading in group.groups where heading.isHeading && FixWords.isNumbered(heading.title) {
      guard let head = heading.head else { continue }
      let title = StepWords.title(StateWords.read(heading.title).text)
      record.achievements.append(Statement(StepWords.withoutTrailingMark(title), lines: head))
      claim(head)
    }
  }

  /// Labelled lines and entries, and tables of names and values.
  mutating func readMetrics(_ group: Group) {
    for element in group.elements {
      switch element.content {
      case .field(let label, let value): addMetric(label, value, element.lines)
      case .list(let items):
        for item in items {
          if let field = item.field, item.children.isEmpty { addMetric(field.label, field.value, item.head) }
        }
      case .table(let table): readMetrics(table)
      default: break
      }
    }
  }

  private mutating func addMetric(_ label: String, _ value: String, _ lines: LineSpan) {
    switch FieldWords.kind(of: label) {
    case .severity, .rootCause, .status, .owner, .action, .resolution, .problem, .mitigation, .next, .rationale, .files:
      return
    default: break
    }
    let value = Markup.plain(value)
    guard !value.isEmpty, value.utf8.count <= 200 else { return }
    record.metrics.append(Metric(name: Markup.plain(label), value: value, lines: lines))
    claim(lines)
  }

  private mutating func readMetrics(_ table: Table) {
    guard WordSplitting.words(of: table.header.first ?? "").first == "metric", table.header.count >= 2 else { return }
    for row in table.rows where row.cells.count >= 2 && !row.cells[0].isEmpty {
      let values = row.cells.dropFirst().enumerated().filter { !$0.element.isEmpty }
      let isPlain = table.header.count == 2
      let value = values.map { place, cell in
        isPlain || place + 1 >= table.header.count
          ? Markup.plain(cell) : "\(table.header[place + 1]): \(Markup.plain(cell))"
      }.joined(separator: ", ")
      let span = LineSpan(row.line, row.line)
      record.metrics.append(Metric(name: Markup.plain(row.cells[0]), value: value, lines: span))
      claim(span)
    }
    if !table.rows.isEmpty { claim(table.head) }
  }
}

private enum TakeawayWords {
  /// What is said behind a bold question of lessons.
  static func answer(in text: String) -> String? {
    guard text.hasPrefix("**"), let close = text.dropFirst(2).firstRange(of: "**"),
      case let question = text.dropFirst(2)[..<close.lowerBound], question.hasSuffix("?"),
      HeadingWords.kind(of: String(question), within: nil) == .lessons
    else { return nil }
    let words = Markup.prose(String(text[close.upperBound...]))
    return words.isEmpty ? nil : words
  }

  /// "Lesson 2: x" is "x".
  static func title(_ title: String) -> String {
    let words = WordSplitting.words(of: title)
    guard words.count > 2, ["lesson", "insight", "learning", "principle", "takeaway"].contains(words[0]),
      Int(words[1]) != nil, let colon = title.firstRange(of: ": ")
    else { return title }
    return title[colon.upperBound...].trimmed
  }
}
