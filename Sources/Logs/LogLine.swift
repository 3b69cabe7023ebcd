/// One line of a log, as it was read.
package struct LogLine: Sendable, Equatable, Identifiable {
  /// Rises in order of arrival; given by the buffer that holds the line, 0 before.
  package internal(set) var id: Int64 = 0
  /// Which of the follower's files it came from: an index into `LogFollower.files`.
  package let source: Int
  /// The line without its end. At most 64 KiB of the line, then a remark of how much was cut. Bytes
  /// that are no UTF-8 show as U+FFFD; control characters are still in it, so it must be made
  /// visible before it reaches a terminal.
  package let text: String
  /// What a structured (JSON) line has to say; nil where the text is the message.
  package let message: String?
  /// The time the line gives itself, or that of the line it continues: milliseconds since 1970,
  /// UTC. A line without a zone is taken as UTC, one without a date or year as the newest such
  /// moment that is not in the future.
  package let time: Int64?
  /// When it was read, milliseconds since 1970; nil for a line that was there before following
  /// began.
  package let arrival: Int64?
  package let severity: Severity
  /// Part of the entry before it, such as a stack trace, whose time and severity it has.
  package let isContinuation: Bool
  /// How many bytes of the line are not in `text`.
  package let cutBytes: Int

  package init(
    source: Int, text: String, message: String? = nil, time: Int64? = nil, arrival: Int64? = nil,
    severity: Severity = .unknown, isContinuation: Bool = false, cutBytes: Int = 0
  ) {
    self.source = source
    self.text = text
    self.message = message
    self.time = time
    self.arrival = arrival
    self.severity = severity
    self.isContinuation = isContinuation
    self.cutBytes = cutBytes
  }

  /// Its own time, else when it arrived; nil for an undated line that was there before.
  package var moment: Int64? { time ?? arrival }

  /// Longest part of a line that is kept, in bytes.
  package static let longest = 65_536
}
