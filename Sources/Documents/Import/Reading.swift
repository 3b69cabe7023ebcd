import Records
import Vocabulary

/// The record as far as it has been read, and the lines that have gone into it.
struct Reading {
  let source: SourceText
  /// What is still to be read: the timeline is taken out first.
  var outline: Group
  private let whole: Group
  var record: SessionRecord
  var ledger: Ledger
  /// Seconds east of UTC of times that name no zone.
  var offset = 0
  /// The zone that the head of the document names for all its times.
  var zone: ZoneWords?
  /// The day was read from the title alone.
  var isDateOfTitle = false
  /// The document itself, or its name, says which session it is.
  var namesSession = false
  /// Parts of fixes, joined when all of the document is read.
  var fixParts: [FixPart] = []
  /// Todos with the words that block them, which may name other todos.
  var todoStates: [String?] = []
  /// The problem told of outside a section of its own: "Root Cause", "Impact".
  var loose = Problem(title: "")
  /// The first sentence that tells a cause in passing.
  var hintedCause: (text: String, lines: LineSpan)?
  /// What the fields under the title say of the incident; its severity is that of the document's
  /// one problem too.
  var incident = IncidentHint()
  /// The checkpoints' distance is written, not guessed from the first of them.
  var saysInterval = false
  /// Instructions for whatever may happen, not the tale of what did.
  let isRunbook: Bool
  /// Tells of what may go wrong with a thing, and how it is set up: no causes and fixes of
  /// something that happened.
  let isGuide: Bool
  /// The title of the heading that is being read, for labels that say only "Steps".
  var heading = ""

  init(source: SourceText, outline: Group) {
    self.source = source
    self.outline = outline
    whole = outline
    let title = (outline.groups.first { $0.level == 1 } ?? outline.groups.first)?.title ?? ""
    isRunbook = HeadingWords.isRunbook(title)
    isGuide = isRunbook || Lexicon.has(.guides, in: title)
    record = SessionRecord(session: Session(number: SessionNumber(1)))
    ledger = Ledger(source)
  }

  var day: Day? { record.session.date }

  /// Whether some heading or label speaks of a problem or its cause, so that an "Impact" is that of
  /// the problem.
  private(set) lazy var tellsOfProblem = Reading.tellsOfProblem(outline)

  private static func tellsOfProblem(_ group: Group) -> Bool {
    switch HeadingWords.kind(of: group.title, within: nil) {
    case .problem, .rootCause, .missed: true
    default: group.groups.contains(where: tellsOfProblem)
    }
  }

  mutating func claim(_ span: LineSpan) { ledger.claim(span) }

  mutating func taking(_ reader: String, by ground: @autoclosure () -> String) { ledger.taker(reader, by: ground()) }

  // MARK: - Walking the outline

  mutating func readGroups() {
    separate(outline)
    readTimelines()
    for group in outline.groups { visit(group, within: nil) }
  }

  private mutating func separate(_ group: Group) {
    for node in group.nodes {
      switch node {
      case .element(let element): if case .rule = element.content { ledger.separate(element.lines) }
      case .group(let child): separate(child)
      }
    }
  }

