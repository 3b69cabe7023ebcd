import DequeModule

/// The newest lines of a log and what is shown of them. A value: it reads no file and no clock. The shown lines, the search's
/// matches and the rates are kept as lines come, so that drawing never filters or searches.
public struct LogBuffer: Sendable {
  /// How much is kept; the oldest lines go first.
  public struct Bounds: Sendable, Equatable {
    public var lines: Int
    /// Of text, in UTF-8.
    public var bytes: Int

    public init(lines: Int = 50_000, bytes: Int = 16 << 20) {
      self.lines = max(1, lines)
      self.bytes = max(1, bytes)
    }
  }

  public let bounds: Bounds
  /// All that is kept, by rising `id` without gaps.
  public private(set) var lines: Deque<LogLine> = []
  /// How many lines went to keep within the bounds.
  public private(set) var droppedCount = 0
  /// Rises with each change, so that a view can tell whether to draw.
  public private(set) var revision = 0
  private var bytes = 0
  private var nextID: Int64 = 1

  private var sieve = LineSieve(LogFilter())
  /// Ids of the lines that the filter shows, rising.
  private var visible: Deque<Int64> = []

  private var searching: LogSearch?
  private var rates = RateHistory()
  /// The last visible line when the pause began.
  private var pausedAfter: Int64?

  public init(bounds: Bounds = Bounds()) { self.bounds = bounds }

  // MARK: Lines in

  public mutating func append(_ batch: LogBatch) { append(batch.lines) }

  public mutating func append(_ new: [LogLine]) {
    guard !new.isEmpty else { return }
    revision += 1
    for var line in new {
      line.id = nextID
      nextID += 1
      bytes += Self.size(line)
      if !line.isContinuation, let moment = line.moment { rates.count(line.severity, at: moment) }
      lines.append(line)
      take(line)
    }
    dropOldest()
  }

  public mutating func removeAll() {
    revision += 1
    droppedCount += lines.count
    lines.removeAll()
    visible.removeAll()
    searching?.found.removeAll()
    bytes = 0
    pausedAfter = pausedAfter.map { _ in nextID - 1 }
  }

  private mutating func take(_ line: LogLine) {
    guard sieve.shows(line) else { return }
    visible.append(line.id)
    searching?.consider(line)
  }

  private static func size(_ line: LogLine) -> Int { line.text.utf8.count + (line.message?.utf8.count ?? 0) }

  private mutating func dropOldest() {
    while lines.count > bounds.lines || bytes > bounds.bytes, let oldest = lines.popFirst() {
      bytes -= Self.size(oldest)
      droppedCount += 1
    }
    let first = nextID - Int64(lines.count)
    while let id = visible.first, id < first { visible.removeFirst() }
    while let id = searching?.found.first, id < first { searching?.found.removeFirst() }
  }

  /// The line of this id, while it is kept.
  public func line(_ id: Int64) -> LogLine? {
    guard id < nextID, id >= nextID - Int64(lines.count) else { return nil }
    return lines[index(of: id)]
  }

  /// A line with all that belongs to its entry, such as a stack trace: what one pins. At most `limit` lines.
  public func entry(of id: Int64, limit: Int = 200) -> [LogLine] {
    guard let line = line(id) else { return [] }
    let own = lines[...index(of: id)].last { $0.source == line.source && !$0.isContinuation }
    var entry: [LogLine] = []
    for next in lines[index(of: own?.id ?? id)...] where next.source == line.source {
      if entry.count == limit || (!entry.isEmpty && !next.isContinuation) { break }
      entry.append(next)
    }
    return entry
  }

  /// The place in `lines` of an id that is kept.
  private func index(of id: Int64) -> Int { lines.count - Int(nextID - id) }

  // MARK: What is shown

  public var filter: LogFilter {
    get { sieve.filter }
    set {
      guard newValue != sieve.filter else { return }
      sieve = LineSieve(newValue)
      sift()
    }
  }

  /// Patterns of the filter or the search that were given up because they need too many tries.
  public var exhaustedPatterns: [Pattern] {
    guard let searching, searching.isExhausted else { return sieve.exhausted }
    return sieve.exhausted + [searching.pattern]
  }

