import Records
import Screen

extension State {
  /// The field that is typed in: on the row of the item it is about where that is in sight and wide
  /// enough, else above the hint line.
  func draw(_ form: Form, on frame: inout Frame, _ arrangement: Arrangement) {
    let rect = row(of: form, arrangement) ?? arrangement.form
    guard rect.height > 0 else { return }
    let field = form.fields[form.current]
    frame.fill(rect, style: Style(.text, on: .field))
    var x = rect.x + 1
    let label = form.title + (field.label.isEmpty ? "" : "  \(field.label)") + "  "
    x += frame.put(label, x: x, y: rect.y, width: rect.width * 2 / 3, style: Style(.title, on: .field, bold: true))
    let room = max(1, rect.right - x - 1)
    if field.editor.characters.isEmpty {
      frame.put(field.suggestion, x: x + 1, y: rect.y, width: room - 1, style: Style(.muted, on: .field))
    }
    let (visible, column) = field.editor.window(columns: room)
    frame.put(
      visible, x: x, y: rect.y, width: room, style: Style(field.editor.isProposal ? .muted : .text, on: .field),
      ellipsis: false)
    frame.cursor = Point(x + column, rect.y)
  }

  /// Columns below which a row has no room for a field beside its label.
  private static let leastFieldRow = 56

  private static let panes: [ItemReference.Kind: Pane] = [.todo: .todos, .risk: .risks, .step: .steps]

  private func row(of form: Form, _ arrangement: Arrangement) -> Rect? {
    guard overlay == nil, let about = form.about, let pane = State.panes[about.kind],
      let placed = arrangement.panes.first(where: { $0.pane == pane }), placed.body.width >= State.leastFieldRow,
      !(pane == .risks && showsRiskGrid), let index = selectedIndex(pane), rowID(pane, index) == .item(about)
    else { return nil }
    let width = max(1, placed.body.width - 2)
    let above = (top(of: placed)..<max(top(of: placed), index)).reduce(0) { $0 + height(of: pane, $1, width: width) }
    let parting = parting(of: pane, index, width: width)
    let y = placed.body.y + above + parting
    return y < placed.body.bottom ? Rect(x: placed.body.x, y: y, width: placed.body.width, height: 1) : nil
  }
}

extension LineEditor {
  /// The part of the line that is seen through `columns`, and the cursor's column in it.
  func window(columns: Int) -> (text: String, cursor: Int) {
    var first = 0
    func width(_ from: Int, _ to: Int) -> Int { TextWidth.width(of: TextWidth.visible(String(characters[from..<to]))) }
    var before = width(0, cursor)
    while before >= columns, first < cursor {
      before -= width(first, first + 1)
      first += 1
    }
    guard first > 0, first < cursor else { return (String(characters[first...]), before) }
    // What went out at the left is told as what goes out at the right is.
    let mark = "…" + String(repeating: " ", count: max(0, width(first, first + 1) - 1))
    return (mark + String(characters[(first + 1)...]), before)
  }
}
