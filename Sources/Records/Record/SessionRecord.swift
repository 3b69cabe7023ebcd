/// Everything known of one session: the fold of its events.
public struct SessionRecord: Equatable, Sendable, Codable {
  public var session: Session
  public var timeline: [TimelineEntry] = []
  public var problems: [Problem] = []
  public var fixes: [Fix] = []
  public var alternatives: [Alternative] = []
  public var checks: [Check] = []
  public var steps: [Step] = []
  public var branches = Branches()
  public var todos: [Todo] = []
  public var risks: [Risk] = []
  public var monitoring: Monitoring?
  public var files = FileLists()
  public var lessons: [Statement] = []
  public var insights: [Statement] = []
  public var achievements: [Statement] = []
  public var production = ProductionStatus()
  public var metrics: [Metric] = []
  public var corrections: [Correction] = []
  public var comments: [Comment] = []
  public var sections: [Section] = []
  public var coverage: Coverage?
  public var repairs: [String] = []
  /// Gaps the import noticed, a line each.
  public var warnings: [String] = []
  public var source: DocumentSource?
  /// The validation round in progress, counted from 1.
  public var round: Int = 1
  public var decisions: [Decision] = []

  public init(session: Session) { self.session = session }

  public func todo(_ number: Int) -> Todo? {
    // Numbers are places counted from 1 until todos are moved; ten thousand that wait for one another must not be searched.
    let place = number - 1
    if todos.indices.contains(place), todos[place].number == number { return todos[place] }
    return todos.first { $0.number == number }
  }
  public func risk(_ number: Int) -> Risk? { risks.first { $0.number == number } }
  public func step(_ number: Int) -> Step? { steps.first { $0.number == number } }
  public func fix(_ number: Int) -> Fix? { fixes.first { $0.number == number } }
}

/// The end of a validation round: which branch, and what it changed.
public struct Decision: Equatable, Sendable, Codable {
  public enum Branch: String, Sendable, Codable { case success, failure }

  public var round: Int
  public var branch: Branch
  public var by: String
  public var at: Moment
  /// Why this branch: "step 4 failed".
  public var because: String
  /// What changed, a line each, as shown before it was done.
  public var changes: [String]

  public init(round: Int, branch: Branch, by: String, at: Moment, because: String, changes: [String]) {
    self.round = round
    self.branch = branch
    self.by = by
    self.at = at
    self.because = because
    self.changes = changes
  }
}
