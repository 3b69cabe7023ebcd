import Records

extension JSON {
  package static func step(_ step: Step, in record: SessionRecord) -> JSON {
    object(
      ["number": .integer(step.number)], of: step,
      then: [
        "verdict": .string(record.verdict(of: step).rawValue), "overruled": overruled(record.overruling(of: step)),
        "runs": .array(step.runs.map(run)),
      ]
    ).at(step.lines)
  }

  /// Who passed it against what its last run proposed, and why.
  private static func overruled(_ judgement: Judgement?) -> JSON {
    guard let judgement else { return .null }
    return [
      "proposed": JSON(judgement.overruled?.rawValue), "by": .string(judgement.by), "because": JSON(judgement.because),
    ]
  }

  /// `exit` is null for a run that did not end by itself; `ending` says in words how each ended.
  /// It, `seconds`, `proposed` and `why` for one that has not ended.
  private static func run(_ run: Run) -> JSON {
    var exit: Int?
    if case .exited(let status) = run.ending { exit = Int(status) }
    return [
      "at": JSON(run.at),
      "by": .string(run.by),
      "exit": JSON(exit),
      "seconds": run.seconds.map(JSON.number) ?? .null,
      "proposed": JSON(run.proposal?.rawValue),
      "why": JSON(run.why),
      "outputBytes": .integer(run.outputBytes),
      "folder": JSON(run.folder),
      "ending": JSON(run.ending?.displayText),
    ]
  }
}
