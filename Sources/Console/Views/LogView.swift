import Logs
import Records
import Screen

extension Severity {
  /// The word of the column, at most five wide.
  var word: String {
    switch self {
    case .fatal: "FATAL"
    case .error: "ERROR"
    case .warning: "WARN"
    case .info: "INFO"
    case .debug: "DEBUG"
    case .trace: "TRACE"
    case .unknown: ""
    }
  }

  var role: Role {
    switch self {
    case .fatal, .error: .alarm
    case .warning: .warning
    case .info, .unknown: .text
    case .debug, .trace: .muted
    }
  }
}

extension State {
  func logLines(_ row: LogLine, width: Int, limit: Int? = nil) -> [Line] {
    let time = row.time.map { zone.clockWithSeconds(Moment(milliseconds: $0)) } ?? "        "
    let word = row.severity.word
    // The blanks are no part of the word, which may be shown reversed.
    let start = [
      Span(time + " ", .muted), Span(word, row.severity.role), Span(String(repeating: " ", count: 6 - word.count)),
    ]
    let indent = start.width
    let room = max(8, width - indent)
    let limit = limit ?? (log.wraps ? 20 : row.severity >= .error && place != .log ? 2 : 1)
    // A line may have 64 KiB: no more is wrapped than is seen, and whether there is more.
    let text = String(row.displayText.prefix((room + 1) * (limit + 1)))
    var words = TextWidth.wrapped(text, to: room)
    if words.count > limit {
      words = words.prefix(limit - 1) + [TextWidth.truncated(words[(limit - 1)...].joined(separator: " "), to: room)]
    }
    let role: Role = row.severity >= .warning ? .text : row.severity <= .debug ? .muted : .text
    return words.enumerated().map { place, words in
      Line((place == 0 ? start : [Span(String(repeating: " ", count: indent))]) + [Span(words, role)])
    }
  }

  /// The log's last lines below a compact overview.
  func drawLogStrip(on frame: inout Frame, in rect: Rect) {
    frame.rule(title(of: .log, isFocused: false), counts: counts(of: .log), x: rect.x, y: rect.y, width: rect.width)
    let body = rect.split(top: 1).rest
    // Held still, it ends at the line it was held at.
    let end = log.isFollowing ? log.count : min(log.count, (selectedIndex(.log) ?? -1) + 1)
    let first = max(0, end - body.height)
    if log.count == 0 {
      frame.put(
        emptyLines(.log, width: body.width - 2).first ?? Line(), x: body.x + 1, y: body.y, width: body.width - 2)
    }
    for (offset, index) in (first..<end).enumerated() {
      guard let line = log[index].flatMap({ logLines($0, width: body.width - 2, limit: 1).first }) else { continue }
      frame.put(line, x: body.x + 1, y: body.y + offset, width: body.width - 2)
    }
  }
}

extension LogLine {
  /// The line without the time and the severity that have their own columns.
  var displayText: String {
    if let message { return message }
    var rest = text[...]
    if time != nil {
      let stamp = rest.prefix { $0.isNumber || "-:.,TZ+/[]".contains($0) }
      if stamp.count >= 8 { rest = rest.dropFirst(stamp.count).drop { $0 == " " } }
      // "2025-11-04 01:35:13": the clock is a word of its own.
      let clock = rest.prefix { $0.isNumber || ":.,Z+".contains($0) }
      if clock.count >= 8, clock.contains(":") { rest = rest.dropFirst(clock.count).drop { $0 == " " } }
    }
    if severity != .unknown {
      let word = rest.prefix { $0.isLetter || $0 == "[" || $0 == "]" }
      let bare = word.filter(\.isLetter).uppercased()
      if ["FATAL", "CRITICAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "NOTICE"].contains(bare) {
        rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == ":" }
      }
    }
    return String(rest)
  }
}
