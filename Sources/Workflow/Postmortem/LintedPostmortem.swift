import Documents
import Foundation
import Journal
import Records
import Reply

/// The postmortem of an incident as it would be sealed, and what it lacks.
package struct LintedPostmortem {
  private let stored: StoredSession
  private let call: Call
  private let postmortem: Postmortem
  package let template: PostmortemTemplate
  package private(set) var text: String

  /// - Parameters:
  ///   - name: a template built in, or a team's own as a Markdown file.
  ///   - isWhole: with routine entries, too.
  package init(of stored: StoredSession, template name: String?, isWhole: Bool, in call: Call) throws {
    self.stored = stored
    self.call = call
    template = try LintedPostmortem.template(name, in: call)
    let records = try stored.earlier() + [stored.record]
    let excerpts = try LintedPostmortem.excerpts(stored)
    guard
      let postmortem = Postmortem(
        of: stored.incident, records: records, isWhole: isWhole, excerpts: excerpts, now: call.now)
    else { throw Failure(.notFound, "incident \(stored.incident.key) has no session yet") }
    self.postmortem = postmortem
    text = postmortem.markdown(template)
  }

  /// The worst first.
  package var gaps: [Gap] { postmortem.gaps(template, text: text) }
  package var bytes: [UInt8] { Array(text.utf8) }

  /// Takes what a person made of the draft: what it says of the incident goes into the record, and
  /// all of it is what is sealed.
  package func edited(_ words: String) throws -> LintedPostmortem {
    guard words != text else { return self }
    let edits = postmortem.edits(of: words, by: template)
    if !edits.isEmpty { try stored.perform(edits.map { .incident(.state($0)) }, for: call) }
    var taken = self
    taken.text = words
    return taken
  }

  /// Seals it and writes the page into the store's folder, whose path comes back.
  package func seal(gapsAllowedBecause reason: String?, way: String) throws -> (performed: Performed, page: String) {
    let errors = gaps.filter { $0.severity == .error }
    if let first = errors.first, reason?.trimmed.nonEmpty == nil {
      let count = errors.count == 1 ? "an error" : "\(errors.count) errors"
      throw Failure(.no, "not sealed: \(count), first \(first.displayText); mend it, or \(way)")
    }
    let performed = try stored.store.sealPostmortem(
      bytes, name: file, gapsAllowedBecause: errors.isEmpty ? nil : reason, incident: stored.incident.key,
      as: call.actor, now: call.now)
    return (performed, stored.store.folder.appending(path: file).path)
  }

  /// `checkout-POSTMORTEM.md`; with a number where one was sealed before.
  package var file: String {
    let count = stored.incident.postmortems.count
    return "\(stored.incident.key)-POSTMORTEM\(count == 0 ? "" : "-\(count + 1)").md"
  }

  private static func template(_ name: String?, in call: Call) throws -> PostmortemTemplate {
    guard let name else { return .standard }
    if let known = PostmortemTemplate.builtIn.first(where: { $0.name == name }) { return known }
    let bytes: [UInt8]
    do {
      bytes = try call.read(name, limit: 1 << 20)
    } catch let failure as Failure where failure.status == .notFound {
      let known = PostmortemTemplate.builtIn.map(\.name).joined(separator: " and ")
      throw Failure(.notFound, "there is no template “\(name)”, built in or as a file; built in are \(known)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unreadable, "\(name): this can't be read as UTF-8 text")
    }
    return PostmortemTemplate(name: name, text: text)
  }

  /// The first lines of attached texts.
  private static func excerpts(_ stored: StoredSession) throws -> [Int: String] {
    var excerpts: [Int: String] = [:]
    for attachment in stored.incident.attachments where attachment.isText {
      guard let bytes = try stored.store.kept(attachment.hash) else { continue }
      let lines = String(decoding: bytes.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
      excerpts[attachment.number] = lines.prefix(8).map { String($0.prefix(160)) }.joined(separator: "\n")
    }
    return excerpts
  }
}
