import Documents
import Records
import Screen
import Workflow

extension Sheet {
  /// The whole record as text: what `baton show` prints, and `baton` itself where there is no
  /// terminal.
  mutating func record(_ record: SessionRecord, incident: Incident, now: Moment) {
    session(record, incident: incident)
    corrections(record)
    summary(record.session)
    part("Asks of the next person", count: record.inFlight.asks.count) { $0.numbered(record.inFlight.asks) }
    part("Timeline", count: record.timeline.count) { $0.timeline(record) }
    part("Problem", count: record.problems.count) { $0.problems(record) }
    part("Fixes", count: record.fixes.count) { $0.fixes(record) }
    part("Alternatives", count: record.alternatives.count) { $0.alternatives(record) }
    part("Still to check", count: record.checks.count) { $0.checks(record) }
    let (settled, of) = record.validationProgress
    part("Validation, round \(record.round)", count: of, right: "\(settled) of \(of)") { $0.steps(record) }
    part("If it succeeds", count: record.branches.success.count) { $0.bullets(record.branches.success) }
    part("If it fails", count: record.branches.failure.count) { $0.bullets(record.branches.failure) }
    part("Todos", count: record.todos.count, right: record.todoCounts) { $0.todos(record, at: now) }
    part("Risks", count: record.risks.count, right: "\(record.risks.count { $0.isLive }) open") { $0.risks(record) }
    if let window = record.monitoring {
      heading("Monitoring")
      monitoring(window, now: now)
      corrections(of: ItemReference(.monitoring), in: record)
    }
    silences(record, now: now)
    part("Investigations in flight", count: record.inFlight.investigations.count) {
      $0.numbered(record.inFlight.investigations)
    }
    rest(record)
  }

  /// With the numbers that `baton note --settles` takes.
  private mutating func numbered(_ statements: [Statement]) {
    for (index, statement) in statements.enumerated() { item(" \(index + 1)  ", statement.text) }
  }

  private mutating func silences(_ record: SessionRecord, now: Moment) {
    part("Silenced alerts", count: record.inFlight.silences.count) { sheet in
      for silence in record.inFlight.silences {
        let words = [silence.alert, silence.because].compactMap(\.self).joined(separator: ": ")
        let end = silence.until.map { "\(silence.isOver(at: now) ? "heard again since" : "until") \($0.inWords)" }
        sheet.item(
          " \(sheet.mark(silence.isOver(at: now) ? .warning : .ready)) \(silence.number)  ", words,
          right: end ?? "without an end")
      }
    }
  }

  private mutating func rest(_ record: SessionRecord) {
    let files = record.files
    part("Files created", count: files.created.count) { $0.bullets(files.created) }
    part("Files modified", count: files.modified.count) { $0.bullets(files.modified) }
    part("Files to update", count: files.toUpdate.count) { $0.bullets(files.toUpdate) }
    part("Lessons", count: record.lessons.count) { $0.bullets(record.lessons) }
    part("Insights", count: record.insights.count) { $0.bullets(record.insights) }
    part("Achievements", count: record.achievements.count) { $0.bullets(record.achievements) }
    part("Production before", count: record.production.before.count) { $0.bullets(record.production.before) }
    part("Production after", count: record.production.after.count) { $0.bullets(record.production.after) }
    part("Metrics", count: record.metrics.count) { sheet in
      for metric in record.metrics { sheet.item("  ", "\(metric.name): \(metric.value)") }
    }
    part("Questions and comments", count: record.comments.count) { $0.comments(record) }
    part("Kept word for word", count: record.sections.count) { $0.sections(record) }
    document(record)
  }

  private mutating func part(_ title: String, count: Int, right: String? = nil, body: (inout Sheet) -> Void) {
    guard count > 0 else { return }
    heading(title, right ?? String(count))
    body(&self)
  }

  mutating func bullets(_ statements: [Statement]) {
    for statement in statements { item(" \(isASCII ? "-" : "·") ", statement.text) }
  }

  private mutating func checks(_ record: SessionRecord) {
    for check in record.checks {
      let mark: Glyph =
        switch check.state {
        case .open: .ready
        case .done: .done
        case .failed: .failed
        }
      item(" \(self.mark(mark)) ", check.text, right: check.state.rawValue)
    }
  }

  /// Above all else: what was found wrong in it later. What concerns one item stands with that.
  private mutating func corrections(_ record: SessionRecord) {
    for correction in record.corrections where record.place(of: correction) == nil {
      self.correction(correction, indent: "", namesItem: true)
    }
  }

  /// The corrections that concern an item, under it.
  mutating func corrections(of item: ItemReference, in record: SessionRecord) {
    for correction in record.corrections where record.place(of: correction) == item {
      self.correction(correction, indent: "     ")
    }
  }

  private mutating func correction(_ correction: Correction, indent: String, namesItem: Bool = false) {
    let about = correction.about.isEmpty || !namesItem ? "" : " about \(correction.about)"
    item(
      "\(indent)\(mark(.correction)) ", "Correction\(about): \(correction.text)",
      right: "\(correction.by), \(correction.at.inWords)")
  }

  private mutating func comments(_ record: SessionRecord) {
    for comment in record.comments { remark(comment, indent: " ", namesItem: true) }
  }

  private mutating func sections(_ record: SessionRecord) {
    for section in record.sections {
      // The outermost heading is the document's own title, the same for all.
      let place = section.heading.dropFirst(section.heading.count > 1 ? 1 : 0).joined(
        separator: isASCII ? " > " : " › ")
      item(" ", place.isEmpty ? "(before the first heading)" : place, right: section.lines.displayText)
      quoted(section.text, indent: 3)
    }
  }

  private mutating func document(_ record: SessionRecord) {
    guard let coverage = record.coverage else { return }
    heading("Document", record.source?.name ?? "")
    item(" ", coverage.displayText)
    for repair in record.repairs { item(" \(mark(.warning)) ", "repaired: \(repair)") }
    for warning in record.warnings { item(" \(mark(.warning)) ", warning) }
  }
}

extension SessionRecord {
  /// "1 done, 1 running, 4 blocked", without what there is none of.
  var todoCounts: String {
    let states = todos.map(state(of:))
    let words: [(TodoState, String)] = [
      (.done, "done"), (.inProgress, "running"), (.ready, "ready"), (.open, "open"), (.blocked, "blocked"),
      (.cancelled, "cancelled"),
    ]
    return words.compactMap { state, word in
      let count = states.count { $0 == state }
      return count == 0 ? nil : "\(count) \(word)"
    }.joined(separator: ", ")
  }
}

extension LineSpan {
  var displayText: String { from == to ? "line \(from)" : "lines \(from)–\(to)" }
}

extension Coverage {
  /// "312 lines: 250 recognised, 62 kept word for word, none lost".
  var displayText: String {
    "\(lines.counting("line")): \(recognised) recognised, \(kept) kept word for word, \(lost == 0 ? "none" : String(lost)) lost"
  }
}
