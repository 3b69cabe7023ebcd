import Expectations
import Logs
import Patterns
import Records
import Screen

extension State {
  /// Does what the form was for. Answers that can't be used bring it back with the reason.
  mutating func submit(_ form: Form) -> [Effect] {
    if let missing = form.fields.firstIndex(where: { $0.isRequired && $0.editor.text.trimmed.isEmpty }) {
      let label = form.fields[missing].label
      return refuse(form, label.isEmpty ? "Something must be typed here" : "“\(label)” is needed", at: missing)
    }
    for field in form.fields.indices {
      if let problem = form.problem(with: field) { return refuse(form, problem, at: field) }
    }
    if let basis = form.basis, let present = held(by: form.purpose), present != basis, present != form.answers {
      var told = form
      told.basis = present
      let words = TextWidth.truncated(present.filter { !$0.isEmpty }.joined(separator: ", "), to: 24)
      return refuse(told, "Now it is “\(words)”: Enter takes yours, Esc leaves it", at: form.current)
    }
    self.form = nil
    forget(form)
    do throws(Unusable) {
      if let effects = try look(form) { return effects }
      if let basis = form.basis, basis == form.answers, form.purpose.changesWords {
        say("Nothing is changed", .done)
        return []
      }
      guard let (command, done) = try command(for: form) else { return [] }
      let effects = perform(command, done: done, form: form)
      adding = effects.isEmpty ? nil : form.purpose.addedKind
      return effects
    } catch {
      return refuse(form, error.reason, at: form.current)
    }
  }

  /// What the record holds of what the form changes, as its fields say it.
  func held(by purpose: Form.Purpose) -> [String]? {
    let texts: [String?]? =
      switch purpose {
      case .edit(let item, let names): record?.fields(of: item).map { item in names.map { answer(to: $0, of: item) } }
      case .rateRisk(let number): record?.risk(number).map { [$0.likelihood?.words, $0.impact?.words] }
      case .mitigateRisk(let number): record?.risk(number).map { [$0.mitigation] }
      case .editStep(let number): record?.step(number).map { [$0.command] }
      default: nil
      }
    return texts?.map { LineEditor($0 ?? "").text.trimmed }
  }

  /// What a field holds, as a form takes it.
  func answer(to name: String, of item: any Fielded) -> String? {
    switch item.value(of: name) {
    case .moment(let moment): "\(moment.day.iso) \(moment.clock)"
    case .list(let texts): texts.joined(separator: "\n")
    case let value: value.text
    }
  }

  /// Asks for the fields that a person changes an item's words by, beginning with what they hold.
  mutating func askFields<Item: Fielded>(
    of item: Item, _ reference: ItemReference, _ title: String, _ answer: String
  ) -> [Effect] {
    let fields = Item.fields(in: .form)
    return ask(
      .edit(reference, fields.map(\.name)), title,
      fields.map { field in
        .init(
          label: field.question, editor: LineEditor(self.answer(to: field.name, of: item) ?? ""),
          isRequired: field.isRequired)
      }, answer)
  }

  /// Goes back to the field whose answer can't be used as it is, and says why.
  mutating func refuse(_ form: Form, _ reason: String, at field: Int) -> [Effect] {
    var again = form
    again.current = field
    again.error = reason
    self.form = again
    return []
  }

  /// Why an answer can't be used.
  private struct Unusable: Error { var reason: String }

  /// Forms that change nothing in the record by a command.
  private mutating func look(_ form: Form) throws(Unusable) -> [Effect]? {
    let answers = form.answers
    let first = answers.first ?? ""
    switch form.purpose {
    case .logSearch:
      let pattern = first.isEmpty || subjectPane != .log ? nil : try pattern(first)
      search = first.isEmpty ? nil : first
      log.buffer.search = pattern
      return first.isEmpty ? [] : find(backwards: false, fromHere: true)
    case .logFilterIn:
      let wanted = try pattern(first)
      changeLogFilter { $0.including.append(wanted) }
    case .logFilterOut:
      let unwanted = try pattern(first)
      changeLogFilter { $0.excluding.append(unwanted) }
    case .timelineFilter:
      timelineFilter = first
      refreshRows()
    case .sessionFilter:
      sessionFilter = first
      refreshRows()
    case .search: return [.search(first)]
    case .stepTimeout(let number):
      if first.isEmpty {
        timeouts[number] = nil
      } else if let seconds = Double(first), seconds > 0, seconds <= 86_400 {
        timeouts[number] = seconds
      } else {
        throw Unusable(reason: "“\(first)” is no number of seconds between 1 and 86400")
      }
      say("Step \(number) ends after \(timeouts[number].map { Length.words(seconds: $0) } ?? "the usual time")", .done)
    case .stepFolder(let number):
      guard first.isEmpty || first == runFolder else {
        return [.chooseFolder(step: number, first, ticket: ticket(done: "", form: form))]
      }
      folders[number] = nil
      say("Step \(number) runs in \(runFolder)", .done)
    case .placeholders(var order, let names):
      for (name, field) in zip(names, form.fields) {
        order.values[name] = field.editor.text
        placeholderValues[name] = field.editor.text
      }
      return [.runStep(order, ticket: ticket(done: ""))]
    case .seal:
      guard let session = record?.session.number else { return [] }
      let because = answers.count > 1 ? answers[1] : nil
      let to = first.isEmpty ? nil : first
      // Whoever does not seal yet seals later, with the same words.
      keep(form)
      overlay = .question(
        .init(
          text: "Seal session \(session) and hand it to \(to ?? "whoever comes next")? A sealed handoff never changes.",
          answers: [
            .init(key: "y", title: "seal it") { state in
              state.forget(form)
              let ticket = state.ticket(done: "Session \(session) is sealed and handed off", form: form)
              return [
                .seal(session, to: to, edit: state.draft?.edit, gapsAllowedBecause: because, ticket: ticket)
              ]
            },
            .init(key: "n", title: "not yet") { _ in [] },
          ]))
    default: return nil
    }
    return []
  }

