import Records

/// A step's command while it runs.
struct RunView: Sendable {
  /// Lines kept for the screen; the evidence keeps more.
  static let limit = 1000

  var step: Int
  var command: String
  var startedAt: Moment
  /// Seconds; nil where no end is set.
  var timeout: Double?
  var lines: [ShownLine] = []
  /// The line that is being written.
  var open: ShownLine?
  var isSilent = false
  /// The last line stays in sight until the person scrolls up.
  var isFollowing = true

  mutating func append(_ more: [ShownLine]) {
    open = nil
    lines += more
    if lines.count > RunView.limit { lines.removeFirst(lines.count - RunView.limit * 9 / 10) }
  }
}
