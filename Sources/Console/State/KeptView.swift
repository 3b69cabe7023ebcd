import Documents
import Records
import Screen

/// The document as it was read, line by line, beside what was made of it: where a person makes
/// items of what no reader took.
struct KeptView: Sendable {
  var session: SessionNumber
  var name: String
  var lines: [String]
  /// The line that is looked at, counted from 0.
  var index = 0
  /// Where the selection began; nil while it is the one line.
  var anchor: Int?
  /// The first line that is seen.
  var top = 0
  /// A heading above lines that were taken just now, which no vocabulary knows.
  var unknown: Unknown?
  /// What columns of tables were said to be, by their names.
  var columns: [[String]: [TakenColumn]] = [:]

  struct Unknown: Sendable {
    var heading: String
    var kind: TakenKind
  }

  init(session: SessionNumber, name: String, lines: [String], of record: SessionRecord?) {
    self.session = session
    self.name = name
    self.lines = lines
    index = max(0, (record?.sections.map(\.lines.from).min() ?? 1) - 1)
    top = max(0, index - 3)
  }

  /// The selected lines, counted from 1.
  var span: LineSpan { LineSpan(min(index, anchor ?? index) + 1, max(index, anchor ?? index) + 1) }

  mutating func move(to line: Int) { index = max(0, min(line, lines.count - 1)) }

  /// To where the next kept lines begin, or the ones before.
  mutating func seek(_ record: SessionRecord, backwards: Bool) {
    let starts = record.sections.map { $0.lines.from - 1 }.sorted()
    if let start = backwards ? starts.last(where: { $0 < index }) : starts.first(where: { $0 > index }) {
      index = min(start, max(0, lines.count - 1))
    }
  }
}

extension State {
  var kept: KeptView? { if case .kept(let view) = overlay { view } else { nil } }

  /// The item on the line that is looked at: the narrowest, where several stand on it.
  var itemOnLine: SessionRecord.ItemOnLines? {
    guard let view = kept else { return nil }
    let line = view.index + 1
    return rows.itemsOnLines.filter { $0.lines.from <= line && line <= $0.lines.to }
      .min { $0.lines.to - $0.lines.from < $1.lines.to - $1.lines.from }
  }

  /// Opens a session's document with what was made of it.
  package mutating func review(_ session: SessionNumber) -> [Effect] {
    opened = session
    return [.load(session, knownAt: nil), .loadDocument(session)]
  }

  mutating func take(as kind: TakenKind) -> [Effect] {
    guard let view = kept else { return [] }
    if let refused = frozen() { return refused }
    return [.take(view.session, view.span, kind, columns: nil, ticket: ticket(done: ""))]
  }

  /// A table among the lines: what its columns are is said once.
  mutating func askForColumns(_ span: LineSpan, _ kind: TakenKind, _ table: TableToTake) -> [Effect] {
    guard let view = kept else { return [] }
    if let said = view.columns[table.header] {
      return [.take(view.session, span, kind, columns: said, ticket: ticket(done: ""))]
    }
    let choices = TakenColumn.choices(for: kind).map(\.rawValue).joined(separator: ", ")
    let fields = zip(table.header, table.guess).map { name, guess in
      Form.Field(
        label: name.isEmpty ? "(no name)" : name, suggestion: choices, editor: LineEditor(guess.rawValue)
      ) { answer in
        TakenColumn(rawValue: answer.lowercased()).map { TakenColumn.choices(for: kind).contains($0) } == true
          ? nil : "“\(answer)” is none; write one of \(choices)"
      }
    }
    present(
      Form("Which column is what", name: "columns \(table.header)", fields) { state, form throws(Form.Unusable) in
        let columns = form.answers.compactMap { TakenColumn(rawValue: $0.lowercased()) }
        guard columns.contains(.text) else { throw Form.Unusable(reason: "One column must be the text") }
        if case .kept(var view) = state.overlay {
          view.columns[table.header] = columns
          state.overlay = .kept(view)
        }
        return .effects([.take(view.session, span, kind, columns: columns, ticket: state.ticket(done: ""))])
      })
    return []
  }

  mutating func putBack() -> [Effect] {
    guard let view = kept else { return [] }
    if let refused = frozen() { return refused }
    guard let item = itemOnLine else {
      say("This line is kept as it stands; there is nothing to put back", .done)
      return []
    }
    return [
      .putBack(
        view.session, item.item, ticket: ticket(done: "\(item.item) is kept words again   \(keyWords("undo")) undoes"))
    ]
  }

  /// What was made of lines, and what a heading could be learnt from it.
  mutating func tookLines(_ summary: String, _ unknown: String?, _ kind: TakenKind) {
    var words = "\(summary)   \(keyWords("undo")) undoes"
    if case .kept(var view) = overlay {
      let last = view.span.to
      view.anchor = nil
      view.move(to: last)
      view.unknown = unknown.map { KeptView.Unknown(heading: $0, kind: kind) }
      view.top = keptTop(view)
      overlay = .kept(view)
      if let unknown {
        words += "   \(keyWords("kept.learn")) reads “\(TextWidth.truncated(unknown, to: 24))” so from now on"
      }
    }
    say(words, .done)
  }

  mutating func learnHeading() -> [Effect] {
    guard case .kept(var view) = overlay, let unknown = view.unknown else { return [] }
    if let refused = frozen() { return refused }
    view.unknown = nil
    overlay = .kept(view)
    return [
      .learn(
        view.session, heading: unknown.heading, unknown.kind,
        ticket: ticket(done: "“\(unknown.heading)” is read so from the next import on"))
    ]
  }

  mutating func changeKept(_ change: (inout KeptView, SessionRecord) -> Void) -> [Effect] {
    guard case .kept(var view) = overlay, let record else { return [] }
    change(&view, record)
    view.top = keptTop(view)
    overlay = .kept(view)
    return []
  }
}
