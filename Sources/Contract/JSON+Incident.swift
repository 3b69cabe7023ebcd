import Records

/// How an incident is run, as the contract spells it.
extension JSON {
  /// The members of a record and of `status` that are the incident's: `severity`, `status` and so
  /// on.
  static func standing(of incident: Incident) -> [Member] {
    [
      Member("severity", JSON(incident.severity)),
      Member("status", JSON(incident.standing?.rawValue)),
      Member("roles", .array(incident.roles.map(role))),
      Member("marks", marks(of: incident)),
      Member("times", times(of: incident)),
    ]
  }

  private static func role(_ role: IncidentRole) -> JSON {
    ["role": .string(role.name), "person": .string(role.person), "since": JSON(role.since)]
  }

  /// The mark of each kind that counts.
  private static func marks(of incident: Incident) -> JSON {
    .object(Mark.Kind.allCases.map { Member($0.rawValue, JSON(incident.mark($0)?.at)) })
  }

  /// Seconds; null until both marks exist.
  private static func times(of incident: Incident) -> JSON {
    .object(IncidentTime.allCases.map { Member($0.rawValue, JSON(incident.seconds(to: $0))) })
  }

  static func update(_ update: StakeholderUpdate) -> JSON {
    [
      "number": .integer(update.number),
      "at": JSON(update.at),
      "by": .string(update.by),
      "text": .string(update.text),
      "next": JSON(update.next),
    ]
  }

  /// `attach list --json`.
  package static func attachments(of incident: Incident) -> JSON { .array(incident.attachments.map(attachment)) }

  private static func attachment(_ attachment: Attachment) -> JSON {
    [
      "number": .integer(attachment.number),
      "title": .string(attachment.title),
      "name": JSON(attachment.name),
      "type": .string(attachment.type),
      "bytes": .integer(attachment.bytes),
      "whole": JSON(attachment.whole),
      "masked": .integer(attachment.masked ?? 0),
      "hash": .string(attachment.hash),
      "session": JSON(attachment.session?.text),
      "about": JSON(attachment.about?.description),
      "by": .string(attachment.by),
      "at": JSON(attachment.at),
    ]
  }

  /// `incident list --json`.
  package static func incidents(_ incidents: [Incident], now: Moment) -> JSON {
    .array(
      incidents.map { incident in
        [
          "key": .string(incident.key),
          "title": .string(incident.title),
          "severity": JSON(incident.severity),
          "level": JSON(incident.severityLevel),
          "status": JSON(incident.standing?.rawValue),
          "service": JSON(incident.service),
          "holder": JSON(incident.holder),
          "age": JSON(incident.age(at: now).map { Int($0) }),
          "sessions": .integer(incident.sessions.count),
          "archived": JSON(incident.archived),
          "mergedInto": JSON(incident.mergedInto),
          "resolution": JSON(incident.closure?.resolution),
        ]
      })
  }
}

extension JSON {
  /// This object with more members behind the one of that name.
  func with(_ members: [Member], after name: String) -> JSON {
    guard case .object(var all) = self, let place = all.firstIndex(where: { $0.name == name }) else { return self }
    all.insert(contentsOf: members, at: place + 1)
    return .object(all)
  }
}
