extension Decider {
  static func inFlightChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    switch command {
    case .silenceAlert(let alert, let until, let because):
      let alert = try text(alert, "the alert's name")
      if let until, until <= situation.at {
        throw .unusable("the silence would be over at \(until.iso) already; name a later time")
      }
      let silence = Silence(
        number: (record.inFlight.silences.map(\.number).max() ?? 0) + 1, alert: alert, until: until,
        because: because?.trimmed.nonEmpty, by: situation.actor)
      return [Draft(session: record.session.number, .alertSilenced(silence))]
    case .settle(let item, let outcome):
      let outcome = try text(outcome, "what came of it")
      let (change, what) = try settled(item, in: record)
      return [
        Draft(session: record.session.number, change), noted("\(what): \(outcome)", on: record, in: situation),
      ]
    default: return []
    }
  }

  private static func settled(_ item: ItemReference, in record: SessionRecord) throws(Refusal) -> (Change, String) {
    let kind: StatementKind
    switch item.kind {
    case .silence:
      guard let silence = record.inFlight.silences.first(where: { $0.number == item.number }) else {
        throw .notFound("there is no silence \(item.number); `baton show` lists them")
      }
      return (.silenceLifted(item.number), "Silence of \(silence.alert) lifted")
    case .investigation: kind = .investigation
    case .ask: kind = .ask
    default: throw .unusable("“\(item)” can't be settled so; name a silence, an investigation or an ask")
    }
    guard record[kind].indices.contains(item.number - 1) else {
      throw .notFound("there is no \(item); `baton show` lists them")
    }
    let words = record[kind][item.number - 1].text
    return (.statementSettled(kind, text: words), "\(kind == .ask ? "Done as asked" : "Investigated"), \(words)")
  }
}