  private mutating func sift() {
    revision += 1
    visible.removeAll(keepingCapacity: true)
    searching = searching.map { LogSearch($0.pattern) }
    for line in lines { take(line) }
  }

  public var visibleCount: Int { visible.count }

  /// The shown line at `index`, counted from the oldest; nil beyond the end.
  public func visibleLine(at index: Int) -> LogLine? {
    visible.indices.contains(index) ? line(visible[index]) : nil
  }

  /// The shown lines of a range of such indices, as far as there are any.
  public func visibleLines(_ range: Range<Int>) -> [LogLine] {
    range.clamped(to: 0..<visible.count).compactMap { line(visible[$0]) }
  }

  /// The index of the first shown line that is this one or came after it; `visibleCount` where none did.
  public func visibleIndex(ofIDOrAfter id: Int64) -> Int { Self.index(in: visible, from: id) }

  /// The index of the first shown line at or after a moment (milliseconds since 1970); `visibleCount` where none is.
  public func visibleIndex(atOrAfter moment: Int64) -> Int {
    visible.firstIndex { line($0)?.moment.map { $0 >= moment } ?? false } ?? visible.count
  }

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

  // MARK: Pause

  /// While paused nothing is lost: lines are taken as ever, and the view stays where it is.
  public var isPaused: Bool {
    get { pausedAfter != nil }
    set {
      guard newValue != isPaused else { return }
      revision += 1
      pausedAfter = newValue ? nextID - 1 : nil
    }
  }

  /// How many shown lines came since the pause began; 0 while not paused.
  public var newCount: Int { pausedAfter.map { visible.count - Self.index(in: visible, from: $0 + 1) } ?? 0 }

  // MARK: Search

  /// What is looked for in the shown lines.
  public var search: Pattern? {
    get { searching?.pattern }
    set {
      guard newValue != searching?.pattern else { return }
      revision += 1
      searching = newValue.map { LogSearch($0) }
      guard searching != nil else { return }
      for id in visible {
        if let line = line(id) { searching?.consider(line) }
      }
    }
  }

  /// How many shown lines have it.
  public var matchCount: Int { searching?.found.count ?? 0 }

  /// The nearest matching line after `id` (nil: the oldest), going round to the oldest at the end.
  public func match(after id: Int64?) -> SearchPosition? {
    guard let found = searching?.found, !found.isEmpty else { return nil }
    let next = id.map { Self.index(in: found, from: $0 + 1) } ?? 0
    return SearchPosition(id: found[next % found.count], number: next % found.count + 1, isRound: next == found.count)
  }

  /// The nearest matching line before `id` (nil: the newest), going round to the newest at the start.
  public func match(before id: Int64?) -> SearchPosition? {
    guard let found = searching?.found, !found.isEmpty else { return nil }
    let next = id.map { Self.index(in: found, from: $0) } ?? found.count
    let index = next == 0 ? found.count - 1 : next - 1
    return SearchPosition(id: found[index], number: index + 1, isRound: next == 0)
  }

  /// Where in a text the search has matches, to mark them: a line's `text`, or what of it is drawn.
  public func matchRanges(in text: String) -> [Range<String.Index>] {
    searching?.pattern.matches(in: text, limit: 100).ranges ?? []
  }

  // MARK: Rates

  /// The newest moment a line gave, to the minute: milliseconds since 1970.
  public var newestMinute: Int64? { rates.newest.map { $0 * 60_000 } }

  /// Errors (or entries of at least another severity) in each of the `count` minutes that end with the one of `until`
  /// (milliseconds since 1970), oldest first: what a sparkline draws. By the lines' own time, else by arrival; a stack trace counts once.
  public func perMinute(_ count: Int, until: Int64, atLeast severity: Severity = .error) -> [Int] {
    rates.perMinute(count, until: until, atLeast: severity)
  }

  /// Errors a minute, the mean of the `minutes` that end with the one of `until`.
  public func errorRate(over minutes: Int = 1, until: Int64) -> Double {
    let counts = perMinute(minutes, until: until)
    return counts.isEmpty ? 0 : Double(counts.reduce(0, +)) / Double(counts.count)
  }
}
