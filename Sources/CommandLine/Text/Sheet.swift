import Records
import Reply
import Screen

/// Plain text in columns that hold still: titles on a rule, items with a mark, words that wrap
/// under themselves and a reason at the right edge. Everything put on it is made visible first, so
/// that nothing from outside reaches a terminal raw.
struct Sheet {
  let width: Int
  let isASCII: Bool
  private(set) var lines: [String] = []

  init(for output: Output) { self.init(width: output.width, isASCII: output.isASCII) }

  init(width: Int, isASCII: Bool = false) {
    self.width = width
    self.isASCII = isASCII
  }

  /// A blank line, `── Title ───────── 14 ──` and nothing else.
  mutating func heading(_ title: String, _ right: String = "") {
    let dash = isASCII ? "-" : "─"
    let start = "\(dash)\(dash) \(shown(title)) "
    let end = right.isEmpty ? "" : " \(shown(right)) \(dash)\(dash)"
    let gap = max(2, width - TextWidth.width(of: start) - TextWidth.width(of: end))
    if !lines.isEmpty { blank() }
    lines.append(start + String(repeating: dash, count: gap) + end)
  }

  mutating func blank() { lines.append("") }

  /// One line, cut where it does not fit.
  mutating func line(_ text: String) { lines.append(TextWidth.truncated(shown(text), to: width).withoutTrailingBlanks) }

  /// `lead` keeps its columns, `text` wraps beside it, `right` stands at the right edge of the
  /// first line, or on its own line where both do not fit.
  mutating func item(_ lead: String, _ text: String, right: String = "") {
    let lead = shown(lead)
    let right = shown(right)
    let indent = TextWidth.width(of: lead)
    let reason = TextWidth.width(of: right)
    let isBeside = !right.isEmpty && reason * 2 <= width - indent
    let room = max(10, width - indent - (isBeside ? reason + 2 : 0))
    var rows = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
      .flatMap { TextWidth.wrapped(shown(String($0)), to: room) }
    if rows.isEmpty { rows = [""] }
    for (index, row) in rows.enumerated() {
      var line = (index == 0 ? lead : String(repeating: " ", count: indent)) + row
      if index == 0, isBeside {
        line += String(repeating: " ", count: max(2, width - TextWidth.width(of: line) - reason)) + right
      }
      lines.append(line.withoutTrailingBlanks)
    }
    if !right.isEmpty, !isBeside { item(String(repeating: " ", count: indent), right) }
  }

  /// The document's or a command's own words, line by line as they were written.
  mutating func quoted(_ text: String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    // Only a line feed ends a line: what else a terminal would take for an end is shown as the sign
    // it is.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append((margin + shown(String(line))).withoutTrailingBlanks)
    }
  }

  /// A command before it runs, every sign of it as what it is.
  mutating func command(_ text: String, indent: Int) {
    quoted(CommandText.marked(text), indent: indent)
    if CommandText.deceives(text) { item(" \(mark(.warning)) ", CommandText.remark) }
  }

  /// Text made visible and cut to one line of at most `columns`.
  static func oneLine(_ text: String, columns: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return TextWidth.truncated(TextWidth.visible(line), to: columns)
  }

  /// A blank column where there is no glyph.
  func mark(_ glyph: Glyph?) -> String { glyph?.text(ascii: isASCII) ?? " " }

  private func shown(_ text: String) -> String {
    let visible = TextWidth.visible(text.replacing("\t", with: "    "))
    return isASCII ? visible.inASCII : visible
  }
}

extension String {
  var withoutTrailingBlanks: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// Typographic signs in ASCII where there is a plain twin; other characters stay as they are.
  var inASCII: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return reduce(into: "") { $0 += String.asciiTwins[$1] ?? String($1) }
  }

  private static let asciiTwins: [Character: String] = [
    "–": "-", "—": "-", "−": "-", "…": "...", "“": "\"", "”": "\"", "‘": "'", "’": "'", "→": "->", "←": "<-", "×": "x",
    "›": ">", "·": "-", "•": "*", "✓": "+", "✗": "x", "≥": ">=", "≤": "<=", "≠": "!=", "\u{A0}": " ", "⟨": "<",
    "⟩": ">",
  ]
}

extension Output {
  func print(_ sheet: Sheet) {
    guard !sheet.lines.isEmpty else { return }
    print(sheet.lines.joined(separator: "\n"))
  }
}
