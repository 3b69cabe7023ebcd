package enum SilenceChange: Equatable, Sendable, Codable {
  case added(Silence)
  case lifted(Int)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "alertSilenced"
    case lifted = "silenceLifted"
  }

  var number: Int {
    switch self {
    case .added(let silence): silence.number
    case .lifted(let number): number
    }
  }

  var historyLine: String {
    switch self {
    case .added(let silence):
      "\(silence.alert) silenced" + (silence.until.map { " until \($0.day.iso) \($0.clock) UTC" } ?? "")
    case .lifted: "lifted"
    }
  }
}

extension SessionRecord {
  mutating func apply(_ change: SilenceChange) {
    switch change {
    case .added(let silence): inFlight.silences.append(silence)
    case .lifted(let number): inFlight.silences.removeAll { $0.number == number }
    }
  }

  func silence(
    _ alert: String, until: Moment?, because: String?, in situation: Situation
  ) throws(Refusal) -> Change {
    let alert = try Decider.text(alert, "the alert's name")
    if let until, until <= situation.at {
      throw .unusable("the silence would be over at \(until.iso) already; name a later time")
    }
    return .silence(
      .added(
        Silence(
          number: inFlight.silences.nextNumber, alert: alert, until: until, because: because?.trimmed.nonEmpty,
          by: situation.actor)))
  }

  /// Ends a silence, an investigation or an ask, and notes what came of it.
  func settle(_ item: ItemReference, outcome: String, in situation: Situation) throws(Refusal) -> [Change] {
    let outcome = try Decider.text(outcome, "what came of it")
    let (change, what) = try settled(item)
    return [change, noted("\(what): \(outcome)", in: situation)]
  }

  private func settled(_ item: ItemReference) throws(Refusal) -> (Change, String) {
    let kind: StatementKind
    switch item.kind {
    case .silence:
      guard let silence = inFlight.silences.first(where: { $0.number == item.number }) else {
        throw .notFound("there is no silence \(item.number); `baton show` lists them")
      }
      return (.silence(.lifted(item.number)), "Silence of \(silence.alert) lifted")
    case .investigation: kind = .investigation
    case .ask: kind = .ask
    default: throw .unusable("“\(item)” can't be settled so; name a silence, an investigation or an ask")
    }
    guard self[kind].indices.contains(item.number - 1) else {
      throw .notFound("there is no \(item); `baton show` lists them")
    }
    let words = self[kind][item.number - 1].text
    return (.statement(.settled(kind, text: words)), "\(kind == .ask ? "Done as asked" : "Investigated"), \(words)")
  }
}
