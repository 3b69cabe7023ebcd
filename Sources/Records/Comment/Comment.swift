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