  mutating func visit(_ group: Group, within parent: SectionKind?) {
    var named = HeadingWords.kind(of: group.title, within: parent)
    if named == .steps || named == .checks, !parent.allowsSteps { named = .other }
    if parent == .todos, group.isHeading, let kind = named {
      // Below work a state is a state, and one word such as "Monitoring" says of what kind the work
      // is.
      let words = WordSplitting.words(of: group.title)
      let isHorizon = StateWords.exact(group.title) != nil || words.count == 1 && kind == .monitoring
      if isHorizon || kind == .lessons && Lexicon.opening(.lessonNouns, words: words) == 0 { named = .todos }
    }
    // A runbook has nothing to do before something happens.
    if isRunbook, named == .next || named == .todos { named = nil }
    // The title of the whole tells of all of it.
    if group.head == record.session.lines, !group.groups.isEmpty, named == .lessons || named == .insights {
      named = nil
    }
    let kind =
      named
      ?? parent.flatMap {
        (group.isHeading ? $0.isInheritedByHeadings : $0.isInheritedByLabels) ? $0 : nil
      }
      ?? (parent.allowsSteps || parent == .summary && isCase(group) ? nil : .past)
    let before = ledger.claims
    let outer = offset
    defer { offset = outer }
    if group.isHeading { heading = group.title }
    if StepTitle(group.title) != nil, kind.allowsSteps, readStep(group) { return }
    if group.isHeading, FixWords.namesFix(group.title), kind.allowsFixes, readTitledFix(group) { return }
    if named == nil, kind == nil, !isRunbook, group.isHeading, group.level > 1, FixWords.isOneFix(group),
      readTitledFix(group)
    {
      return
    }
    if let kind {
      taking(
        kind.rawValue, by: named != nil ? "the heading “\(group.title)”" : "what stands above “\(group.title)”")
    } else {
      taking("shape", by: "no heading of a known meaning")
    }
    let descends = read(group, as: kind, isNamed: named != nil)
    readInstructions(in: group, as: kind)
    readAccount(group, as: named)
    if descends {
      let count = record.steps.count
      for child in group.groups { visit(child, within: kind) }
      readExpectationBeside(of: group, since: count)
    }
    if named != nil, ledger.claims > before, let head = group.head { claim(head) }
  }

  /// "If the queue gets old again": a heading of what to do in a case, wherever it stands.
  private func isCase(_ group: Group) -> Bool {
    group.isHeading && Lexicon.opening(.conditions, words: WordSplitting.words(of: group.title)) > 0
  }

  /// False where the reader has read what is below the group as well.
  private mutating func read(_ group: Group, as kind: SectionKind?, isNamed: Bool) -> Bool {
    if kind.allowsSteps || isRunbook && kind == .fix { readStepTables(in: group) }
    if kind.allowsRegisters { readRiskTables(in: group) }
    if kind == nil || kind == .other || kind == .past, !isRunbook { readTodoTables(in: group) }
    if kind.allowsRegisters { readAlternativeTables(in: group) }
    if kind.allowsRegisters || kind == .todos {
      let options = group.groups.filter { AlternativeWords.isOption($0.title) }
      if options.count >= 2 { for option in options { readOption(option) } }
      if !record.alternatives.isEmpty { choose(in: group) }
    }
    if kind.allowsFixes { readFixTables(in: group) }
    if kind == nil || kind == .other || kind == .past { readAnswers(in: group) }
    if kind.tellsFacts { readFacts(in: group, as: kind) }
    if isRunbook, kind.isProcedure(in: group), readProcedure(group) { return false }
    switch kind {
    case .summary: readSummary(group)
    case .problem: return readProblem(group)
    case .rootCause: return readRootCause(group)
    case .impact: if tellsOfProblem { readImpact(group) }
    case .detection: break
    case .missed: loose.missedBecause += statements(in: group)
    case .fix: return readFix(group)
    case .deployment: readDeployment(group)
    case .fixList: return readFixList(group)
    case .trigger: readTrigger(group)
    case .alternatives: readAlternatives(group)
    case .checks: readChecks(group)
    case .next: return readNext(group)
    case .steps: return readSteps(group)
    case .todos: readTodos(group)
    case .success: record.branches.success += statements(in: group)
    case .failure: record.branches.failure += statements(in: group)
    case .monitoring: readMonitoring(group)
    case .watches: readWatches(group)
    case .silences: readSilences(group)
    case .investigations: record.inFlight.investigations += statements(in: group)
    case .asks: record.inFlight.asks += statements(in: group)
    case .risks, .openRisks, .mitigatedRisks: return readRisks(group, as: kind)
    case .files, .created, .modified, .toUpdate: readFiles(group, as: kind)
    case .lessons: return readTakeaways(group, into: \.lessons)
    case .insights: return readTakeaways(group, into: \.insights)
    case .achievements: readAchievements(group)
    case .productionBefore: record.production.before += statements(in: group)
    case .productionAfter: record.production.after += statements(in: group)
    case .metrics: readMetrics(group)
    case nil:
      readShouted(group)
      return readUnnamed(group)
    case .past: readBoxes(group)
    case .production, .other, .timeline: break
    }
    return true
  }