  /// A regular expression; case counts only where it has a capital letter.
  private func pattern(_ text: String) throws(Unusable) -> Pattern {
    do throws(PatternError) { return try Pattern(text) } catch {
      throw Unusable(reason: "“\(text)” can't be searched for: \(error.message)")
    }
  }

  /// Refuses, where it is given, a pattern that could never be asked.
  private func checkPatterns(_ patterns: [String]) throws(Unusable) {
    do throws(PatternError) { try Pattern.check(patterns) } catch {
      throw Unusable(reason: "This can't be asked: \(error.message)")
    }
  }

  private mutating func command(for form: Form) throws(Unusable) -> (Command, String)? {
    let answers = form.answers
    let first = answers.first ?? ""
    func answer(_ place: Int) -> String? {
      answers.indices.contains(place) && !answers[place].isEmpty ? answers[place] : nil
    }
    switch form.purpose {
    case .note(let source):
      return (
        .note(event: first, impact: answer(1), tags: [], source: source, until: nil),
        source == .log ? "Pinned to the timeline" : "Noted"
      )
    case .correction: return (.correct(about: answer(1) ?? "", text: first), "The correction stands beside the record")
    case .comment(let item):
      let isQuestion = first.hasSuffix("?")
      return (.comment(about: item, text: first, isQuestion: isQuestion), isQuestion ? "Asked" : "Commented")
    case .answer(let number): return (.answer(number, text: first), "Answered")
    case .silence:
      return (
        .silenceAlert(first, until: try time(answer(1)), because: answer(2)), "\(first) is noted as silenced"
      )
    case .statement(let kind): return (.addStatement(kind, first), kind == .ask ? "Asked" : "Noted")
    case .settle(let item?): return (.settle(item, outcome: first), "Settled")
    case .settle(nil):
      guard let item = ItemReference(words: first) else {
        throw Unusable(reason: "“\(first)” names none of these; write \(OpenMatter.kinds)")
      }
      return (.settle(item, outcome: answer(1) ?? ""), "Settled")
    case .addTodo: return (.addTodo(text: first, owner: answer(1), due: try time(answer(2))), "Todo added")
    case .cancelTodo(let number): return (.todo(number, .cancel(because: first)), "Todo \(number) is cancelled")
    case .blockTodo(let number):
      let (on, words) = Blocker.On.read(first)
      return (.todo(number, .block(on, text: words)), "Todo \(number) waits for \(words)")
    case .edit(let reference, let names):
      guard let item = record?.fields(of: reference) else { return nil }
      let values = try values(of: item, names, answers)
      guard let command = Command.edit(reference, values) else { return nil }
      let what = reference.description.prefix(1).uppercased() + reference.description.dropFirst()
      return (command, names.count == 1 ? "\(what): \(item.words(of: values))" : "\(what) changed")
    case .addRisk:
      return (.addRisk(title: first, likelihood: answer(1), impact: answer(2), mitigation: answer(3)), "Risk added")
    case .rateRisk(let number):
      return (.risk(number, .rate(likelihood: answer(0), impact: answer(1))), "Risk \(number) rated")
    case .mitigateRisk(let number):
      return (.risk(number, .mitigate(mitigation: answer(0))), "Risk \(number) is mitigated")
    case .acceptRisk(let number): return (.risk(number, .accept(because: first)), "Risk \(number) is accepted")
    case .materialiseRisk(let number):
      return (.risk(number, .materialise(because: answer(0))), "Risk \(number) came true")
    case .closeRisk(let number): return (.risk(number, .close(because: first)), "Risk \(number) is closed")
    case .addStep:
      let expectation = answer(2).flatMap { record?.expectation($0, command: answer(1), title: first) }
      try checkPatterns(expectation?.rule?.patterns ?? [])
      return (
        .addStep(title: first, command: answer(1), language: nil, expectation: expectation), "Step added"
      )
    case .editStep(let number):
      changesCommand(of: number, to: first)
      return (.step(number, .edit(["command": .words(first)])), "Step \(number) has a new command")
    case .expectOfStep(let number):
      guard let record, let step = record.step(number) else { return nil }
      let expectation = record.expectation(first, for: step)
      try checkPatterns(expectation.rule?.patterns ?? [])
      return (
        .step(number, .edit(["expectation": .expectation(expectation)])),
        expectation.rule == nil ? "Step \(number): a person judges" : "Step \(number) is checked by its rule"
      )
    case .passStep(let number): return (.step(number, .pass(because: answer(0))), "Step \(number) passed")
    case .failStep(let number): return (.step(number, .fail(because: first)), "Step \(number) failed")
    case .waiveStep(let number): return (.step(number, .waive(because: first)), "Step \(number) is waived")
    case .accept: return (.session(.accept(readBack: first, takeOver: answer(1))), "You have the baton")
    case .decline: return (.session(.decline(because: first)), "Declined; your questions stand beside the handoff")
    case .checkpoint(let outcome, let evidence):
      return (.monitoring(.checkpoint(outcome, note: answer(0), evidence: evidence)), "Checkpoint recorded")
    case .attachStep:
      guard let due = record?.monitoring?.next(at: now)?.due else {
        throw Unusable(reason: "Every checkpoint of this window is done")
      }
      guard let step = answer(0) else {
        return (.monitoring(.attachStep(due: due, step: nil)), "The checkpoint runs no step")
      }
      guard let number = Int(step), record?.step(number) != nil else {
        throw Unusable(reason: "“\(step)” is no step; give its number")
      }
      return (
        .monitoring(.attachStep(due: due, step: number)), "The checkpoint of \(zone.clock(due)) runs step \(number)"
      )
    case .startMonitoring:
      guard let hours = Double(first), let every = Double(answers[1]) else {
        throw Unusable(reason: "Both must be numbers of hours, such as 24 and 4")
      }
      return (.monitoring(.start(hours: hours, every: every)), "Monitoring runs")
    case .resetMonitoring: return (.monitoring(.reset(because: first)), "Monitoring begins again")
    case .addFix: return (.addFix(title: first, commit: answer(1), build: answer(2)), "Fix added")
    case .fixStatus(let number):
      guard let status = Fix.Status(rawValue: first.lowercased()) else {
        throw Unusable(reason: "“\(first)” is none of: \(Fix.Status.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return (
        .fix(number, .setStatus(status, commit: nil, build: answer(1), because: answer(2))),
        "Fix \(number) is \(status.rawValue)"
      )
    case .watch:
      try checkPatterns([first])
      return (.incident(.addWatch(name: nil, pattern: first, file: nil)), "The log is watched for \(first)")
    case .logSearch, .logFilterIn, .logFilterOut, .search, .timelineFilter, .sessionFilter, .stepTimeout, .stepFolder,
      .placeholders, .seal:
      return nil
    }
  }

  private func values<Item: Fielded>(
    of item: Item, _ names: [String], _ answers: [String]
  ) throws(Unusable) -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    for (name, answer) in zip(names, answers) {
      guard let field = Item.field(name) else { continue }
      let value = try field.value(typed: answer) { words throws(Unusable) in try time(words) ?? now }
      guard let value else { throw Unusable(reason: "“\(answer)” can't be the \(field.question)") }
      values[name] = value
    }
    return values
  }

