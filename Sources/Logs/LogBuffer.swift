import DequeModule
import Patterns

/// The newest lines of a log and what is shown of them. A value: it reads no file and no clock. The
/// shown lines, the search's matches and the rates are kept as lines come, so that drawing never
/// filters or searches.
package struct LogBuffer: Sendable {
  /// How much is kept; the oldest lines go first.
  package struct Bounds: Sendable, Equatable {
    package var lines: Int
    /// Of text, in UTF-8.
    package var bytes: Int

    package init(lines: Int = 50_000, bytes: Int = 16 << 20) {
      self.lines = max(1, lines)
      self.bytes = max(1, bytes)
    }
  }

  package let bounds: Bounds
  /// All that is kept, by rising `id` without gaps.
  package private(set) var lines: Deque<LogLine> = []
  private var bytes = 0
  private var nextID: Int64 = 1

  private var sieve = LineSieve(LogFilter(), .ofSearch)
  /// Ids of the lines that the filter shows, rising.
  private var visible: Deque<Int64> = []

  private var searching: LogSearch?
  private var rates = RateHistory()

  package init(bounds: Bounds = Bounds()) { self.bounds = bounds }

  // MARK: Lines in

  package mutating func append(_ batch: LogBatch) { append(batch.lines) }

  package mutating func append(_ new: [LogLine]) {
    sieve.grant(.ofGlance)
    searching?.grant(.ofGlance)
    for var line in new {
      line.id = nextID
      nextID += 1
      bytes += Self.size(line)
      if !line.isContinuation, let moment = line.moment { rates.count(line.severity, at: moment) }
      lines.append(line)
      sift(line)
    }
    dropOldest()
  }

  private mutating func sift(_ line: LogLine) {
    guard sieve.shows(line) else { return }
    visible.append(line.id)
    searching?.consider(line)
  }

  private static func size(_ line: LogLine) -> Int { line.text.utf8.count + (line.message?.utf8.count ?? 0) }

  private mutating func dropOldest() {
    while lines.count > bounds.lines || bytes > bounds.bytes, let oldest = lines.popFirst() {
      bytes -= Self.size(oldest)
    }
    let first = nextID - Int64(lines.count)
    while let id = visible.first, id < first { visible.removeFirst() }
    while let id = searching?.found.first, id < first { searching?.found.removeFirst() }
  }

  /// The line of this id, while it is kept.
  package func line(_ id: Int64) -> LogLine? {
    guard id < nextID, id >= nextID - Int64(lines.count) else { return nil }
    return lines[index(of: id)]
  }

  /// The place in `lines` of an id that is kept.
  private func index(of id: Int64) -> Int { lines.count - Int(nextID - id) }

  // MARK: What is shown

  package var filter: LogFilter {
    get { sieve.filter }
    set {
      guard newValue != sieve.filter else { return }
      sieve = LineSieve(newValue, .ofSearch)
      sift()
    }
  }

  /// Patterns of the filter or the search that were given up because they took too long.
  package var exhaustedPatterns: [Pattern] {
    guard let searching, searching.isExhausted else { return sieve.exhausted }
    return sieve.exhausted + [searching.pattern]
  }

  private mutating func sift() {
    visible.removeAll(keepingCapacity: true)
    searching = searching.map { LogSearch($0.pattern, .ofSearch) }
    for line in lines { sift(line) }
  }

  package var visibleCount: Int { visible.count }

  /// The shown line at `index`, counted from the oldest; nil beyond the end.
  package func visibleLine(at index: Int) -> LogLine? {
    visible.indices.contains(index) ? line(visible[index]) : nil
  }

  /// The index of the first shown line that is this one or came after it; `visibleCount` where none
  /// did.
  package func visibleIndex(ofIDOrAfter id: Int64) -> Int { Self.index(in: visible, from: id) }

  /// The first index whose id is at least `id`; ids rise.
  private static func index(in ids: Deque<Int64>, from id: Int64) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Search

  /// What is looked for in the shown lines.
  package var search: Pattern? {
    get { searching?.pattern }
    set {
      guard newValue != searching?.pattern else { return }
      searching = newValue.map { LogSearch($0, .ofSearch) }
      guard searching != nil else { return }
      for id in visible {
        if let line = line(id) { searching?.consider(line) }
      }
    }
  }

  /// The id of the nearest matching line after `id` (nil: the oldest), going round to the oldest at
  /// the end.
  package func match(after id: Int64?) -> Int64? {
    guard let found = searching?.found, !found.isEmpty else { return nil }
    let next = id.map { Self.index(in: found, from: $0 + 1) } ?? 0
    return found[next % found.count]
  }

  /// The id of the nearest matching line before `id` (nil: the newest), going round to the newest
  /// at the start.
  package func match(before id: Int64?) -> Int64? {
    guard let found = searching?.found, !found.isEmpty else { return nil }
    let next = id.map { Self.index(in: found, from: $0) } ?? found.count
    return found[next == 0 ? found.count - 1 : next - 1]
  }

  /// Where in a text the search has matches, to mark them: a line's `text`, or what of it is drawn.
  package func matchRanges(in text: String) -> [Range<String.Index>] {
    guard let searching, !searching.isExhausted else { return [] }
    return searching.pattern.matches(in: text, limit: 100, within: StepBudget.ofMark).ranges
  }

  // MARK: Rates

  /// Errors (or entries of at least another severity) in each of the `count` minutes that end with
  /// the one of `until` (milliseconds since 1970), oldest first: what a sparkline draws. By the
  /// lines' own time, else by arrival; a stack trace counts once.
  package func perMinute(_ count: Int, until: Int64, atLeast severity: Severity = .error) -> [Int] {
    rates.perMinute(count, until: until, atLeast: severity)
  }
}
