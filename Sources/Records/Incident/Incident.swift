/// One incident: the line of sessions that pass its baton.
package struct Incident: Equatable, Sendable, Codable {
  /// Lower case letters, digits and hyphens.
  package var key: String
  package var title: String
  package var severity: String?
  package var service: String?
  package var sessions: [SessionNumber] = []
  /// Who has the baton; nil before the first acceptance.
  package var holder: String?
  /// To whom the last handoff offered it.
  package var offeredTo: String?
  package var watches: [WatchRule] = []
  /// Log files the console follows.
  package var logs: [String] = []

  package init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}

/// A pattern on the log that raises a finding by itself.
package struct WatchRule: Equatable, Sendable, Codable {
  package var number: Int
  package var name: String
  /// PCRE2.
  package var pattern: String
  /// Only this file; nil is every followed one.
  package var file: String?

  package init(number: Int = 0, name: String, pattern: String, file: String? = nil) {
    self.number = number
    self.name = name
    self.pattern = pattern
    self.file = file
  }
}
