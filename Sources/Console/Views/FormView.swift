import Screen

extension State {
  /// The field that is typed in, above the hint line.
  func draw(_ form: Form, on frame: inout Frame, _ arrangement: Arrangement) {
    let rect = arrangement.form
    guard rect.height > 0 else { return }
    let field = form.fields[form.current]
    frame.fill(rect, style: Style(.text, on: .field))
    var x = 1
    let label = form.title + (field.label.isEmpty ? "" : "  \(field.label)") + "  "
    x += frame.put(label, x: x, y: rect.y, width: rect.width * 2 / 3, style: Style(.title, on: .field, bold: true))
    let room = max(1, rect.width - x - 1)
    if field.editor.characters.isEmpty {
      frame.put(field.suggestion, x: x + 1, y: rect.y, width: room - 1, style: Style(.muted, on: .field))
    }
    let (visible, column) = field.editor.window(columns: room)
    frame.put(visible, x: x, y: rect.y, width: room, style: Style(.text, on: .field), ellipsis: false)
    frame.cursor = Point(x + column, rect.y)
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
    return (String(characters[first...]), before)
  }
}
