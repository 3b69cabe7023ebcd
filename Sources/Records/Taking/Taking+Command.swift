extension SessionRecord {
  /// The changes that put the items back, one after the other.
  mutating func puttingBack(_ backs: [PutBack]) throws(Refusal) -> [SessionChange] {
    // The places of items without numbers shift with every one that goes: the last goes first.
    for back in backs.sorted(by: { $0.item.number > $1.item.number }) {
      guard holds(back) else {
        throw .conflict("\(back.item) is not what it was when you looked; look again")
      }
      if back.item.kind == .step, let step = step(back.item.number), !step.runs.isEmpty || !step.judgements.isEmpty {
        throw .conflict("\(back.item) was run or judged here, and that stays; cancel what is wrong with it by a note")
      }
      apply(back)
    }
    return backs.sorted { $0.item.number > $1.item.number }.map { .putBack($0) }
  }

  /// The items under numbers that nothing has, refused where their lines are kept no longer.
  func numbered(_ taken: TakenLines) throws(Refusal) -> TakenLines {
    guard taken.count > 0 else { throw .unusable("there is nothing to make an item of in these lines") }
    for span in taken.lines {
      for line in span.from...span.to where !keeps(line) {
        throw .conflict("line \(line) is not kept any more; look again")
      }
    }
    var numbered = taken
    func number<Item: NumberedItem>(_ items: inout [Item], _ path: WritableKeyPath<Item, Int>, from next: Int) {
      for place in items.indices { items[place][keyPath: path] = next + place }
    }
    // They wait for each other by the numbers they had among themselves.
    let shift = todos.nextNumber - 1
    for todo in numbered.todos.indices {
      for blocker in numbered.todos[todo].blockers.indices {
        guard case .todo(let other) = numbered.todos[todo].blockers[blocker].on else { continue }
        numbered.todos[todo].blockers[blocker].on = .todo(other + shift)
      }
    }
    number(&numbered.todos, \.number, from: todos.nextNumber)
    number(&numbered.risks, \.number, from: risks.nextNumber)
    number(&numbered.steps, \.number, from: steps.nextNumber)
    number(&numbered.entries, \.number, from: timeline.nextNumber)
    return numbered
  }
}
