/// What an event changes. Each case names a kind of thing and holds what happens to it, which the
/// folder of that kind declares. The names that the journal uses (`CodingKeys`) are declared there
/// too and listed in `docs/journal.md`; they never change.
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
  /// Takes back the events with these sequences. Folding leaves them out.
  case undone([Int64])
}

/// Which words of a record a change may touch, for the search index.
package enum Touched: Equatable, Sendable {
  case nothing, everything
  case item(ItemReference)
  /// All items of a kind that has no numbers of its own, since their places may have shifted.
  case list(ItemReference.Kind)
}

/// The changes of one kind of item that has numbers and a table of fields. The number stands beside
/// it in a `Change`.
protocol ItemChange: Codable, Equatable {
  associatedtype Item: NumberedItem & Fielded
  associatedtype Name: CodingKey
  /// The change's name in the journal.
  var name: Name { get }
  /// The item that the change adds; nil where it concerns one that is there.
  var addition: Item? { get }
  func apply(to item: inout Item, at time: Moment, in session: SessionNumber)

  /// New values for some fields. The journal writes them beside the item's number.
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
  /// The number of the next item: one above the highest.
  var nextNumber: Int { reduce(0) { Swift.max($0, $1.number) } + 1 }
}
