import Records

extension JSON {
  /// The `session` object of the contract. Words a document does not have are empty; what has no
  /// honest empty form is null.
  package static func session(_ session: Session, phase: Phase) -> JSON {
    let takenOver: JSON =
      session.takenOverBy.map { ["by": .string($0), "because": JSON(session.takenOverBecause)] } ?? .null
    let said: [String: JSON] = [
      "status": .string(session.status ?? ""), "next": .string(session.next ?? ""),
      "summary": .string(session.summary ?? ""),
    ]
    return object(
      ["number": .string(session.number.text)], of: session, said,
      then: ["phase": .string(phase.rawValue), "sealed": .bool(session.seal != nil), "takenOver": takenOver]
    ).at(session.lines)
  }

  /// `sessions --json`: oldest first.
  package static func sessions(_ summaries: [SessionSummary]) -> JSON {
    .array(summaries.map { session($0.session, phase: $0.phase) })
  }

  /// `status --json`. `open` counts what is neither blocked, ready nor closed; `worst` is the live
  /// risk of highest exposure.
  package static func status(of record: SessionRecord, incident: Incident, now: Moment) -> JSON {
    let states = record.todos.map { record.state(of: $0, at: now) }
    let verdicts = record.steps.map(record.verdict(of:))
    let object: JSON = [
      "incident": .string(incident.key),
      "session": session(record.session, phase: record.phase),
      "todos": [
        "open": .integer(states.count { $0 == .open || $0 == .inProgress }),
        "inProgress": .integer(states.count { $0 == .inProgress }),
        "ready": .integer(states.count { $0 == .ready }),
        "blocked": .integer(states.count { $0 == .blocked }),
        "done": .integer(states.count { $0 == .done }),
      ],
      "risks": [
        "open": .integer(record.risks.count { $0.isLive }),
        "worst": record.worstRisk.map(JSON.risk) ?? .null,
      ],
      "steps": [
        "pending": .integer(verdicts.count { $0 == .pending }),
        "passed": .integer(verdicts.count { $0 == .passed }),
        "failed": .integer(verdicts.count { $0 == .failed }),
        "waived": .integer(verdicts.count { $0 == .waived }),
      ],
      "nextCheckpoint": JSON(record.monitoring?.next(at: now)?.due),
      "overdue": .integer(record.monitoring?.overdue(at: now) ?? 0),
    ]
    return object.with(
      standing(of: incident) + [Member("nextUpdate", JSON(incident.nextUpdate))], after: "session")
  }
}
