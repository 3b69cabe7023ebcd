import Records
import Screen

/// How times are shown: UTC, or the local zone by a table of offsets, so that nothing here asks the
/// system.
package struct Zone: Equatable, Sendable {
  /// From this moment on, local time is this far from UTC.
  package struct Offset: Equatable, Sendable {
    package var from: Moment
    /// Seconds east of UTC.
    package var seconds: Int

    package init(from: Moment, seconds: Int) {
      self.from = from
      self.seconds = seconds
    }
  }

  /// The local zone's short name: "CET".
  package var name: String
  /// Oldest first; before the first, its offset holds.
  package var offsets: [Offset]
  package var showsLocal = false

  package init(name: String = "UTC", offsets: [Offset] = []) {
    self.name = name
    self.offsets = offsets
  }

  var label: String { showsLocal ? name : "UTC" }

  /// The moment whose UTC digits are those of the zone shown.
  func shown(_ moment: Moment) -> Moment {
    guard showsLocal else { return moment }
    let offset = offsets.last { $0.from <= moment } ?? offsets.first
    return moment.adding(seconds: Double(offset?.seconds ?? 0))
  }

  /// `01:15`
  func clock(_ moment: Moment) -> String { shown(moment).clock }

  /// `01:15:09`
  func clockWithSeconds(_ moment: Moment) -> String {
    let second = shown(moment).timeOfDay.second
    return "\(clock(moment)):\(second < 10 ? "0" : "")\(second)"
  }

  /// As exact as it is, for what is looked back to: `01:15`, `01:15:09`, `01:15:09.772`, so that
  /// `show --at` tells of the same moment.
  func exactClock(_ moment: Moment, from now: Moment) -> String {
    let minute = clock(moment, from: now)
    let milliseconds = ((moment.milliseconds % 1000) + 1000) % 1000
    let digits = String(repeating: "0", count: 3 - String(milliseconds).count) + String(milliseconds)
    let second = String(clockWithSeconds(moment).suffix(3))
    if milliseconds != 0 { return "\(minute)\(second).\(digits)" }
    return second == ":00" ? minute : minute + second
  }

  /// `4 Nov`, or `4 Nov 2025` where it is not the year of `now`.
  func day(_ moment: Moment, from now: Moment) -> String { Zone.text(shown(moment).day, from: shown(now).day) }

  /// `01:15`, or `4 Nov 01:15` where it is not the day of `now`, with the year where it is not its
  /// year.
  func clock(_ moment: Moment, from now: Moment) -> String {
    shown(moment).day == shown(now).day ? clock(moment) : "\(day(moment, from: now)) \(clock(moment))"
  }

  static func text(_ day: Day, from now: Day) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = "\(day.day) \(months[(day.month + 11) % 12])"
    return day.year == now.year ? words : "\(words) \(day.year)"
  }
}

/// Lengths of time as people say them: `40 s`, `7 m`, `3 h 44 m`, `2 d 3 h`.
enum Length {
  static func text(seconds: Double) -> String { ShortDuration.text(seconds: Int(max(0, min(seconds, 1e12)))) }
}
