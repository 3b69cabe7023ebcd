package enum RiskCommand: Equatable, Sendable {
  case edit(Patch<Risk>)
  case rate(likelihood: String?, impact: String?)
  case mitigate(mitigation: String?)
  case accept(because: String)
  case materialise(because: String?)
  case close(because: String)
  case reopen

  func decide(on risk: Risk, in record: SessionRecord, _ situation: Situation) throws(Refusal) -> [Change] {
    func change(_ change: RiskChange) -> [Change] { [.risk(risk.number, change)] }
    switch self {
    case .edit(let patch): return change(.edited(try patch.checked("the risk's")))
    case .rate(let likelihood, let impact):
      guard likelihood != nil || impact != nil else { throw .unusable("say --likelihood, --impact or both") }
      let (likely, hurt) = (
        try RiskCommand.rated(likelihood, RatingWords.typedLikelihood, "likelihood"),
        try RiskCommand.rated(impact, RatingWords.typedImpact, "impact")
      )
      return change(
        .rated(
          likelihood: likely, impact: hurt, likelihoodWords: RiskCommand.words(likelihood, likely?.displayText),
          impactWords: RiskCommand.words(impact, hurt?.displayText)))
    case .mitigate(let mitigation):
      let words = try mitigation.map { words throws(Refusal) in try Decider.text(words, "what was done against it") }
      return change(.mitigated(mitigation: words))
    case .accept(let because): return change(.accepted(because: try Decider.text(because, "a reason (--because)")))
    case .materialise(let because):
      let because = because?.trimmed.nonEmpty
      let rating = risk.likelihood.map { ", rated \($0.displayText)" } ?? ""
      let words = "Risk \(risk.number) came true\(rating): \(risk.title)" + (because.map { " (\($0))" } ?? "")
      return change(.materialised(because: because)) + [record.noted(words, in: situation)]
    case .close(let because): return change(.closed(because: try Decider.text(because, "a reason (--because)")))
    case .reopen: return risk.status == .open ? [] : change(.reopened)
    }
  }

  /// The words that are kept of a rating: those typed, or the rating's own where only its beginning
  /// or its number was.
  fileprivate static func words(_ typed: String?, _ rating: String?) -> String? {
    guard let typed = typed?.trimmed else { return nil }
    guard let rating else { return typed }
    let isShort = Int(typed) != nil || typed.lowercased() == "vl" || rating.hasPrefix(typed.lowercased())
    return isShort && typed.lowercased() != rating ? rating : typed
  }

  fileprivate static func rated<Scale>(
    _ words: String?, _ read: (String) -> Scale?, _ what: String
  ) throws(Refusal) -> Scale? {
    guard let words = words?.trimmed, !words.isEmpty else { return nil }
    guard let value = read(words) else {
      throw .unusable(
        "\(what) “\(words)” is not on the scale: very low, low, medium, high, \(what == "impact" ? "critical" : "certain")"
      )
    }
    return value
  }
}

extension SessionRecord {
  func newRisk(
    _ title: String, likelihood: String?, impact: String?, mitigation: String?
  ) throws(Refusal) -> Change {
    var risk = Risk(
      number: risks.nextNumber, title: try Decider.text(title, "the risk's title"),
      likelihood: try RiskCommand.rated(likelihood, RatingWords.typedLikelihood, "likelihood"),
      impact: try RiskCommand.rated(impact, RatingWords.typedImpact, "impact"), mitigation: mitigation?.trimmed.nonEmpty
    )
    risk.likelihoodWords = RiskCommand.words(likelihood?.nonEmpty, risk.likelihood?.displayText)
    risk.impactWords = RiskCommand.words(impact?.nonEmpty, risk.impact?.displayText)
    return .risk(risk.number, .added(risk))
  }

  func found(risk number: Int) throws(Refusal) -> Risk {
    try Decider.found(risk(number), "risk", number, "baton risk list")
  }
}