  /// `05:20` (the next one to come), `+4h`, `+30m`, or ISO 8601; nil for nothing.
  private func time(_ words: String?) throws(Unusable) -> Moment? {
    guard let words else { return nil }
    if words.hasPrefix("+"), let number = Double(words.dropFirst().dropLast()) {
      if words.hasSuffix("h") { return now.adding(hours: number) }
      if words.hasSuffix("m") { return now.adding(seconds: number * 60) }
    }
    guard let moment = Moment(iso: words, on: now.day) else {
      throw Unusable(reason: "“\(words)” is no time; write 05:20, +4h or 2025-11-05 09:00 (UTC)")
    }
    return words.count <= 8 && moment < now ? moment.adding(hours: 24) : moment
  }
}

extension Blocker.On {
  /// `todo:4` or `4`, `validation`, `monitoring`, `risk:1`, else outside words.
  static func read(_ answer: String) -> (on: Blocker.On, words: String) {
    let folded = answer.lowercased()
    func number(after prefix: String) -> Int? {
      guard folded.hasPrefix(prefix) else { return nil }
      return Int(folded.dropFirst(prefix.count).drop { $0 == ":" || $0 == " " })
    }
    if let number = number(after: "todo") ?? Int(folded) { return (.todo(number), "todo \(number)") }
    if let number = number(after: "risk") { return (.risk(number), "risk \(number)") }
    if folded == "validation" { return (.validation, "validation") }
    if folded == "monitoring" { return (.monitoring, "monitoring") }
    return (.outside, answer)
  }
}
