/// What is wrong, and why it was not seen before.
public struct Problem: Equatable, Sendable, Codable {
  public var title: String
  /// The error's text, as it was printed.
  public var error: String?
  public var rootCause: String?
  public var severity: String?
  public var impact: [Statement] = []
  public var missedBecause: [Statement] = []
  public var lines: LineSpan?

  public init(title: String) { self.title = title }
}

/// An option that was weighed.
public struct Alternative: Equatable, Sendable, Codable {
  public enum Risk: String, Sendable, Codable { case low, medium, high }

  public var option: String
  public var risk: Risk?
  /// The risk as written: "LOW - preserves code, minimal change".
  public var riskWords: String?
  public var chosen: Bool
  public var reason: String?
  public var lines: LineSpan?

  /// Why it was taken or left: as written, else what the risk's words add to the rating.
  public var why: String? {
    if let reason { return reason }
    for dash in [" - ", " – ", " — "] {
      guard let words = riskWords, let place = words.firstRange(of: dash) else { continue }
      let rest = String(words[place.upperBound...]).trimmed
      return rest.isEmpty ? nil : rest
    }
    return nil
  }

  public init(option: String, risk: Risk? = nil, riskWords: String? = nil, chosen: Bool, reason: String? = nil) {
    self.option = option
    self.risk = risk
    self.riskWords = riskWords
    self.chosen = chosen
    self.reason = reason
  }
}

/// Something the document says must still be checked, without a command.
public struct Check: Equatable, Sendable, Codable {
  public enum State: String, Sendable, Codable { case open, done, failed }

  public var text: String
  public var state: State
  public var lines: LineSpan?

  public init(text: String, state: State, lines: LineSpan? = nil) {
    self.text = text
    self.state = state
    self.lines = lines
  }
}

public struct Branches: Equatable, Sendable, Codable {
  public var success: [Statement] = []
  public var failure: [Statement] = []
  public init() {}
}

public struct FileLists: Equatable, Sendable, Codable {
  public var created: [Statement] = []
  public var modified: [Statement] = []
  public var toUpdate: [Statement] = []
  public init() {}
}

public struct ProductionStatus: Equatable, Sendable, Codable {
  public var before: [Statement] = []
  public var after: [Statement] = []
  public init() {}
}
