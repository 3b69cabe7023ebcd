import Records

extension Postmortem {
  /// What stands where nothing is known: lint finds it, and reading back takes it for nothing.
  static let nothingSaid = "_Not said yet._"

  /// A placeholder's words, as Markdown.
  func text(of placeholder: PostmortemTemplate.Placeholder) -> String {
    if let kind = placeholder.narrative { return paragraphs(texts(of: kind)) }
    switch placeholder {
    case .title: return line(incident.title.isEmpty ? record.session.title : incident.title)
    case .key: return line(incident.key)
    case .severity: return line(incident.severity ?? "")
    case .service: return line(incident.service ?? "")
    case .date: return (incident.mark(.began) ?? incident.mark(.detected))?.at.day.iso ?? record.day?.iso ?? ""
    case .status: return status
    case .resolution: return resolution
    case .roles: return bullets(incident.roles.map { "\($0.name): \($0.person)" }, else: "")
    case .sessions: return sessions
    case .times: return times
    case .timeline: return timeline
    case .updates: return updates
    case .fixes: return fixes
    case .risks: return risks
    case .corrections: return correctionList
    case .lessons: return bullets(lessons, else: Postmortem.nothingSaid)
    case .actions: return actions
    case .evidence: return evidence
    case .summary, .impact, .detection, .cause, .missed, .well, .badly, .lucky: return ""
    }
  }

  private var status: String {
    var facts = [("Incident", incident.key)]
    if let severity = incident.severity { facts.append(("Severity", severity)) }
    if let service = incident.service { facts.append(("Service", service)) }
    if let standing = incident.standing { facts.append(("Status", standing.rawValue)) }
    if let change = incident.severities.last(where: { $0.because != nil }), incident.severities.count > 1 {
      facts.append(("Severity changed", "\(change.words) at \(change.at.iso): \(change.because ?? "")"))
    }
    return facts.map { "- **\($0.0):** \(line($0.1))" }.joined(separator: "\n")
  }

  private var resolution: String {
    guard let closure = incident.closure else { return Postmortem.nothingSaid }
    let gaps = closure.gapsAllowedBecause.map { "\n\nClosed although things were left open: \(line($0))" } ?? ""
    return "\(line(closure.resolution))\(gaps)"
  }

  private var times: String {
    let marks = Mark.Kind.allCases.compactMap { kind in
      incident.mark(kind).map { [kind.displayText.prefix(1).uppercased() + kind.displayText.dropFirst(), $0.at.iso] }
    }
    let lines = IncidentTime.allCases.map { time in
      "- **\(time.name):** \(self.time(to: time).map(line) ?? "not known")"
    }
    let table = marks.isEmpty ? "" : table([["Mark", "Time"]] + marks) + "\n\n"
    let corrected = incident.marks.filter {
      $0.isOver != true && $0.because != nil && $0.because != "as the alert says"
    }
    let notes = corrected.map { "- \($0.kind.displayText): \(line($0.because ?? ""))" }
    return table + (lines + notes).joined(separator: "\n")
  }

  private var timeline: String {
    let (shown, all) = (isWhole ? entries : turningPoints, entries)
    guard !shown.isEmpty else { return Postmortem.nothingSaid }
    let rows = shown.map { entry in
      [
        entry.words(since: shown.first?.at), entry.session?.text ?? "",
        entry.event + (entry.impact.map { " — \($0)" } ?? ""),
      ]
    }
    let rest = all.count - shown.count
    let words = rest == 0 ? "" : "\n\n\(rest) routine \(rest == 1 ? "entry is" : "entries are") left out."
    return table([["Time (UTC)", "Session", "What happened"]] + rows) + words
  }

  private var updates: String {
    bullets(incident.updates.map { "\($0.at.iso) \($0.text)" }, else: Postmortem.nothingSaid)
  }

  private var fixes: String {
    bullets(
      record.fixes.map { fix in
        let facts = [fix.commit.map { "commit \($0)" }, fix.build.map { "build \($0)" }, fix.status.rawValue]
        return "\(fix.title) (\(facts.compactMap(\.self).joined(separator: ", ")))"
      }, else: "")
  }

