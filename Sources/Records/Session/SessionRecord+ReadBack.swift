/// What whoever takes the baton must not miss.
package struct MatterToRead: Equatable, Sendable {
  package var item: ItemReference
  /// In a line, with its kind.
  package var text: String
}

extension SessionRecord {
  /// Open risks, the worst first; blocked todos; what is asked of the next person; and the alerts
  /// that are silenced at that moment.
  package func mattersToRead(at now: Moment) -> [MatterToRead] {
    let risks = risks.filter(\.isLive).enumerated().sorted { left, right in
      let (a, b) = (left.element.exposure ?? 0, right.element.exposure ?? 0)
      return a == b ? left.offset < right.offset : a > b
    }.map { _, risk in
      let rating = [risk.likelihood?.displayText, risk.impact?.displayText].compactMap(\.self).joined(separator: " × ")
      return MatterToRead(
        item: ItemReference(.risk, risk.number),
        text: "Risk \(risk.number): \(risk.title)" + (rating.isEmpty ? "" : " (\(rating))"))
    }
    let todos = todos.filter { state(of: $0, at: now) == .blocked }.map { todo in
      let waits = holding(todo).map { $0.on == .outside ? $0.text : $0.on.displayText }.joined(separator: ", ")
      return MatterToRead(
        item: ItemReference(.todo, todo.number), text: "Todo \(todo.number): \(todo.text), waits for \(waits)")
    }
    let asks = inFlight.asks.enumerated().map { place, ask in
      MatterToRead(item: ItemReference(.ask, place + 1), text: "Asked of you: \(ask.text)")
    }
    let silences = inFlight.silences.filter { !$0.isOver(at: now) }.map { silence in
      let until = silence.until.map { "until \($0.day == now.day ? "" : "\($0.day.iso) ")\($0.clock) UTC" }
      return MatterToRead(
        item: ItemReference(.silence, silence.number),
        text: "Silenced \(until ?? "without an end"): \(silence.alert)")
    }
    return risks + todos + asks + silences
  }
}

extension Sequence<ItemReference> {
  /// "risks 2 and 3, todo 5".
  package var displayText: String {
    var kinds: [(kind: ItemReference.Kind, numbers: [Int])] = []
    for item in self {
      if let place = kinds.firstIndex(where: { $0.kind == item.kind }) {
        kinds[place].numbers.append(item.number)
      } else {
        kinds.append((item.kind, [item.number]))
      }
    }
    return kinds.map { kind, numbers in
      guard let last = numbers.last, numbers.count > 1 else { return "\(kind.rawValue) \(numbers.first ?? 0)" }
      return "\(kind.rawValue)s \(numbers.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
    }.joined(separator: ", ")
  }
}
