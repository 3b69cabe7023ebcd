import Records

/// Finds what a handoff lacks before the next person does.
package enum Lint {
  /// The worst first, then in the order of the document.
  ///
  /// - Parameters:
  ///   - text: the document the record was read from, where there is one; rules about wording need
  ///     it.
  ///   - earlier: records of former sessions; a rating is held against what came true in them.
  ///   - fileExists: whether a path among the document's files is there; nil leaves them unchecked.
  ///   - linkExists: whether what the document links to is there; nil leaves links unchecked.
  ///   - secrets: the secrets in a text; nil leaves them unchecked.
  package static func gaps(
    in record: SessionRecord, text: String? = nil, now: Moment, earlier: [SessionRecord] = [],
    fileExists: ((String) -> Bool)? = nil, linkExists: ((String) -> Bool)? = nil,
    secrets: ((String) -> [SecretFinding])? = nil
  ) -> [Gap] {
    let subject = LintSubject(
      record: record, text: text, now: now, earlier: earlier, fileExists: fileExists, linkExists: linkExists,
      secrets: secrets)
    let found = rules.flatMap { rule in rule.find(subject) }
    return found.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.severity != b.severity { return a.severity > b.severity }
      let (x, y) = (a.lines?.from ?? 0, b.lines?.from ?? 0)
      return x == y ? left.offset < right.offset : x < y
    }.map(\.element)
  }

  /// Every rule, by name; the help and the tests read this table too.
  package static let rules: [LintRule] =
    LintRule.session + LintRule.todos + LintRule.steps + LintRule.fixes + LintRule.risks + LintRule.monitoring
    + LintRule.silences
    + LintRule.times + LintRule.numbers + LintRule.references
}

/// One kind of gap.
package struct LintRule: Sendable {
  package let name: String
  /// What it looks for, in one line.
  package let summary: String
  let find: @Sendable (LintSubject) -> [Gap]

  init(_ name: String, _ summary: String, find: @escaping @Sendable (LintSubject) -> [Gap]) {
    self.name = name
    self.summary = summary
    self.find = find
  }
}

/// A secret found in a text: which kind, and the line of that text it stands on, counted from 1.
package struct SecretFinding: Equatable, Sendable {
  package var kind: String
  package var line: Int

  package init(kind: String, line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// What the rules are given to look at.
struct LintSubject {
  let record: SessionRecord
  let text: String?
  let now: Moment
  let earlier: [SessionRecord]
  let fileExists: ((String) -> Bool)?
  let linkExists: ((String) -> Bool)?
  let secrets: ((String) -> [SecretFinding])?
}

extension String {
  /// Enough of a text to recognise it by, on one line.
  func excerpt(_ length: Int = 60) -> String {
    let line = String(map { $0.isNewline ? " " : $0 })
    return line.count <= length ? line : line.prefix(length - 1) + "…"
  }
}