  private var risks: String {
    bullets(
      cameTrue.map { risk, session in
        let likelihood = risk.ratedWhenMaterialised ?? risk.likelihood
        let rating = [likelihood?.displayText, risk.impact?.displayText].map { $0 ?? "not rated" }.joined(
          separator: " × ")
        let when = risk.materialisedAt.map { " at \($0.iso)" } ?? ""
        return "“\(risk.title)” came true\(when), session \(session); rated \(rating)"
          + (risk.because.map { ": \($0)" } ?? "")
      }, else: "None.")
  }

  private var correctionList: String {
    bullets(
      corrections.map { session, correction in
        let about = correction.about.isEmpty ? "" : ", about \(correction.about)"
        return "Session \(session)\(about): \(correction.text)"
      }, else: "None.")
  }

  private var lessons: [String] {
    var seen: Set<String> = []
    return records.flatMap { ($0.lessons + $0.insights).map(\.text) }.filter { seen.insert($0).inserted }
  }

  private var actions: String {
    let todos = record.todos.filter { $0.progress != .cancelled }
    guard !todos.isEmpty else { return Postmortem.nothingSaid }
    let rows = todos.map { todo in
      [
        "\(todo.number)", todo.text, todo.owner ?? "", todo.due.map { "\($0.day.iso)" } ?? "", todo.link ?? "",
        todo.stateText(record.state(of: todo, at: now)),
      ]
    }
    return table([["#", "Action", "Owner", "Due", "Ticket", "State"]] + rows)
  }

  private var evidence: String {
    let items = incident.attachments.map { attachment in
      let about = attachment.about.map { ", beside \($0)" } ?? ""
      return "- Attachment \(attachment.number): \(line(attachment.title)) (\(attachment.type), "
        + "\(attachment.bytes) bytes\(about), SHA-256 \(attachment.hash.prefix(12)))"
        + (excerpts[attachment.number].map { "\n\n" + fenced($0, indent: "  ") + "\n" } ?? "")
    }
    let runs = records.flatMap { record in
      record.steps.flatMap { step in
        step.runs.filter { $0.proposal == .failed }.map { run in
          "- Session \(record.session.number), step \(step.number), run \(run.number) failed at \(run.at.iso)"
            + (run.why.map { ": \(line($0))" } ?? "")
        }
      }
    }
    let all = items + runs
    return all.isEmpty ? "None is kept." : all.joined(separator: "\n")
  }

  private var sessions: String {
    bullets(
      records.map { record in
        let session = record.session
        let holder = session.opening?.by ?? session.holder ?? "nobody"
        let time = [session.from?.iso ?? session.date?.iso, session.until?.iso].compactMap(\.self)
        return "Session \(session.number): \(holder)" + (time.isEmpty ? "" : ", \(time.joined(separator: " to "))")
      }, else: "")
  }

  // MARK: - Markdown

  private func line(_ text: String) -> String { MarkdownText.escaped(line: DocumentText.line(text)) }

  private func table(_ rows: [[String]]) -> String {
    MarkdownWriter.lines([MarkdownBlock(.table(rows))]).joined(separator: "\n")
  }

  private func bullets(_ texts: [String], else none: String) -> String {
    texts.isEmpty ? none : texts.map { "- \(line($0))" }.joined(separator: "\n")
  }

  /// One text as a paragraph, several as bullets.
  private func paragraphs(_ texts: [String]) -> String {
    guard let first = texts.first else { return Postmortem.nothingSaid }
    guard texts.count == 1 else { return bullets(texts, else: "") }
    return first.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("- ") ? "- " + MarkdownText.escaped(line: line.dropFirst(2)) : MarkdownText.escaped(line: line)
    }.joined(separator: "\n")
  }

  private func fenced(_ text: String, indent: String) -> String {
    MarkdownWriter.lines([MarkdownBlock(.fence(language: nil, text))]).map { indent + $0 }.joined(separator: "\n")
  }
}

extension Todo {
  /// "done, proven by step:4", "done, as said", "blocked".
  func stateText(_ state: TodoState) -> String {
    guard state == .done else { return state.rawValue }
    return proof.map { "done, proven by \($0)" } ?? "done, as said"
  }
}

extension TimelineEntry {
  /// The day stands where it is another than that of the first entry.
  fileprivate func words(since first: Moment?) -> String {
    guard let at else { return words ?? "" }
    let start = at.day == first?.day && at != first ? at.clock : "\(at.day.iso) \(at.clock)"
    return until.map { "\(start)–\($0.clock)" } ?? start
  }
}
