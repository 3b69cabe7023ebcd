/// A change made to end the problem, and how far it has come.
public struct Fix: Equatable, Sendable, Codable {
  /// In the order a change travels; `failed` and `unknown` stand outside it.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case unknown, committed, pushed, building, built, deployed, validated, failed
  }

  public var number: Int
  public var title: String
  public var commit: String?
  public var build: String?
  public var status: Status
  /// The status as written: "DEPLOYED & VALIDATED".
  public var statusWords: String?
  public var files: [String] = []
  public var before: String?
  public var after: String?
  public var rationale: [Statement] = []
  public var provenance: [ProvenanceFinding] = []
  /// When it was last said to be built, deployed and so on.
  public var statusAt: Moment?
  public var lines: LineSpan?

  public init(number: Int = 0, title: String, commit: String? = nil, build: String? = nil, status: Status = .unknown) {
    self.number = number
    self.title = title
    self.commit = commit
    self.build = build
    self.status = status
  }
}

/// The answer to one question of "is what was fixed what runs?".
public struct ProvenanceFinding: Equatable, Sendable, Codable {
  public enum Question: String, Sendable, Codable, CaseIterable {
    case commitOnRemote, treeClean, buildSourceIsCommit, runningIsNewerThanBuild
  }
  public enum Answer: String, Sendable, Codable { case yes, no, unknown }

  public var question: Question
  public var answer: Answer
  /// One line for a person: "fa1b1d5 is on no remote branch".
  public var detail: String
  public var at: Moment

  public init(question: Question, answer: Answer, detail: String, at: Moment) {
    self.question = question
    self.answer = answer
    self.detail = detail
    self.at = at
  }
}
