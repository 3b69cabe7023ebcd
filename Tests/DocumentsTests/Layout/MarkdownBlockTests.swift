import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Markdown blocks")
struct MarkdownBlockTests {
  @Test("any line survives being escaped, in running text, in a cell and in a heading")
  func escaping() {
    var dice = Dice(seed: 8)
    for _ in 0..<20_000 {
      let text = dice.nastyText()
      for line in text.lines {
        #expect(MarkdownText.unescaped(MarkdownText.escaped(line: line)) == line)
        #expect(MarkdownText.unescaped(MarkdownText.heading(line)) == line)
      }
      let cell = MarkdownText.cell(text)
      #expect(MarkdownText.text(ofCell: cell) == text)
      #expect(!cell.utf8.contains(10))
    }
  }

  @Test(
    "only what Markdown would take for itself is escaped",
    arguments: [
      ("# not a heading", "\\# not a heading"), ("- not an item", "\\- not an item"),
      ("1. not first", "1\\. not first"),
      ("**bold** and `code <b>`", "**bold** and `code <b>`"), ("a <b> c", "a \\<b> c"), ("C:\\dir", "C:\\dir"),
      ("a < b & c", "a < b & c"), ("-5 degrees", "-5 degrees"), ("---", "\\---"), ("```", "\\```"),
      ("2.5 GB", "2.5 GB"), ("&lt;", "\\&lt;"), ("<https://x.y>", "<https://x.y>"),
    ])
  func escapes(_ text: String, _ expected: String) { #expect(MarkdownText.escaped(line: text) == expected) }

  @Test("blocks of any text come back as they were written", arguments: 0..<40)
  func roundTrip(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<25 {
      let blocks = dice.blocks(depth: 0)
      let text = MarkdownWriter.markdown(blocks)
      let read = MarkdownReader.blocks(text)
      #expect(read.map(\.unplaced) == blocks, "\(text)")
    }
  }

  @Test("a fence is longer than what it holds")
  func fences() {
    let text = MarkdownWriter.markdown([MarkdownBlock(.fence(language: "sh", "````\nx"))])
    #expect(text == "`````sh\n````\nx\n`````\n")
  }

  @Test("the reader says where a block stood, and where its own text ended")
  func places() throws {
    let blocks = MarkdownReader.blocks("# A\n\n- one\n  more\n  - **X:** y\n\n```\nz\n```\n")
    #expect(blocks.map { "\($0.lines?.from ?? 0)-\($0.lines?.to ?? 0)" } == ["1-1", "3-5", "7-9"])
    let own = try #require(blocks[1].ownLines)
    #expect("\(own.from)-\(own.to)" == "3-4")
  }
}

extension Dice {
  mutating func textOfBlock() -> String {
    let text = DocumentText.normal(nastyText())
    return text.isEmpty ? "x" : text
  }

  mutating func blocks(depth: Int) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    for _ in 0..<roll(1...4) {
      let block = block(depth: depth)
      switch (blocks.last?.content, block.content) {
      // Two of these beside each other are one.
      case (.paragraph, .paragraph), (.quote, .quote), (.table, .table): continue
      case (nil, .paragraph) where depth > 0: continue
      default: blocks.append(block)
      }
    }
    return blocks
  }

  private mutating func block(depth: Int) -> MarkdownBlock {
    switch roll(depth == 0 ? 0...7 : 2...6) {
    case 0: .heading(roll(1...6), DocumentText.line(nastyText()))
    case 1:
      MarkdownBlock(
        .kept(
          Kept(
            path: (0..<roll(1...3)).map { _ in nastyText() }.filter { !DocumentText.line($0).isEmpty } + ["A"],
            text: nastyText(), showsHeading: chance(2))))
    case 2: MarkdownBlock(.quote(textOfBlock()))
    case 3: MarkdownBlock(.fence(language: chance(2) ? "bash" : nil, nastyText()))
    case 4:
      MarkdownBlock(.table((0..<roll(1...3)).map { _ in (0..<3).map { _ in DocumentText.normal(nastyText()) } }))
    case 5, 6:
      .item(
        textOfBlock(), marker: chance(2) ? .bullet : .number(roll(0...120)),
        depth < 2 && chance(2) ? self.blocks(depth: depth + 1) : [])
    default: MarkdownBlock(.paragraph(textOfBlock()))
    }
  }
}
