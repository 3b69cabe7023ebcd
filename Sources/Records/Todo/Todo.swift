/// Something to do. Whether it is blocked or ready is derived from its blockers (`Todo+Blocking.swift`), never stored.
public struct Todo: Equatable, Sendable, Codable {
  public enum Progress: String, Sendable, Codable { case open, inProgress, done, cancelled }

  public var number: Int
  public var text: String
  public var progress: Progress
  public var owner: String?
  public var due: Moment?
  /// Until when it is out of sight of those who look for work; from then on it is as if it had never been.
  public var snoozedUntil: Moment?
  /// Its ticket: an address, or the ticket's name where a document gives no more.
  public var link: String?
  public var blockers: [Blocker] = []
  /// Why it was cancelled, or the state's words in the document.
  public var because: String?
  /// When its last blocker cleared, as the journal saw it.
  public var readyAt: Moment?
  public var startedAt: Moment?
  public var doneAt: Moment?
  /// The session that closed it, so that it is carried over once more and then no longer.
  public var closedIn: SessionNumber?
  public var lines: LineSpan?

  public init(number: Int = 0, text: String, progress: Progress = .open, owner: String? = nil, blockers: [Blocker] = [])
  {
    self.number = number
    self.text = text
    self.progress = progress
    self.owner = owner
    self.blockers = blockers
  }

  public var isClosed: Bool { progress == .done || progress == .cancelled }
}

extension Todo: Fielded {
  public static let fields: [Field<Todo>] = [
    Field("text", .text(\.text), in: .search, told: { "reworded: “\($0 ?? "")”" }),
    Field(
      "owner", .words(\.owner), label: "Owner", in: [.json, .search, .detail],
      told: { $0.map { "assigned to \($0)" } ?? "unassigned" }),
    Field(
      "due", .moment(\.due), label: "Due",
      told: { $0.map { "due \($0)" } ?? "no longer due" }),
    Field(
      "link", .link(\.link), label: "Link", in: [.json, .search, .detail, .copy],
      told: { $0.map { "linked to \($0)" } ?? "no longer linked" }),
    Field(
      "snoozedUntil", .moment(\.snoozedUntil), label: "Snoozed until", in: [.json, .detail],
      told: { $0.map { "snoozed until \($0)" } ?? "no longer snoozed" }),
    Field("because", .words(\.because), label: "Because", in: .search),
    Field("readyAt", .moment(\.readyAt), label: "Ready since"),
    Field("startedAt", .moment(\.startedAt), label: "Started"),
    Field("doneAt", .moment(\.doneAt), label: "Done"),
    Field("closedIn", .session(\.closedIn), label: "Closed in session"),
  ]
}

/// What a todo waits for.
public struct Blocker: Hashable, Sendable, Codable {
  public enum On: Hashable, Sendable, Codable {
    case todo(Int)
    case validation
    case monitoring
    case risk(Int)
    /// Something Baton cannot see; only a person clears it.
    case outside
  }

  public var on: On
  /// The reason as written or typed: "pending fix validation".
  public var text: String
  /// Cleared by a person (`unblock`), or already cleared when carried over.
  public var isLifted: Bool

  public init(on: On, text: String, isLifted: Bool = false) {
    self.on = on
    self.text = text
    self.isLifted = isLifted
  }
}
