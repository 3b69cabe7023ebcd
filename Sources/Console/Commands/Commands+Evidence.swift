import Documents
import Records
import Screen

extension NamedCommand {
  static let evidence: [NamedCommand] = [
    NamedCommand(
      "incident.attach", "Keep a file as evidence, beside the selected item", ["a"], .incident, in: "incident.show",
      argument: "FILE", writes: true, when: { $0.hasRecord }
    ) { state in
      let about = state.subject
      let title = about.map { "Attach beside \($0)" } ?? "Attach"
      return Form(
        title, name: title,
        [
          .file("a file; Tab completes"),
          .init(label: "title", suggestion: "the file's name where empty", isRequired: false),
        ], isForSealed: true
      ) { state, form in
        .effects([
          .attach(form[0], title: form.given(1), about: about, ticket: state.ticket(done: "Attached", form: form))
        ])
      }
    },
    NamedCommand(
      "incident.attachment", "Show an attachment", ["v"], .incident, in: "incident.show", argument: "NUMBER",
      writes: false, when: { $0.incident?.attachments.isEmpty == false }
    ) { state in
      let last = state.incident?.attachments.last?.number ?? 1
      return Form(
        "Attachment", [.init(label: "", editor: LineEditor(proposal: "\(last)"))], writes: false
      ) { state, form throws(Form.Unusable) in
        guard let number = Int(form[0]), state.incident?.attachment(number) != nil else {
          throw Form.Unusable(reason: "There is no attachment \(form[0])")
        }
        return .effects([.loadAttachment(number)])
      }
    },
    NamedCommand(
      "log.add", "Follow a log file; the store remembers it", ["l"], .incident, in: "incident.show", argument: "FILE",
      writes: true, when: { $0.hasRecord }
    ) { _ in
      Form("Follow the log", name: "log.add", [.file("a file; Tab completes")], isForSealed: true) { state, form in
        .effects([.followLog(form[0], ticket: state.ticket(done: "The log is followed", form: form))])
      }
    },
    NamedCommand(
      "log.remove", "Follow a log file no longer", ["L"], .incident, in: "incident.show", argument: "FILE",
      writes: true,
      when: { $0.incident?.logs.isEmpty == false }
    ) { state in
      let logs = state.incident?.logs ?? []
      return Form(
        "Follow no longer", name: "log.remove",
        [.init(label: "", suggestion: logs.joined(separator: ", "), editor: LineEditor(proposal: logs.last ?? ""))],
        isForSealed: true
      ) { _, form in .command(.incident(.unfollowLog(form[0])), "The log is followed no longer") }
    },
    NamedCommand(
      "incident.postmortem", "Draft the postmortem from the record", ["p"], .incident, in: "incident.show",
      argument: "TEMPLATE", writes: false, when: { $0.hasRecord }
    ) { state, answer in [.draftPostmortem(template: answer.isEmpty ? nil : answer)] },
    NamedCommand(
      "postmortem.edit", "Edit the postmortem in your editor", ["e"], .incident, in: "incident.postmortem",
      writes: true, when: { $0.postmortem != nil }
    ) { state, _ in
      guard let postmortem = state.postmortem else { return [] }
      return state.frozen() ?? [.openEditor(text: postmortem.text, .postmortem)]
    },
    NamedCommand(
      "postmortem.seal", "Seal the postmortem as a document of the incident", ["s"], .incident,
      in: "incident.postmortem", writes: true, when: { $0.postmortem != nil }
    ) { state in
      guard let postmortem = state.postmortem else { return nil }
      let errors = postmortem.gaps.filter { $0.severity == .error }
      let label = errors.first.map { errors.count == 1 ? $0.displayText : "\(errors.count) errors remain" }
      let fields: [Form.Field] =
        label.map { [.init(label: "although \($0), because")] }
        ?? [.init(label: "Enter seals it, Esc does not", isRequired: false)]
      return Form("Seal the postmortem", name: "postmortem.seal", fields, isForSealed: true) { state, form in
        .effects([
          .sealPostmortem(
            postmortem.text, because: form.given(0),
            ticket: state.ticket(done: "The postmortem is sealed", form: form))
        ])
      }
    },
  ]
}

extension Form.Field {
  /// A file's path, which Tab completes.
  static func file(_ suggestion: String) -> Form.Field {
    var field = Form.Field(label: "", suggestion: suggestion)
    field.isPath = true
    return field
  }
}

/// A postmortem as it was drafted, or edited here, and what it lacks.
package struct DraftedPostmortem: Sendable {
  package var text: String
  package var gaps: [Gap]

  package init(text: String, gaps: [Gap]) {
    self.text = text
    self.gaps = gaps
  }
}

extension State {
  /// What stands on its panel: what it lacks first.
  func postmortemLines(_ drafted: DraftedPostmortem, width: Int) -> [Line] {
    var page = Page(width: width)
    for gap in drafted.gaps {
      page.words("\(gap.severity.rawValue): \(gap.displayText)", gap.severity == .error ? .alarm : .warning)
    }
    if !drafted.gaps.isEmpty { page.gap() }
    page.verbatim(drafted.text, .text)
    return page.lines
  }

  /// What Tab found: the longest that all candidates share, and which they are.
  mutating func complete(_ typed: String, by candidates: [String]) {
    guard let current = form?.current, form?.fields[current].isPath == true,
      form?.fields[current].editor.text == typed, let first = candidates.first
    else {
      if form != nil { say("Nothing there begins with “\(typed)”", .done) }
      return
    }
    let shared = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if shared.count > typed.count { form?.fields[current].editor = LineEditor(shared) }
    guard candidates.count > 1 else { return }
    let names = candidates.map { path in path.split(separator: "/").last.map(String.init) ?? path }
    say("\(candidates.count): " + names.prefix(12).joined(separator: "  "), .done)
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
