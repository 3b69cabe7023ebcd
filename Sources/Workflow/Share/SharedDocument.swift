import Documents
import Masking
import Records
import Reply

/// A session's page or an incident's, in the forms that people share, with secrets masked.
package struct SharedDocument: Sendable {
  package enum Form: String, Sendable, CaseIterable { case html, text, slack, update }

  private let markdown: String
  private let title: String
  private let picture: String?
  private let incident: Incident

  /// - Parameter page: the session's page as Markdown.
  package init(of stored: StoredSession, page: String, now: Moment) {
    let title = ["Session \(stored.number)", stored.record.session.title].filter { !$0.isEmpty }.joined(separator: ": ")
    self.init(
      stored.incident, page, title: title,
      Postmortem(of: stored.incident, records: [stored.record], now: now))
  }

  /// The incident as a whole: its postmortem as far as it is known.
  package init(incident stored: StoredSession, now: Moment) throws {
    let records = try stored.earlier() + [stored.record]
    let whole = Postmortem(of: stored.incident, records: records, now: now)
    self.init(stored.incident, whole?.markdown(.standard) ?? "", title: stored.incident.title, whole)
  }

  private init(_ incident: Incident, _ markdown: String, title: String, _ postmortem: Postmortem?) {
    self.incident = incident
    self.markdown = Secrets.masked(SharedDocument.withoutRemarks(markdown)).text
    self.title = Secrets.masked(title).text
    picture = postmortem.flatMap { TimelinePicture.svg(of: $0) }.map { Secrets.masked($0).text }
  }

  /// What a page says to Baton and to no reader.
  private static func withoutRemarks(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !($0.hasPrefix("<!--") && $0.hasSuffix("-->")) }.joined(separator: "\n")
  }

  /// The page itself, as Markdown.
  package var page: String { markdown }

  package func text(as form: Form) throws(Failure) -> String {
    switch form {
    case .html: return HTMLPage.page(markdown, title: title, picture: picture)
    case .text: return SharedText.mail(markdown)
    case .slack: return SharedText.slack(markdown)
    case .update:
      guard let update = incident.updates.last else {
        throw Failure(.notFound, "nobody was told anything yet; `baton update TEXT` writes an update")
      }
      return Secrets.masked(incident.words(of: update)).text
    }
  }
}

extension Incident {
  /// What those outside are told, ready to paste.
  package func words(of update: StakeholderUpdate) -> String {
    let head = [severity.map { "[\($0)]" }, title.isEmpty ? key : title].compactMap(\.self).joined(separator: " ")
    let state = standing.map { " – \($0.rawValue)" } ?? ""
    let next = isOver || update.next == nil ? nil : update.next.map { "Next update: \($0.inWords)" }
    return
      (["\(head)\(state)", "Update \(update.number), \(update.at.inWords)", "", update.text]
      + (next.map { ["", $0] } ?? [])).joined(separator: "\n") + "\n"
  }
}
