/// A line of prose that is an item of its own: a lesson, an insight, an achievement, a rationale.
package struct Statement: Equatable, Sendable, Codable, ExpressibleByStringLiteral {
  package var text: String
  package var lines: LineSpan?

  package init(_ text: String, lines: LineSpan? = nil) {
    self.text = text
    self.lines = lines
  }

  package init(stringLiteral value: String) { self.init(value) }
}

/// Which list of the record a statement belongs to.
package enum StatementKind: String, Sendable, Codable, CaseIterable {
  case lesson, insight, achievement, before, after, fileCreated, fileModified, fileToUpdate, onSuccess, onFailure,
    baseline, watch, investigation, ask
}

package struct Metric: Equatable, Sendable, Codable {
  package var name: String
  package var value: String
  package var lines: LineSpan?

  package init(name: String, value: String, lines: LineSpan? = nil) {
    self.name = name
    self.value = value
    self.lines = lines
  }
}

/// Text of the document that fits no typed item, word for word and at its place.
package struct Section: Equatable, Sendable, Codable {
  /// The headings above it, outermost first.
  package var heading: [String]
  package var lines: LineSpan
  package var text: String

  package init(heading: [String], lines: LineSpan, text: String) {
    self.heading = heading
    self.lines = lines
    self.text = text
  }
}

/// Where every non-blank line of the document went.
package struct Coverage: Equatable, Sendable, Codable {
  package var lines: Int
  /// Became part of a typed item.
  package var recognised: Int
  /// Kept in a section.
  package var kept: Int
  /// In neither; 0 unless the importer is broken.
  package var lost: Int { lines - recognised - kept }

  package init(lines: Int, recognised: Int, kept: Int) {
    self.lines = lines
    self.recognised = recognised
    self.kept = kept
  }
}

/// The document a record was read from.
package struct DocumentSource: Equatable, Sendable, Codable {
  package var name: String
  /// SHA-256 of the bytes as they arrived, in hex; the store keeps the bytes under it.
  package var hash: String
  package var bytes: Int

  package init(name: String, hash: String, bytes: Int) {
    self.name = name
    self.hash = hash
    self.bytes = bytes
  }
}
