/// One on-call session: who held the baton, when, and what it leaves to the next.
public struct Session: Equatable, Sendable, Codable {
  public var number: SessionNumber
  public var title: String
  /// The day the document names; times without a date are of this day, UTC.
  public var date: Day?
  public var from: Moment?
  public var until: Moment?
  /// The status as written: "BUILD IN PROGRESS".
  public var status: String?
  /// What it expects of the next session, as written.
  public var next: String?
  public var summary: String?
  public var holder: String?
  /// How this session began by taking the baton; nil for one known from a document only.
  public var opening: Opening?
  /// The session that accepted this one.
  public var successor: SessionNumber?
  /// Questions sent back instead of an acceptance.
  public var declines: [Decline] = []
  /// To whom the baton is offered, once handed off.
  public var offeredTo: String?
  public var seal: Seal?
  public var lines: LineSpan?

  public init(number: SessionNumber, title: String = "", date: Day? = nil) {
    self.number = number
    self.title = title
    self.date = date
  }
}

/// The acceptance that opened a session.
public struct Opening: Equatable, Sendable, Codable {
  public var from: SessionNumber?
  public var by: String
  public var at: Moment
  /// What the receiver understood, in one or two lines.
  public var readBack: String
  /// Why the baton was taken from a holder who still had it.
  public var takeOver: String?

  public init(from: SessionNumber?, by: String, at: Moment, readBack: String, takeOver: String? = nil) {
    self.from = from
    self.by = by
    self.at = at
    self.readBack = readBack
    self.takeOver = takeOver
  }
}

public struct Decline: Equatable, Sendable, Codable {
  public var by: String
  public var at: Moment
  public var because: String

  public init(by: String, at: Moment, because: String) {
    self.by = by
    self.at = at
    self.because = because
  }
}

/// A sealed handoff: its document can no longer change, only be corrected beside.
public struct Seal: Equatable, Sendable, Codable {
  public var by: String
  public var at: Moment
  /// SHA-256 of the document, in hex.
  public var hash: String
  /// The file's name in the store.
  public var file: String
  /// Why known gaps were let through.
  public var gapsAllowedBecause: String?

  public init(by: String, at: Moment, hash: String, file: String, gapsAllowedBecause: String? = nil) {
    self.by = by
    self.at = at
    self.hash = hash
    self.file = file
    self.gapsAllowedBecause = gapsAllowedBecause
  }
}

/// Lines of the imported document, both ends included, counted from 1.
public struct LineSpan: Hashable, Sendable, Codable {
  public var from: Int
  public var to: Int

  public init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    from = try container.decode(Int.self)
    to = try container.decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(from)
    try container.encode(to)
  }
}

extension Session {
  /// They sent it back; the baton is no longer theirs to take first.
  public func wasDeclined(by name: String) -> Bool { declines.contains { $0.by == name } }
}
