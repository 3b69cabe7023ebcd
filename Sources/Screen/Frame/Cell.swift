/// One cell: a character as a person sees it, and its style. The right half of a wide character is an empty `text`.
///
/// The text of a cell that a frame wrote is at most 15 bytes, which a String holds inline: cells cost no allocation.
public struct Cell: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String = " ", _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  public var isContinuation: Bool { text.isEmpty }
}
