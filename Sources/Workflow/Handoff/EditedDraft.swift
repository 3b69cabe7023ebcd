import Documents
import Foundation
import Journal
import Records
import Reply

/// A draft as a person left it in the editor, read back into the record it was drafted from.
package struct EditedDraft {
  private let draft: String
  private let edited: String
  private let stored: StoredSession
  private let call: Call

  package init(draft: String, edited: String, of stored: StoredSession, in call: Call) {
    self.draft = draft
    self.edited = edited
    self.stored = stored
    self.call = call
  }

  /// Takes the person's own edits into the record and nothing else; what no part of the layout
  /// understands is kept as a section. A part whose heading was renamed is still that part.
  /// - Parameters: what the draft was made with.
  /// - Returns: the session with the edits in it; and in one line what of them the record did not
  ///   take, and where the text is kept.
  package func readBack(
    to receiver: String?, summary: String? = nil, because: String? = nil
  ) throws -> (taken: StoredSession, rest: String?) {
    guard edited != draft else { return (stored, nil) }
    try apply(because: because)
    let taken = try stored.again()
    let written = try LintedHandoff(of: taken, to: receiver, summary: summary, because: because, in: call).text
    return (taken, try rest(written: written))
  }

  private func apply(because: String?) throws {
    let session = stored.number
    let marked = RenamedHeadings.marked(edited, since: draft)
    guard Page.wrote(edited), let document = try? read(marked, session), document.session.number == session else {
      throw Failure(
        .unreadable,
        "the draft's first or last line is gone, so it can't be read back; your text is kept at \(try keep())")
    }
    let offered = try read(draft, session)
    for _ in 0..<8 {
      let current = try stored.again().record
      let (difference, taken) = DocumentDifference.edits(from: offered, to: document, on: current)
      guard !taken.isEmpty else { return }
      do {
        let edits = Command.session(.revise(to: difference.applying(accepted: taken), from: current))
        try stored.perform([edits.forHolder(because: because)], for: call)
        return
      } catch JournalError.refused(.conflict(let message)) {
        guard !current.isSealed else {
          throw Failure(.conflict, "\(message); your text is kept at \(try keep())")
        }
      }
    }
    throw Failure(.conflict, "others keep changing session \(session); your text is kept at \(try keep())")
  }

  /// - Parameter written: the draft as it is written now that the edits are in the record.
  private func rest(written: String) throws -> String? {
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
    let folder = try PersonalFolder.drafts(call.environment)
    let name = "draft-\(UUID().uuidString.prefix(8)).md"
    try AtomicFile.writePrivate(Array(edited.utf8), to: name, in: folder)
    return "\(folder)/\(name)"
  }
}
