import ArgumentParser
import Contract
import Records
import Reply
import Workflow

/// Which steps are to be run.
enum ChosenSteps: Equatable, ExpressibleByArgument {
  case one(Int)
  /// One of all: what it prints stands among the others.
  case among(Int)
  case all

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let number = Int(argument) {
      self = .one(number)
    } else {
      return nil
    }
  }

  var number: Int? {
    switch self {
    case .one(let number), .among(let number): number
    case .all: nil
    }
  }

  var isAmongOthers: Bool { if case .among = self { true } else { false } }
}

extension StepVerb.Run {
  /// Runs what is pending in order, each shown and asked about, and stops at the first that fails.
  /// One that has no command, or that a person must judge, is left open, and the others go on.
  func runAll(in call: Call) async throws {
    let record = try call.storedSession().record
    let pending = record.steps.filter { record.verdict(of: $0) == .pending }.map(\.number)
    var status: Int32 = 0
    for number in pending {
      guard record.step(number)?.command != nil else {
        Output.complain("step \(number) has no command; do it by hand, then judge it")
        if status == 0 { status = ExitStatus.judge.rawValue }
        continue
      }
      var one = self
      one.chosen = .among(number)
      do {
        try await one.run(in: call)
      } catch let exit as ExitCode {
        guard exit.rawValue == ExitStatus.no.rawValue || exit.rawValue == ExitStatus.judge.rawValue else { throw exit }
        if exit.rawValue == ExitStatus.no.rawValue {
          status = ExitStatus.no.rawValue
          if !keepGoing { break }
        } else if status == 0 {
          status = exit.rawValue
        }
      }
    }
    if call.options.isJSON {
      let now = try call.storedSession().record
      call.output.print(.array(now.steps.filter { pending.contains($0.number) }.map { .step($0, in: now) }))
    } else if pending.isEmpty {
      call.output.print("No step is pending.")
    }
    if status != 0 { throw ExitCode(status) }
  }
}
