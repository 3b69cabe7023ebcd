/// What an event changes: the kind of thing it happens to, then what happens, as the folder of that kind says it. How each is written in
/// the journal stands there too (`CodingKeys`), and in `docs/journal.md`; those names only grow.
package enum Change: Equatable, Sendable {
  case incident(IncidentChange)
  case session(SessionChange)
  case noted(TimelineEntry)
  case statement(StatementChange)
  case metricAdded(Metric)
  case silence(SilenceChange)
  case comment(CommentChange)
  case corrected(Correction)
  case fix(Int, FixChange)
  case todo(Int, TodoChange)
  case risk(Int, RiskChange)
  case step(Int, StepChange)
  case decided(Decision)
  case monitoring(MonitoringChange)
  /// Takes the events of these sequences back. Folding leaves them out.
  case undone([Int64])
}

/// Which words of a record a change may touch, for the search index.
package enum Touched: Equatable, Sendable {
  case nothing, everything
  case item(ItemReference)
  /// An item without a number of its own: its whole list, whose places may have shifted.
  case list(ItemReference.Kind)
}

/// What can happen to an item that has a number and a table of fields, beside its number in a `Change`.
protocol ItemChange: Codable, Equatable {
  associatedtype Item: NumberedItem & Fielded
  associatedtype Name: CodingKey
  /// As the journal writes it.
  var name: Name { get }
  /// The item that begins by it.
  var addition: Item? { get }
  func apply(to item: inout Item, at time: Moment, in session: SessionNumber)

  /// New values of fields; in the journal they stand beside the item's number.
  static func edited(_ patch: Patch<Item>) -> Self
  static var edit: Name { get }
  var patch: Patch<Item>? { get }
}

protocol NumberedItem { var number: Int { get } }

extension TimelineEntry: NumberedItem {}
extension Fix: NumberedItem {}
extension Todo: NumberedItem {}
extension Risk: NumberedItem {}
extension Step: NumberedItem {}
extension Silence: NumberedItem {}
extension Comment: NumberedItem {}
extension WatchRule: NumberedItem {}

extension Collection where Element: NumberedItem {
  /// One above the highest.
  var nextNumber: Int { reduce(0) { Swift.max($0, $1.number) } + 1 }
}
