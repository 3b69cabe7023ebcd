/// The journal writes a change as an object with one member, whose name is the change's and whose
/// value holds its parameters. Parameters without a name are `_0`, `_1` and so on, and an item's
/// number comes first. See `docs/journal.md`.
extension Change: Codable {
  /// The changes whose kind has no other change.
  enum Single: String, CaseIterable { case noted, metricAdded, corrected, decided, undone }

  /// The names of all changes.
  static let names: [String] =
    Single.allCases.map(\.rawValue) + IncidentChange.CodingKeys.allCases.map(\.rawValue)
    + SessionChange.CodingKeys.allCases.map(\.rawValue) + StatementChange.CodingKeys.allCases.map(\.rawValue)
    + SilenceChange.CodingKeys.allCases.map(\.rawValue) + CommentChange.CodingKeys.allCases.map(\.rawValue)
    + FixChange.CodingKeys.allCases.map(\.rawValue) + TodoChange.CodingKeys.allCases.map(\.rawValue)
    + RiskChange.CodingKeys.allCases.map(\.rawValue) + StepChange.CodingKeys.allCases.map(\.rawValue)
    + MonitoringChange.CodingKeys.allCases.map(\.rawValue)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else { throw WireKey.unreadable(decoder) }
    let name = key.stringValue
    if let single = Single(rawValue: name) {
      let value = try container.nestedContainer(keyedBy: WireKey.self, forKey: key)
      self =
        switch single {
        case .noted: .noted(try value.decode(TimelineEntry.self, forKey: .first))
        case .metricAdded: .metricAdded(try value.decode(Metric.self, forKey: .first))
        case .corrected: .corrected(try value.decode(Correction.self, forKey: .first))
        case .decided: .decided(try value.decode(Decision.self, forKey: .first))
        case .undone: .undone(try value.decode([Int64].self, forKey: .first))
        }
    } else if let (number, change) = try TodoChange.read(name, from: decoder) {
      self = .todo(number, change)
    } else if let (number, change) = try StepChange.read(name, from: decoder) {
      self = .step(number, change)
    } else if let (number, change) = try RiskChange.read(name, from: decoder) {
      self = .risk(number, change)
    } else if let (number, change) = try FixChange.read(name, from: decoder) {
      self = .fix(number, change)
    } else if name == SessionChange.CodingKeys.described.rawValue {
      self = .session(.described(try container.decode(Patch<Session>.self, forKey: key)))
    } else if SessionChange.CodingKeys(rawValue: name) != nil {
      self = .session(try SessionChange(from: decoder))
    } else if MonitoringChange.CodingKeys(rawValue: name) != nil {
      self = .monitoring(try MonitoringChange(from: decoder))
    } else if CommentChange.CodingKeys(rawValue: name) != nil {
      self = .comment(try CommentChange(from: decoder))
    } else if StatementChange.CodingKeys(rawValue: name) != nil {
      self = .statement(try StatementChange(from: decoder))
    } else if SilenceChange.CodingKeys(rawValue: name) != nil {
      self = .silence(try SilenceChange(from: decoder))
    } else {
      self = .incident(try IncidentChange(from: decoder))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    func single(_ name: Single, _ value: some Encodable) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      var values = container.nestedContainer(keyedBy: WireKey.self, forKey: WireKey(name.rawValue))
      try values.encode(value, forKey: .first)
    }
    switch self {
    case .noted(let entry): try single(.noted, entry)
    case .metricAdded(let metric): try single(.metricAdded, metric)
    case .corrected(let correction): try single(.corrected, correction)
    case .decided(let decision): try single(.decided, decision)
    case .undone(let sequences): try single(.undone, sequences)
    case .incident(let change): try change.encode(to: encoder)
    case .session(.described(let patch)):
      var container = encoder.container(keyedBy: SessionChange.CodingKeys.self)
      try container.encode(patch, forKey: .described)
    case .session(let change): try change.encode(to: encoder)
    case .statement(let change): try change.encode(to: encoder)
    case .silence(let change): try change.encode(to: encoder)
    case .comment(let change): try change.encode(to: encoder)
    case .monitoring(let change): try change.encode(to: encoder)
    case .fix(let number, let change): try change.write(number, to: encoder)
    case .todo(let number, let change): try change.write(number, to: encoder)
    case .risk(let number, let change): try change.write(number, to: encoder)
    case .step(let number, let change): try change.write(number, to: encoder)
    }
  }
}

extension ItemChange {
  /// The item's number and its change, where the name is one of this kind's.
  fileprivate static func read(_ name: String, from decoder: any Decoder) throws -> (Int, Self)? {
    guard Name(stringValue: name) != nil else { return nil }
    let values = try decoder.container(keyedBy: WireKey.self)
      .nestedContainer(keyedBy: WireKey.self, forKey: WireKey(name))
    if name == edit.stringValue { return (try values.decode(Int.self, forKey: .first), .edited(try Patch(values))) }
    let change = try Self(from: decoder)
    if let addition = change.addition { return (addition.number, change) }
    return (try values.decode(Int.self, forKey: .first), change)
  }

  fileprivate func write(_ number: Int, to encoder: any Encoder) throws {
    if patch == nil { try encode(to: encoder) }
    guard addition == nil else { return }
    var container = encoder.container(keyedBy: WireKey.self)
    var values = container.nestedContainer(keyedBy: WireKey.self, forKey: WireKey(name.stringValue))
    try values.encode(number, forKey: .first)
    try patch?.encode(to: &values)
  }
}

/// A member's name that is known only when it is read.
struct WireKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }

  /// The first value that has no name.
  static let first = WireKey("_0")

  static func unreadable(_ decoder: any Decoder) -> DecodingError {
    .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no change has this form"))
  }
}

/// The keys of a change whose first unnamed value follows its item's number.
enum AfterNumber: String, CodingKey { case _0 = "_1" }
