/// Blocks as GitHub Markdown.
enum MarkdownWriter {
  static func markdown(_ blocks: [MarkdownBlock]) -> String {
    lines(blocks).joined(separator: "\n") + "\n"
  }

  static func lines(_ blocks: [MarkdownBlock]) -> [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, needsBlankLine(blocks[index - 1], block) { lines.append("") }
      lines += self.lines(block)
    }
    return lines
  }

  private static func needsBlankLine(_ before: MarkdownBlock, _ block: MarkdownBlock) -> Bool {
    switch (before.content, block.content) {
    case (.item, .item), (.comment, .comment), (_, .comment): false
    default: true
    }
  }

  private static func lines(_ block: MarkdownBlock) -> [String] {
    switch block.content {
    case .heading(let level, let text):
      let marks = String(repeating: "#", count: level)
      return [text.isEmpty ? marks : "\(marks) \(MarkdownText.heading(text))"]
    case .paragraph(let text): return MarkdownText.broken(text.lines.map { MarkdownText.escaped(line: $0) })
    case .quote(let text): return text.lines.map { $0.isEmpty ? ">" : "> \($0)" }
    case .item(let item): return lines(item)
    case .table(let rows): return lines(table: rows)
    case .fence(let language, let text): return lines(fence: text, language: language)
    case .kept(let kept): return lines(kept)
    case .comment(let text): return ["<!-- \(text) -->"]
    }
  }

  private static func lines(_ item: MarkdownItem) -> [String] {
    let marker =
      switch item.marker {
      case .bullet: "-"
      case .number(let number): "\(number)."
      }
    let indent = String(repeating: " ", count: marker.utf8.count + 1)
    var inner = item.text.isEmpty ? [] : MarkdownText.broken(item.text.lines.map { MarkdownText.escaped(line: $0) })
    let head = inner.isEmpty ? marker : "\(marker) \(inner.removeFirst())"
    // A table can't begin on the line below a text; a quote would take the line below it in.
    for (index, child) in item.children.enumerated() {
      let before = index > 0 ? item.children[index - 1].content : .paragraph(item.text)
      let isApart =
        switch (before, child.content) {
        case (_, .table), (.table, _), (.quote, .quote), (.paragraph, .paragraph), (.item, .paragraph): true
        default: false
        }
      if isApart { inner.append("") }
      inner += lines(child)
    }
    return [head] + inner.map { $0.isEmpty ? "" : indent + $0 }
  }

  private static func lines(table rows: [[String]]) -> [String] {
    guard let heading = rows.first else { return [] }
    func line(_ cells: [String]) -> String {
      "|" + cells.map { $0.isEmpty ? " |" : " \(MarkdownText.cell($0)) |" }.joined()
    }
    let rule = "|" + heading.map { _ in "---|" }.joined()
    return [line(heading), rule] + rows.dropFirst().map(line)
  }

  /// The fence is longer than every run of backticks within.
  private static func lines(fence text: String, language: String?) -> [String] {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + (language ?? "")] + text.lines + [fence]
  }

  private static func lines(_ kept: Kept) -> [String] {
    let lines = kept.text.lines
    var mark = KeptMark(number: 1, path: kept.path, isHeaded: kept.showsHeading)
    while lines.contains(mark.closing) { mark.number += 1 }
    let heading = kept.showsHeading ? self.lines(.heading(3, DocumentText.line(kept.path.last ?? ""))) + [""] : []
    return heading + [mark.opening] + lines + [mark.closing]
  }
}
