import Records
import Screen
import Workflow

/// Lengths of time in words.
enum SpanWords {
  /// "in 3 h 44 m", "12 m ago".
  static func from(_ now: Moment, to moment: Moment) -> String {
    let seconds = Int(moment.since(now))
    let length = ShortDuration.text(seconds: seconds)
    return seconds >= 0 ? "in \(length)" : "\(length) ago"
  }

  /// "3 h 44 m".
  static func text(seconds: Double) -> String { ShortDuration.text(seconds: Int(seconds)) }

  /// A number without a fraction where it has none: "24", "0.5".
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

extension Moment {
  /// The time alone on `day`, with its date on any other: "01:15", "2025-11-05 01:20".
  func text(on day: Day?) -> String { self.day == day ? clock : "\(self.day.iso) \(clock)" }
}
