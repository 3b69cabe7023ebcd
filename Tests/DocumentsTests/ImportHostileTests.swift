import Records
import Testing

@testable import Documents

@Suite("hostile documents")
struct ImportHostileTests {
  /// Told of by name: whole, it would fill the log.
  struct Document: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    init(_ document: (name: String, text: String)) { (name, text) = document }

    var testDescription: String { name }
  }

  static let documents: [(String, String)] = [
    ("a hundred thousand quotations in one another", String(repeating: "> ", count: 100_000) + "x\n"),
    ("lists in lists", (0..<500).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n")),
    ("list markers on one line", String(repeating: "- ", count: 100_000)),
    (
      "a million table cells",
      String(repeating: "|a", count: 1000) + "|\n" + String(repeating: "|-", count: 1000) + "|\n"
        + String(repeating: String(repeating: "|b", count: 1000) + "|\n", count: 1000)
    ),
    ("one line of ten megabytes", String(repeating: "x", count: 10_000_000)),
    ("a million unclosed brackets", String(repeating: "[", count: 1_000_000)),
    ("brackets over many lines", String(repeating: "[a](\n", count: 50_000)),
    ("unclosed emphasis", String(repeating: "*a _b ", count: 100_000)),
    ("unclosed comments", String(repeating: "<!-- \n", count: 50_000)),
    ("link definitions", String(repeating: "[a]: x\n", count: 30_000)),
    ("unclosed fences", String(repeating: "```\n~~~\n", count: 30_000)),
    ("labels", (0..<20_000).map { "**l\($0):**" }.joined(separator: "\n")),
    (
      "todos that wait for one another",
      "## Todos\n\n" + (1...5000).map { "\($0). x\($0) (BLOCKED - pending x\($0 + 1))\n" }.joined()
    ),
  ]

  @Test("end with all lines kept", arguments: documents.map(Document.init))
  func end(document: Document) throws {
    let coverage = try #require(try imported(document.text).record.coverage)
    #expect(coverage.lost == 0)
  }

  @Test("are told of where a part stayed unread")
  func warnings() throws {
    let long = try imported("# Session 3\n\n" + String(repeating: "x", count: 70_000) + "\n\n## Todos\n\n- [ ] a\n")
    #expect(long.warnings == ["1 line longer than 64 KB; kept as text"])
    #expect(long.record.todos.count == 1)
    let deep = try imported(String(repeating: "> ", count: 100) + "x")
    #expect(deep.warnings.first == "1 line nested more than 24 deep; kept as text")
  }

  @Test("are refused beyond the bounds, with a word on what to do")
  func refusals() {
    var limits = ImportLimits.standard
    limits.bytes = 100
    #expect(throws: DocumentError.tooLarge(name: "a.md", bytes: 101, limit: 100)) {
      try Importer.read([UInt8](repeating: 120, count: 101), name: "a.md", limits: limits, nextNumber: "1")
    }
    limits = .standard
    limits.lines = 10
    #expect(throws: DocumentError.tooManyLines(name: "a.md", lines: 11, limit: 10)) {
      try Importer.read(Array(String(repeating: "a\n", count: 11).utf8), name: "a.md", limits: limits, nextNumber: "1")
    }
    limits = .standard
    limits.items = 10
    #expect(throws: DocumentError.tooManyItems(name: "a.md", limit: 10)) {
      try Importer.read(
        Array(String(repeating: "- a\n", count: 11).utf8), name: "a.md", limits: limits, nextNumber: "1")
    }
    #expect(DocumentError.tooManyItems(name: "a.md", limit: 10).message.contains("split it"))
  }
}
