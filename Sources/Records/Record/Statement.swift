/// A line of prose that is an item of its own: a lesson, an insight, an achievement, a rationale.
public struct Statement: Equatable, Sendable, Codable, ExpressibleByStringLiteral {
  public var text: String
  public var lines: LineSpan?

  public init(_ text: String, lines: LineSpan? = nil) {
    self.text = text
    self.lines = lines
  }

  public init(stringLiteral value: String) { self.init(value) }
}

/// Which list of the record a statement belongs to.
public enum StatementKind: String, Sendable, Codable, CaseIterable {
  case lesson, insight, achievement, before, after, fileCreated, fileModified, fileToUpdate, onSuccess, onFailure,
    baseline, watch, investigation, ask
}

public struct Metric: Equatable, Sendable, Codable {
  public var name: String
  public var value: String
  public var lines: LineSpan?

  public init(name: String, value: String, lines: LineSpan? = nil) {
    self.name = name
    self.value = value
    self.lines = lines
  }
}

/// Text of the document that fits no typed item, word for word and at its place.
public struct Section: Equatable, Sendable, Codable {
  /// The headings above it, outermost first.
  public var heading: [String]
  public var lines: LineSpan
  public var text: String

  public init(heading: [String], lines: LineSpan, text: String) {
    self.heading = heading
    self.lines = lines
    self.text = text
  }
}

/// Where every non-blank line of the document went.
public struct Coverage: Equatable, Sendable, Codable {
  public var lines: Int
  /// Became part of a typed item.
  public var recognised: Int
  /// Kept in a section.
  public var kept: Int
  /// In neither; 0 unless the importer is broken.
  public var lost: Int { lines - recognised - kept }

  public init(lines: Int, recognised: Int, kept: Int) {
    self.lines = lines
    self.recognised = recognised
    self.kept = kept
  }
}

/// The document a record was read from.
public struct DocumentSource: Equatable, Sendable, Codable {
  public var name: String
  /// SHA-256 of the bytes as they arrived, in hex; the store keeps the bytes under it.
  public var hash: String
  public var bytes: Int

  public init(name: String, hash: String, bytes: Int) {
    self.name = name
    self.hash = hash
    self.bytes = bytes
  }
}

/// Said beside a sealed record, which itself never changes.
public struct Correction: Equatable, Sendable, Codable {
  public var by: String
  public var at: Moment
  /// What it concerns, in words or as an item ("risk 1"); empty for the whole.
  public var about: String
  public var text: String

  public init(by: String, at: Moment, about: String, text: String) {
    self.by = by
    self.at = at
    self.about = about
    self.text = text
  }
}

/// A reviewer's comment or question on an item.
public struct Comment: Equatable, Sendable, Codable {
  public var number: Int
  public var about: ItemReference?
  public var by: String
  public var at: Moment
  public var text: String
  public var isQuestion: Bool
  public var answer: String?
  public var answeredBy: String?

  public var isOpenQuestion: Bool { isQuestion && answer == nil }

  public init(number: Int = 0, about: ItemReference?, by: String, at: Moment, text: String, isQuestion: Bool) {
    self.number = number
    self.about = about
    self.by = by
    self.at = at
    self.text = text
    self.isQuestion = isQuestion
  }
}

/// Names one item of a session's record.
public struct ItemReference: Hashable, Sendable, Codable, CustomStringConvertible {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case session, timeline, problem, fix, alternative, check, step, todo, risk, monitoring, lesson, insight,
      achievement, metric, section, correction, comment, file, branch, production, silence, investigation, ask, round
  }

  public var kind: Kind
  /// The item's number, or its place in its list counted from 1; 0 for kinds that have one item only.
  public var number: Int

  public init(_ kind: Kind, _ number: Int = 0) {
    self.kind = kind
    self.number = number
  }

  /// Reads its own description, and "todo:3"; nil for anything else.
  public init?(words: String) {
    let parts = words.split { $0 == " " || $0 == ":" }
    guard (1...2).contains(parts.count), let kind = Kind(rawValue: parts[0].lowercased()) else { return nil }
    guard let number = parts.count == 1 ? 0 : Int(parts[1]) else { return nil }
    self.init(kind, number)
  }

  public var description: String { number == 0 ? kind.rawValue : "\(kind.rawValue) \(number)" }
}
