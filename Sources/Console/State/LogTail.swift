import Records

/// How bad a log line says it is.
public enum LogSeverity: Int, Sendable, Comparable, CaseIterable {
  case trace, debug, unknown, info, warning, error, fatal

  public static func < (left: LogSeverity, right: LogSeverity) -> Bool { left.rawValue < right.rawValue }

  var title: String {
    switch self {
    case .trace, .unknown: "all"
    case .debug: "debug and worse"
    case .info: "info and worse"
    case .warning: "warnings and worse"
    case .error: "errors"
    case .fatal: "fatal errors"
    }
  }
}

/// One line of a followed log, as the console shows it.
public struct LogRow: Sendable, Equatable, Identifiable {
  /// Rises over the whole run of the console.
  public var id: Int64
  /// Which of the followed files, counted from 0.
  public var source: Int
  public var text: String
  /// The line's own time; nil where it has none.
  public var time: Moment?
  public var severity: LogSeverity

  public init(id: Int64, source: Int, text: String, time: Moment?, severity: LogSeverity) {
    self.id = id
    self.source = source
    self.text = text
    self.time = time
    self.severity = severity
  }
}

/// The log as the console keeps it: the last lines, which of them are shown, and how many errors a minute brought.
struct LogTail: Sendable {
  /// Older lines go, a tenth at a time.
  static let limit = 200_000
  static let minutesKept = 60

  struct Filter: Equatable, Sendable {
    var inward: [String] = []
    var outward: [String] = []
    var least = LogSeverity.trace

    var isActive: Bool { !inward.isEmpty || !outward.isEmpty || least > .trace }

    func passes(_ row: LogRow) -> Bool {
      row.severity >= least && inward.allSatisfy { row.text.matches($0) } && !outward.contains { row.text.matches($0) }
    }
  }

  private(set) var rows: [LogRow] = []
  /// Places in `rows` of the lines that pass the filter.
  private(set) var shown: [Int] = []
  var filter = Filter() {
    didSet { if filter != oldValue { refilter() } }
  }
  var files: [String] = []
  var isFollowing = true
  var wraps = false
  /// Errors by minute since 1970, the last hour's.
  private(set) var errors: [Int64: Int] = [:]
  /// What the follower last said: "rotated", "missing".
  var notice: String?

  var count: Int { shown.count }
  subscript(index: Int) -> LogRow { rows[shown[index]] }

  mutating func append(_ batch: [LogRow], now: Moment) {
    if rows.count + batch.count > LogTail.limit { trim(to: LogTail.limit * 9 / 10) }
    for row in batch {
      if filter.passes(row) { shown.append(rows.count) }
      rows.append(row)
      if row.severity >= .error { errors[(row.time ?? now).seconds / 60, default: 0] += 1 }
    }
    let oldest = now.seconds / 60 - Int64(LogTail.minutesKept)
    if errors.count > LogTail.minutesKept * 2 { errors = errors.filter { $0.key > oldest } }
  }

  private mutating func trim(to count: Int) {
    rows.removeFirst(max(0, rows.count - count))
    refilter()
  }

  private mutating func refilter() { shown = rows.indices.filter { filter.passes(rows[$0]) } }

  /// Errors of each of the last `minutes`, the present one last.
  func errorsPerMinute(last minutes: Int, now: Moment) -> [Int] {
    let present = now.seconds / 60
    return (0..<Int64(minutes)).map { errors[present - Int64(minutes) + 1 + $0] ?? 0 }
  }

  /// The nearest shown line that holds `text`, from `start` on (not itself), round the ends.
  func next(_ text: String, from start: Int, backwards: Bool) -> Int? {
    guard count > 0 else { return nil }
    for offset in 1...count {
      let place = (start + (backwards ? -offset : offset) + 2 * count) % count
      if self[place].text.matches(text) { return place }
    }
    return nil
  }
}

extension StringProtocol {
  /// Holds `text`; case counts only where `text` has a capital letter.
  func matches(_ text: String) -> Bool { firstMatch(of: text) != nil }

  /// Where `text` stands first, by the same rule.
  func firstMatch(of text: String) -> Range<String.UTF8View.Index>? {
    guard !text.isEmpty else { return nil }
    let folds = !text.contains { $0.isUppercase }
    let wanted = Array(text.utf8)
    var place = utf8.startIndex
    func fold(_ byte: UInt8) -> UInt8 { folds && (65...90).contains(byte) ? byte | 32 : byte }
    while place != utf8.endIndex {
      var (here, matched) = (place, 0)
      while matched < wanted.count, here != utf8.endIndex, fold(utf8[here]) == wanted[matched] {
        here = utf8.index(after: here)
        matched += 1
      }
      if matched == wanted.count { return place..<here }
      place = utf8.index(after: place)
    }
    return nil
  }
}
