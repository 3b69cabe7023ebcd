import Expectations
import Records

/// The time of each line: its own, else that of the line before. In YAML documents parted by `---`
/// (as `gcloud logging read` prints entries) all lines of a document share the time of its
/// `timestamp:`.
struct LineTimes {
  private var times: [Moment?]

  /// - Parameter now: a time of day at the start of a line is of the last day on which it is not
  ///   later than this.
  init(_ lines: [String], now: Moment) {
    times = lines.map { Self.own($0, now: now) }
    if lines.contains("---") {
      var start = 0
      for end in lines.indices.filter({ lines[$0] == "---" }) + [lines.count] {
        let stamped = (start..<end).first { lines[$0].hasPrefix("timestamp:") && times[$0] != nil }
        if let moment = stamped.flatMap({ times[$0] }) {
          for place in start..<end { times[place] = moment }
        }
        start = end
      }
    }
    var last: Moment?
    for place in times.indices {
      last = times[place] ?? last
      times[place] = last
    }
  }

  subscript(line: Int) -> Moment? { times[line] }

  private static func own(_ line: String, now: Moment) -> Moment? {
    if let dated = TimesInText.dated(in: line, year: now.day.year).first { return dated }
    let start = line.drop { "[(\"' ".contains($0) }.prefix(16)
    guard start.prefix(8).filter({ $0 == ":" }).count == 2,
      let clock = TimesInText.clocks(in: start, on: now.day).first
    else { return nil }
    return clock > now ? clock.adding(hours: -24) : clock
  }
}
