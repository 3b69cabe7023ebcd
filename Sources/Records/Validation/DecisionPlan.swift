/// What deciding a validation would do, part by part, before anybody has said that it be done.
package struct DecisionPlan: Equatable, Sendable {
  /// One consequence, or a line that only tells of one.
  package struct Part: Equatable, Sendable {
    /// What it changes, by which a person leaves it out or takes it up; nil where there is nothing
    /// to choose.
    package var item: ItemReference?
    package var words: String
    /// It follows from the round. What does not is offered, and done only where a person takes it up.
    package var isProposed: Bool
    var changes: [Change]
    /// What is recorded where it is left out.
    var otherwise: [Change]
    /// The timeline's entry about it.
    var entry: String?
  }

  package var branch: Decision.Branch
  /// Why this branch: "step 4 failed".
  package var because: String
  package var parts: [Part] = []
  private var symptoms: [String]
  /// The steps whose runs the decision rests on.
  private var restsOn: [Step]

  init(branch: Decision.Branch, because: String, symptoms: [String] = [], restsOn steps: [Step]) {
    self.branch = branch
    self.because = because
    self.symptoms = symptoms
    restsOn = steps
  }

  mutating func remark(_ words: String, _ changes: [Change] = []) {
    parts.append(Part(item: nil, words: words, isProposed: true, changes: changes, otherwise: []))
  }

  mutating func add(
    _ item: ItemReference, _ words: String, _ changes: [Change], otherwise: [Change] = [], entry: String? = nil,
    isProposed: Bool = true
  ) {
    parts.append(
      Part(
        item: item, words: words, isProposed: isProposed, changes: changes, otherwise: otherwise, entry: entry))
  }
}

/// What a person takes of a decision's plan.
package struct DecisionChoice: Hashable, Sendable {
  /// Proposed, and left out.
  package var without: Set<ItemReference>
  /// Only offered, and taken up.
  package var with: Set<ItemReference>

  package static let asProposed = DecisionChoice()

  package init(without: Set<ItemReference> = [], with: Set<ItemReference> = []) {
    self.without = without
    self.with = with
  }

  package func takes(_ part: DecisionPlan.Part) -> Bool {
    guard let item = part.item else { return true }
    return part.isProposed ? !without.contains(item) : with.contains(item)
  }
}

extension DecisionPlan {
  /// What is recorded of the plan as chosen, a line each.
  package func words(_ choice: DecisionChoice) -> [String] {
    parts.compactMap { part in
      if choice.takes(part) { return part.words }
      return part.isProposed ? "left out: \(part.words)" : nil
    }
  }

  /// The decision, and in the timeline: itself first, then what came with it, each with the runs it
  /// rests on.
  func changes(
    _ choice: DecisionChoice, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Change] {
    for item in choice.without.union(choice.with).sorted(by: { $0.description < $1.description })
    where !parts.contains(where: { $0.item == item }) {
      throw .unusable(
        "this decision changes nothing about \(item); `baton decide --dry-run` shows what it would change")
    }
    let decision = Decision(
      round: record.round, branch: branch, by: situation.actor, at: situation.at, because: because,
      changes: words(choice))
    let why = symptoms.isEmpty ? because : symptoms.joined(separator: "; ")
    let outcome = branch == .failure ? "failed" : record.isProven ? "passed" : "closed"
    let title = "Validation round \(record.round) \(outcome): \(why)"
    let runs = record.lastRuns(of: restsOn)
    let taken = parts.filter(choice.takes)
    return parts.flatMap { choice.takes($0) ? $0.changes : $0.otherwise } + [.decided(decision)]
      + ([title] + taken.compactMap(\.entry)).enumerated().map { offset, entry in
        record.noted(entry, in: situation, offset: offset, evidence: runs)
      }
  }
}
