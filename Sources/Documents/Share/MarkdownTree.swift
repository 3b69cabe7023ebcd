import CMarkdown

/// A document as blocks and words, to be said again in another form.
struct MarkdownTree {
  indirect enum Block {
    case heading(Int, [Inline])
    case paragraph([Inline])
    case list([[Block]], start: Int?)
    case code(String)
    case quote([Block])
    /// The first row is the heading.
    case table([[[Inline]]])
    case rule
  }

  indirect enum Inline {
    case text(String)
    case code(String)
    case strong([Inline])
    case emphasis([Inline])
    case link(String, [Inline])
    case lineBreak
  }

  let blocks: [Block]

  init(_ markdown: String) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      blocks = []
      return
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "autolink", "strikethrough"] {
      if let known = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, known) }
    }
    Array(markdown.utf8).withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    guard let document = cmark_parser_finish(parser) else {
      blocks = []
      return
    }
    defer { cmark_node_free(document) }
    blocks = MarkdownTree.children(of: document).compactMap { MarkdownTree.block($0) }
  }

  private static func children(of node: OpaquePointer) -> [OpaquePointer] {
    var children: [OpaquePointer] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  private static func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private static func type(_ node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  /// Tags are left out: what stands in a document's HTML is no word of it.
  private static func block(_ node: OpaquePointer) -> Block? {
    switch type(node) {
    case "heading": .heading(Int(cmark_node_get_heading_level(node)), inlines(node))
    case "paragraph": .paragraph(inlines(node))
    case "list":
      .list(
        children(of: node).map { item in children(of: item).compactMap { block($0) } },
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil)
    case "code_block": .code(literal(node))
    case "block_quote": .quote(children(of: node).compactMap { block($0) })
    case "thematic_break": .rule
    case "table": .table(children(of: node).map { row in children(of: row).map { inlines($0) } })
    default: nil
    }
  }

  private static func inlines(_ node: OpaquePointer) -> [Inline] {
    children(of: node).flatMap { child -> [Inline] in
      switch type(child) {
      case "text": return [.text(literal(child))]
      case "softbreak": return [.text(" ")]
      case "linebreak": return [.lineBreak]
      case "code": return [.code(literal(child))]
      case "html_inline": return literal(child).lowercased().hasPrefix("<br") ? [.lineBreak] : []
      case "strong": return [.strong(inlines(child))]
      case "emph": return [.emphasis(inlines(child))]
      case "link":
        let address = cmark_node_get_url(child).map { String(cString: $0) } ?? ""
        return [.link(address, inlines(child))]
      default: return inlines(child)
      }
    }
  }
}

extension [MarkdownTree.Inline] {
  /// The words alone.
  var plain: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): inner.plain
      case .lineBreak: " "
      }
    }.joined()
  }
}
