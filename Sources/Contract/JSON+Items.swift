import Records

/// The items of a record, as the contract spells them.
extension JSON {
  static func entry(_ entry: TimelineEntry, of session: SessionNumber) -> JSON {
    let object: JSON = [
      "at": JSON(entry.at),
      "until": JSON(entry.until),
      "session": .string((entry.session ?? session).text),
      "event": .string(entry.event),
      "impact": JSON(entry.impact),
      "source": .string(entry.source.rawValue),
      "evidence": .array((entry.evidence ?? []).map { ["step": .integer($0.step), "run": .integer($0.run)] }),
      "uncertain": .bool(entry.uncertain ?? false),
    ]
    return object.at(entry.lines)
  }

  static func problem(_ problem: Problem) -> JSON {
    let object: JSON = [
      "title": .string(problem.title),
      "error": JSON(problem.error),
      "rootCause": JSON(problem.rootCause),
      "severity": JSON(problem.severity),
      "impact": JSON(problem.impact),
      "missedBecause": JSON(problem.missedBecause),
    ]
    return object.at(problem.lines)
  }

  static func fix(_ fix: Fix) -> JSON {
    let object: JSON = [
      "number": .integer(fix.number),
      "title": .string(fix.title),
      "commit": JSON(fix.commit),
      "build": JSON(fix.build),
      "status": .string(fix.status.rawValue),
      "files": JSON(fix.files),
      "before": JSON(fix.before),
      "after": JSON(fix.after),
      "rationale": JSON(fix.rationale),
    ]
    return object.at(fix.lines)
  }

  static func alternative(_ alternative: Alternative) -> JSON {
    let object: JSON = [
      "option": .string(alternative.option),
      "risk": JSON(alternative.risk?.rawValue),
      "chosen": .bool(alternative.chosen),
      "reason": JSON(alternative.why),
      "words": ["risk": .string(alternative.riskWords ?? "")],
    ]
    return object.at(alternative.lines)
  }

  static func check(_ check: Check) -> JSON {
    let object: JSON = ["text": .string(check.text), "state": .string(check.state.rawValue)]
    return object.at(check.lines)
  }

  static func todo(_ todo: Todo, in record: SessionRecord, at now: Moment) -> JSON {
    let members = [
      Member("number", .integer(todo.number)), Member("text", .string(todo.text)),
      Member("state", .string(record.state(of: todo, at: now).rawValue)),
    ]
    let blockers = Member("blockers", .array(todo.blockers.map { blocker($0, in: record) }))
    return JSON.object(members + fields(of: todo) + [blockers]).at(todo.lines)
  }

  private static func blocker(_ blocker: Blocker, in record: SessionRecord) -> JSON {
    let (kind, number): (String, Int?) =
      switch blocker.on {
      case .todo(let number): ("todo", number)
      case .risk(let number): ("risk", number)
      case .validation: ("validation", nil)
      case .monitoring: ("monitoring", nil)
      case .outside: ("outside", nil)
      }
    return [
      "kind": .string(kind),
      "number": JSON(number),
      "text": .string(blocker.text),
      "cleared": .bool(record.isCleared(blocker)),
    ]
  }

  static func risk(_ risk: Risk) -> JSON {
    let words: JSON = [
      "likelihood": .string(risk.likelihoodWords ?? ""), "impact": .string(risk.impactWords ?? ""),
    ]
    let members = [
      Member("number", .integer(risk.number)), Member("title", .string(risk.title)),
      Member("likelihood", JSON(risk.likelihood?.name)), Member("impact", JSON(risk.impact?.name)),
      Member("words", words), Member("status", .string(risk.status.rawValue)),
    ]
    return JSON.object(members + fields(of: risk)).at(risk.lines)
  }

  /// The members that an item's table of fields gives it.
  private static func fields<Item: Fielded>(of item: Item) -> [Member] {
    Item.fields(in: .json).map { field in
      switch field.value(of: item) {
      case .nothing: Member(field.name, .null)
      case .words(let words): Member(field.name, .string(words))
      case .moment(let moment): Member(field.name, JSON(moment))
      }
    }
  }

  static func metric(_ metric: Metric) -> JSON {
    let object: JSON = ["name": .string(metric.name), "value": .string(metric.value)]
    return object.at(metric.lines)
  }

  static func correction(_ correction: Correction) -> JSON {
    [
      "by": .string(correction.by),
      "at": JSON(correction.at),
      "about": .string(correction.about),
      "text": .string(correction.text),
    ]
  }

  package static func comment(_ comment: Comment) -> JSON {
    [
      "number": .integer(comment.number),
      "about": JSON(comment.about?.description),
      "by": .string(comment.by),
      "at": JSON(comment.at),
      "text": .string(comment.text),
      "question": .bool(comment.isQuestion),
      "answer": JSON(comment.answer),
      "answeredBy": JSON(comment.answeredBy),
    ]
  }

  static func silence(_ silence: Silence) -> JSON {
    let object: JSON = [
      "number": .integer(silence.number),
      "alert": .string(silence.alert),
      "until": JSON(silence.until),
      "because": JSON(silence.because),
      "by": JSON(silence.by),
    ]
    return object.at(silence.lines)
  }

  static func section(_ section: Section) -> JSON {
    ["heading": JSON(section.heading), "lines": JSON(section.lines), "text": .string(section.text)]
  }

  /// A record that came from no document covers nothing and lost nothing.
  package static func coverage(_ coverage: Coverage?) -> JSON {
    [
      "lines": .integer(coverage?.lines ?? 0),
      "recognised": .integer(coverage?.recognised ?? 0),
      "kept": .integer(coverage?.kept ?? 0),
      "lost": .integer(coverage?.lost ?? 0),
    ]
  }
}
