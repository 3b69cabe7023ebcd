import Records

extension SessionRecord {
  /// What a document carries of this record, in the form it has once read back. Left out is what
  /// only the journal knows (the seal, the successor), what the import noted about a document
  /// (coverage, repairs, warnings, source), and the places of lines; a text loses the white space
  /// that Markdown does not keep.
  package func asDocument() -> SessionRecord {
    var document = self
    let time = LayoutTime(day: session.date)
    document.sections = sections.map { section in
      Section(heading: section.heading, lines: LineSpan(0, 0), text: DocumentText.code(section.text))
    }
    document.session = session.asDocument
    for index in timeline.indices { document.timeline[index].normalise(time) }
    for index in problems.indices { document.problems[index].normalise(number: index + 1) }
    for index in fixes.indices { document.fixes[index].normalise() }
    for index in alternatives.indices { document.alternatives[index].normalise() }
    document.checks = checks.compactMap { check in
      DocumentText.normal(check.text).orNil.map { Check(text: $0, state: check.state) }
    }
    for index in steps.indices { document.steps[index].normalise() }
    for kind in StatementKind.allCases where kind != .baseline && kind != .watch {
      document[kind] = self[kind].normal
    }
    for index in todos.indices { document.todos[index].normalise() }
    for index in risks.indices { document.risks[index].normalise() }
    document.risks = document.risks.inDocumentOrder
    for index in inFlight.silences.indices { document.inFlight.silences[index].normalise() }
    document.monitoring?.normalise()
    document.metrics = metrics.map {
      Metric(name: DocumentText.normal($0.name), value: DocumentText.normal($0.value))
    }.filter { !$0.name.isEmpty || !$0.value.isEmpty }
    document.corrections = corrections.compactMap(\.asDocument).inDocumentOrder
    document.comments = comments.compactMap(\.asDocument)
    document.decisions = decisions.map(\.asDocument)
    document.coverage = nil
    document.repairs = []
    document.warnings = []
    document.source = nil
    return document
  }
}
