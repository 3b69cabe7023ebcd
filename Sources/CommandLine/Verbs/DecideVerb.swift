import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

struct DecideVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Close the validation: say which branch follows and what changes, then do it.",
    discussion: """
      Every step passed or waived leads to the success branch, a failed one to the failure branch. To see it only:

        baton decide --dry-run
      """)

  @Flag(help: "Say what would change, and change nothing.") var dryRun = false
  @Flag(name: .shortAndLong, help: "Do it without asking.") var yes = false
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: dryRun ? .readOnly : .readWrite)
    let drafts = try call.plan(.decide, on: stored)
    guard let decision = drafts.lazy.compactMap(\.decision).first else { return }
    if dryRun { return report(decision, isDone: false, in: call) }
    if !call.options.isJSON { report(decision, isDone: false, in: call) }
    if !yes, !call.options.isJSON, call.canAsk {
      guard call.ask("Do this?") else { throw Failure(.no, "nothing was changed") }
    }
    let performed = try call.carryOut(.decide, on: stored)
    let done = performed.events.lazy.compactMap { Draft(session: nil, $0.change).decision }.first ?? decision
    if call.options.isJSON { report(done, isDone: true, in: call) } else { call.output.print("Done.") }
  }

  private func report(_ decision: Decision, isDone: Bool, in call: Call) {
    if call.options.isJSON {
      return call.output.print([
        "branch": .string(decision.branch.rawValue),
        "round": .integer(decision.round),
        "because": .string(decision.because),
        "changes": JSON(decision.changes),
        "done": .bool(isDone),
      ])
    }
    var sheet = Sheet(for: call.output)
    let branch = decision.branch == .success ? "Success branch" : "Failure branch"
    sheet.item("\(branch): ", decision.because)
    for change in decision.changes { sheet.item(" \(sheet.isASCII ? "-" : "·") ", change) }
    call.output.print(sheet)
  }
}

extension Draft {
  fileprivate var decision: Decision? {
    if case .decided(let decision) = change { return decision }
    return nil
  }
}
