import Records
import Vocabulary

extension PagePart {
  /// What people wrote and where things turned. What a step printed again and again is told by the
  /// steps themselves.
  static let timeline = PagePart(.timeline) { writing in
    let entries = writing.record.timeline.filter { $0.source != .step || $0.onBehalf != nil }
    guard !entries.isEmpty else { return [] }
    let time = writing.time
    let told = TableColumn<TimelineEntry>.fields(time).filter { ["Event", "Impact", "By"].contains($0.name) }
    let session = TableColumn<TimelineEntry>(
      name: "Session", isUsual: { $0.session == nil || $0.session == writing.record.session.number }
    ) { $0.session?.text ?? "" }
    let holder = writing.record.session.holder
    let columns = told.map { column -> TableColumn<TimelineEntry> in
      guard column.name == "By" else { return column }
      return TableColumn(name: "By", isUsual: { $0.by == nil || $0.by == holder }) { $0.by ?? "" }
    }
    let rows = TableColumn.table(
      [TableColumn(name: "Time (UTC)") { EntryTime(of: $0, time).cell }] + [session] + columns, entries)
    return [rows]
  } read: { blocks, reading in
    PartLayout.timeline.read(blocks, &reading)
  }

  /// What somebody said later of what is written here.
  static let corrections = PagePart(.corrections) { writing in
    let record = writing.record
    let standing = record.corrections.filter { correction in
      record.place(of: correction).map { !writing.shows($0) && $0.kind != .monitoring } ?? true
    }
    return standing.map { $0.pageLine(writing.time, names: true) }
  }

  static let problems = PagePart(.problem) { writing in
    writing.record.problems.enumerated().map { index, problem in
      var beside: [MarkdownBlock] = problem.rootCause.map { [LayoutField.block("Cause", text: $0)] } ?? []
      if let error = problem.error {
        let lines = error.lines.filter { !$0.isOnlyBlanks }
        let first = CodeSpan.text(PageLine.flat(lines.first ?? ""))
        beside.append(.item(lines.count == 1 ? "**Error:** \(first)" : "**Error, first line:** \(first)"))
      }
      beside += FieldRule.write(Problem.briefRules, problem, writing.layout)
      let severity = problem.severity.map { PageLine.fits($0) ? ["severity \($0)"] : [] } ?? []
      return PageLine.item(
        "Problem \(index + 1)", problem.title, severity, neutral: "severity not said",
        beside + writing.corrections(of: ItemReference(.problem, index + 1)))
    }
  }

  /// Each in one line, with what was asked of it.
  static let fixes = PagePart(.fixes) { writing in
    writing.record.fixes.map { fix in
      var details: [String] = fix.status == .unknown ? [] : [fix.status.rawValue]
      var beside: [MarkdownBlock] = []
      for (name, value) in [("commit", fix.commit), ("build", fix.build)] {
        guard let value else { continue }
        PageLine.fits(value)
          ? details.append("\(name) \(CodeSpan.text(value))")
          : beside.append(.item("**\(name.capitalised):** \(CodeSpan.text(value))"))
      }
      details += fix.provenance.filter { $0.answer != .unknown }.map { finding in
        "\(finding.answer == .yes ? "✓" : "✗") \(PageLine.flat(finding.detail, 80))"
      }
      return PageLine.item(
        "Fix \(fix.number)", fix.title, details, neutral: "status not said",
        beside + writing.corrections(of: ItemReference(.fix, fix.number)))
    }
  }

  /// What was chosen and what not, and rounds that the timeline does not tell.
  static let decisions = PagePart(.rounds) { writing in
    let events = writing.record.timeline.map(\.event)
    let rounds = writing.record.decisions.filter { decision in
      !events.contains { $0.begins(with: "Validation round \(decision.round) ") }
    }
    let told = rounds.map { decision in
      LayoutField.block(
        "Round \(decision.round) \(decision.branch == .success ? "passed" : "failed")", text: decision.because)
    }
    return told
      + writing.record.alternatives.map { alternative in
        let beside =
          (alternative.riskWords.map { [LayoutField.block("Risk", text: $0)] } ?? [])
          + (alternative.reason.map { [LayoutField.block("Reason", text: $0)] } ?? [])
        return .item("**\(alternative.chosen ? "Chosen" : "Not chosen"):** \(alternative.option)", beside)
      }
  }

  /// What the next person must not do: whatever somebody wrote that opens with a word that forbids.
  static let avoid = PagePart(.avoid) { writing in
    writing.record.lessons.filter(\.forbids).blocks
  } read: { blocks, reading in
    reading.record.lessons += reading.statements(blocks)
  }

  static let lessons = PagePart(.lessons) { writing in
    writing.record.lessons.filter { !$0.forbids }.blocks
  } read: { blocks, reading in
    reading.record.lessons += reading.statements(blocks)
  }

  /// While the validation is open; after it nothing of them is still to be done.
  static let checks = PagePart(.checks) { writing in
    guard !writing.record.validationPassed else { return [] }
    return writing.record.checks.map { .item($0.written) }
  } read: { blocks, reading in
    PartLayout.checks.read(blocks, &reading)
  }