  /// The entries of the lists directly in the group, one statement each; what is nested in an entry
  /// is kept.
  /// - Parameter withAnnounced: an entry that ends with a colon only announces those below it,
  ///   which are statements too.
  mutating func statements(in group: Group, withAnnounced: Bool = false) -> [Statement] {
    var statements: [Statement] = []
    var isExample = false
    for element in group.elements {
      guard case .list(let items) = element.content else {
        // "Write here what worked, for instance": what follows was left of a form.
        if case .prose(let text) = element.content { isExample = PlaceholderCells.opens(Markup.prose(text)) }
        continue
      }
      guard !isExample else { continue }
      for item in items where !item.text.isEmpty && !PlaceholderCells.isHint(item.text) {
        let text = StateWords.done(item.text)
        let announces = text.hasSuffix(":") || text.hasSuffix("：")
        statements.append(Statement(announces ? String(text.dropLast()) : text, lines: item.head))
        claim(item.head)
        guard withAnnounced, announces, !item.text.hasPrefix("**") else { continue }
        for child in item.items where !child.text.isEmpty && !ledger.isClaimed(child.head.from) {
          statements.append(Statement(StateWords.done(child.text), lines: child.head))
          claim(child.head)
        }
      }
    }
    return statements
  }

  // MARK: - The end

  /// Items come in the document's order, however they were found.
  static func line(_ span: LineSpan?) -> Int { span?.from ?? .max }

  mutating func finished() -> SessionRecord {
    finishDate()
    finishProblems()
    finishFixes()
    finishTodos()
    finishRisks()
    record.timeline.sort { Reading.line($0.lines) < Reading.line($1.lines) }
    record.checks.sort { Reading.line($0.lines) < Reading.line($1.lines) }
    for index in record.timeline.indices { record.timeline[index].number = index + 1 }
    finishSteps()
    record.sections = ledger.sections(of: whole)
    record.coverage = ledger.coverage(with: record.sections)
    return record
  }
}

extension SectionKind? {
  /// Steps already taken are told of under these; they are not steps to run.
  var allowsSteps: Bool {
    switch self {
    case .fix, .problem, .rootCause, .timeline, .achievements, .lessons, .insights, .summary, .fixList, .deployment,
      .metrics, .production, .productionBefore, .productionAfter, .risks, .openRisks, .mitigatedRisks, .impact, .missed,
      .detection, .past:
      false
    default: true
    }
  }
}

extension SectionKind? {
  /// What was wrong, why, and what ended it may be told in fields and sentences of these.
  var tellsFacts: Bool {
    switch self {
    case nil, .summary, .problem, .rootCause, .impact, .detection, .past, .timeline, .trigger, .fix: true
    default: false
    }
  }

  /// Registers stand under headings of their own words; under those of other kinds a table with
  /// ratings is of something else.
  var allowsRegisters: Bool {
    switch self {
    case nil, .other, .past, .summary, .next, .checks: true
    default: false
    }
  }

  /// What is only planned, or may yet happen, is no fix.
  var allowsFixes: Bool {
    switch self {
    case .next, .steps, .todos, .checks, .success, .failure, .risks, .openRisks, .mitigatedRisks, .alternatives,
      .monitoring, .watches, .lessons, .insights:
      false
    default: true
    }
  }

  /// Whether titled commands below it are steps in a runbook.
  func isProcedure(in group: Group) -> Bool {
    switch self {
    case .fix, .checks, .failure, .monitoring: true
    case nil: group.level > 1
    default: false
    }
  }
}

extension StateWords {
  /// The words without a mark that only says "done"; any other mark is part of what is said.
  static func done(_ text: String) -> String {
    mark(of: text) == .done ? Markup.plain(withoutMark(text)) : Markup.plain(text)
  }
}
