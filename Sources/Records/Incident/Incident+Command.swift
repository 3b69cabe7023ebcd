package enum IncidentCommand: Equatable, Sendable {
  case open(Incident)
  case addWatch(name: String?, pattern: String, file: String?)
  case removeWatch(Int)
  case followLog(String)

  /// The incident it opens; nil where it concerns one that is there.
  var opened: Incident? {
    switch self {
    case .open(let incident): incident
    case .addWatch, .removeWatch, .followLog: nil
    }
  }

  func decide(_ situation: Situation) throws(Refusal) -> IncidentChange {
    let watches = situation.incident?.watches ?? []
    switch self {
    case .open(let incident):
      guard situation.incident == nil else { throw .conflict("incident \(incident.key) is there already") }
      return .opened(incident)
    case .addWatch(let name, let pattern, let file):
      let pattern = try Decider.text(pattern, "a pattern")
      return .watchAdded(WatchRule(number: watches.nextNumber, name: name ?? pattern, pattern: pattern, file: file))
    case .removeWatch(let number):
      guard watches.contains(where: { $0.number == number }) else {
        throw .notFound("there is no watch rule \(number); `baton watch list` shows them")
      }
      return .watchRemoved(number)
    case .followLog(let file): return .logAdded(try Decider.text(file, "a file"))
    }
  }
}
