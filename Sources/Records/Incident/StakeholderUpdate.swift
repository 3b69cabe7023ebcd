/// What those outside were told, kept apart from notes.
package struct StakeholderUpdate: Equatable, Sendable, Codable {
  package var number: Int
  package var at: Moment
  package var by: String
  package var text: String
  /// When the next one was promised for.
  package var next: Moment?

  package init(number: Int, at: Moment, by: String, text: String, next: Moment? = nil) {
    self.number = number
    self.at = at
    self.by = by
    self.text = text
    self.next = next
  }
}

extension StakeholderUpdate: NumberedItem {}

extension Incident {
  /// When the next update is due; nil where none was promised, or it is over.
  package var nextUpdate: Moment? { isOver || status == .resolved ? nil : updates.last?.next }
}
