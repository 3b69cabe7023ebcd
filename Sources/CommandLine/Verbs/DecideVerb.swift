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

      A part of it is left out by the item it is about, and what is only offered is taken up the same way:

        baton decide --without monitoring --with risk:2
      """)

  @Flag(help: "Say what would change, and change nothing.") var dryRun = false
  @Option(help: ArgumentHelp("Leave out what it would change about this item.", valueName: "item"))
  var without: [ItemReference] = []
  @Option(help: ArgumentHelp("Take up what is only offered about this item.", valueName: "item"))
  var with: [ItemReference] = []
  @Flag(name: .shortAndLong, help: "Do it without asking.") var yes = false
  @OptionGroup var forHolder: ForHolder
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: dryRun ? .readOnly : .readWrite)
    let choice = DecisionChoice(without: Set(without), with: Set(with))
    let command = Command.decide(choice).forHolder(because: forHolder.because)
    let drafts = try call.plan(command, on: stored)
    guard let decision = drafts.lazy.compactMap(\.decision).first else { return }
    let situation = Situation(
      incident: stored.incident, record: stored.record, actor: call.actor, at: decision.at, now: call.now)
    let plan = try DecisionPlan(on: stored.record, in: situation)
    if dryRun || !call.options.isJSON { report(decision, plan, choice, isDone: false, in: call) }
    if dryRun { return }
    try call.confirm(
      "Do this?", yes: yes, "deciding asks first; pass --yes where there is no terminal", "nothing was changed")
    let seen = Grounds(stored.incident, stored.record, about: stored.record.itemsOfDecision)
    let performed = try call.carryOut(command, on: stored, grounds: seen)
    let done = performed.events.lazy.compactMap { Draft(session: nil, $0.change).decision }.first ?? decision
    if call.options.isJSON { report(done, plan, choice, isDone: true, in: call) } else { call.output.print("Done.") }
  }

  private func report(
    _ decision: Decision, _ plan: DecisionPlan, _ choice: DecisionChoice, isDone: Bool, in call: Call
  ) {
    if call.options.isJSON {
      return call.output.print([
        "branch": .string(decision.branch.rawValue),
        "round": .integer(decision.round),
        "because": .string(decision.because),
        "changes": JSON(decision.changes),
        "parts": .array(
          plan.parts.compactMap { part in
            part.item.map { item in
              [
                "item": .string(item.description), "text": .string(part.words), "proposed": .bool(part.isProposed),
                "taken": .bool(choice.takes(part)),
              ]
            }
          }),
        "done": .bool(isDone),
      ])
    }
    var sheet = Sheet(for: call.output)
    let branch = decision.branch == .success ? "Success branch" : "Failure branch"
    sheet.item("\(branch): ", decision.because)
    for change in decision.changes { sheet.item(" \(sheet.isASCII ? "-" : "·") ", change) }
    let offered = plan.parts.filter { !choice.takes($0) && !$0.isProposed }
    if !offered.isEmpty { sheet.heading("Not done unless you say so", "--with ITEM") }
    for part in offered {
      sheet.item(" \(sheet.isASCII ? "-" : "·") ", part.words, right: part.item?.description ?? "")
    }
    call.output.print(sheet)
  }
}

extension Draft {
  fileprivate var decision: Decision? {
    if case .decided(let decision) = change { return decision }
    return nil
  }
}
