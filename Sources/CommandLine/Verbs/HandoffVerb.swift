import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

struct HandoffVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "Draft the session's document, lint it, seal it and offer the baton.",
    discussion: """
      An error that lint finds keeps it from being sealed; what can't be mended is let through with a reason. The order and the \
      headings of the parts are those of template.toml in the store's folder, where there is one. For example:

        baton handoff --dry-run
        baton handoff --to ops-3 --summary "Fixed and validated; the window runs until tomorrow 02:00" --yes
      """)

  @Option(help: ArgumentHelp("To whom the baton is offered.", valueName: "name")) var to: String?
  @Option(help: ArgumentHelp("The summary; what changed is offered where nobody wrote one.", valueName: "text"))
  var summary: String?
  @Flag(help: "Edit the draft in $VISUAL or $EDITOR first; the record takes the edits.") var edit = false
  @Flag(help: "Print the draft and what it lacks, and change nothing.") var dryRun = false
  @Option(help: ArgumentHelp("Seal it in spite of what lint finds.", valueName: "reason")) var allowGaps: String?
  @Flag(name: .shortAndLong, help: "Seal it without asking once more.") var yes = false
  enum FromGit: String, CaseIterable, ExpressibleByArgument { case keep, strike }

  @Option(
    help: ArgumentHelp(
      "What git tells of the session's work and the record does not name: keep it, or strike it; asked where somebody can answer.",
      valueName: "keep|strike"))
  var fromGit: FromGit?
  @OptionGroup var forHolder: ForHolder
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) async throws {
    var stored = try call.storedSession(access: dryRun ? .readOnly : .readWrite)
    if let seal = stored.record.session.seal {
      if !dryRun, try stored.store.restoreSealed(stored.number, incident: stored.incident.key) {
        let place = stored.store.folder.appending(path: seal.file).path
        return call.output.print(
          "Session \(stored.number) is sealed; its page was gone, and is written again to \(place)."
        )
      }
      throw Failure(.conflict, "session \(stored.number) is sealed already, by \(seal.by) at \(seal.at.inWords)")
    }
    if let summary, summary.trimmed.isEmpty {
      throw Failure(.usage, "an empty summary says nothing to the next person; write one, nothing was sealed")
    }
    let found = try await stored.repository(in: call)
    if dryRun {
      let seen = found.map { stored.seeing($0.state) } ?? stored
      return try show(LintedHandoff(of: seen, to: to, summary: summary, in: call), in: call)
    }
    try stored.checkSealing(to: to, because: forHolder.because, in: call)
    let isAnswered = isAnswered(in: call)
    guard isAnswered || canAsk(in: call) else {
      throw Failure(.usage, "sealing asks once more; pass --yes where there is no terminal, nothing was sealed")
    }
    if let found { stored = try kept(found, of: stored, in: call) }
    var words = summary
    if words == nil, !edit, !isAnswered { words = try askedSummary(of: stored, in: call) }
    if edit { stored = try edited(stored, summary: words, in: call) }
    try seal(stored, summary: words, in: call)
  }

  private func canAsk(in call: Call) -> Bool { call.canAsk && !call.options.isJSON }

  /// Whoever says in a script why it is sealed over what is missing has answered, as `--yes` does.
  private func isAnswered(in call: Call) -> Bool {
    yes || !canAsk(in: call) && allowGaps?.trimmed.isEmpty == false
  }

  private func draft(of stored: StoredSession, summary: String?, in call: Call) throws -> LintedHandoff {
    try LintedHandoff(of: stored, to: to, summary: summary, because: forHolder.because, in: call)
  }

  /// The record with the state of the working copy in it, and of what was done there whatever the
  /// person keeps.
  private func kept(_ found: RepositoryFinding, of stored: StoredSession, in call: Call) throws -> StoredSession {
    let proposals = found.work.proposals
    var kept: [Command] = []
    switch fromGit {
    case .keep: kept = proposals.map(\.command)
    case .strike: break
    case nil where proposals.isEmpty: break
    case nil where !yes: kept = asked(proposals, in: call)
    case nil:
      let first = proposals[0].text
      Output.complain(
        "git tells of \(proposals.count.counting("change")) that the record does not name, first \(first); "
          + "--from-git keep takes them, --from-git strike says that they are not the session's")
    }
    try stored.perform([.session(.seeRepository(found.state))] + kept, for: call)
    return try stored.again()
  }

  private func asked(_ proposals: [(command: Command, text: String)], in call: Call) -> [Command] {
    Output.say("Git tells of work that the record does not name:\n")
    for (place, proposal) in proposals.enumerated() { Output.say("  \(place + 1)  \(proposal.text)\n") }
    let answer = call.answer("Enter keeps all, n none, numbers strike those: ")?.lowercased()
    guard let answer, answer != "n", answer != "no" else { return [] }
    let struck = Set(answer.split { !$0.isNumber }.compactMap { Int($0) })
    return proposals.enumerated().filter { !struck.contains($0.offset + 1) }.map(\.element.command)
  }

  /// Asks for the summary where nobody wrote one, with what changed before the eyes; nil is the
  /// record's own, or what is offered.
  private func askedSummary(of stored: StoredSession, in call: Call) throws -> String? {
    guard stored.record.session.summary?.trimmed.isEmpty != false else { return nil }
    let offered = try draft(of: stored, summary: nil, in: call).summary
    let bullets = offered.map { "What changed:\n\($0)\n" } ?? ""
    let words =
      call.answer("\(bullets)Summary, in a line or two\(offered == nil ? "" : " (y takes the above)"): ") ?? ""
    guard !words.isEmpty else {
      throw Failure(.no, "nothing was sealed: the next person needs a summary; write one, or pass --summary TEXT")
    }
    return offered != nil && ["y", "yes"].contains(words.lowercased()) ? nil : words
  }

  private func show(_ draft: LintedHandoff, in call: Call) throws {
    if call.options.isJSON {
      call.output.print(draft.json(sealed: false))
    } else {
      call.output.write(document: draft.bytes)
    }
    complain(of: draft)
    if draft.isHeldBack, allowGaps == nil { throw ExitCode(ExitStatus.no.rawValue) }
  }

  private func seal(_ stored: StoredSession, summary words: String?, in call: Call) throws {
    var draft = try draft(of: stored, summary: words, in: call)
    complain(of: draft)
    try draft.checkGaps(allowedBecause: allowGaps, way: Self.way)
    let summary = draft.summary.map { " It says: \($0)\n" } ?? ""
    try call.confirm(
      "\(draft.statement(of: stored.record.session, gapsAllowedBecause: allowGaps))\n\(summary)Seal it?",
      yes: isAnswered(in: call),
      "sealing asks once more; pass --yes where there is no terminal", "nothing was sealed")
    let (performed, page) = try sealed(&draft, of: stored, summary: words, in: call)
    if call.options.isJSON { return call.output.print(draft.json(sealed: true)) }
    call.announce(performed.events)
    call.output.print("Written to \(page).")
  }

  /// Whoever has answered beforehand has answered for the record as it is by then: what others
  /// write meanwhile is in the page. A draft that a person read or edited is sealed as it was.
  private func sealed(
    _ draft: inout LintedHandoff, of stored: StoredSession, summary: String?, in call: Call
  ) throws -> (performed: Performed, page: String) {
    var stored = stored
    for _ in 0..<10 where isAnswered(in: call) && !edit {
      do {
        return try draft.seal(gapsAllowedBecause: allowGaps, way: Self.way)
      } catch {
        let present = try stored.again()
        guard present.record != stored.record, present.record.session.seal == nil else { throw error }
        stored = present
        draft = try self.draft(of: present, summary: summary, in: call)
      }
    }
    return try draft.seal(gapsAllowedBecause: allowGaps, way: Self.way)
  }

  private static let way = "pass --allow-gaps REASON"

  private func complain(of draft: LintedHandoff) {
    for gap in draft.gaps { Output.complain("\(gap.severity.rawValue): \(gap.displayText); \(gap.remedy)") }
  }

  /// The record with the person's edits in it; unchanged text changes nothing.
  private func edited(_ stored: StoredSession, summary: String?, in call: Call) throws -> StoredSession {
    let before = try draft(of: stored, summary: summary, in: call).text
    let edited = EditedDraft(
      draft: before, edited: try call.edited(before, named: "HANDOFF.md"), of: stored, in: call)
    let (taken, rest) = try edited.readBack(to: to, summary: summary, because: forHolder.because)
    if let rest {
      throw Failure(.no, "not sealed, for \(rest); the other edits are in the record, `baton handoff` seals it")
    }
    return taken
  }
}

extension LintedHandoff {
  fileprivate func json(sealed: Bool) -> JSON {
    [
      "session": .string(session.text),
      "file": .string(file),
      "sealed": .bool(sealed),
      "gaps": .gaps(gaps),
      "text": .string(text),
    ]
  }
}
