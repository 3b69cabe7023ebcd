import Documents
import Foundation
import Journal
import Records
import Reply

/// A draft as a person left it in the editor, read back into the record it was drafted from.
package struct EditedDraft {
  private let draft: String
  private let edited: String
  /// In which a text that can't be taken is kept.
  private let environment: [String: String]

  package init(draft: String, edited: String, environment: [String: String]) {
    self.draft = draft
    self.edited = edited
    self.environment = environment
  }

  /// Takes the person's own edits and nothing else; what no part of the layout understands is kept as a section. A part whose heading
  /// was renamed is still that part.
  @discardableResult
  package func apply(to store: Store, session: SessionNumber, incident: String, by speaker: Speaker) throws
    -> Performed?
  {
    guard edited != draft else { return nil }
    let marked = RenamedHeadings.marked(edited, since: draft)
    guard Exporter.wrote(edited), let document = try? read(marked, session), document.session.number == session else {
      throw Failure(
        .unreadable,
        "the draft's first or last line is gone, so it can't be read back; your text is kept at \(try keep())")
    }
    let offered = try read(draft, session)
    for _ in 0..<8 {
      guard let current = try store.record(session, incident: incident) else { return nil }
      let (difference, taken) = DocumentDifference.edits(from: offered, to: document, on: current)
      guard !taken.isEmpty else { return nil }
      do {
        return try store.perform(
          [.session(.revise(to: difference.applying(accepted: taken), from: current))], on: session, incident: incident,
          by: speaker)
      } catch JournalError.refused(.conflict(let message)) {
        guard !current.isSealed else {
          throw Failure(.conflict, "\(message); your text is kept at \(try keep())")
        }
      }
    }
    throw Failure(.conflict, "others keep changing session \(session); your text is kept at \(try keep())")
  }

  /// What of the edits the record did not take, in one line, and where the text is kept; nil where it took all.
  /// - Parameter written: the draft as it is written now that the edits are in the record.
  package func rest(written: String) throws -> String? {
    guard edited != draft else { return nil }
    let rest = DraftRest(draft: draft, edited: edited, written: written)
    func said(_ lines: [String], _ one: String, _ many: String) -> String? {
      lines.first.map { first in
        "\(lines.count == 1 ? "one line" : "\(lines.count) lines") \(lines.count == 1 ? one : many) (“\(first.prefix(60))”)"
      }
    }
    let untaken = said(rest.untaken, "could not be read back", "could not be read back")
    let remaining = said(
      rest.remaining, "taken out stands there still, for the record says so",
      "taken out stand there still, for the record says so")
    let words = [untaken, remaining].compactMap(\.self).joined(separator: "; ")
    guard !words.isEmpty else { return nil }
    return untaken == nil ? words : "\(words); your text is kept at \(try keep())"
  }

  private func read(_ text: String, _ session: SessionNumber) throws -> SessionRecord {
    try Importer.read(Array(text.utf8), name: "the draft", nextNumber: session).record
  }

  /// Nothing typed is lost.
  private func keep() throws -> String {
    let folder = try PersonalFolder.drafts(environment)
    let name = "draft-\(UUID().uuidString.prefix(8)).md"
    try AtomicFile.writePrivate(Array(edited.utf8), to: name, in: folder)
    return "\(folder)/\(name)"
  }
}
