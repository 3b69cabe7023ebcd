import Console
import Foundation
import Records

extension Zone {
  /// The machine's zone, with its changes a year before and after `now`. The C library is asked:
  /// Foundation would read its own tables of all languages first.
  static func local(around now: Moment) -> Zone {
    tzset()
    let year = 365 * 86_400
    let (first, last) = (Int(now.seconds) - year, Int(now.seconds) + year)
    var known = offset(at: first)
    var offsets = [Offset(from: Moment(seconds: Int64(first)), seconds: known)]
    // No zone has changed twice within a week, so each week holds one change or none.
    for week in stride(from: first, to: last, by: 7 * 86_400) {
      let end = min(week + 7 * 86_400, last)
      guard offset(at: end) != known else { continue }
      var (before, after) = (week, end)
      while after - before > 1 {
        let middle = (before + after) / 2
        if offset(at: middle) == known { before = middle } else { after = middle }
      }
      known = offset(at: after)
      offsets.append(Offset(from: Moment(seconds: Int64(after)), seconds: known))
    }
    return Zone(name: name(at: Int(now.seconds)), offsets: offsets)
  }

  /// Seconds east of UTC.
  private static func offset(at seconds: Int) -> Int { parts(at: seconds).tm_gmtoff }

  private static func name(at seconds: Int) -> String {
    let name = parts(at: seconds).tm_zone
    return name.map { String(cString: $0) } ?? "local"
  }

  private static func parts(at seconds: Int) -> tm {
    var (time, parts) = (time_t(seconds), tm())
    localtime_r(&time, &parts)
    return parts
  }
}
