package enum StepChange: Equatable, Sendable, Codable {
  case added(Step)
  case edited(Patch<Step>)
  case runStarted(Run)
  case runEnded(Run)
  case judged(Judgement)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "stepAdded"
    case edited = "stepEdited"
    case runStarted = "stepRunStarted"
    case runEnded = "stepRunEnded"
    case judged = "stepJudged"
  }
  typealias RunStartedCodingKeys = AfterNumber
  typealias RunEndedCodingKeys = AfterNumber
  typealias JudgedCodingKeys = AfterNumber

  var historyLine: String {
    switch self {
    case .added: "added"
    case .edited(let patch): patch.historyLine
    case .runStarted(let run): "run \(run.number) started"
    case .runEnded(let run): "run \(run.number) ended: \(run.why ?? run.proposal?.rawValue ?? "")"
    case .judged(let judgement): judgement.outcome.rawValue + (judgement.because.map { ": \($0)" } ?? "")
    }
  }
}

extension StepChange: ItemChange {
  static let edit = CodingKeys.edited
  var patch: Patch<Step>? { if case .edited(let patch) = self { patch } else { nil } }

  var name: CodingKeys {
    switch self {
    case .added: .added
    case .edited: .edited
    case .runStarted: .runStarted
    case .runEnded: .runEnded
    case .judged: .judged
    }
  }

  var addition: Step? { if case .added(let step) = self { step } else { nil } }

  func apply(to step: inout Step, at time: Moment, in session: SessionNumber) {
    switch self {
    case .added: break
    case .edited(let patch):
      let former = step.command
      patch.apply(to: &step)
      if step.command != former { step.originalCommand = step.originalCommand ?? former }
    case .runStarted(let run): step.runs.append(run)
    case .runEnded(let run):
      if let index = step.runs.firstIndex(where: { $0.number == run.number }) {
        step.runs[index] = run
      } else {
        step.runs.append(run)
      }
    case .judged(let judgement): step.judgements.append(judgement)
    }
  }
}
