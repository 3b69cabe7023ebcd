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
  public var inFlight = InFlight()
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

  public func todo(_ number: Int) -> Todo? { SessionRecord.item(number, in: todos, \.number) }
  public func risk(_ number: Int) -> Risk? { SessionRecord.item(number, in: risks, \.number) }
  public func step(_ number: Int) -> Step? { SessionRecord.item(number, in: steps, \.number) }
  public func fix(_ number: Int) -> Fix? { SessionRecord.item(number, in: fixes, \.number) }

  /// Items mostly lie where their number says, so that place is looked at first: ten thousand todos may ask for one another.
  private static func item<Item>(_ number: Int, in items: [Item], _ its: (Item) -> Int) -> Item? {
    if items.indices.contains(number &- 1), its(items[number &- 1]) == number { return items[number &- 1] }
    return items.first { its($0) == number }
  }
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
