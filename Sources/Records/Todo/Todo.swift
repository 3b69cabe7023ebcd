/// Something to do. Whether it is blocked or ready is derived from its blockers
/// (`Todo+Blocking.swift`), never stored.
package struct Todo: Equatable, Sendable, Codable {
  package enum Progress: String, Sendable, Codable { case open, inProgress, done, cancelled }

  package var number: Int
  package var text: String
  package var progress: Progress
  package var owner: String?
  package var due: Moment?
  /// Until when it is out of sight of those who look for work; from then on it is as if it had
  /// never been.
  package var snoozedUntil: Moment?
  /// Its ticket: an address, or the ticket's name where a document gives no more.
  package var link: String?
  /// What shows that it is done: "step:4", "note:12", "attach:2". Without one it is said done.
  package var proof: String?
  package var blockers: [Blocker] = []
  /// Why it was cancelled, or the state's words in the document.
  package var because: String?
  /// When its last blocker cleared, as the journal saw it.
  package var readyAt: Moment?
  package var startedAt: Moment?
  package var doneAt: Moment?
  /// The session that closed it, so that it is carried over once more and then no longer.
  package var closedIn: SessionNumber?
  package var lines: LineSpan?

  package init(
    number: Int = 0, text: String, progress: Progress = .open, owner: String? = nil, blockers: [Blocker] = []
  ) {
    self.number = number
    self.text = text
    self.progress = progress
    self.owner = owner
    self.blockers = blockers
  }

  package var isClosed: Bool { progress == .done || progress == .cancelled }
}

extension Todo: Fielded {
  package static let fields: [Field<Todo>] = [
    Field("text", .text(\.text), in: [.search, .review], isRequired: true, told: { "reworded: “\($0 ?? "")”" }),
    Field(
      "owner", .words(\.owner), label: "Owner", in: [.json, .search, .detail, .documents],
      told: { $0.map { "assigned to \($0)" } ?? "unassigned" }),
    Field(
      "due", .moment(\.due), label: "Due", in: .documents,
      told: { $0.map { "due \($0)" } ?? "no longer due" }),
    Field(
      "link", .link(\.link), label: "Link", in: [.json, .search, .detail, .copy, .documents],
      told: { $0.map { "linked to \($0)" } ?? "no longer linked" }),
    Field(
      "snoozedUntil", .moment(\.snoozedUntil), label: "Snoozed until", in: [.json, .detail],
      told: { $0.map { "snoozed until \($0)" } ?? "no longer snoozed" }),
    Field(
      "proof", .words(\.proof), label: "Proof", in: [.json, .detail, .copy],
      told: { $0.map { "proven by \($0)" } ?? "no longer proven" }),
    Field("because", .words(\.because), label: "Because", in: .search),
    Field("readyAt", .moment(\.readyAt), label: "Ready since"),
    Field("startedAt", .moment(\.startedAt), label: "Started"),
    Field("doneAt", .moment(\.doneAt), label: "Done"),
    Field("closedIn", .session(\.closedIn), label: "Closed in session"),
  ]
}

/// What a todo waits for.
package struct Blocker: Hashable, Sendable, Codable {
  package enum On: Hashable, Sendable, Codable {
    case todo(Int)
    case validation
    case monitoring
    case risk(Int)
    /// Something Baton cannot see; only a person clears it.
    case outside
  }

  package var on: On
  /// The reason as written or typed: "pending fix validation".
  package var text: String
  /// Cleared by a person (`unblock`), or already cleared when carried over.
  package var isLifted: Bool
  /// Who lifted it; nil where nobody did, as where it cleared by itself, or where that is not known.
  package var lifted: Lifting?

  package init(on: On, text: String, isLifted: Bool = false, lifted: Lifting? = nil) {
    self.on = on
    self.text = text
    self.isLifted = isLifted
    self.lifted = lifted
  }
}

/// That a person said a todo need not wait for something any more.
package struct Lifting: Hashable, Sendable, Codable {
  package var by: String
  package var because: String?

  package init(by: String, because: String? = nil) {
    self.by = by
    self.because = because
  }

  /// "lifted by noor: the vendor called"
  package var displayText: String { "lifted by \(by)" + (because.map { ": \($0)" } ?? "") }
}
