import Logs
import Records

/// The log as the console keeps it, and how the person looks at it.
struct LogPane: Sendable {
  var buffer = LogBuffer()
  /// Names of the followed files, for the pane's title.
  var files: [String] = []
  /// The last line stays in sight as lines come.
  var isFollowing = true
  /// Long lines go on below themselves instead of ending in an ellipsis.
  var wraps = false
  /// What the follower last said of the files, while it still holds: "worker.log: not there".
  var notice: String?

  var count: Int { buffer.visibleCount }

  subscript(index: Int) -> LogLine? { buffer.visibleLine(at: index) }

  /// Errors of each of the last `minutes`, the present one last.
  func errorsPerMinute(last minutes: Int, now: Moment) -> [Int] { buffer.perMinute(minutes, until: now.milliseconds) }
}

extension Severity {
  /// What is shown when this is the least: the words of the pane's title.
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
