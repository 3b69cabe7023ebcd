import Records

/// Something a handoff lacks or says wrongly: where, and what to write instead.
package struct Gap: Equatable, Sendable, Codable {
  /// An error misleads the next person, a warning leaves them without something, a note is worth a
  /// look.
  package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  }

  package var severity: Severity
  /// The rule's name in `Lint.rules`.
  package var rule: String
  package var item: ItemReference?
  /// The item in words: "todo 3", "session".
  package var place: String
  package var lines: LineSpan?
  package var message: String
  package var remedy: String

  package init(
    _ severity: Severity, rule: String, item: ItemReference? = nil, place: String? = nil, lines: LineSpan? = nil,
    message: String, remedy: String
  ) {
    self.severity = severity
    self.rule = rule
    self.item = item
    self.place = place ?? item?.description ?? "document"
    self.lines = lines
    self.message = message
    self.remedy = remedy
  }

  /// Whether the message itself begins with its place, so that this is not to be said before it.
  package var namesPlace: Bool { message.hasPrefix(place + " ") }

  /// The message with its place, on one line.
  package var displayText: String { namesPlace ? message : "\(place): \(message)" }

  /// The contract's names for `lint --json`.
  private enum CodingKeys: String, CodingKey {
    case severity, rule
    case place = "where"
    case lines, message, remedy
  }
}
