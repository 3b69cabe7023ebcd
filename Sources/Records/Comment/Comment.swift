/// Said beside a sealed record, which itself never changes.
package struct Correction: Equatable, Sendable, Codable {
  package var by: String
  package var at: Moment
  /// What it concerns, in words or as an item ("risk 1"); empty for the whole.
  package var about: String
  package var text: String

  package init(by: String, at: Moment, about: String, text: String) {
    self.by = by
    self.at = at
    self.about = about
    self.text = text
  }
}

/// A reviewer's comment or question on an item.
package struct Comment: Equatable, Sendable, Codable {
  package var number: Int
  package var about: ItemReference?
  package var by: String
  package var at: Moment
  package var text: String
  package var isQuestion: Bool
  package var answer: String?
  package var answeredBy: String?

  package var isOpenQuestion: Bool { isQuestion && answer == nil }

  package init(number: Int = 0, about: ItemReference?, by: String, at: Moment, text: String, isQuestion: Bool) {
    self.number = number
    self.about = about
    self.by = by
    self.at = at
    self.text = text
    self.isQuestion = isQuestion
  }
}
