import Records

/// Something a session left for the next to do, and what became of it there.
package struct Promise: Equatable, Sendable {
  package enum Origin: String, Sendable { case next, ask, success, failure, todo, check }

  package enum Outcome: Equatable, Sendable {
    /// Done, and the item that shows it.
    case kept(ItemReference)
    /// Known, and not done yet.
    case open(ItemReference)
    /// Of the branch that the validation did not take.
    case notCalledFor
    /// Nothing in the later session speaks of it.
    case unmentioned
  }

  package var origin: Origin
  package var text: String
  package var outcome: Outcome

  static func all(of from: SessionRecord, in to: SessionRecord) -> [Promise] {
    var promises: [(Origin, String)] = []
    if let next = from.session.next { promises.append((.next, next)) }
    promises += from.inFlight.asks.map { (.ask, $0.text) }
    promises += from.branches.success.map { (.success, $0.text) }
    promises += from.branches.failure.map { (.failure, $0.text) }
    promises += from.todos.filter { !$0.isClosed }.map { (.todo, $0.text) }
    promises += from.checks.filter { $0.state == .open }.map { (.check, $0.text) }
    let traces = Trace.all(in: to)
    let index = LikenessIndex(traces.map(\.words))
    return promises.map { origin, text in
      let likest = index.likest(to: TextLikeness.words(text)).flatMap { found in
        found.likeness >= Trace.likeness ? traces[found.index] : nil
      }
      return Promise(origin: origin, text: text, outcome: outcome(of: text, origin, likest, from, to))
    }
  }

  private static func outcome(
    of text: String, _ origin: Origin, _ trace: Trace?, _ from: SessionRecord, _ to: SessionRecord
  )
    -> Outcome
  {
    let taken = (to.decisions.last ?? from.decisions.last)?.branch
    if origin == .success, taken == .failure { return .notCalledFor }
    // A round that failed called for it, also where a later one passed.
    if origin == .failure, taken == .success, !to.decisions.contains(where: { $0.branch == .failure }) {
      return .notCalledFor
    }
    if origin == .next, let decision = to.decisions.last, text.lowercased().contains("validat") {
      return decision.branch == .success ? .kept(ItemReference(.step)) : .open(ItemReference(.step))
    }
    guard let trace else { return .unmentioned }
    return trace.isDone ? .kept(trace.item) : .open(trace.item)
  }
}

/// A place in the later session that may speak of a promise.
private struct Trace {
  /// Lower than for the same item, because an entry describes an act in other words than its plan.
  static let likeness = 0.5

  var item: ItemReference
  var words: Set<String>
  var isDone: Bool

  static func all(in record: SessionRecord) -> [Trace] {
    record.todos.map {
      Trace(item: ItemReference(.todo, $0.number), words: TextLikeness.words($0.text), isDone: $0.progress == .done)
    }
      + record.steps.map {
        Trace(
          item: ItemReference(.step, $0.number), words: TextLikeness.words($0.title),
          isDone: record.verdict(of: $0) == .passed)
      }
      + record.checks.enumerated().map {
        Trace(
          item: ItemReference(.check, $0.offset + 1), words: TextLikeness.words($0.element.text),
          isDone: $0.element.state == .done)
      }
      + record.restartedWindow
      + record.timeline.map {
        Trace(item: ItemReference(.timeline, $0.number), words: TextLikeness.words($0.event), isDone: true)
      }
  }
}

extension SessionRecord {
  /// A window that runs since this session began answers for the promise to start one.
  fileprivate var restartedWindow: [Trace] {
    guard let window = monitoring, window.stage == .running, let start = window.start, let from = session.from,
      start >= from
    else { return [] }
    return [
      Trace(
        item: ItemReference(.monitoring), words: TextLikeness.words("Restart the monitoring window after the fix"),
        isDone: true)
    ]
  }
}
