/// What is wrong, and why it was not seen before.
package struct Problem: Equatable, Sendable, Codable {
  package var title: String
  /// The error's text, as it was printed.
  package var error: String?
  package var rootCause: String?
  package var severity: String?
  package var impact: [Statement] = []
  package var missedBecause: [Statement] = []
  package var lines: LineSpan?

  package init(title: String) { self.title = title }
}

extension Problem: Fielded {
  package static let fields: [Field<Problem>] = [
    Field("title", .title(\.title), in: [.json, .search]),
    Field("error", .block(\.error), label: "Error", in: [.json, .search]),
    Field("rootCause", .words(\.rootCause), label: "Root cause", in: [.json, .search, .review]),
    Field("severity", .words(\.severity), label: "Severity", in: [.json, .search]),
    Field("impact", .statements(\.impact), label: "Impact", in: [.json, .search]),
    Field("missedBecause", .statements(\.missedBecause), label: "Why it was missed", in: [.json, .search]),
  ]
}

/// An option that was weighed.
package struct Alternative: Equatable, Sendable, Codable {
  package enum Risk: String, Sendable, Codable { case low, medium, high }

  package var option: String
  package var risk: Risk?
  /// The risk as written: "LOW - preserves code, minimal change".
  package var riskWords: String?
  package var chosen: Bool
  package var reason: String?
  package var lines: LineSpan?

  /// Why it was taken or left: as written, else what the risk's words add to the rating.
  package var why: String? {
    if let reason { return reason }
    for dash in [" - ", " – ", " — "] {
      guard let words = riskWords, let place = words.firstRange(of: dash) else { continue }
      let rest = String(words[place.upperBound...]).trimmed
      return rest.isEmpty ? nil : rest
    }
    return nil
  }

  package init(option: String, risk: Risk? = nil, riskWords: String? = nil, chosen: Bool, reason: String? = nil) {
    self.option = option
    self.risk = risk
    self.riskWords = riskWords
    self.chosen = chosen
    self.reason = reason
  }
}

/// Something the document says must still be checked, without a command.
package struct Check: Equatable, Sendable, Codable {
  package enum State: String, Sendable, Codable { case open, done, failed }

  package var text: String
  package var state: State
  package var lines: LineSpan?

  package init(text: String, state: State, lines: LineSpan? = nil) {
    self.text = text
    self.state = state
    self.lines = lines
  }
}

package struct Branches: Equatable, Sendable, Codable {
  package var success: [Statement] = []
  package var failure: [Statement] = []
  package init() {}
}

package struct FileLists: Equatable, Sendable, Codable {
  package var created: [Statement] = []
  package var modified: [Statement] = []
  package var toUpdate: [Statement] = []
  package init() {}
}

package struct ProductionStatus: Equatable, Sendable, Codable {
  package var before: [Statement] = []
  package var after: [Statement] = []
  package init() {}
}
