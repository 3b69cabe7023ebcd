import Records

/// The documents of the contract: what each reading verb prints with `--json`.
extension JSON {
  /// `baton show --json`: the whole record. `now` decides which checkpoints are overdue.
  package static func show(_ record: SessionRecord, incident: Incident, now: Moment) -> JSON {
    let object: JSON = [
      "schema": 1,
      "incident": .string(incident.key),
      "session": session(record.session, phase: record.phase),
      "timeline": timeline(of: record),
      "problems": .array(record.problems.map(problem)),
      "fixes": fixes(of: record),
      "alternatives": .array(record.alternatives.map(alternative)),
      "checks": .array(record.checks.map(check)),
      "steps": steps(of: record),
      "branches": ["success": JSON(record.branches.success), "failure": JSON(record.branches.failure)],
      "todos": todos(of: record, at: now),
      "risks": risks(of: record),
      "monitoring": monitoring(record.monitoring, now: now),
      "silences": .array(record.inFlight.silences.map(silence)),
      "investigations": JSON(record.inFlight.investigations),
      "asks": JSON(record.inFlight.asks),
      "files": [
        "created": JSON(record.files.created),
        "modified": JSON(record.files.modified),
        "toUpdate": JSON(record.files.toUpdate),
      ],
      "lessons": JSON(record.lessons),
      "insights": JSON(record.insights),
      "achievements": JSON(record.achievements),
      "production": ["before": JSON(record.production.before), "after": JSON(record.production.after)],
      "metrics": .array(record.metrics.map(metric)),
      "corrections": .array(record.corrections.map(correction)),
      "comments": .array(record.comments.map(comment)),
      "acts": .array(record.timeline.compactMap(act)),
      "sections": .array(record.sections.map(section)),
      "coverage": coverage(record.coverage),
      "repairs": JSON(record.repairs),
    ]
    let kept: [Member] = [
      Member("updates", .array(incident.updates.map(update))),
      Member("attachments", attachments(of: incident)),
      Member("impact", JSON(said(.impact, incident, record.session.impact))),
      Member("detection", JSON(said(.detection, incident, record.session.detection))),
      Member("resolution", JSON(incident.closure?.resolution ?? record.session.resolution)),
    ]
    return object.with(standing(of: incident) + kept, after: "session")
  }

  /// What somebody said of the incident, else what the session's document says.
  private static func said(_ kind: Narrative.Kind, _ incident: Incident, _ written: String?) -> [String] {
    let said = incident.said(kind)
    return said.isEmpty ? written.map { [$0] } ?? [] : said
  }

  package static func timeline(of record: SessionRecord) -> JSON {
    .array(record.timeline.map { entry($0, of: record.session.number) })
  }

  package static func fixes(of record: SessionRecord) -> JSON { .array(record.fixes.map(fix)) }
  package static func steps(of record: SessionRecord) -> JSON { .array(record.steps.map { step($0, in: record) }) }
  package static func todos(of record: SessionRecord, at now: Moment) -> JSON {
    .array(record.todos.map { todo($0, in: record, at: now) })
  }
  package static func risks(of record: SessionRecord) -> JSON { .array(record.risks.map(risk)) }

  /// An item of `search --json`. `file` and `lines` say where it stands, where it stands in a
  /// document.
  package static func hit(_ hit: SearchHit, file: String?, lines: LineSpan?) -> JSON {
    let object: JSON = [
      "session": .string(hit.session.text),
      "kind": .string(hit.item.kind.rawValue),
      "number": .integer(hit.item.number),
      "text": .string(hit.text),
      "score": .number(hit.score),
      "file": JSON(file),
    ]
    return object.at(lines)
  }
}