  /// Questions without an answer, and remarks.
  static let comments = PagePart(.comments) { writing in
    writing.record.comments.filter { $0.answer == nil }.map { comment in
      let name = "\(comment.isQuestion ? "Question" : "Comment") \(comment.number)"
      let details = (comment.about.map { ["about \($0)"] } ?? []) + signed(comment.by, comment.at, writing.time)
      return PageLine.item(name, comment.text, details)
    }
  } read: { blocks, reading in
    PartLayout.comments.read(blocks, &reading)
  }

  /// What fits no other part, word for word.
  static let sections = PagePart(.sections) { writing in
    var above: [String] = []
    return writing.record.sections.map { section in
      let title = DocumentText.line(section.heading.last ?? "")
      // Where the text brings its heading along there is no need of another.
      let showsHeading = section.heading != above && !title.isEmpty && !section.text.begins(with: "#")
      above = section.heading
      return MarkdownBlock(
        .kept(Kept(path: section.heading, text: DocumentText.code(section.text), showsHeading: showsHeading)))
    }
  } read: { _, _ in
  }
}

private func signed(_ by: String, _ at: Moment, _ time: LayoutTime) -> [String] {
  (PageLine.fits(by) ? ["by \(by)"] : []) + (at.milliseconds == 0 ? [] : ["at \(time.text(at))"])
}

extension Statement {
  fileprivate var forbids: Bool { Lexicon.opening(.forbids, words: WordSplitting.allWords(of: text)) > 0 }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension Correction {
  /// - Parameter names: whether it says what it is about, since it does not stand there.
  fileprivate func pageLine(_ time: LayoutTime, names: Bool) -> MarkdownBlock {
    var details = names && PageLine.fits(about) ? ["about \(about)"] : []
    details += signed(by, at, time)
    return PageLine.item("Correction", text, details)
  }
}

extension LayoutWriting {
  func written(corrections item: ItemReference?, _ time: LayoutTime) -> [MarkdownBlock] {
    (corrections[item] ?? []).map { $0.pageLine(time, names: false) }
  }
}

/// Who said a remark, when, and about what, as the details behind it tell.
struct Signature {
  var by: String?
  var at: Moment?
  var about: String?

  mutating func take(detail: String, _ time: LayoutTime) -> Bool {
    if let words = detail.behind("by ") {
      by = words
    } else if let moment = detail.behind("at ").flatMap({ time.moment($0) }) {
      at = moment
    } else if let words = detail.behind("about ") {
      about = words
    } else {
      return false
    }
    return true
  }
}

extension LayoutReading {
  mutating func readProblem(_ number: Int, _ field: LayoutField) -> Bool {
    var problem = Problem(title: "")
    problem.title = PageLine.read(field.value, into: &problem) { detail, problem in
      if detail == "severity not said" { return true }
      guard let words = detail.behind("severity ") else { return false }
      problem.severity = words
      return true
    }
    problem.lines = field.block.lines
    item = ItemReference(.problem, record.problems.count + 1)
    FieldRule.read(Problem.pageRules, field.children, &problem, &self)
    for child in field.children {
      if let below = LayoutField(child), below.name == "error, first line" { claimOwn(child) }
    }
    record.problems.append(problem)
    return true
  }

  mutating func readFix(_ number: Int, _ field: LayoutField) -> Bool {
    var fix = Fix(number: number, title: "")
    fix.title = PageLine.read(field.value, into: &fix) { detail, fix in
      if detail == "status not said" || detail.begins(with: "✓ ") || detail.begins(with: "✗ ") { return true }
      if let status = Fix.Status(rawValue: detail) {
        fix.status = status
      } else if let commit = detail.behind("commit ") {
        fix.commit = CodeSpan.code(commit)
      } else if let build = detail.behind("build ") {
        fix.build = CodeSpan.code(build)
      } else {
        return false
      }
      return true
    }
    fix.lines = field.block.lines
    item = ItemReference(.fix, number)
    FieldRule.read(FieldRule.table("commit", "build"), field.children, &fix, &self)
    record.fixes.append(fix)
    return true
  }

  mutating func readRound(_ field: LayoutField) -> Bool {
    let words = field.name.parted(by: " ")
    guard words.count == 3, let round = Int(words[1]), ["passed", "failed"].contains(words[2]) else {
      return false
    }
    let because = field.text(&self) ?? ""
    record.decisions.append(
      Decision(
        round: round, branch: words[2] == "passed" ? .success : .failure, by: "", at: Moment(milliseconds: 0),
        because: because, changes: []))
    return true
  }

  mutating func readAlternative(_ field: LayoutField) -> Bool {
    var alternative = Alternative(option: field.value, chosen: field.name == "chosen")
    let rules: [FieldRule<Alternative>] = [.text("Risk", \.riskWords), .text("Reason", \.reason)]
    FieldRule.read(rules, field.children, &alternative, &self)
    alternative.risk = Alternative.Risk(words: alternative.riskWords)
    alternative.lines = field.block.lines
    record.alternatives.append(alternative)
    return true
  }
}

extension Problem {
  fileprivate static let pageRules: [FieldRule<Problem>] =
    [.text("Cause", \.rootCause), .code("Error", \.error)] + briefRules

  fileprivate static let briefRules: [FieldRule<Problem>] = [
    .brief("Impact", \.impact), .brief("Why it was missed", \.missedBecause),
  ]
}
