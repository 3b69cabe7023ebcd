/// Where an item stands in a document that a session was read from.
package struct Origin: Sendable, Equatable {
  package var session: SessionNumber
  /// The document's file name; nil where it is not known here.
  package var source: String?
  package var lines: LineSpan

  package init(session: SessionNumber, source: String?, lines: LineSpan) {
    self.session = session
    self.source = source
    self.lines = lines
  }
}
