import ArgumentParser
import Documents
import Foundation
import Journal
import Records

struct HandoffVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "Draft the session's document, lint it, seal it and offer the baton.",
    discussion: """
      An error that lint finds keeps it from being sealed; what can't be mended is let through with a reason. For example:

        baton handoff --dry-run
        baton handoff --to ops-3
      """)

  @Option(help: ArgumentHelp("To whom the baton is offered.", valueName: "name")) var to: String?
  @Flag(help: "Edit the draft in $VISUAL or $EDITOR first; the record takes the edits.") var edit = false
  @Flag(help: "Print the draft and what it lacks, and change nothing.") var dryRun = false
  @Option(help: ArgumentHelp("Seal it in spite of what lint finds.", valueName: "reason")) var allowGaps: String?
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) throws {
    var subject = try call.subject(access: dryRun ? .readOnly : .readWrite)
    if let seal = subject.record.session.seal {
      throw Failure(.conflict, "session \(subject.number) is sealed already, by \(seal.by) at \(seal.at.inWords)")
    }
    if edit, !dryRun { subject = try edited(subject, in: call) }
    let draft = HandoffDraft(of: subject, to: to, now: call.now)
    if dryRun {
      try show(draft, in: call)
    } else {
      try seal(draft, of: subject, in: call)
    }
  }

  private func show(_ draft: HandoffDraft, in call: Call) throws {
    if call.options.isJSON { call.output.print(draft.json(sealed: false)) } else { call.output.write(draft.bytes) }
    complain(of: draft)
    if draft.isHeldBack, allowGaps == nil { throw ExitCode(ExitStatus.no.rawValue) }
  }

  private func seal(_ draft: HandoffDraft, of subject: Subject, in call: Call) throws {
    complain(of: draft)
    if let first = draft.gaps.first, draft.isHeldBack, allowGaps == nil {
      let count = draft.gaps.count { $0.severity == .error }
      throw Failure(
        .no,
        "not sealed: \(count == 1 ? "an error" : "\(count) errors"), first \(first.place): \(first.message); mend it, or pass --allow-gaps REASON"
      )
    }
    if !draft.commands.isEmpty {
      try subject.store.perform(
        draft.commands, on: subject.number, incident: subject.incident.key, by: Speaker(call.actor, now: call.now))
    }
    let performed = try subject.store.seal(
      draft.bytes, name: draft.file, to: to, gapsAllowedBecause: allowGaps, on: subject.number,
      incident: subject.incident.key, as: call.actor, now: call.now)
    if call.options.isJSON { return call.output.print(draft.json(sealed: true)) }
    call.announce(performed.events)
    call.output.print("Written to \(subject.store.folder.appending(path: draft.file).path).")
  }

  private func complain(of draft: HandoffDraft) {
    for gap in draft.gaps { Output.complain("\(gap.severity.rawValue): \(gap.place): \(gap.message); \(gap.remedy)") }
  }

  /// The record with the person's edits in it; unchanged text changes nothing.
  private func edited(_ subject: Subject, in call: Call) throws -> Subject {
    let before = HandoffDraft(of: subject, to: to, now: call.now).text
    let after = try call.edited(before, named: "HANDOFF.md")
    guard after != before else { return subject }
    var document = try Importer.read(
      Array(after.utf8), name: "the edited draft", limits: .standard, nextNumber: subject.number
    ).record
    document.session.number = subject.number
    document.source = subject.record.source
    _ = try call.carryOut(.importDocument(document, update: true), on: subject)
    return try call.subject(subject.number, in: subject.store)
  }
}

/// The document of a session as it would be sealed, and what it lacks.
struct HandoffDraft {
  var session: SessionNumber
  /// `SESSION_9_HANDOFF.md`; with the incident's key before it where the store holds several.
  var file: String
  var text: String
  /// The worst first.
  var gaps: [Gap]
  /// What the record has to be told so that it says all that the document says: the words offered for what was left empty.
  var commands: [Command]

  var bytes: [UInt8] { Array(text.utf8) }
  /// An error misleads the next person: it has to be mended, or let through with a reason.
  var isHeldBack: Bool { gaps.contains { $0.severity == .error } }

  init(of subject: Subject, to receiver: String?, now: Moment) {
    session = subject.number
    let holdsOthers = ((try? subject.store.incidents().count) ?? 1) > 1
    let name = "SESSION_\(subject.number.text.uppercased().replacing(" ", with: "_"))_HANDOFF.md"
    file = holdsOthers ? "\(subject.incident.key)-\(name)" : name
    let earlier = subject.incident.sessions.filter { $0 < subject.number }.compactMap {
      try? subject.store.record($0, incident: subject.incident.key)
    }
    // The document says of itself what sealing it makes true.
    var draft = Documents.HandoffDraft(subject.record, before: earlier.last, now: now)
    draft.record.session.offeredTo = receiver
    let record = draft.record
    text = draft.markdown()
    commands = HandoffDraft.commands(from: subject.record, to: record)
    gaps = Lint.gaps(in: record, now: now, earlier: earlier, secrets: SecretFinding.all)
  }

  private static func commands(from record: SessionRecord, to draft: SessionRecord) -> [Command] {
    let (before, after) = (record.session, draft.session)
    var commands: [Command] = []
    if (before.status, before.next, before.summary) != (after.status, after.next, after.summary) {
      commands.append(
        .describe(title: nil, status: after.status, next: after.next, summary: after.summary))
    }
    let added = draft.metrics.dropFirst(record.metrics.count)
    return commands + added.map { .addMetric(name: $0.name, value: $0.value) }
  }

  func json(sealed: Bool) -> JSON {
    [
      "session": .string(session.text),
      "file": .string(file),
      "sealed": .bool(sealed),
      "gaps": .gaps(gaps),
      "text": .string(text),
    ]
  }
}
