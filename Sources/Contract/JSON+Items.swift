import Records

/// The items of a record, as the contract spells them.
extension JSON {
  static func entry(_ entry: TimelineEntry, of session: SessionNumber) -> JSON {
    object(
      of: entry,
      [
        "session": .string((entry.session ?? session).text),
        "evidence": .array((entry.evidence ?? []).map { ["step": .integer($0.step), "run": .integer($0.run)] }),
      ],
      then: ["retold": .array((entry.retold ?? []).map { JSON($0) })]
    ).at(entry.lines)
  }

  /// An act of the baton that somebody did for its holder; nil for every other entry.
  package static func act(_ entry: TimelineEntry) -> JSON? {
    entry.onBehalf.map { onBehalf in
      [
        "by": JSON(entry.by), "for": .string(onBehalf.holder), "because": .string(onBehalf.because),
        "at": JSON(entry.at),
      ]
    }
  }

  static func problem(_ problem: Problem) -> JSON { object(of: problem).at(problem.lines) }

  static func fix(_ fix: Fix) -> JSON { object(["number": .integer(fix.number)], of: fix).at(fix.lines) }

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
    let first: KeyValuePairs<String, JSON> = [
      "number": .integer(todo.number), "text": .string(todo.text),
      "state": .string(record.state(of: todo, at: now).rawValue),
    ]
    return object(first, of: todo, then: ["blockers": .array(todo.blockers.map { blocker($0, in: record) })])
      .at(todo.lines)
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
      "cleared": .bool(record.isCleared(blocker) && blocker.lifted == nil),
      "lifted": blocker.lifted.map { ["by": .string($0.by), "because": JSON($0.because)] } ?? .null,
    ]
  }

  static func risk(_ risk: Risk) -> JSON {
    let words: JSON = [
      "likelihood": .string(risk.likelihoodWords ?? ""), "impact": .string(risk.impactWords ?? ""),
    ]
    let first: KeyValuePairs<String, JSON> = [
      "number": .integer(risk.number), "title": .string(risk.title), "likelihood": JSON(risk.likelihood?.name),
      "impact": JSON(risk.impact?.name), "words": words, "status": .string(risk.status.rawValue),
    ]
    return object(first, of: risk).at(risk.lines)
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
    object(["number": .integer(silence.number)], of: silence).at(silence.lines)
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
