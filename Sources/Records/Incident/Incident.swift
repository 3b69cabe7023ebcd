/// One incident: the line of sessions that pass its baton.
public struct Incident: Equatable, Sendable, Codable {
  /// Lower case letters, digits and hyphens.
  public var key: String
  public var title: String
  public var severity: String?
  public var service: String?
  public var sessions: [SessionNumber] = []
  /// Who has the baton; nil before the first acceptance.
  public var holder: String?
  /// To whom the last handoff offered it.
  public var offeredTo: String?
  public var watches: [WatchRule] = []
  /// Log files the console follows.
  public var logs: [String] = []

  public init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}

/// A pattern on the log that raises a finding by itself.
public struct WatchRule: Equatable, Sendable, Codable {
  public var number: Int
  public var name: String
  /// PCRE2.
  public var pattern: String
  /// Only this file; nil is every followed one.
  public var file: String?

  public init(number: Int = 0, name: String, pattern: String, file: String? = nil) {
    self.number = number
    self.name = name
    self.pattern = pattern
    self.file = file
  }
}
