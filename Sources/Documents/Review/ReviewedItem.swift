import Records

/// An item that two readings of a document can be compared by.
protocol ReviewedItem: Equatable, Sendable {
  /// Nil where items of this kind have none of their own.
  var ownNumber: Int? { get }
  /// What it is recognised by.
  var ownText: String { get }
  /// The record's items of this kind may know more than a document says; what only they know is
  /// kept.
  func updated(from document: Self) -> Self
}

extension ReviewedItem {
  var ownNumber: Int? { nil }
  func updated(from document: Self) -> Self { document }
}

extension TimelineEntry: ReviewedItem { var ownText: String { "\(words ?? at?.clock ?? "") \(event)" } }
extension Problem: ReviewedItem { var ownText: String { title } }
extension Alternative: ReviewedItem { var ownText: String { option } }
extension Check: ReviewedItem { var ownText: String { text } }
extension Statement: ReviewedItem { var ownText: String { text } }
extension Metric: ReviewedItem { var ownText: String { name } }
extension Section: ReviewedItem { var ownText: String { (heading.suffix(1) + [text]).joined(separator: " ") } }

extension Silence: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { alert }
}

extension Fix: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { title }

  func updated(from document: Fix) -> Fix {
    var fix = document
    if fix.provenance.isEmpty { fix.provenance = provenance }
    return fix
  }
}

extension Step: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { title }

  func updated(from document: Step) -> Step {
    var step = document
    if step.runs.isEmpty { (step.runs, step.judgements) = (runs, judgements) }
    step.runs = step.runs.standing(on: runs)
    return step
  }
}

extension [Run] {
  /// A run whose output is kept as evidence stays as it was recorded. A document can neither reword
  /// nor remove it.
  fileprivate func standing(on kept: [Run]) -> [Run] {
    var missing = kept.filter { $0.evidence != nil && !contains($0) }
    var runs = map { run in
      if kept.contains(run) { return run }
      return
        missing.firstIndex { $0.number == run.number && $0.round == run.round }.map { missing.remove(at: $0) } ?? run
    }
    for run in missing { runs.insert(run, at: runs.firstIndex { $0.number > run.number } ?? runs.endIndex) }
    return runs
  }
}

/// What a round decided stays decided. A document may only say it in other words.
extension Decision: ReviewedItem {
  var ownNumber: Int? { round }
  var ownText: String { "round \(round)" }

  func updated(from document: Decision) -> Decision {
    var decision = self
    (decision.because, decision.changes) = (document.because, document.changes)
    return decision
  }
}

extension Correction: ReviewedItem { var ownText: String { text } }

extension Comment: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { text }
}

extension Todo: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { text }
}

extension Risk: ReviewedItem {
  var ownNumber: Int? { number }
  var ownText: String { title }
}
