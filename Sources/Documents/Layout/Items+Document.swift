import Expectations
import Records

/// Each item in the form a document carries it.

extension String {
  var orNil: String? { isEmpty ? nil : self }
}

extension [Statement] {
  var normal: [Statement] {
    compactMap { statement in DocumentText.normal(statement.text).orNil.map { Statement($0) } }
  }
}

extension Session {
  var asDocument: Session {
    var session = self
    session.normaliseFields()
    session.declines = declines.map { decline in
      Decline(by: DocumentText.normal(decline.by), at: decline.at, because: DocumentText.normal(decline.because))
    }
    session.opening = opening.map { opening in
      var accepted = opening
      accepted.by = DocumentText.normal(opening.by)
      accepted.readBack = DocumentText.normal(opening.readBack)
      accepted.takeOver = DocumentText.normal(opening.takeOver)
      return accepted
    }
    session.successor = nil
    session.seal = nil
    session.lines = nil
    return session
  }
}

extension Fielded {
  /// The words of its table's fields, as Markdown keeps them.
  fileprivate mutating func normaliseFields() {
    for field in Self.fields {
      switch field.content {
      case .title(let path): self[keyPath: path] = DocumentText.line(self[keyPath: path])
      case .text(let path): self[keyPath: path] = DocumentText.normal(self[keyPath: path])
      case .words(let path): self[keyPath: path] = DocumentText.normal(self[keyPath: path])
      case .link(let path), .code(let path):
        self[keyPath: path] = self[keyPath: path].flatMap { DocumentText.line($0).orNil }
      case .block(let path): self[keyPath: path] = self[keyPath: path].map(DocumentText.code)
      case .statements(let path): self[keyPath: path] = self[keyPath: path].normal
      case .list(let path): self[keyPath: path] = self[keyPath: path].compactMap { DocumentText.line($0).orNil }
      // The written form is what a document holds of a rule: one it can't say is left to the words.
      case .expectation(let path):
        self[keyPath: path] = self[keyPath: path].flatMap { expectation in
          DocumentText.normal(expectation.text).orNil.map { text in
            Expectation(text: text, rule: expectation.rule.flatMap(\.asDocument))
          }
        }
      case .moment, .seconds, .flag, .term: break
      }
    }
  }
}

extension TimelineEntry {
  mutating func normalise(_ time: LayoutTime) {
    normaliseFields()
    words = DocumentText.normal(words)
    if at == nil { until = nil }
    if evidence?.isEmpty == true { evidence = nil }
    if source == .document, words == nil, let at { words = time.cell(at, until: until) }
    tags = tags.flatMap { $0.parted(by: ",") }.map(\.trimmed).filter { !$0.isEmpty }
    lines = nil
  }
}

extension Problem {
  mutating func normalise(number: Int) {
    normaliseFields()
    if title.isEmpty { title = "Problem \(number)" }
    lines = nil
  }
}

extension Fix {
  mutating func normalise() {
    normaliseFields()
    provenance = provenance.map { finding in
      ProvenanceFinding(
        question: finding.question, answer: finding.answer, detail: DocumentText.normal(finding.detail), at: finding.at)
    }
    lines = nil
  }
}

extension Alternative {
  mutating func normalise() {
    option = DocumentText.normal(option)
    riskWords = DocumentText.normal(riskWords) ?? risk?.rawValue
    reason = DocumentText.normal(reason)
    lines = nil
  }
}

extension Step {
  mutating func normalise() {
    normaliseFields()
    language = command == nil ? nil : language.flatMap { DocumentText.line($0.exchanging("`", for: "")).orNil }
    for index in runs.indices { runs[index].normalise() }
    judgements = judgements.map { judgement in
      var judgement = judgement
      judgement.by = DocumentText.normal(judgement.by)
      judgement.because = DocumentText.normal(judgement.because)
      return judgement
    }
    lines = nil
  }
}

extension ExpectationRule {
  var asDocument: ExpectationRule? {
    let text = ExpectationSyntax.text(self)
    guard !text.utf8.contains(where: { $0 < 32 }), CodeSpan.code(CodeSpan.text(text)) == text else { return nil }
    return ExpectationSyntax.rule(text)
  }
}

extension Run {
  mutating func normalise() {
    by = DocumentText.normal(by)
    command = DocumentText.code(command)
    why = DocumentText.normal(why)
    evidence = evidence.flatMap { DocumentText.line($0).orNil }
    folder = folder.flatMap { DocumentText.line($0).orNil }
    if case .failedToStart(let reason) = ending { ending = .failedToStart(DocumentText.normal(reason)) }
  }
}

extension Todo {
  mutating func normalise() {
    normaliseFields()
    because = because.flatMap { TodoMark.isState($0) ? nil : $0 }
    blockers = blockers.map {
      Blocker(
        on: $0.on, text: DocumentText.normal($0.text), isLifted: $0.isLifted, lifted: $0.lifted.flatMap(\.asDocument))
    }
    lines = nil
  }
}

extension Lifting {
  fileprivate var asDocument: Lifting? {
    DocumentText.normal(by).orNil.map { Lifting(by: $0, because: DocumentText.normal(because)) }
  }
}

extension Risk {
  mutating func normalise() {
    likelihoodWords = DocumentText.normal(likelihoodWords) ?? likelihood?.displayText
    impactWords = DocumentText.normal(impactWords) ?? impact?.displayText
    normaliseFields()
    lines = nil
  }
}

extension Silence {
  mutating func normalise() {
    normaliseFields()
    lines = nil
  }
}

extension Monitoring {
  mutating func normalise() {
    baseline = baseline.normal
    watches = watches.normal
    for index in checkpoints.indices { checkpoints[index].normalise() }
    resets = resets.map { reset in
      var reset = reset
      reset.by = DocumentText.normal(reset.by)
      reset.because = DocumentText.normal(reset.because)
      for index in reset.checkpoints.indices { reset.checkpoints[index].normalise() }
      return reset
    }
    lines = nil
  }
}

extension Checkpoint {
  mutating func normalise() {
    normaliseFields()
    lines = nil
  }
}

extension Correction {
  var asDocument: Correction? {
    DocumentText.normal(text).orNil.map { text in
      Correction(by: DocumentText.normal(by), at: at, about: DocumentText.normal(about), text: text)
    }
  }
}

extension [Correction] {
  /// By time; equal ones by what they say, for a document has them at the places they concern.
  var inDocumentOrder: [Correction] {
    sorted { left, right in
      if left.at != right.at { return left.at < right.at }
      return (left.about, left.by, left.text) < (right.about, right.by, right.text)
    }
  }
}

extension Comment {
  var asDocument: Comment? {
    guard let text = DocumentText.normal(text).orNil else { return nil }
    var comment = self
    comment.text = text
    comment.by = DocumentText.normal(by)
    comment.answer = DocumentText.normal(answer)
    comment.answeredBy = DocumentText.normal(answeredBy)
    return comment
  }
}

extension Decision {
  var asDocument: Decision {
    var decision = self
    decision.by = DocumentText.normal(by)
    decision.because = DocumentText.normal(because)
    decision.changes = changes.compactMap { DocumentText.normal($0).orNil }
    return decision
  }
}
