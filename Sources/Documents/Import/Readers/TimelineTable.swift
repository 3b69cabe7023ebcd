import Records
import Vocabulary

/// Which columns of a table are times, and which the event.
struct TimelineTable {
  /// The columns of the time, day before hour.
  var times: [Int]
  var event: Int
  var zone: Int?
  var until: Int?
  var session: Int?
  var name: String

  func isTime(_ column: Int) -> Bool { times.contains(column) || column == zone || column == until }

  static func isBlank(_ cell: String) -> Bool { cell.allSatisfy { "-–—?/ .…".contains($0) } }

  init?(_ table: Table, isTimeline: Bool) {
    let count = table.header.count
    guard count >= 2, !table.rows.isEmpty else { return nil }
    var clocks = Array(repeating: 0, count: count)
    var days = Array(repeating: 0, count: count)
    var filled = Array(repeating: 0, count: count)
    var letters = Array(repeating: 0, count: count)
    let sample = table.rows.prefix(200)
    for row in sample {
      for (column, cell) in row.cells.enumerated() where column < count {
        let plain = Markup.plain(cell)
        guard !plain.isEmpty else { continue }
        filled[column] += 1
        letters[column] += min(plain.utf8.count, 400)
        guard plain.utf8.count <= 60, let stamp = TimeStamp.whole(plain, dotted: true, vague: true) else { continue }
        if stamp.hasClock { clocks[column] += 1 }
        if stamp.day != nil { days[column] += 1 }
      }
    }
    func named(_ kind: ColumnKind, _ column: Int) -> Bool {
      Lexicon.isColumn(kind, Self.bare(table.header[column]))
    }
    let rows = sample.count
    var time: Int?
    for column in 0..<count where filled[column] > 0 {
      let isNamed = named(.time, column) || named(.date, column)
      let needed = isNamed || isTimeline ? 2 : 3
      let isTime =
        clocks[column] * needed >= filled[column] && clocks[column] > 0 && (isNamed || isTimeline)
        || (isNamed || isTimeline) && (clocks[column] + days[column]) * 2 >= filled[column]
          && (isTimeline || !named(.due, column))
      if isTime {
        time = column
        break
      }
    }
    guard let time else { return nil }
    var times = [time]
    // A column of days beside one of hours.
    if clocks[time] * 2 < filled[time] {
      if let other = (0..<count).first(where: { $0 != time && clocks[$0] * 2 >= max(filled[$0], 1) && clocks[$0] > 0 })
      {
        times.append(other)
      } else if !isTimeline, clocks[time] == 0 {
        return nil
      }
    } else if let other = (0..<count).first(where: {
      $0 != time && named(.date, $0) && clocks[$0] == 0 && days[$0] * 2 >= max(filled[$0], 1) && days[$0] > 0
    }) {
      times.insert(other, at: 0)
    }
    let rest = (0..<count).filter { !times.contains($0) }
    let zone = rest.first { named(.zone, $0) }
    let until = rest.first { named(.until, $0) && clocks[$0] > 0 }
    let session = rest.first { named(.session, $0) }
    let candidates = rest.filter { $0 != zone && $0 != until && $0 != session && filled[$0] > 0 }
    // Work with a date is no history.
    if !isTimeline, candidates.contains(where: { named(.state, $0) }),
      candidates.contains(where: { named(.owner, $0) || named(.due, $0) })
    {
      return nil
    }
    // Two further columns of times tell of something else.
    if candidates.contains(where: { clocks[$0] * 2 > max(filled[$0], 1) }) { return nil }
    let longest = candidates.max { letters[$0] < letters[$1] }
    guard
      let event = candidates.first(where: { named(.event, $0) && !named(.phase, $0) && filled[$0] * 2 >= rows })
        ?? candidates.first(where: { named(.event, $0) }) ?? longest
    else { return nil }
    if !isTimeline, !candidates.contains(where: { named(.event, $0) }), clocks[time] < 2 { return nil }
    self.times = times
    self.event = event
    self.zone = zone
    self.until = until
    self.session = session
    name = table.header[time]
  }

  /// "Heure (09/03)" is "Heure".
  private static func bare(_ header: String) -> String {
    let bare = header.prefix { $0 != "(" && $0 != "（" }.trimmed
    let plain = Markup.plain(bare)
    return plain.isEmpty ? header : plain
  }
}
