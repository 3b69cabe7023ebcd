package enum IncidentChange: Equatable, Sendable, Codable {
  case opened(Incident)
  case watchAdded(WatchRule)
  case watchRemoved(Int)
  case logAdded(String)
  case batonTaken(by: String, reason: String?)
  case batonOffered(to: String?)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case opened = "incidentOpened"
    case watchAdded, watchRemoved, logAdded, batonTaken, batonOffered
  }

  var historyLine: String {
    switch self {
    case .opened: "incident opened"
    case .watchAdded(let rule): "watch rule \(rule.number) added"
    case .watchRemoved(let number): "watch rule \(number) removed"
    case .logAdded(let file): "log \(file) followed"
    case .batonTaken(let by, let reason): "\(by) has the baton" + (reason.map { ": \($0)" } ?? "")
    case .batonOffered(let to): to.map { "baton offered to \($0)" } ?? "baton offered to whoever comes"
    }
  }
}

extension Incident {
  mutating func apply(_ change: IncidentChange) {
    switch change {
    case .opened: break
    case .watchAdded(let rule): watches.append(rule)
    case .watchRemoved(let number): watches.removeAll { $0.number == number }
    case .logAdded(let file): if !logs.contains(file) { logs.append(file) }
    case .batonTaken(let by, _): (holder, offeredTo) = (by, nil)
    case .batonOffered(let to): offeredTo = to
    }
  }

  /// A session that began, at its place among the others.
  mutating func insert(_ number: SessionNumber) {
    guard !sessions.contains(number) else { return }
    sessions.insert(number, at: sessions.lastIndex { $0 < number }.map { $0 + 1 } ?? 0)
  }
}
