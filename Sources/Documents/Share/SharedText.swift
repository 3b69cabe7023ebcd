import Records

/// A document in the forms that people share.
package enum SharedText {
  /// As chat shows it rightly when pasted: Slack's marks, lists with dots, tables as lines.
  package static func slack(_ markdown: String) -> String {
    lines(MarkdownTree(markdown).blocks, SlackWriter()).joined(separator: "\n").collapsed + "\n"
  }

  /// For mail: 72 columns, no marks.
  package static func mail(_ markdown: String) -> String {
    lines(MarkdownTree(markdown).blocks, MailWriter()).joined(separator: "\n").collapsed + "\n"
  }

  static func lines(_ blocks: [MarkdownTree.Block], _ writer: some ShareWriter) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let level, let words): writer.heading(level, words) + [""]
      case .paragraph(let words): writer.paragraph(words) + [""]
      case .list(let items, let start): list(items, start, writer) + [""]
      case .code(let text): writer.code(text) + [""]
      case .quote(let inner): lines(inner, writer).map { $0.isEmpty ? ">" : "> \($0)" } + [""]
      case .table(let rows): writer.table(rows) + [""]
      case .rule: [""]
      }
    }
  }

  private static func list(
    _ items: [[MarkdownTree.Block]], _ start: Int?, _ writer: some ShareWriter
  ) -> [String] {
    items.enumerated().flatMap { place, blocks -> [String] in
      let mark = start.map { "\($0 + place). " } ?? writer.bullet
      let indent = String(repeating: " ", count: mark.count)
      var inner = writer.narrowed(by: mark.count).map { lines(blocks, $0) } ?? lines(blocks, writer)
      while inner.last?.isEmpty == true { inner.removeLast() }
      inner.removeAll { $0.isEmpty }
      return inner.enumerated().map { ($0.offset == 0 ? mark : indent) + $0.element }
    }
  }
}

/// How the parts of a document are said in one form.
protocol ShareWriter {
  var bullet: String { get }
  /// The same for so many columns less; nil where columns do not count.
  func narrowed(by columns: Int) -> Self?
  func heading(_ level: Int, _ words: [MarkdownTree.Inline]) -> [String]
  func paragraph(_ words: [MarkdownTree.Inline]) -> [String]
  func code(_ text: String) -> [String]
  func table(_ rows: [[[MarkdownTree.Inline]]]) -> [String]
}

/// https://api.slack.com/reference/surfaces/formatting
struct SlackWriter: ShareWriter {
  var bullet: String { "• " }
  func narrowed(by columns: Int) -> SlackWriter? { nil }

  func heading(_ level: Int, _ words: [MarkdownTree.Inline]) -> [String] { ["*\(escaped(words.plain))*"] }

  func paragraph(_ words: [MarkdownTree.Inline]) -> [String] {
    said(words).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  func code(_ text: String) -> [String] {
    ["```"] + escaped(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init).withoutLastBlank
      + ["```"]
  }

  /// A line a row: what has a column of its own on a page is parted by dots.
  func table(_ rows: [[[MarkdownTree.Inline]]]) -> [String] {
    rows.dropFirst().map { row in
      let cells = row.map { said($0).split(separator: "\n").joined(separator: " ") }.filter { !$0.isEmpty }
      return bullet + cells.joined(separator: " · ")
    }
  }

  private func said(_ words: [MarkdownTree.Inline]) -> String {
    words.map { word in
      switch word {
      case .text(let text): escaped(text)
      case .code(let text): "`\(escaped(text))`"
      case .strong(let inner): "*\(said(inner))*"
      case .emphasis(let inner): "_\(said(inner))_"
      case .link(let address, let inner):
        address.isShareable ? "<\(escaped(address))|\(escaped(inner.plain))>" : said(inner)
      case .lineBreak: "\n"
      }
    }.joined()
  }

  /// The three signs that Slack takes for its own; a bare `@here` calls nobody.
  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// Plain text of 72 columns (RFC 3676 asks for no more than 78).
struct MailWriter: ShareWriter {
  var columns = 72
  var bullet: String { "- " }
  func narrowed(by less: Int) -> MailWriter? { MailWriter(columns: max(20, columns - less)) }

  func heading(_ level: Int, _ words: [MarkdownTree.Inline]) -> [String] {
    let text = level == 1 ? words.plain.uppercased() : words.plain
    let lines = wrapped(text)
    let width = lines.map(\.count).max() ?? 0
    return [""] + lines + (level <= 2 ? [String(repeating: level == 1 ? "=" : "-", count: min(columns, width))] : [])
  }

  func paragraph(_ words: [MarkdownTree.Inline]) -> [String] {
    said(words).split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped(String($0)) }
  }

  /// Code is cut nowhere: what was run is what it says.
  func code(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.withoutLastBlank
  }

  /// A block a row: the first cell with its time or number, the others below it by their names.
  func table(_ rows: [[[MarkdownTree.Inline]]]) -> [String] {
    guard let heading = rows.first else { return [] }
    return rows.dropFirst().flatMap { row -> [String] in
      let cells = zip(heading, row).map { ($0.plain, said($1).split(separator: "\n").joined(separator: " ")) }
      guard let first = cells.first else { return [] }
      let rest = cells.dropFirst().filter { !$0.1.isEmpty }
      let words = rest.count == 1 ? rest.map(\.1) : rest.map { "\($0.0): \($0.1)" }
      return (narrowed(by: 2) ?? self).wrapped(([first.1] + words).joined(separator: "  ")).enumerated().map {
        ($0.offset == 0 ? "" : "  ") + $0.element
      }
    }
  }

  private func said(_ words: [MarkdownTree.Inline]) -> String {
    words.map { word in
      switch word {
      case .text(let text), .code(let text): text
      case .strong(let inner), .emphasis(let inner): said(inner)
      case .link(let address, let inner):
        inner.plain == address || !address.isShareable ? inner.plain : "\(inner.plain) <\(address)>"
      case .lineBreak: "\n"
      }
    }.joined()
  }

  /// At blanks; a word that is longer than a line stays whole, since it is an address or a command.
  func wrapped(_ text: String) -> [String] {
    var (lines, line) = ([String](), "")
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension String {
  /// Addresses that a reader can follow; what a page leads to otherwise is no matter of theirs.
  var isShareable: Bool {
    let lower = lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("mailto:")
  }

  /// One blank line at most, and none around it.
  fileprivate var collapsed: String {
    var lines: [Substring] = []
    for line in split(separator: "\n", omittingEmptySubsequences: false)
    where !(line.isEmpty && lines.last?.isEmpty ?? true) {
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension [String] {
  fileprivate var withoutLastBlank: [String] { last?.trimmed.isEmpty == true ? Array(dropLast()) : self }
}
