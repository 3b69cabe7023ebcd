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
