import Records

extension Run {
  static let fields: [FieldRule<Run>] = [
    .moment("At", \.at), .required("By", \.by), .value("Ended", \.ending, \.written, { Ending(words: $0) }),
    .value("Took", \.seconds, Quantity.seconds(_:), { Quantity.read($0, "second") }),
    .value("Proposed", \.proposal, \.rawValue, { Proposal(rawValue: $0) }), .text("Why", \.why),
    count("Output", \.outputBytes, "byte"), .code("Evidence", \.evidence), count("Masked", \.masked, "secret"),
    .code("Folder", \.folder),
  ]

  /// A count, left out at 0.
  private static func count(
    _ name: String, _ path: any WritableKeyPath<Run, Int> & Sendable, _ unit: String
  ) -> FieldRule<Run> {
    FieldRule(name: name) { run, _ in
      let count = run[keyPath: path]
      return count == 0 ? [] : [.item("**\(name):** \(count) \(unit)\(count == 1 ? "" : "s")")]
    } read: { field, run, _ in
      guard let count = Quantity.read(field.value, unit) else { return false }
      run[keyPath: path] = Int(count)
      return true
    }
  }
}

extension Run.Ending {
  /// As a document has it; `init(words:)` reads it back.
  var written: String {
    switch self {
    case .exited(let status): "exit \(status)"
    case .signalled(let signal): "signal \(signal)"
    case .timedOut: "timed out"
    case .cancelled: "cancelled"
    case .interrupted: "interrupted"
    case .failedToStart(let reason): reason.isEmpty ? "did not start" : "did not start: \(reason)"
    }
  }

  init?(words: String) {
    let parts = words.parted(by: " ")
    if parts.count == 2, let number = Int32(parts[1]), parts[0] == "exit" || parts[0] == "signal" {
      self = parts[0] == "exit" ? .exited(number) : .signalled(number)
      return
    }
    switch words {
    case "timed out": self = .timedOut
    case "cancelled": self = .cancelled
    case "interrupted": self = .interrupted
    case "did not start": self = .failedToStart("")
    default:
      guard words.begins(with: "did not start: ") else { return nil }
      self = .failedToStart(words.dropping(first: 15))
    }
  }
}

extension Judgement {
  static let fields: [FieldRule<Judgement>] = [
    .required("By", \.by), .moment("At", \.at), .text("Because", \.because),
    .value("Overruled", \.overruled, \.rawValue, { Run.Proposal(rawValue: $0) }),
  ]

  var displayText: String {
    "\(outcome.rawValue), round \(round), after \(afterRuns) \(afterRuns == 1 ? "run" : "runs")"
  }

  init?(_ text: String) {
    let parts = text.parted(by: ", ")
    guard parts.count == 3, let outcome = Outcome(rawValue: parts[0]), parts[1].begins(with: "round "),
      let round = Int(parts[1].dropping(first: 6)), parts[2].begins(with: "after "),
      let runs = Quantity.read(parts[2].dropping(first: 6), "run")
    else { return nil }
    self.init(outcome: outcome, round: round, by: "", at: Moment(milliseconds: 0), afterRuns: Int(runs))
  }
}

extension Quantity {
  /// The number of "24 hours" or "1 hour", given "hour".
  static func read(_ text: String, _ unit: String) -> Double? {
    let parts = text.parted(by: " ")
    guard parts.count == 2, parts[1] == unit || parts[1] == unit + "s" else { return nil }
    return Double(parts[0])
  }
}
