import Records

extension State {
  /// The moment from which the screen reads differently though nothing happens: a clock, a length
  /// of time, what is late by then. Nothing need be drawn before.
  package var changesAt: Moment {
    let nextSecond = Moment(seconds: now.seconds + 1)
    // A run's clock, a notice that goes by itself, an answer that is awaited.
    if running != nil || notice != nil || !pending.isEmpty || isAwaiting { return nextSecond }
    let nextMinute = Moment(seconds: (now.seconds / 60 + 1) * 60)
    return timesShown.reduce(nextMinute) { min($0, max(nextSecond, change(of: $1))) }
  }

  /// Moments told by how far they are from now.
  private var timesShown: [Moment] {
    let todo = selectedTodo
    let own = [running?.since, todo?.startedAt, todo?.due, selectedEntry?.entry.at, rows.dues.first { $0 >= now }]
      .compactMap(\.self)
    var silences: [Moment] = []
    if case .inFlight = overlay { silences = record?.inFlight.silences.compactMap(\.until) ?? [] }
    return own + silences + [incident?.nextUpdate].compactMap(\.self)
      + (record?.monitoring?.checkpoints.map(\.due) ?? [])
  }

  /// When the words for the time to or since `moment` are others: by the second below a minute, by
  /// the minute above.
  private func change(of moment: Moment) -> Moment {
    let left = moment.since(now)
    let minutes = (abs(left) / 60).rounded(.down)
    // Below a minute, and where a minute has just begun to count down.
    if minutes == 0 || left == minutes * 60 { return now }
    return left > 0 ? moment.adding(seconds: -minutes * 60) : moment.adding(seconds: (minutes + 1) * 60)
  }
}
