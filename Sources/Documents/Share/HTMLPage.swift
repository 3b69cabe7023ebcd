import Records

/// A page of its own: no script, no other file, light or dark as the reader has it, and good on
/// paper.
package enum HTMLPage {
  /// - Parameters:
  ///   - title: in words, not in HTML.
  ///   - picture: an SVG that stands below the first heading.
  package static func page(_ markdown: String, title: String, language: String = "en", picture: String?) -> String {
    var body = ""
    var headings: [(id: String, level: Int, words: String)] = []
    for block in MarkdownTree(markdown).blocks { write(block, &body, &headings, picture) }
    if let picture, !body.contains(picture) { body = figure(picture) + body }
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(escaped(title))</title>
      <link rel="icon" href="data:,">
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static func figure(_ picture: String) -> String { "<figure>\(picture)</figure>\n" }

  private static func write(
    _ block: MarkdownTree.Block, _ body: inout String, _ headings: inout [(id: String, level: Int, words: String)],
    _ picture: String?
  ) {
    switch block {
    case .heading(let level, let words):
      let id = anchor(words.plain, besides: headings.map(\.id))
      headings.append((id, level, words.plain))
      body += "<h\(level) id=\"\(id)\">\(inline(words))</h\(level)>\n"
      if headings.count == 1, let picture { body += figure(picture) }
    case .paragraph(let words): body += "<p>\(inline(words))</p>\n"
    case .list(let items, let start):
      let tag = start == nil ? "ul" : "ol"
      body += start.map { $0 == 1 ? "<ol>\n" : "<ol start=\"\($0)\">\n" } ?? "<ul>\n"
      for item in items {
        body += "<li>"
        for inner in item {
          // One paragraph alone stands without its tag, as Markdown has it.
          if case .paragraph(let words) = inner { body += inline(words) } else { write(inner, &body, &headings, nil) }
        }
        body += "</li>\n"
      }
      body += "</\(tag)>\n"
    case .code(let text): body += "<pre><code>\(escaped(text))</code></pre>\n"
    case .quote(let inner):
      body += "<blockquote>\n"
      for block in inner { write(block, &body, &headings, nil) }
      body += "</blockquote>\n"
    case .table(let rows):
      guard let heading = rows.first else { return }
      body += "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>"
      body += heading.map { "<th scope=\"col\">\(inline($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
      for row in rows.dropFirst() { body += "<tr>" + row.map { "<td>\(inline($0))</td>" }.joined() + "</tr>\n" }
      body += "</tbody>\n</table></div>\n"
    case .rule: body += "<hr>\n"
    }
  }

  private static func inline(_ words: [MarkdownTree.Inline]) -> String {
    words.map { word in
      switch word {
      case .text(let text): escaped(text)
      case .code(let text): "<code>\(escaped(text))</code>"
      case .strong(let inner): "<strong>\(inline(inner))</strong>"
      case .emphasis(let inner): "<em>\(inline(inner))</em>"
      case .link(let address, let inner):
        address.isShareable || address.hasPrefix("#")
          ? "<a href=\"\(escaped(address))\" rel=\"noreferrer\">\(inline(inner))</a>" : inline(inner)
      case .lineBreak: "<br>"
      }
    }.joined()
  }

  private static func anchor(_ words: String, besides taken: [String]) -> String {
    let folded = words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    let id = folded.isEmpty ? "part" : folded
    guard taken.contains(id) else { return id }
    return (2...).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id
  }

  /// Whatever HTML or a terminal would take for its own, made words.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      // Controls, and what turns the order of reading about, are no words.
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): escaped += "\u{FFFD}"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let style = """
    :root { --ink: #1c2026; --paper: #ffffff; --soft: #5b6370; --line: #d5dae1; --code: #f3f5f8; --accent: #0b5cad;
      --bad: #b3261e; --good: #1a7f37; --warn: #9a5b00; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e3e7ed; --paper: #14171c; --soft: #a0a9b6; --line: #39404b; --code: #1e232b; --accent: #78b4f5;
        --bad: #ff8a80; --good: #6fd08c; --warn: #f0b45a; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
    main { max-width: 54rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
    h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2rem; }
    h2, h3 { line-height: 1.3; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
    a { color: var(--accent); } li { margin: .2rem 0; }
    figure { margin: 1rem 0; } svg { display: block; width: 100%; height: auto; }
    code, pre { font: .9em/1.45 ui-monospace, "DejaVu Sans Mono", monospace; background: var(--code); }
    code { padding: .1em .25em; border-radius: 3px; } pre code { padding: 0; }
    pre { padding: .75rem; overflow-x: auto; border-radius: 4px; white-space: pre-wrap; }
    blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
    .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .95em; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
      overflow-wrap: break-word; }
    th:first-child, td:first-child { white-space: nowrap; }
    @media print {
      :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --code: #f4f4f4; --accent: #000; --bad: #8a1c15;
        --good: #115c26; --warn: #6b4000; }
      main { max-width: none; padding: 0; } .table { overflow: visible; }
      h1, h2, h3 { break-after: avoid; } tr, figure, pre { break-inside: avoid; }
    }
    """
}
