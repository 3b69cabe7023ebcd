import CMarkdown
import Records

/// Reads block structure with cmark-gfm. Of its extensions only tables change blocks, so only they
/// are asked for; task marks, struck text and addresses are words to us.
struct BlockParser {
  private let source: SourceText
  private let limits: ImportLimits
  private let name: String
  private var items = 0

  static func blocks(
    of source: SourceText, from first: Int, limits: ImportLimits, name: String
  ) throws(DocumentError) -> (blocks: [Block], warnings: [String]) {
    let masked = MaskedText(source, from: first, limits: limits)
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return ([], masked.warnings) }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
    masked.bytes.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    guard let document = cmark_parser_finish(parser) else { return ([], masked.warnings) }
    defer { cmark_node_free(document) }
    var reader = BlockParser(source: source, limits: limits, name: name)
    return (try reader.children(of: document, listStart: nil), masked.warnings)
  }

  private init(source: SourceText, limits: ImportLimits, name: String) {
    self.source = source
    self.limits = limits
    self.name = name
  }

  private mutating func children(
    of parent: OpaquePointer, listStart: Int?
  ) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    var next = cmark_node_first_child(parent)
    var ordinal = listStart
    while let node = next {
      next = cmark_node_next(node)
      guard let kind = kind(of: node, ordinal: ordinal) else { continue }
      if let current = ordinal { ordinal = current + 1 }
      items += 1
      guard items <= limits.items else { throw .tooManyItems(name: name, limit: limits.items) }
      var block = Block(
        kind: kind, indent: max(0, Int(cmark_node_get_start_column(node)) - 1),
        lines: LineSpan(Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node))))
      switch kind {
      case .list(let isOrdered):
        block.children = try children(of: node, listStart: isOrdered ? Int(cmark_node_get_list_start(node)) : nil)
      case .item, .quote: block.children = try children(of: node, listStart: nil)
      default: break
      }
      var previous = blocks.popLast()
      mendLines(&block, after: &previous)
      if let previous { blocks.append(previous) }
      blocks.append(block)
    }
    return blocks
  }

  /// cmark-gfm 0.29 counts blank lines into lists and items, and the words right above a table's
  /// header into the table; the paragraph that holds these it leaves without lines.
  private func mendLines(_ block: inout Block, after previous: inout Block?) {
    switch block.kind {
    case .list, .item, .quote:
      if let last = block.children.last { block.lines.to = max(block.lines.from, last.lines.to) }
    case .table:
      let first = block.lines.from
      while block.lines.from < block.lines.to, !isTableRule(source[block.lines.from + 1]) { block.lines.from += 1 }
      if previous?.lines.from == 0 {
        previous?.lines = LineSpan(first, max(first, block.lines.from - 1))
        previous?.indent = block.indent
      }
    default: break
    }
    guard block.lines.from > 0 else { return }
    block.lines.to = max(block.lines.from, min(block.lines.to, source.count))
    while block.lines.to > block.lines.from, source.isBlank(block.lines.to) { block.lines.to -= 1 }
    if let before = previous, before.lines.to >= block.lines.from {
      previous?.lines.to = max(before.lines.from, block.lines.from - 1)
    }
  }

  private func isTableRule(_ line: String) -> Bool {
    line.utf8.contains(UInt8(ascii: "-"))
      && line.utf8.allSatisfy { $0 == 45 || $0 == 124 || $0 == 58 || $0 == 32 || $0 == 9 || $0 == 62 }
  }

  private func kind(of node: OpaquePointer, ordinal: Int?) -> Block.Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_LIST: return .list(isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case CMARK_NODE_ITEM: return .item(ordinal: ordinal)
    case CMARK_NODE_CODE_BLOCK: return .code
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    default:
      guard let name = cmark_node_get_type_string(node) else { return nil }
      return String(cString: name) == "table" ? .table : nil
    }
  }
}
