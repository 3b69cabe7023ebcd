/// One on-call session: who held the baton, when, and what it leaves to the next.
package struct Session: Equatable, Sendable, Codable {
  package var number: SessionNumber
  package var title: String
  /// The day the document names; times without a date are of this day, UTC.
  package var date: Day?
  package var from: Moment?
  package var until: Moment?
  /// The status as written: "BUILD IN PROGRESS".
  package var status: String?
  /// What it expects of the next session, as written.
  package var next: String?
  package var summary: String?
  package var holder: String?
  /// What the incident did to whom, how it was found, and what ended it, as the document tells.
  package var impact: String?
  package var detection: String?
  package var resolution: String?
  /// How this session began by taking the baton; nil for one known from a document only.
  package var opening: Acceptance?
  /// The session that accepted this one.
  package var successor: SessionNumber?
  /// Who took the baton while the session still had it, and why; nil where nobody did.
  package var takenOverBy: String?
  package var takenOverBecause: String?
  /// Questions sent back instead of an acceptance.
  package var declines: [Decline] = []
  /// To whom the baton is offered, once handed off.
  package var offeredTo: String?
  package var seal: Seal?
  package var lines: LineSpan?

  package init(number: SessionNumber, title: String = "", date: Day? = nil) {
    self.number = number
    self.title = title
    self.date = date
  }
}

/// The times of its beginning and end are laid out by hand: they share a line.
extension Session: Fielded {
  package static let fields: [Field<Session>] = [
    Field("title", .title(\.title), in: [.json, .search, .form]),
    Field("date", .day(\.date), label: "Date", in: .json),
    Field("from", .moment(\.from), in: .json),
    Field("until", .moment(\.until), in: .json),
    Field("status", .words(\.status), label: "Status", in: [.json, .search, .form]),
    Field("next", .words(\.next), label: "Next session", in: [.json, .search, .form]),
    Field("summary", .words(\.summary), in: [.json, .search, .form]),
    Field("impact", .words(\.impact), label: "Impact", in: .search),
    Field("detection", .words(\.detection), label: "Detection", in: .search),
    Field("resolution", .words(\.resolution), label: "Resolution", in: .search),
    Field("holder", .words(\.holder), label: "Holder", in: .json),
    Field("takenOverBy", .words(\.takenOverBy), label: "Taken over by"),
    Field("takenOverBecause", .words(\.takenOverBecause), label: "Taken over because"),
    Field("offeredTo", .words(\.offeredTo), label: "Offered to"),
  ]
}

extension Session {
  /// Its title, else what it is: whoever accepts a session that expects nothing of the next gives none.
  package var displayTitle: String {
    guard title.isEmpty else { return title }
    return opening?.from.map { "Continues session \($0)" } ?? "Session \(number)"
  }
}

/// The acceptance that opened a session.
package struct Acceptance: Equatable, Sendable, Codable {
  package var from: SessionNumber?
  package var by: String
  package var at: Moment
  /// What the receiver understood, in one or two lines.
  package var readBack: String
  /// Why the baton was taken from a holder who still had it.
  package var takeOver: String?
  /// The items of the handed-off session that the receiver said they have read, one by one; nil
  /// where nobody went through them.
  package var read: [ItemReference]?

  package init(from: SessionNumber?, by: String, at: Moment, readBack: String, takeOver: String? = nil) {
    self.from = from
    self.by = by
    self.at = at
    self.readBack = readBack
    self.takeOver = takeOver
  }
}

package struct Decline: Equatable, Sendable, Codable {
  package var by: String
  package var at: Moment
  package var because: String

  package init(by: String, at: Moment, because: String) {
    self.by = by
    self.at = at
    self.because = because
  }
}

/// A sealed handoff: its document can no longer change, only be corrected beside.
package struct Seal: Equatable, Sendable, Codable {
  package var by: String
  package var at: Moment
  /// SHA-256 of the document, in hex.
  package var hash: String
  /// The file's name in the store.
  package var file: String
  /// SHA-256 of the record that was sealed with it, in hex; nil for a handoff of before, which had
  /// none beside it.
  package var record: String?
  /// Why known gaps were let through.
  package var gapsAllowedBecause: String?

  package init(by: String, at: Moment, hash: String, file: String, gapsAllowedBecause: String? = nil) {
    self.by = by
    self.at = at
    self.hash = hash
    self.file = file
    self.gapsAllowedBecause = gapsAllowedBecause
  }
}

extension Seal {
  /// The name of the file with the record; nil where none was sealed.
  package var recordFile: String? { record.map { _ in Seal.recordFile(beside: file) } }

  /// `SESSION_9_HANDOFF.json` beside `SESSION_9_HANDOFF.md`.
  package static func recordFile(beside page: String) -> String {
    let end = page.lastIndex(of: ".").flatMap { page[$0...].contains("/") ? nil : $0 } ?? page.endIndex
    return page[..<end] + ".json"
  }
}

/// Lines of the imported document, both ends included, counted from 1.
package struct LineSpan: Hashable, Sendable, Codable {
  package var from: Int
  package var to: Int

  package init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    from = try container.decode(Int.self)
    to = try container.decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(from)
    try container.encode(to)
  }
}

extension Session {
  /// They sent it back; the baton is no longer theirs to take first.
  package func wasDeclined(by name: String) -> Bool { declines.contains { $0.by == name } }
}
