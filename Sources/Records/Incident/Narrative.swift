/// What people say of an incident as a whole, for its page and its postmortem.
package struct Narrative: Equatable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case summary, impact, detection
    /// The root cause.
    case cause
    /// Why it was missed.
    case missed
    case well, badly, lucky
  }

  package var kind: Kind
  package var texts: [String]

  package init(_ kind: Kind, _ texts: [String]) {
    self.kind = kind
    self.texts = texts
  }
}

extension Incident {
  package func said(_ kind: Narrative.Kind) -> [String] { narrative.first { $0.kind == kind }?.texts ?? [] }

  /// Why it happened: as said of the incident, else of the problems that its session knows.
  package func causes(_ record: SessionRecord?) -> [String] {
    let said = said(.cause)
    return said.isEmpty ? (record?.problems ?? []).compactMap { $0.rootCause?.trimmed.nonEmpty } : said
  }
}
