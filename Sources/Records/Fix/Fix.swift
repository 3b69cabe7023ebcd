/// A change made to end the problem, and how far it has come.
package struct Fix: Equatable, Sendable, Codable {
  /// In the order a change travels; `failed` and `unknown` stand outside it.
  package enum Status: String, Sendable, Codable, CaseIterable {
    case unknown, committed, pushed, building, built, deployed, validated, failed
  }

  package var number: Int
  package var title: String
  package var commit: String?
  package var build: String?
  package var status: Status
  /// The status as written: "DEPLOYED & VALIDATED".
  package var statusWords: String?
  package var files: [String] = []
  package var before: String?
  package var after: String?
  package var rationale: [Statement] = []
  package var provenance: [ProvenanceFinding] = []
  /// When it was last said to be built, deployed and so on.
  package var statusAt: Moment?
  package var lines: LineSpan?

  package init(number: Int = 0, title: String, commit: String? = nil, build: String? = nil, status: Status = .unknown) {
    self.number = number
    self.title = title
    self.commit = commit
    self.build = build
    self.status = status
  }
}

extension Fix: Fielded {
  package static let fields: [Field<Fix>] = [
    Field("title", .title(\.title), in: [.json, .search, .form], isRequired: true),
    Field("commit", .code(\.commit), label: "Commit", in: [.json, .search]),
    Field("build", .code(\.build), label: "Build", in: [.json, .search]),
    Field("status", .choice(\.status), label: "Status", in: .json),
    Field("statusWords", .words(\.statusWords), label: "Status as written", in: .search),
    Field("statusAt", .moment(\.statusAt), label: "Status since"),
    Field("files", .list(\.files), label: "Files", in: [.json, .search]),
    Field("before", .block(\.before), label: "Before", in: [.json, .search, .form]),
    Field("after", .block(\.after), label: "After", in: [.json, .search, .form]),
    Field("rationale", .statements(\.rationale), label: "Why this approach", in: [.json, .search]),
  ]
}

/// The answer to one question of "is what was fixed what runs?".
package struct ProvenanceFinding: Equatable, Sendable, Codable {
  package enum Question: String, Sendable, Codable, CaseIterable {
    case commitOnRemote, treeClean, buildSourceIsCommit, runningIsNewerThanBuild
  }
  package enum Answer: String, Sendable, Codable { case yes, no, unknown }

  package var question: Question
  package var answer: Answer
  /// One line for a person: "fa1b1d5 is on no remote branch".
  package var detail: String
  package var at: Moment

  package init(question: Question, answer: Answer, detail: String, at: Moment) {
    self.question = question
    self.answer = answer
    self.detail = detail
    self.at = at
  }
}
