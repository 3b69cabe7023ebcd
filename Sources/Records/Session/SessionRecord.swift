/// Everything known of one session: the fold of its events.
package struct SessionRecord: Equatable, Sendable, Codable {
  package var session: Session
  package var timeline: [TimelineEntry] = []
  package var problems: [Problem] = []
  package var fixes: [Fix] = []
  package var alternatives: [Alternative] = []
  package var checks: [Check] = []
  package var steps: [Step] = []
  package var branches = Branches()
  package var todos: [Todo] = []
  package var risks: [Risk] = []
  package var monitoring: Monitoring?
  package var files = FileLists()
  package var inFlight = InFlight()
  package var lessons: [Statement] = []
  package var insights: [Statement] = []
  package var achievements: [Statement] = []
  package var production = ProductionStatus()
  package var metrics: [Metric] = []
  package var corrections: [Correction] = []
  package var comments: [Comment] = []
  package var sections: [Section] = []
  package var coverage: Coverage?
  package var repairs: [String] = []
  /// Gaps the import noticed, a line each.
  package var warnings: [String] = []
  package var source: DocumentSource?
  /// What people made of lines of the document, in the order they did it; nil where there is
  /// nothing.
  package var takings: [Taking]?
  /// The validation round in progress, counted from 1.
  package var round: Int = 1
  package var decisions: [Decision] = []
  /// The working copy as git tells it; nil where nobody has looked, or steps run in none.
  package var repository: RepositoryHistory?

  package init(session: Session) { self.session = session }

  package func todo(_ number: Int) -> Todo? { SessionRecord.item(number, in: todos, \.number) }
  package func risk(_ number: Int) -> Risk? { SessionRecord.item(number, in: risks, \.number) }
  package func step(_ number: Int) -> Step? { SessionRecord.item(number, in: steps, \.number) }
  package func fix(_ number: Int) -> Fix? { SessionRecord.item(number, in: fixes, \.number) }

  /// Items mostly lie where their number says, so that place is looked at first: ten thousand todos
  /// may ask for one another.
  private static func item<Item>(_ number: Int, in items: [Item], _ its: (Item) -> Int) -> Item? {
    if items.indices.contains(number &- 1), its(items[number &- 1]) == number { return items[number &- 1] }
    return items.first { its($0) == number }
  }
}

/// A member that is missing is as in a record that has just begun: the record was written before
/// there was such a thing.
extension SessionRecord {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(session: try values.decode(Session.self, forKey: .session))
    try values.read(&timeline, .timeline)
    try values.read(&problems, .problems)
    try values.read(&fixes, .fixes)
    try values.read(&alternatives, .alternatives)
    try values.read(&checks, .checks)
    try values.read(&steps, .steps)
    try values.read(&branches, .branches)
    try values.read(&todos, .todos)
    try values.read(&risks, .risks)
    try values.read(&monitoring, .monitoring)
    try values.read(&files, .files)
    try values.read(&inFlight, .inFlight)
    try values.read(&lessons, .lessons)
    try values.read(&insights, .insights)
    try values.read(&achievements, .achievements)
    try values.read(&production, .production)
    try values.read(&metrics, .metrics)
    try values.read(&corrections, .corrections)
    try values.read(&comments, .comments)
    try values.read(&sections, .sections)
    try values.read(&coverage, .coverage)
    try values.read(&repairs, .repairs)
    try values.read(&warnings, .warnings)
    try values.read(&source, .source)
    try values.read(&takings, .takings)
    try values.read(&round, .round)
    try values.read(&decisions, .decisions)
    try values.read(&repository, .repository)
  }
}

extension KeyedDecodingContainer {
  fileprivate func read<Value: Decodable>(_ value: inout Value, _ key: Key) throws {
    if let written = try decodeIfPresent(Value.self, forKey: key) { value = written }
  }
}
