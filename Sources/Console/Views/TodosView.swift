import Records
import Screen

extension TodoState {
  var glyph: (Glyph, Role) {
    switch self {
    case .done: (.done, .good)
    case .inProgress: (.active, .active)
    case .ready, .open: (.ready, .text)
    case .blocked: (.blocked, .waiting)
    case .cancelled: (.cancelled, .muted)
    }
  }
}

extension State {
  func todoLine(_ row: TodoRow, width: Int) -> Line {
    let (glyph, role) = row.state.glyph
    let isClosed = row.todo.isClosed
    let depth = min(row.depth, max(0, width / 8))
    let start =
      [
        Span(glyph.text(), role),
        Span(
          " " + String(repeating: "  ", count: depth) + "\(row.todo.number)".padded(rows.todoNumberWidth) + "  ", .muted
        ),
      ] + correctionMark(ItemReference(.todo, row.todo.number))
    let text = Span(row.todo.text, isClosed ? .muted : .text)
    return Line(
      start + [text], right: reason(row, beside: start.width + text.width, least: start.width + 14, width: width))
  }

  /// The longest of the row's reasons that leaves the text whole; else the shortest, if it leaves
  /// enough of it; else none.
  private func reason(_ row: TodoRow, beside used: Int, least: Int, width: Int) -> [Span] {
    // One wording down the whole column, where its texts allow it.
    let wordings = row.reasons.count > 1 && width < 72 ? Array(row.reasons.dropFirst()) : row.reasons
    var reasons = wordings.filter { !$0.isEmpty }
    // Whether it is late hangs on the clock, and is not among the row's own words.
    let late = lateWords(row.todo)
    if let late, let due = dueWords(row.todo) {
      let others = reasons.map { $0.replacing("\(due), ", with: "").replacing(", \(due)", with: "") }
      reasons = others.filter { $0 != due }.map { "\(late), \($0)" } + [late]
    }
    let role: Role = late != nil ? .alarm : row.state == .blocked ? .waiting : .muted
    let fits = reasons.first { used + 2 + TextWidth.width(of: $0) <= width }
    guard let reason = fits ?? reasons.last else { return [] }
    let room = width - least - 2
    guard room >= 8 else { return [] }
    return [Span(TextWidth.truncated(reason, to: min(room, max(width / 2, 22))), role)]
  }

  /// A correction stands beside the item.
  func correctionMark(_ item: ItemReference) -> [Span] {
    rows.corrected.contains(item.description) ? [Span(Glyph.correction.text() + " ", .note)] : []
  }

  private func lateWords(_ todo: Todo) -> String? {
    guard !todo.isClosed, todo.due.map({ $0 < now }) == true else { return nil }
    return dueWords(todo).map { "\(Glyph.failed.text()) late, \($0)" }
  }
}
