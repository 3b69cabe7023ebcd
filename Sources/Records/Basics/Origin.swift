/// Where an item stands in a document that a session was read from.
public struct Origin: Sendable, Equatable {
  public var session: SessionNumber
  /// The document's file name; nil where it is not known here.
  public var source: String?
  public var lines: LineSpan

  public init(session: SessionNumber, source: String?, lines: LineSpan) {
    self.session = session
    self.source = source
    self.lines = lines
  }
}
