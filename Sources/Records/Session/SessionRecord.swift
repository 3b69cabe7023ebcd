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

/// A member that is missing is as in a record that has just begun: the record was written before there was such a thing.
extension SessionRecord {
  public init(from decoder: any Decoder) throws {
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
    try values.read(&round, .round)
    try values.read(&decisions, .decisions)
  }
}

extension KeyedDecodingContainer {
  fileprivate func read<Value: Decodable>(_ value: inout Value, _ key: Key) throws {
    if let written = try decodeIfPresent(Value.self, forKey: key) { value = written }
  }
}
